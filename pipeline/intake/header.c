#include "pipeline/intake/header.h"

#include <stdint.h>
#include <string.h>

#include "pipeline/base/buf.h"
#include "pipeline/intake/heading.h"

#define CELLS_MAX 2000 /* headings that are looked at */

struct row {
	const struct heading *headings;
	size_t count;
};

/* How well a row suits a source. */
struct fit {
	const struct source *source;
	size_t row;
	int matched, left_over, missing;
	int *cell_of;
	int clash_a, clash_b; /* two headings that claim one column alike, -1 */
};

static struct row row_of(struct arena *a, const struct record *r)
{
	struct row row = { .count = r->broken ? 0 : r->count < CELLS_MAX ? r->count : CELLS_MAX };
	struct heading *h = arena_array(a, row.count + 1, sizeof *h);

	for (size_t i = 0; i < row.count; i++)
		if (r->cells[i].kind == CELL_TEXT && r->cells[i].length < 300)
			h[i] = heading_of(a, r->cells[i].text, r->cells[i].length);
		else
			h[i] = (struct heading){ .text = "", .folded = "" };
	row.headings = h;
	return row;
}

/* Headings in two rows: groups above, their members below, and what has no group stands above alone. */
static struct row joined(struct arena *a, const struct row *above, const struct row *below)
{
	struct row row = { .count = above->count > below->count ? above->count : below->count };
	struct heading *h = arena_array(a, row.count + 1, sizeof *h);

	for (size_t i = 0; i < row.count; i++) {
		bool own = i < below->count && *below->headings[i].folded;

		h[i] = own || i >= above->count ? below->headings[i] : above->headings[i];
	}
	row.headings = h;
	return row;
}

static void match_cells(struct fit *f, const struct row *row, enum heading_kind *kinds)
{
	for (size_t i = 0; i < row->count; i++) {
		struct heading_match m = heading_find(f->source->headings, &row->headings[i]);
		int *cell;

		if (m.column < 0)
			continue;
		cell = &f->cell_of[m.column];
		if (*cell < 0 || m.kind < kinds[m.column]) {
			if (*cell >= 0 && *cell == f->clash_a)
				f->clash_a = f->clash_b = -1;
			*cell = (int)i;
			kinds[m.column] = m.kind;
		} else if (m.kind == kinds[m.column]) {
			f->clash_a = *cell;
			f->clash_b = (int)i;
		}
	}
}

static struct fit fit_of(struct arena *a, const struct source *s, const struct row *row, size_t index)
{
	struct fit f = { .source = s, .row = index, .clash_a = -1, .clash_b = -1 };
	enum heading_kind *kinds = arena_array(a, s->column_count + 1, sizeof *kinds);

	f.cell_of = arena_array(a, s->column_count + 1, sizeof *f.cell_of);
	for (size_t i = 0; i < s->column_count; i++)
		f.cell_of[i] = -1;
	match_cells(&f, row, kinds);
	for (size_t i = 0; i < s->column_count; i++) {
		f.matched += f.cell_of[i] >= 0;
		f.missing += s->columns[i].required && f.cell_of[i] < 0;
	}
	for (size_t i = 0; i < row->count; i++)
		f.left_over += *row->headings[i].folded != '\0';
	f.left_over -= f.matched;
	return f;
}

/* Below zero when x is the better fit. */
static int compare(const struct fit *x, const struct fit *y)
{
	if ((x->missing == 0) != (y->missing == 0))
		return x->missing == 0 ? -1 : 1;
	if (x->matched != y->matched)
		return y->matched - x->matched;
	return x->missing ? x->missing - y->missing : x->left_over - y->left_over;
}

/* The best row for the source; the first of equal ones. */
static struct fit best_row(struct arena *a, const struct source *s, const struct row *rows, size_t count)
{
	struct fit best = { .source = s, .missing = 1 };

	for (size_t i = 0; i < count; i++) {
		struct fit f = fit_of(a, s, &rows[i], i);

		if (!best.cell_of || compare(&f, &best) < 0)
			best = f;
	}
	return best;
}

/* Whether a folder or the file of the path is named for the source. */
static bool named_for(struct arena *a, const char *path, const struct source *s)
{
	const char *id = heading_folded(a, s->id), *title = heading_folded(a, s->title);

	while (*path) {
		size_t n = strcspn(path, "/");
		const char *part = arena_strndup(a, path, n), *dot = path[n] ? NULL : strrchr(part, '.');

		if (dot)
			part = arena_strndup(a, part, (size_t)(dot - part));
		part = heading_folded(a, part);
		if (!strcmp(part, id) || !strcmp(part, title))
			return true;
		path += n + (path[n] == '/');
	}
	return false;
}

