#include "pipeline/render/xlsx/form_xlsx.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "pipeline/base/file.h"
#include "pipeline/base/text.h"
#include "pipeline/render/xlsx/book.h"

#define ROWS	   2000 /* that are checked */
#define NOTES	   "填写说明"
#define LEAST_WIDTH 10
#define MOST_WIDTH  40
#define RULE_WIDTH 64
#define WORDS_FROM 4 /* column of the notes in which the lists begin, two a list */
#define MONEY_MOST 100000000000.0
#define REQUIRED_INK 0xB42318

struct making {
	struct book book;
	const struct form *form;
	struct book_tab *data, *notes;
};

static const struct report_column WORDS = { .kind = REPORT_TEXT };

/* ---- cells ---- */

static struct report_column like(const struct form_column *c)
{
	struct report_column out = { .kind = REPORT_TEXT };

	if (c->kind == FORM_NUMBER)
		out = (struct report_column){ .kind = c->money ? REPORT_MONEY : REPORT_DECIMAL, .decimals = c->decimals };
	else if (c->kind != FORM_TEXT)
		out.kind = c->kind == FORM_DATE ? REPORT_DATE : REPORT_DATETIME;
	return out;
}

static lxw_format *heading_format(struct making *m, bool required)
{
	lxw_format *f = book_format(&m->book, BOOK_HEADING, &WORDS);

	if (!required)
		return f;
	if (!m->book.alert && (m->book.alert = workbook_add_format(m->book.xlsx))) {
		lxw_format *r = m->book.alert;

		format_set_font_name(r, BOOK_FONT);
		format_set_font_size(r, 10);
		format_set_bold(r);
		format_set_font_color(r, REQUIRED_INK);
		format_set_bg_color(r, 0xDCE6F0);
		format_set_align(r, LXW_ALIGN_CENTER);
		format_set_align(r, LXW_ALIGN_VERTICAL_CENTER);
		format_set_border(r, LXW_BORDER_THIN);
		format_set_border_color(r, 0xC9D1DA);
	}
	return m->book.alert;
}

static int put(struct making *m, struct book_tab *t, lxw_row_t row, size_t col, const char *s, lxw_format *f, struct err *e)
{
	return book_text(&m->book, t, row, (lxw_col_t)col, s, (int)strlen(s), f, e);
}

static char *text(struct making *m, const char *s)
{
	return arena_strdup(m->book.arena, s);
}

/* ---- what Excel checks while it is typed ---- */

/* Excel shows 32 and 255 characters of these. */
static void add_message(struct making *m, lxw_data_validation *v, const struct form_column *c)
{
	v->input_title = text(m, c->title);
	v->input_message = text(m, c->rule);
	v->error_title = text(m, c->title);
	v->error_message = text(m, c->rule);
	v->ignore_blank = LXW_VALIDATION_ON;
}

static const char *letters(struct making *m, size_t col)
{
	return col < 26 ? arena_printf(m->book.arena, "%c", (char)('A' + col)) :
			  arena_printf(m->book.arena, "%c%c", (char)('A' + col / 26 - 1), (char)('A' + col % 26));
}

static void ask_for_words(struct making *m, lxw_data_validation *v, const struct form_column *c, size_t list)
{
	const char *col = letters(m, WORDS_FROM + 2 * list);

	v->validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
	v->value_formula = arena_printf(m->book.arena, "='" NOTES "'!$%s$2:$%s$%zu", col, col, c->word_count + 1);
	v->error_type = c->open ? LXW_VALIDATION_ERROR_TYPE_INFORMATION : LXW_VALIDATION_ERROR_TYPE_STOP;
}

static void ask_for_day(lxw_data_validation *v)
{
	v->validate = LXW_VALIDATION_TYPE_DATE;
	v->criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
	v->minimum_datetime = (lxw_datetime){ .year = 1990, .month = 1, .day = 1 };
	v->maximum_datetime = (lxw_datetime){ .year = 2099, .month = 12, .day = 31, .hour = 23, .min = 59, .sec = 59 };
}

