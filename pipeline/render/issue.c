#include "pipeline/render/issue.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "pipeline/render/report_column.h"
#include "pipeline/render/report_rows.h"

/* ---- what it says ---- */

static void add_cell(struct buf *b, const struct report_column *c, const struct report_cell *cell)
{
	size_t start = b->len;

	if (cell->type == REPORT_CELL_TEXT)
		buf_add(b, cell->text, (size_t)cell->length);
	else if (cell->type == REPORT_CELL_INT)
		report_column_figure(report_cell_column(cell, c), cell->n, b);
	for (char *p = b->data + start; *p; p++)
		if (*p == '\t' || *p == '\n' || *p == '\r')
			*p = ' ';
}

const char *issue_rows(struct arena *a, struct db *db, const struct report_sheet *s, struct day as_of, struct err *e)
{
	struct report_rows *rows = report_rows_open(a, db, s, as_of, NULL, NULL, e);
	struct buf out;
	int rc;

	buf_init(&out, a);
	for (size_t i = 0; i < s->shown; i++)
		buf_printf(&out, "%s%s", i ? "\t" : "", s->columns[i].title);
	buf_byte(&out, '\n');
	while (rows && (rc = report_rows_next(rows, e)) > 0) {
		for (size_t i = 0; i < s->shown; i++) {
			if (i)
				buf_byte(&out, '\t');
			add_cell(&out, &s->columns[i], &report_rows_cells(rows)[i]);
		}
		buf_byte(&out, '\n');
	}
	if (!rows || rc < 0)
		return NULL;
	report_rows_close(rows);
	return out.data;
}

/* ---- what has changed ---- */

struct line {
	char **cells;
	const char *text;
	bool paired;
};

struct lines {
	struct line *list;
	size_t count, columns; /* list[0] are the headings */
};

static struct line split_line(struct arena *a, char *text, size_t *columns)
{
	struct line l = { .text = arena_strdup(a, text) };
	size_t capacity = 0;
	char *cell;

	*columns = 0;
	while ((cell = strsep(&text, "\t"))) {
		l.cells = arena_grow(a, l.cells, *columns, &capacity, sizeof *l.cells);
		l.cells[(*columns)++] = cell;
	}
	return l;
}

static struct lines split(struct arena *a, const char *rows)
{
	char *text = arena_strdup(a, rows), *line;
	struct lines out = { 0 };
	size_t capacity = 0, columns;

	while ((line = strsep(&text, "\n")) && (text || *line)) {
		out.list = arena_grow(a, out.list, out.count, &capacity, sizeof *out.list);
		out.list[out.count] = split_line(a, line, &columns);
		if (!out.count++)
			out.columns = columns;
	}
	return out;
}

/* Rows that both have: both are in the same order, so that the rest of the list need not be searched from its start. */
static void pair_equal(struct lines *before, struct lines *now)
{
	size_t from = 1;

	for (size_t i = 1; i < before->count; i++)
		for (size_t k = from; k < now->count; k++) {
			if (now->list[k].paired || strcmp(before->list[i].text, now->list[k].text))
				continue;
			before->list[i].paired = now->list[k].paired = true;
			from = k + 1;
			break;
		}
}

static size_t leading(const struct line *a, const struct line *b, size_t columns)
{
	size_t n = 0;

	while (n < columns && !strcmp(a->cells[n], b->cells[n]))
		n++;
	return n;
}

/* The new row that is about the same thing: the one that begins most alike. */
static struct line *find_like(const struct line *l, struct lines *now)
{
	struct line *best = NULL;
	size_t most = 0;

	for (size_t k = 1; k < now->count; k++) {
		size_t n = now->list[k].paired ? 0 : leading(l, &now->list[k], now->columns);

		if (n > most) {
			most = n;
			best = &now->list[k];
		}
	}
	return best;
}

