/* The last sheet, 数据来源: what a reader must know to trust the figures, or to doubt them. */
#include "pipeline/render/xlsx/book.h"

#include <string.h>

#include "pipeline/render/xlsx/origin.sql.h"

#define COLUMNS 13

static const struct report_column WORDS = { .kind = REPORT_TEXT }, COUNT = { .kind = REPORT_INT }, MIDDLE = { .kind = REPORT_ID }, DATE = { .kind = REPORT_DATE };

struct origin {
	struct book *b;
	struct book_tab *t;
	lxw_row_t row; /* the next one */
};

/* ---- cells ---- */

static int put(struct origin *o, lxw_col_t col, const char *s, enum book_role role, const struct report_column *c, struct err *e)
{
	return book_text(o->b, o->t, o->row, col, s, (int)strlen(s), book_format(o->b, role, c), e);
}

static void end_row(struct origin *o)
{
	o->row++;
	o->t->lines++;
}

static int caption(struct origin *o, const char *s, struct err *e)
{
	if (o->row)
		o->row++; /* an empty row between, which is not written */
	if (put(o, 0, s, BOOK_CAPTION, &WORDS, e) < 0)
		return -1;
	end_row(o);
	return 0;
}

static int headings(struct origin *o, const char *const *list, struct err *e)
{
	for (lxw_col_t i = 0; list[i]; i++)
		if (put(o, i, list[i], BOOK_HEADING, &WORDS, e) < 0)
			return -1;
	end_row(o);
	return 0;
}

static int line(struct origin *o, const char *name, const char *value, struct err *e)
{
	if (put(o, 0, name, BOOK_CELL, &WORDS, e) < 0 || put(o, 1, value, BOOK_PLAIN, &WORDS, e) < 0)
		return -1;
	end_row(o);
	return 0;
}

/* ---- the report ---- */

static int own_lines(struct origin *o, struct err *e)
{
	const struct report *r = o->b->report;
	const struct report_column columns[] = { { .title = "项目", .kind = REPORT_TEXT }, { .title = "内容", .kind = REPORT_TEXT } };
	struct report_sheet s = { .id = "origin", .sql = r->origin_sql, .sql_path = r->origin_path, .columns = columns,
				  .column_count = 2, .shown = 2 };
	struct report_rows *rows;
	int rc = 0;

	if (!r->origin_sql)
		return 0;
	if (!(rows = report_rows_open(o->b->arena, o->b->db, &s, o->b->as_of, NULL, NULL, e)))
		return -1;
	while (!rc && (rc = report_rows_next(rows, e)) > 0) {
		const struct report_cell *cell = report_rows_cells(rows);

		rc = line(o, cell[0].type == REPORT_CELL_NULL ? "" : cell[0].text, cell[1].type == REPORT_CELL_NULL ? "" : cell[1].text, e);
	}
	report_rows_close(rows);
	return rc;
}

static int write_report(struct origin *o, struct err *e)
{
	char day[DAY_TEXT];

	if (caption(o, "报表", e) < 0 || line(o, "名称", o->b->report->title, e) < 0 ||
	    (*o->b->project && line(o, "小区", o->b->project, e) < 0) || line(o, "统计截止日", day_text(o->b->as_of, day), e) < 0 ||
	    own_lines(o, e) < 0)
		return -1;
	if (o->b->cut && line(o, "注意", arena_printf(o->b->arena, "%lld 个单元格超过 32,767 字，已截断", (long long)o->b->cut), e) < 0)
		return -1;
	return line(o, "程序", "kefu " KEFU_VERSION, e);
}

/* ---- its sheets ---- */

/* What is said of a sheet: that it is empty, then its notes, a line each. */
static int write_sheet(struct origin *o, const struct book_tab *t, struct err *e)
{
	const char *const *notes = t->sheet->notes;
	const char *said = !t->rows && t->sheet->empty ? t->sheet->empty : *notes ? *notes++ : NULL;

	if (put(o, 0, t->name, BOOK_CELL, &WORDS, e) < 0)
		return -1;
	worksheet_write_number(o->t->ws, o->row, 1, t->rows, book_format(o->b, BOOK_CELL, &COUNT));
	do {
		if (said && put(o, 2, said, BOOK_PLAIN, &WORDS, e) < 0)
			return -1;
		end_row(o);
		said = *notes;
	} while (*notes++);
	return 0;
}

static int write_sheets(struct origin *o, struct err *e)
{
	static const char *const titles[] = { "工作表", "行数", "说明", NULL };

	if (caption(o, "工作表", e) < 0 || headings(o, titles, e) < 0)
		return -1;
	for (size_t i = 0; i + 1 < o->b->tab_count; i++)
		if (write_sheet(o, &o->b->tabs[i], e) < 0)
			return -1;
	return 0;
}

