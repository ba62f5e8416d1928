/* How fast rows become a workbook and CSV: 200,000 rows of 12 columns out of SQLite, and the memory that takes.
 * Peers on the same rows: exceljs, XlsxWriter, openpyxl (FINDINGS §2 has theirs). Prints one line a format. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "pipeline/base/file.h"
#include "pipeline/render/report_text.h"
#include "pipeline/render/xlsx/report_xlsx.h"

#define ROWS 200000

static const struct report_column COLUMNS[] = {
	{ .title = "房号", .kind = REPORT_ROOM },    { .title = "业主", .kind = REPORT_TEXT },
	{ .title = "账单号", .kind = REPORT_ID },    { .title = "费用项目", .kind = REPORT_TEXT },
	{ .title = "账期", .kind = REPORT_MONTH },   { .title = "应收", .kind = REPORT_MONEY, .sum = true },
	{ .title = "减免", .kind = REPORT_MONEY, .sum = true }, { .title = "实收", .kind = REPORT_MONEY, .sum = true },
	{ .title = "欠费", .kind = REPORT_MONEY, .sum = true, .shade = REPORT_BAR }, { .title = "应缴日期", .kind = REPORT_DATE },
	{ .title = "逾期天数", .kind = REPORT_INT }, { .title = "收缴率", .kind = REPORT_PERCENT },
};

static const char FILL[] =
    "CREATE TABLE t AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000)"
    " SELECT i, (i % 40 + 1) || '-' || (i % 3 + 1) || '-' || (i % 30 + 1) || '0' || (i % 4 + 1) AS room, '业主' || (i % 5000) AS owner,"
    " 'ZD' || (20260000000 + i) AS bill, '物业费' AS item, 24300 + i % 24 AS period, 20000 + i AS charged, i % 7 AS waived,"
    " 10000 + i % 300 AS received, 10000 + i AS owed, 20000 + i % 700 AS due, i % 700 AS late, i % 10000 AS rate FROM n";

static const char ROWS_SQL[] = "SELECT room AS 房号, owner AS 业主, bill AS 账单号, item AS 费用项目, period AS 账期, charged AS 应收,"
			       " waived AS 减免, received AS 实收, owed AS 欠费, due AS 应缴日期, late AS 逾期天数, rate AS 收缴率"
			       " FROM t ORDER BY i";

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static long peak_kb(void)
{
	struct rusage u;

	getrusage(RUSAGE_SELF, &u);
	return u.ru_maxrss;
}

static void tell(const char *what, double seconds, long before)
{
	printf("%-24s %8.0f rows/s  %5.2f s  +%ld MB (peak %ld MB)\n", what, ROWS / seconds, seconds, (peak_kb() - before) / 1024,
	       peak_kb() / 1024);
}

static int write_csv(struct arena *a, struct db *db, const struct report_sheet *s, struct err *e)
{
	FILE *out = fopen("/dev/null", "w");
	struct report_rows *rows = report_rows_open(a, db, s, day_of(20000), NULL, NULL, e);
	int rc = rows && out ? report_text_write(a, s, rows, REPORT_CSV, out, e) : -1;

	report_rows_close(rows);
	if (out)
		fclose(out);
	return rc;
}

int main(void)
{
	char folder[] = "/tmp/kefu-bench-XXXXXX";
	static const char *const none[] = { NULL };
	struct report_sheet s = { .id = "detail", .title = "欠费明细", .sql = ROWS_SQL, .sql_path = "detail.sql", .notes = none,
				  .columns = COLUMNS, .column_count = 12, .shown = 12 };
	struct report r = { .id = "bench", .path = "", .title = "欠费分析", .file = "欠费分析", .settings = none, .sources = none, .sign = none,
			    .sheets = &s, .sheet_count = 1 };
	struct arena *a = arena_new();
	struct err e = { 0 };
	struct db *db = mkdtemp(folder) ? db_open(arena_printf(a, "%s/t.db", folder), DB_WRITE, &e) : NULL;
	long before;
	double start;

	if (!db || db_run(db, FILL, &e) < 0)
		return fprintf(stderr, "%s\n", e.text), 1;
	before = peak_kb();
	start = now();
	if (write_csv(a, db, &s, &e) < 0)
		return fprintf(stderr, "%s\n", e.text), 1;
	tell("report csv 200000x12", now() - start, before);
	start = now();
	if (report_xlsx_write(a, db, &r, day_of(20000), NULL, arena_printf(a, "%s/a.xlsx", folder), &e) < 0)
		return fprintf(stderr, "%s\n", e.text), 1;
	tell("report xlsx 200000x12", now() - start, before);
	db_close(db);
	return file_remove_tree(folder, &e) < 0;
}
