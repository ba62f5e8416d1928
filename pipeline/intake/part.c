#include "pipeline/intake/part.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/buf.h"
#include "pipeline/base/fen.h"
#include "pipeline/intake/cell.h"
#include "pipeline/intake/header.h"
#include "pipeline/intake/memo.h"
#include "pipeline/intake/skip.h"

#define NOTE_MAX    1500
#define TOTALS_TOLD 3
#define MEMOS_FROM 500 /* rows from which remembering cells pays */

enum state { SEARCHING, READING, LOST };

/* A column of money, summed to be compared with the file's own totals. */
struct sum {
	struct fen all, since; /* since the last total row */
	bool overflow;
};

struct part {
	struct part_about about;
	struct wire *wire;
	struct arena *arena, *rare;
	enum state state;
	struct record first[HEADER_ROWS]; /* while searching */
	size_t first_count;

	struct header header;
	const struct source *source;
	struct record head; /* the row of headings, to know its repeats */
	size_t head_used;   /* cells up to the last heading */
	struct wire_layout layout;
	struct intake_value *values;
	struct wire_cell *shown;
	struct sum *sums;
	struct memo **memos; /* by column; NULL where none is kept */
	char scratch[CELL_SCRATCH], reason[256];
	bool in_notes, has_memos;

	int64_t read, skipped, rejected;
	int totals_told;
	struct buf note;
};

static void add_note(struct part *p, const char *what)
{
	if (*what && p->note.len < NOTE_MAX)
		buf_printf(&p->note, "%s%s", p->note.len ? "；" : "", what);
}

/* ---- the rows that are not data --------------------------------------------------------------------------------- */

static const struct cell *cell_at(const struct part *p, const struct record *r, size_t column)
{
	static const struct cell nothing = { .text = "", .kind = CELL_EMPTY };
	int i = p->header.cell_of[column];

	return i < 0 || (size_t)i >= r->count ? &nothing : &r->cells[i];
}

static bool written(const struct cell *c)
{
	return !(c->style & CELL_MERGED) && !cell_blank(c);
}

/* Nothing in any column of the source: an empty row, or text beside the table. */
static bool empty(const struct part *p, const struct record *r)
{
	for (size_t i = 0; i < p->source->column_count; i++)
		if (written(cell_at(p, r, i)))
			return false;
	return true;
}

static bool same_text(const struct cell *a, const struct cell *b)
{
	return a->length == b->length && a->kind == b->kind && !memcmp(a->text, b->text, a->length);
}

static bool repeats_header(const struct part *p, const struct record *r)
{
	for (size_t i = 0; i < p->source->column_count; i++)
		if (p->header.cell_of[i] >= 0 && !same_text(cell_at(p, r, i), cell_at(p, &p->head, i)))
			return false;
	return true;
}

static bool has_required(const struct part *p, const struct record *r)
{
	for (size_t i = 0; i < p->source->column_count; i++)
		if (p->source->columns[i].required && cell_blank(cell_at(p, r, i)))
			return false;
	return true;
}

static bool form_not_filled_in(const struct part *p, const struct record *r)
{
	const struct source_column *const *columns = p->source->skip_when_empty;

	if (!columns || (p->source->skip_own && !source_is_own(p->source, p->about.sheet)))
		return false;
	for (; *columns; columns++)
		if (written(cell_at(p, r, (size_t)(*columns - p->source->columns))))
			return false;
	return true;
}

/* ---- control totals --------------------------------------------------------------------------------------------- */

static void add_sum(struct sum *s, int64_t fen)
{
	if (!fen_add(&s->all, fen_of(fen)) || !fen_add(&s->since, fen_of(fen)))
		s->overflow = true;
}

static void tell_total(struct part *p, int line, const char *column, struct fen says, struct fen rows)
{
	char a[FEN_TEXT], b[FEN_TEXT], text[200];

	if (++p->totals_told > TOTALS_TOLD)
		return;
	snprintf(text, sizeof text, "第 %d 行合计与明细不符：%.60s 合计 %s，各行相加 %s", line, column,
		 fen_grouped(says, a), fen_grouped(rows, b));
	add_note(p, text);
}

