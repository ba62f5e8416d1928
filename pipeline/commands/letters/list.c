/* kefu letters list: the letters of the ledger in the order of their numbers. */
#include "pipeline/base/file.h"
#include "pipeline/commands/letters/letters.h"
#include "pipeline/commands/letters/press.h"
#include "pipeline/store/ledger.sql.h"

#define LAST_DAY 2932896 /* 9999-12-31 */

static const struct report_column COLUMNS[] = {
	{ .title = "函件编号", .kind = REPORT_ID },	  { .title = "状态", .kind = REPORT_TEXT },
	{ .title = "房号", .kind = REPORT_ROOM },	  { .title = "催缴阶段", .kind = REPORT_ID },
	{ .title = "欠费合计", .kind = REPORT_MONEY },	  { .title = "日期", .kind = REPORT_DATE },
	{ .title = "数据截止日", .kind = REPORT_DATE }, { .title = "要求缴清日期", .kind = REPORT_DATE },
	{ .title = "审批人", .kind = REPORT_TEXT },	  { .title = "摘要", .kind = REPORT_ID },
	{ .title = "作废原因", .kind = REPORT_TEXT },
};

static int print(struct letters *c, struct db *db, struct err *e)
{
	const size_t n = sizeof COLUMNS / sizeof *COLUMNS;
	const struct report_sheet sheet = { .id = "list", .title = "函件", .sql = SQL_LEDGER_LETTER_LIST, .sql_path = "ledger.sql",
					    .columns = COLUMNS, .column_count = n, .shown = n };
	struct day as_of = day_none(c->as_of) ? day_of(LAST_DAY) : c->as_of;
	struct report_rows *rows = report_rows_open(c->arena, db, &sheet, as_of, NULL, NULL, e);
	int rc = rows ? report_text_write(c->arena, &sheet, rows, c->format, stdout, e) : -1;

	report_rows_close(rows);
	return rc == 0 && fflush(stdout) == EOF ? err_errno(e, _("writing the rows")) : rc;
}

int letters_list(struct letters *c, struct err *e)
{
	struct ledger *l;
	int rc;

	if (!file_exists(c->site->ledger_db))
		return err_set(e, ERR_NOINPUT, _("nothing was read yet: %s is not there"), c->site->ledger_db);
	if (press_leftovers(c, e) < 0 || !(l = ledger_open(c->site->ledger_db, DB_READ, e)))
		return -1;
	rc = print(c, ledger_db(l), e);
	ledger_close(l);
	return rc;
}