/* ---- the files ---- */

static bool concerns(const struct report *r, const char *source)
{
	const char *const *s = r->sources;

	if (!*s)
		return true;
	while (*s && strcmp(*s, source))
		s++;
	return *s != NULL;
}

static int put_day(struct origin *o, lxw_col_t col, struct day day, struct err *e)
{
	lxw_format *format = book_format(o->b, BOOK_CELL, &DATE);

	if (!day_none(day))
		return book_figure(o->b, o->t, o->row, col, &DATE, day_count(day), format, e);
	worksheet_write_blank(o->t->ws, o->row, col, format);
	return 0;
}

static int write_file(struct origin *o, struct stmt *s, struct err *e)
{
	static const char *const counts[] = { "arrival", "read", "accepted", "unchanged", "superseded", "rejected", "skipped" };
	const char *sheet = stmt_text(s, "sheet"), *path = stmt_text(s, "path");

	if (*sheet)
		path = arena_printf(o->b->arena, "%s [%s]", path, sheet);
	if (put(o, 0, path, BOOK_CELL, &WORDS, e) < 0 || put(o, 1, stmt_text(s, "source"), BOOK_CELL, &MIDDLE, e) < 0)
		return -1;
	for (lxw_col_t i = 0; i < 7; i++)
		worksheet_write_number(o->t->ws, o->row, (lxw_col_t)(2 + i), (double)stmt_int(s, counts[i]),
				       book_format(o->b, BOOK_CELL, &COUNT));
	if (put_day(o, 9, stmt_day(s, "first_day"), e) < 0 || put_day(o, 10, stmt_day(s, "last_day"), e) < 0 ||
	    put(o, 11, stmt_text(s, "digest"), BOOK_CELL, &WORDS, e) < 0)
		return -1;
	end_row(o);
	return 0;
}

static int write_files(struct origin *o, struct err *e)
{
	static const char *const titles[] = { "源文件", "来源", "到达序号", "读取", "接受", "未变", "覆盖", "拒收", "跳过", "数据起", "数据止", "SHA-256", NULL };
	struct stmt *s;
	int rc;

	if (!db_has_table(o->b->db, "part"))
		return 0;
	if (caption(o, "源文件", e) < 0 || headings(o, titles, e) < 0)
		return -1;
	s = db_prepare(o->b->db, SQL_ORIGIN_FILES);
	while ((rc = stmt_step(s, e)) > 0)
		if (concerns(o->b->report, stmt_text(s, "source")) && write_file(o, s, e) < 0) {
			rc = -1;
			break;
		}
	stmt_end(s);
	return rc;
}

/* ---- the settings ---- */

struct setting_lines {
	struct origin *o;
	struct err *e;
	int rc;
};

static void write_setting(void *user, const char *key, const char *value, bool changed)
{
	struct setting_lines *l = user;
	struct err *e = l->e;

	if (l->rc < 0)
		return;
	if (put(l->o, 0, key, BOOK_CELL, &WORDS, e) < 0 || put(l->o, 1, value, BOOK_PLAIN, &WORDS, e) < 0 ||
	    (changed && put(l->o, 2, arena_printf(l->o->b->arena, "本项已由用户改为 %s", value), BOOK_PLAIN, &WORDS, e) < 0)) {
		l->rc = -1;
		return;
	}
	end_row(l->o);
}

static int write_settings(struct origin *o, struct err *e)
{
	static const char *const titles[] = { "设置", "值", "说明", NULL };
	struct setting_lines l = { .o = o, .e = e };

	if (!o->b->settings || !o->b->report->settings[0])
		return 0;
	if (caption(o, "设置", e) < 0 || headings(o, titles, e) < 0)
		return -1;
	for (const char *const *s = o->b->report->settings; *s; s++)
		settings_each(o->b->settings, *s, write_setting, &l);
	return l.rc;
}

int book_origin_write(struct book *b, struct err *e)
{
	static const double widths[COLUMNS - 1] = { 36, 16, 10, 9, 9, 9, 9, 9, 9, 11, 11, 70 };
	struct origin o = { .b = b, .t = book_tab_add(b, "数据来源", NULL, COLUMNS, e) };

	if (!o.t || write_report(&o, e) < 0 || write_sheets(&o, e) < 0 || write_files(&o, e) < 0 || write_settings(&o, e) < 0)
		return -1;
	for (lxw_col_t i = 0; i < COLUMNS - 1; i++)
		worksheet_set_column(o.t->ws, i, i, widths[i], NULL);
	o.t->width = 180;
	book_page_setup(b, o.t);
	return 0;
}