/* A grand total may be of all rows, or of those since the last total. */
static void check_totals(struct part *p, const struct record *r, bool grand)
{
	for (size_t i = 0; i < p->source->column_count; i++) {
		const struct source_column *column = &p->source->columns[i];
		struct cell_context x = { .in_wan = p->header.in_wan[i], .scratch = p->scratch, .arena = p->rare };
		struct intake_value v[2];
		struct sum *s = &p->sums[i];

		if (column->type != SOURCE_MONEY)
			continue;
		if (grand && !s->overflow && !cell_read(cell_at(p, r, i), column, &x, v) && v[0].type == INTAKE_INT &&
		    written(cell_at(p, r, i)) && fen_cmp(fen_of(v[0].n), s->all) && fen_cmp(fen_of(v[0].n), s->since))
			tell_total(p, r->line, column->title, fen_of(v[0].n), s->all);
		s->since = fen_of(0);
	}
}

static bool passed_over(struct part *p, const struct record *r)
{
	switch (skip_kind(r)) {
	case SKIP_GRAND_TOTAL:
	case SKIP_TOTAL:
		check_totals(p, r, skip_kind(r) == SKIP_GRAND_TOTAL);
		return true;
	case SKIP_FOOTER:
		if (!has_required(p, r))
			return true;
		break;
	case SKIP_NOTES:
		if (!has_required(p, r))
			return p->in_notes = true;
		break;
	case SKIP_NOT:
		break;
	}
	if (p->in_notes && !has_required(p, r))
		return true;
	p->in_notes = false;
	return form_not_filled_in(p, r);
}

/* ---- the rows that are data ------------------------------------------------------------------------------------- */

static void show_cells(struct part *p, const struct record *r)
{
	for (size_t i = 0; i < p->source->column_count; i++) {
		const struct cell *c = cell_at(p, r, i);
		char *out;

		p->shown[i] = (struct wire_cell){ NULL, 0 };
		if (p->header.cell_of[i] < 0)
			continue;
		p->shown[i].text = c->kind == CELL_EMPTY ? "" : c->text;
		p->shown[i].length = c->kind == CELL_EMPTY ? 0 : c->length;
		if (c->kind == CELL_NUMBER && c->style & (CELL_DATE | CELL_TIME)) {
			out = arena_alloc(p->rare, 32);
			p->shown[i].length = cell_shown(c, p->about.date1904, out, 32);
			p->shown[i].text = out;
		}
	}
}

static void reject(struct part *p, const struct record *r, int column, const char *reason, bool has_key)
{
	struct wire_cell value = { "", 0 };

	show_cells(p, r);
	if (column >= 0)
		value = p->shown[column];
	wire_reject(p->wire, &p->layout, r->line, column, value.text ? value : (struct wire_cell){ "", 0 }, reason,
		    p->shown, p->values, has_key);
	p->rejected++;
	arena_reset(p->rare);
}

static void reject_broken(struct part *p, const struct record *r)
{
	struct wire_cell raw = { r->cells[0].text, r->cells[0].length };

	for (size_t i = 0; i < p->source->column_count; i++)
		p->shown[i] = (struct wire_cell){ NULL, 0 };
	wire_reject(p->wire, &p->layout, r->line, -1, raw, r->broken, p->shown, p->values, false);
	p->rejected++;
}

/* A CSV's row has as many cells as its header; more only when they are empty. */
static const char *wrong_count(struct part *p, const struct record *r)
{
	if (!p->about.text || r->count == p->head.count)
		return NULL;
	if (r->count < p->head_used) {
		snprintf(p->reason, sizeof p->reason, "本行只有 %zu 列，表头有 %zu 列，请补齐后重报", r->count,
			 p->head.count);
		return p->reason;
	}
	for (size_t i = p->head.count; i < r->count; i++)
		if (!cell_blank(&r->cells[i])) {
			snprintf(p->reason, sizeof p->reason,
				 "本行有 %zu 列，表头只有 %zu 列，可能有内容带逗号而没有加引号", r->count,
				 p->head.count);
			return p->reason;
		}
	return NULL;
}