static const char *nearest(struct arena *a, const struct fit *best)
{
	struct buf b;
	const char *between = "";

	if (!best || !best->matched)
		return "前 20 行里没有认得的表头，请检查是否选错了文件";
	buf_init(&b, a);
	buf_printf(&b, "未识别：最接近“%s”（%s），缺少列：", best->source->title, best->source->id);
	for (size_t i = 0; i < best->source->column_count; i++)
		if (best->source->columns[i].required && best->cell_of[i] < 0) {
			buf_printf(&b, "%s%s", between, best->source->columns[i].title);
			between = "、";
		}
	return b.data;
}

static const char *clash(struct arena *a, const struct fit *f, const struct row *row)
{
	const char *column = "";

	for (size_t i = 0; i < f->source->column_count; i++)
		if (f->cell_of[i] == f->clash_a)
			column = f->source->columns[i].title;
	return arena_printf(a, "“%s”：表头“%s”和“%s”都对应“%s”，请删去或改名其中一列", f->source->title,
			    row->headings[f->clash_a].text, row->headings[f->clash_b].text, column);
}

static void describe(struct arena *a, const struct fit *f, const struct row *row, struct header *out)
{
	bool *in_wan = arena_array(a, f->source->column_count + 1, sizeof *in_wan),
	     *used = arena_array(a, row->count + 1, sizeof *used);
	struct buf unused;

	out->source = f->source;
	out->row = f->row;
	out->cell_of = f->cell_of;
	out->in_wan = in_wan;
	for (size_t i = 0; i < f->source->column_count; i++)
		if (f->cell_of[i] >= 0) {
			const struct heading *h = &row->headings[f->cell_of[i]];

			used[f->cell_of[i]] = true;
			in_wan[i] = h->in_wan && f->source->columns[i].type == SOURCE_MONEY;
		}
	buf_init(&unused, a);
	for (size_t i = 0; i < row->count && unused.len < 400; i++)
		if (*row->headings[i].folded && !used[i])
			buf_printf(&unused, "%s%s", unused.len ? "、" : "", row->headings[i].text);
	out->unused = unused.data;
}

static struct header choose(struct arena *a, const struct fit *fits, size_t count, const char *path,
			    const struct row *rows)
{
	struct header out = { .note = "", .unused = "" };
	const struct fit *best = NULL, *equal = NULL;

	for (size_t i = 0; i < count; i++) {
		int c = best ? compare(&fits[i], best) : -1;

		if (c == 0 && !best->missing && named_for(a, path, fits[i].source) != named_for(a, path, best->source))
			c = named_for(a, path, best->source) ? 1 : -1;
		if (c < 0) {
			best = &fits[i];
			equal = NULL;
		} else if (c == 0) {
			equal = &fits[i];
		}
	}
	if (!best || best->missing)
		out.note = nearest(a, best);
	else if (equal)
		out.note = arena_printf(a, "既像“%s”（%s）又像“%s”（%s），请把文件名或文件夹名改为其中之一",
					best->source->title, best->source->id, equal->source->title, equal->source->id);
	else if (best->clash_a >= 0)
		out.note = clash(a, best, &rows[best->row]);
	else
		describe(a, best, &rows[best->row], &out);
	out.in_doubt = best && !best->missing && !out.source;
	return out;
}

static struct header find_in(struct arena *a, const struct source_set *sources, const char *path,
			     const struct row *rows, size_t count)
{
	struct fit *fits = arena_array(a, sources->count + 1, sizeof *fits);

	for (size_t i = 0; i < sources->count; i++)
		fits[i] = best_row(a, &sources->sources[i], rows, count);
	return choose(a, fits, sources->count, path, rows);
}

struct header header_find(struct arena *a, const struct source_set *sources, const char *path,
			  const struct record *records, size_t count)
{
	struct row *rows = arena_array(a, count + 1, sizeof *rows), *pairs = arena_array(a, count + 1, sizeof *pairs);
	struct header single, pair;

	for (size_t i = 0; i < count; i++)
		rows[i] = row_of(a, &records[i]);
	single = find_in(a, sources, path, rows, count);
	if (single.source || single.in_doubt || count < 2)
		return single;
	for (size_t i = 0; i + 1 < count; i++)
		pairs[i] = joined(a, &rows[i], &rows[i + 1]);
	pair = find_in(a, sources, path, pairs, count - 1);
	if (!pair.source)
		return single;
	pair.row++;
	return pair;
}