static void tell_name(struct buf *out, const char *title, const struct line *l, size_t same)
{
	buf_text(out, title);
	for (size_t i = 0; i < (same ? same : 1) && i < 3; i++)
		buf_printf(out, " %s", l->cells[i]);
}

static void tell_change(struct buf *out, const char *title, const struct line *headings, const struct line *before,
			const struct line *now, size_t columns)
{
	const char *mark = "：";

	tell_name(out, title, now, leading(before, now, columns));
	for (size_t i = 0; i < columns; i++) {
		if (!strcmp(before->cells[i], now->cells[i]))
			continue;
		buf_printf(out, "%s%s %s → %s", mark, headings->cells[i], *before->cells[i] ? before->cells[i] : "（空）",
			   *now->cells[i] ? now->cells[i] : "（空）");
		mark = "，";
	}
	buf_byte(out, '\n');
}

/* Other headings: every row would differ. */
static bool comparable(const struct lines *before, const struct lines *now)
{
	return before->count && now->count && !strcmp(before->list[0].text, now->list[0].text);
}

static void tell_row(struct buf *out, const char *title, const struct line *l, size_t columns, const char *what)
{
	tell_name(out, title, l, columns);
	buf_printf(out, "：%s\n", what);
}

void issue_changes(struct arena *a, const char *title, const char *before, const char *now, int most, struct buf *out)
{
	struct lines b = split(a, before), n = split(a, now);
	int told = 0;

	if (!comparable(&b, &n)) {
		buf_printf(out, "%s：栏目不同\n", title);
		return;
	}
	pair_equal(&b, &n);
	for (size_t i = 1; i < b.count; i++) {
		struct line *like = b.list[i].paired ? NULL : find_like(&b.list[i], &n);

		if (b.list[i].paired || ++told > most)
			continue;
		if (like)
			tell_change(out, title, &b.list[0], &b.list[i], like, b.columns);
		else
			tell_row(out, title, &b.list[i], b.columns, "原有，现在没有");
		if (like)
			like->paired = true;
	}
	for (size_t k = 1; k < n.count; k++)
		if (!n.list[k].paired && ++told <= most)
			tell_row(out, title, &n.list[k], n.columns, "新增");
	if (told > most)
		buf_printf(out, "%s：另有 %d 处\n", title, told - most);
}

/* ---- its files ---- */

static int copy_file(const char *from, const char *to, char digest[FILE_DIGEST], struct err *e)
{
	int in = open(from, O_RDONLY | O_CLOEXEC), out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	int64_t size;
	int rc = -1;

	if (in < 0 || out < 0)
		err_errno(e, "%s", in < 0 ? from : to);
	else if (file_copy(in, out, digest, &size, e) < 0)
		err_within(e, "%s", to);
	else if (fsync(out) < 0)
		err_errno(e, "%s", to);
	else
		rc = 0;
	if (in >= 0)
		close(in);
	if (out >= 0)
		close(out);
	return rc;
}

int issue_files(struct arena *a, const char *day_folder, const char *folder, struct issue_file *files, size_t count,
		struct err *e)
{
	const char *fresh = arena_printf(a, "%s.new", folder), *above = arena_strndup(a, folder, (size_t)(strrchr(folder, '/') - folder));

	if (file_remove_tree(fresh, e) < 0 || file_remove_tree(folder, e) < 0 || file_make_folders(fresh, e) < 0)
		return -1;
	for (size_t i = 0; i < count; i++) {
		const char *from = arena_printf(a, "%s/%s", day_folder, files[i].from);

		files[i].digest[0] = '\0';
		if (file_exists(from) &&
		    copy_file(from, arena_printf(a, "%s/%s", fresh, files[i].name), files[i].digest, e) < 0)
			return -1;
	}
	if (file_sync_folder(fresh, e) < 0)
		return -1;
	if (rename(fresh, folder) < 0)
		return err_errno(e, "%s", folder);
	return file_sync_folder(above, e);
}