/* A merge stands for its first cell only where it says what the row is about; an amount over several rows belongs to
 * none of them. */
static const struct cell *own_cell(const struct part *p, const struct record *r, size_t column)
{
	static const struct cell nothing = { .text = "", .kind = CELL_EMPTY };
	const struct cell *c = cell_at(p, r, column);

	if (c->style & CELL_MERGED && !p->source->columns[column].is_key &&
	    p->source->columns[column].type != SOURCE_ROOM)
		return &nothing;
	return c;
}

struct judgement {
	int column; /* the first bad one, -1 none */
	const char *reason;
	bool has_key;
};

static const char *read_cell(struct part *p, const struct cell *cell, size_t i, struct cell_context *x,
			     struct intake_value *v)
{
	const struct source_column *c = &p->source->columns[i];
	struct memo *memo = p->memos[i];
	const char *why;

	if (memo && memo_find(memo, cell, v))
		return NULL;
	x->in_wan = p->header.in_wan[i];
	why = cell_read(cell, c, x, v);
	if (!why && c->required && v[0].type == INTAKE_NULL)
		why = "必填项为空，请补填";
	if (!why && memo)
		memo_keep(memo, cell, c, v);
	return why;
}

/* The column's values go where the row wants them. The second, that most types do not have, falls on the next column's
 * place, which is written after it; there is room behind the last. */
static void read_column(struct part *p, const struct record *r, size_t i, struct cell_context *x, struct judgement *j)
{
	const struct source_column *c = &p->source->columns[i];
	struct intake_value *v = &p->values[c->place];
	const char *why = read_cell(p, own_cell(p, r, i), i, x, v);

	if (why) {
		j->has_key = j->has_key && !c->is_key;
		if (j->column < 0) {
			j->column = (int)i;
			j->reason = why;
		}
	} else if (c->type == SOURCE_MONEY && v->type == INTAKE_INT) {
		add_sum(&p->sums[i], v->n);
	}
}

static void data(struct part *p, const struct record *r)
{
	struct cell_context x = { .date1904 = p->about.date1904, .scratch = p->scratch, .arena = p->rare };
	struct judgement j = { .column = -1, .has_key = true };
	const char *why = wrong_count(p, r);

	if (why) {
		reject(p, r, -1, why, false);
		return;
	}
	for (size_t i = 0; i < p->source->column_count; i++)
		read_column(p, r, i, &x, &j);
	if (j.column >= 0)
		reject(p, r, j.column, j.reason, j.has_key);
	else if (!wire_row(p->wire, &p->layout, r->line, p->values))
		reject(p, r, -1, "本行内容过长，请缩短", false);
	if (p->read % 4096 == 0)
		arena_reset(p->rare);
}

static void start_memos(struct part *p)
{
	for (size_t i = 0; i < p->source->column_count; i++)
		if (p->header.cell_of[i] >= 0 && memo_suits(&p->source->columns[i]))
			p->memos[i] = arena_alloc(p->arena, sizeof *p->memos[i]);
	p->has_memos = true;
}

static void row(struct part *p, const struct record *r)
{
	if (!p->has_memos && p->read > MEMOS_FROM)
		start_memos(p);
	p->read += 1 + r->blank_before;
	p->skipped += r->blank_before;
	if (r->broken)
		reject_broken(p, r);
	else if (empty(p, r) || repeats_header(p, r) || passed_over(p, r))
		p->skipped++;
	else
		data(p, r);
}

/* ---- finding the headings --------------------------------------------------------------------------------------- */

struct record part_copy(struct arena *a, const struct record *r)
{
	struct record copy = *r;
	struct cell *cells = arena_array(a, r->count + 1, sizeof *cells);

	for (size_t i = 0; i < r->count; i++) {
		cells[i] = r->cells[i];
		if (r->cells[i].kind != CELL_EMPTY && r->cells[i].kind != CELL_ERROR)
			cells[i].text = arena_strndup(a, r->cells[i].text, r->cells[i].length);
	}
	copy.cells = cells;
	return copy;
}