/* As many decimals as are read, and no more. */
static void ask_for_number(struct making *m, lxw_data_validation *v, const struct form_column *c, size_t col)
{
	const char *at = arena_printf(m->book.arena, "%s2", letters(m, col));

	v->validate = LXW_VALIDATION_TYPE_CUSTOM_FORMULA;
	v->value_formula = arena_printf(m->book.arena, "=AND(ISNUMBER(%s),ROUND(%s,%d)=%s,ABS(%s)<%.0f)", at, at, c->decimals, at, at,
					MONEY_MOST);
}

static void ask_for_other(struct making *m, lxw_data_validation *v, size_t col)
{
	const char *at = letters(m, col);

	v->validate = LXW_VALIDATION_TYPE_CUSTOM_FORMULA;
	v->value_formula = arena_printf(m->book.arena, "=COUNTIF($%s$2:$%s$%d,%s2)=1", at, at, ROWS + 1, at);
}

static int check_column(struct making *m, size_t i, size_t list, struct err *e)
{
	const struct form_column *c = &m->form->columns[i];
	lxw_data_validation v = { .validate = LXW_VALIDATION_TYPE_ANY };
	lxw_error code;

	add_message(m, &v, c);
	if (c->word_count)
		ask_for_words(m, &v, c, list);
	else if (c->kind == FORM_DATE || c->kind == FORM_DATETIME)
		ask_for_day(&v);
	else if (c->kind == FORM_NUMBER)
		ask_for_number(m, &v, c, i);
	else if (c->unique)
		ask_for_other(m, &v, i);
	code = worksheet_data_validation_range(m->data->ws, 1, (lxw_col_t)i, ROWS, (lxw_col_t)i, &v);
	return code == LXW_NO_ERROR ? 0 : book_fail(code, e);
}

/* ---- the two sheets ---- */

static void set_print(struct book_tab *t)
{
	worksheet_set_paper(t->ws, 9); /* A4 */
	worksheet_set_margins(t->ws, 0.5, 0.5, 0.9, 0.75);
	worksheet_fit_to_pages(t->ws, 1, 0);
	worksheet_repeat_rows(t->ws, 0, 0);
	worksheet_set_landscape(t->ws);
}

static double width_of(const struct form_column *c)
{
	int width = text_width(c->title) + 4;

	for (size_t i = 0; i < c->word_count; i++)
		if (text_width(c->words[i].word) + 4 > width)
			width = text_width(c->words[i].word) + 4;
	if (c->kind == FORM_DATETIME && width < 20)
		width = 20;
	if (c->kind == FORM_DATE && width < 12)
		width = 12;
	return width < LEAST_WIDTH ? LEAST_WIDTH : width > MOST_WIDTH ? MOST_WIDTH : width;
}

static int write_data(struct making *m, struct err *e)
{
	size_t list = 0;

	for (size_t i = 0; i < m->form->count; i++) {
		const struct form_column *c = &m->form->columns[i];
		struct report_column shape = like(c);

		if (put(m, m->data, 0, i, c->title, heading_format(m, c->required), e) < 0 || check_column(m, i, list, e) < 0)
			return -1;
		worksheet_set_column(m->data->ws, (lxw_col_t)i, (lxw_col_t)i, width_of(c), book_format(&m->book, BOOK_PLAIN, &shape));
		list += c->word_count > 0;
	}
	worksheet_set_row(m->data->ws, 0, 22, NULL);
	worksheet_freeze_panes(m->data->ws, 1, 0);
	m->data->lines = 1;
	set_print(m->data);
	return 0;
}

static int write_list(struct making *m, const struct form_column *c, size_t col, struct err *e)
{
	lxw_format *cell = book_format(&m->book, BOOK_CELL, &WORDS);

	if (put(m, m->notes, 0, col, arena_printf(m->book.arena, "可选：%s", c->title), book_format(&m->book, BOOK_HEADING, &WORDS), e) < 0)
		return -1;
	for (size_t k = 0; k < c->word_count; k++) {
		lxw_row_t row = (lxw_row_t)(k + 1);

		if (put(m, m->notes, row, col, c->words[k].word, cell, e) < 0 ||
		    (c->words[k].meaning && put(m, m->notes, row, col + 1, c->words[k].meaning, cell, e) < 0))
			return -1;
		if (m->notes->lines < row + 1)
			m->notes->lines = row + 1;
	}
	worksheet_set_column(m->notes->ws, (lxw_col_t)col, (lxw_col_t)col, width_of(c), NULL);
	worksheet_set_column(m->notes->ws, (lxw_col_t)(col + 1), (lxw_col_t)(col + 1), c->words[0].meaning ? 26 : 3, NULL);
	return 0;
}