int part_probe(struct arena *a, const struct source_set *sources, const char *path, const struct record *rows,
	       size_t count)
{
	struct header h = header_find(a, sources, path, rows, count);
	int matched = 0;

	for (size_t i = 0; h.source && i < h.source->column_count; i++)
		matched += h.cell_of[i] >= 0;
	return matched;
}

static void begin(struct part *p)
{
	struct intake_part about = { .sheet = p->about.sheet, .source = p->header.source, .note = p->header.note };

	if (p->header.source)
		about.header_line = p->first[p->header.row].line;
	else if (!p->first_count)
		about.note = *p->about.sheet ? "工作表是空的" : "文件是空的";
	wire_part(p->wire, p->about.sources, &about);
	p->source = p->header.source;
	p->state = p->source ? READING : LOST;
	if (!p->source)
		return;
	p->head = p->first[p->header.row];
	for (size_t i = 0; i < p->head.count; i++)
		if (!cell_blank(&p->head.cells[i]))
			p->head_used = i + 1;
	p->layout = wire_layout_of(p->arena, p->source);
	p->values = arena_array(p->arena, (size_t)p->source->places + 2, sizeof *p->values);
	p->shown = arena_array(p->arena, p->source->column_count + 1, sizeof *p->shown);
	p->sums = arena_array(p->arena, p->source->column_count + 1, sizeof *p->sums);
	p->memos = arena_array(p->arena, p->source->column_count + 1, sizeof *p->memos);
}

static void decide(struct part *p)
{
	p->header = header_find(p->arena, p->about.sources, p->about.path, p->first, p->first_count);
	begin(p);
	for (size_t i = 0; i < p->first_count; i++) {
		const struct record *r = &p->first[i];

		if (p->source && i > p->header.row) {
			row(p, r);
		} else {
			p->read += 1 + r->blank_before;
			p->skipped += 1 + r->blank_before;
		}
	}
}

int part_record(void *part, const struct record *r)
{
	struct part *p = part;

	switch (p->state) {
	case SEARCHING:
		p->first[p->first_count++] = part_copy(p->arena, r);
		if (p->first_count == HEADER_ROWS)
			decide(p);
		break;
	case READING:
		row(p, r);
		break;
	case LOST:
		p->read += 1 + r->blank_before;
		p->skipped += 1 + r->blank_before;
		break;
	}
	return 0;
}

struct part *part_open(const struct part_about *about, struct wire *w)
{
	struct arena *a = arena_new();
	struct part *p = arena_alloc(a, sizeof *p);

	p->about = *about;
	p->wire = w;
	p->arena = a;
	p->rare = arena_new();
	buf_init(&p->note, a);
	add_note(p, about->note);
	return p;
}

void part_close(struct part *p, int blank_after, const char *note, bool broken)
{
	struct intake_end end = { .broken = broken };

	if (p->state == SEARCHING)
		decide(p);
	p->read += blank_after;
	p->skipped += blank_after;
	if (p->source && p->read == p->skipped && !broken)
		add_note(p, "只有表头，没有数据行");
	if (p->source && *p->header.unused) {
		add_note(p, "未使用的列：");
		buf_text(&p->note, p->header.unused);
	}
	if (p->totals_told > TOTALS_TOLD)
		buf_printf(&p->note, "（另有 %d 处合计不符）", p->totals_told - TOTALS_TOLD);
	add_note(p, note);
	end.read = p->read;
	end.skipped = p->skipped;
	end.rejected = p->rejected;
	end.note = p->note.data;
	wire_end(p->wire, &end);
	arena_free(p->rare);
	arena_free(p->arena);
}

void part_refused(struct wire *w, const struct source_set *sources, const char *sheet, const char *note)
{
	struct intake_part about = { .sheet = sheet, .note = note };
	struct intake_end end = { .note = "" };

	wire_part(w, sources, &about);
	wire_end(w, &end);
}