static int write_notes(struct making *m, struct err *e)
{
	static const char *const HEADINGS[] = { "列", "填写要求", "举例" };
	lxw_format *cell = book_format(&m->book, BOOK_WRAPPED, &WORDS);
	size_t list = 0;

	for (size_t i = 0; i < 3; i++)
		if (put(m, m->notes, 0, i, HEADINGS[i], book_format(&m->book, BOOK_HEADING, &WORDS), e) < 0)
			return -1;
	for (size_t i = 0; i < m->form->count; i++) {
		const struct form_column *c = &m->form->columns[i];
		lxw_row_t row = (lxw_row_t)(i + 1);

		if (put(m, m->notes, row, 0, c->title, cell, e) < 0 || put(m, m->notes, row, 1, c->rule, cell, e) < 0 ||
		    put(m, m->notes, row, 2, c->example, cell, e) < 0)
			return -1;
	}
	m->notes->lines = (int64_t)m->form->count + 1;
	for (size_t i = 0; i < m->form->count; i++)
		if (m->form->columns[i].word_count && write_list(m, &m->form->columns[i], WORDS_FROM + 2 * list++, e) < 0)
			return -1;
	worksheet_set_column(m->notes->ws, 0, 0, 16, NULL);
	worksheet_set_column(m->notes->ws, 1, 1, RULE_WIDTH, NULL);
	worksheet_set_column(m->notes->ws, 2, 2, 20, NULL);
	worksheet_freeze_panes(m->notes->ws, 1, 0);
	set_print(m->notes);
	return 0;
}

/* ---- the file ---- */

static int fill(struct making *m, struct err *e)
{
	lxw_doc_properties p = { .title = text(m, m->form->title), .author = (char[]){ "kefu" }, .created = 86400 };

	workbook_set_properties(m->book.xlsx, &p);
	if (!book_tab_add(&m->book, arena_printf(m->book.arena, "%s", m->form->title), NULL, m->form->count, e) ||
	    !book_tab_add(&m->book, NOTES, NULL, 3, e))
		return -1;
	m->data = &m->book.tabs[0]; /* found again: adding one may have moved them */
	m->notes = &m->book.tabs[1];
	return write_data(m, e) < 0 ? -1 : write_notes(m, e);
}

static int make(struct making *m, const char *folder, const char *path, struct err *e)
{
	lxw_workbook_options options = { .tmpdir = text(m, folder) };
	lxw_error code;
	int rc;

	if (!(m->book.xlsx = workbook_new_opt(path, &options)))
		return err_set(e, ERR_SYSTEM, _("%s: no memory for a workbook"), path);
	rc = fill(m, e);
	code = workbook_close(m->book.xlsx);
	if (rc < 0)
		return -1;
	if (code != LXW_NO_ERROR)
		return book_fail(code, e);
	if (chmod(path, 0600) < 0)
		return err_errno(e, "%s", path);
	return book_check(&m->book, path, e);
}

static int there_already(const char *path, struct err *e)
{
	return err_set(e, ERR_CREATE, _("%s is there already"), path);
}

int form_xlsx_write(struct arena *a, const struct form *f, const char *path, struct err *e)
{
	const struct report nothing = { .path = f->title, .title = f->title, .file = f->title };
	struct making m = { .book = { .arena = a, .report = &nothing, .project = "" }, .form = f };
	const char *folder = arena_printf(a, "%s.parts", path), *fresh = arena_printf(a, "%s/form.xlsx", folder);
	int rc = -1;

	if (file_exists(path))
		return there_already(path, e);
	if (file_remove_tree(folder, e) < 0)
		return -1;
	if (mkdir(folder, 0700) < 0) /* not the folders above it: a mistyped path is not made */
		return err_errno(e, "%s", path);
	if (make(&m, folder, fresh, e) < 0)
		err_within(e, "%s", path);
	else if (renameat2(AT_FDCWD, fresh, AT_FDCWD, path, RENAME_NOREPLACE) < 0)
		rc = errno == EEXIST ? there_already(path, e) : err_errno(e, "%s", path);
	else
		rc = 0;
	file_remove_tree(folder, &(struct err){ 0 });
	return rc;
}
