#include "pipeline/render/markdown.h"

#include <ctype.h>
#include <md4c.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/text.h"

#define LIST_DEPTH 8

struct list {
	bool ordered;
	unsigned number;
};

struct reader {
	struct arena *arena;
	struct markdown_block **tail, *block;
	struct markdown_run **run_tail, *run;
	struct buf text; /* of the run or the fence that is being read */
	struct list lists[LIST_DEPTH];
	int depth;
	const char *marker;
	int strong;
	struct markdown_row **row_tail, *row;
	size_t cell;
	bool keeps, fence; /* keeps: text is wanted; fence: as it is */
};

static struct markdown_block *new_block(struct reader *r, enum markdown_kind kind)
{
	struct markdown_block *b = arena_alloc(r->arena, sizeof *b);

	b->kind = kind;
	*r->tail = b;
	r->tail = &b->next;
	r->block = b;
	return b;
}

static void end_run(struct reader *r)
{
	if (r->run)
		r->run->text = r->text.data;
	r->run = NULL;
	buf_init(&r->text, r->arena);
}

static void begin_runs(struct reader *r, struct markdown_run **first)
{
	end_run(r); /* an item's words end where a list within it begins */
	r->run_tail = first;
	r->keeps = true;
}

static void end_runs(struct reader *r)
{
	end_run(r);
	r->keeps = false;
}

static void begin_run(struct reader *r)
{
	r->run = arena_alloc(r->arena, sizeof *r->run);
	r->run->strong = r->strong > 0;
	*r->run_tail = r->run;
	r->run_tail = &r->run->next;
}

static void add_words(struct reader *r, const char *text, size_t n)
{
	if (!r->run)
		begin_run(r);
	buf_add(&r->text, text, n);
}

static void add_break(struct reader *r)
{
	end_run(r);
	add_words(r, "\n", 1);
	end_run(r);
}

/* ---- blocks ---- */

static void begin_paragraph(struct reader *r)
{
	struct markdown_block *b = new_block(r, r->depth ? MARKDOWN_ITEM : MARKDOWN_PARAGRAPH);

	b->level = r->depth;
	b->marker = r->marker;
	r->marker = "";
	begin_runs(r, &b->runs);
}

static void begin_list(struct reader *r, bool ordered, unsigned start)
{
	if (r->depth < LIST_DEPTH)
		r->lists[r->depth] = (struct list){ ordered, start };
	r->depth++;
}

static void begin_item(struct reader *r)
{
	struct list *l = &r->lists[(r->depth > LIST_DEPTH ? LIST_DEPTH : r->depth) - 1];

	r->marker = l->ordered ? arena_printf(r->arena, "%u.", l->number++) : "•";
}

static const char *attribute(struct reader *r, const MD_ATTRIBUTE *t)
{
	return arena_strndup(r->arena, t->text ? t->text : "", t->size);
}

static void begin_table(struct reader *r, const MD_BLOCK_TABLE_DETAIL *d)
{
	struct markdown_block *b = new_block(r, MARKDOWN_TABLE);

	b->columns = d->col_count;
	b->align = arena_array(r->arena, b->columns, sizeof *b->align);
	r->row_tail = &b->rows;
}

static void begin_row(struct reader *r)
{
	r->row = arena_alloc(r->arena, sizeof *r->row);
	r->row->cells = arena_array(r->arena, r->block->columns, sizeof *r->row->cells);
	*r->row_tail = r->row;
	r->row_tail = &r->row->next;
	r->cell = 0;
}

static void begin_cell(struct reader *r, const MD_BLOCK_TD_DETAIL *d, bool heading)
{
	if (heading)
		r->block->align[r->cell] = d->align == MD_ALIGN_RIGHT    ? MARKDOWN_RIGHT
					   : d->align == MD_ALIGN_CENTER ? MARKDOWN_CENTER
									 : MARKDOWN_LEFT;
	begin_runs(r, &r->row->cells[r->cell++]);
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *user)
{
	struct reader *r = user;

	if (type == MD_BLOCK_P)
		begin_paragraph(r);
	else if (type == MD_BLOCK_H) {
		new_block(r, MARKDOWN_HEADING)->level = (int)((MD_BLOCK_H_DETAIL *)detail)->level;
		begin_runs(r, &r->block->runs);
	} else if (type == MD_BLOCK_UL)
		begin_list(r, false, 0);
	else if (type == MD_BLOCK_OL)
		begin_list(r, true, ((MD_BLOCK_OL_DETAIL *)detail)->start);
	else if (type == MD_BLOCK_LI) {
		begin_item(r);
		new_block(r, MARKDOWN_ITEM)->level = r->depth; /* a tight item has no paragraph of its own */
		r->block->marker = r->marker;
		begin_runs(r, &r->block->runs);
	} else if (type == MD_BLOCK_HR)
		new_block(r, MARKDOWN_RULE);
	else if (type == MD_BLOCK_CODE) {
		new_block(r, MARKDOWN_FENCE)->name = attribute(r, &((MD_BLOCK_CODE_DETAIL *)detail)->info);
		r->keeps = r->fence = true;
		buf_init(&r->text, r->arena);
	} else if (type == MD_BLOCK_TABLE)
		begin_table(r, detail);
	else if (type == MD_BLOCK_TR)
		begin_row(r);
	else if (type == MD_BLOCK_TH || type == MD_BLOCK_TD)
		begin_cell(r, detail, type == MD_BLOCK_TH);
	return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *user)
{
	struct reader *r = user;

	(void)detail;
	if (type == MD_BLOCK_CODE) {
		r->block->lines = r->text.data;
		r->keeps = r->fence = false;
		buf_init(&r->text, r->arena);
	} else if (type == MD_BLOCK_UL || type == MD_BLOCK_OL)
		r->depth--;
	else if (r->keeps)
		end_runs(r);
	return 0;
}

/* ---- words ---- */

static int enter_span(MD_SPANTYPE type, void *detail, void *user)
{
	struct reader *r = user;

	(void)detail;
	if (type == MD_SPAN_STRONG || type == MD_SPAN_EM) {
		end_run(r);
		r->strong++;
	}
	return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *user)
{
	struct reader *r = user;

	(void)detail;
	if (type == MD_SPAN_STRONG || type == MD_SPAN_EM) {
		end_run(r);
		r->strong--;
	}
	return 0;
}

static unsigned numeric_entity(const char *text)
{
	unsigned long c;

	c = text[2] == 'x' || text[2] == 'X' ? strtoul(text + 3, NULL, 16) : strtoul(text + 2, NULL, 10);
	return c && c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF) ? (unsigned)c : 0xFFFD;
}

static void add_entity(struct reader *r, const char *text, size_t n)
{
	static const struct {
		const char *name;
		unsigned c;
	} NAMED[] = { { "&nbsp;", 0xA0 }, { "&ensp;", 0x2002 }, { "&emsp;", 0x3000 }, { "&amp;", '&' },
		      { "&lt;", '<' },    { "&gt;", '>' },      { "&quot;", '"' } };
	char name[16] = "";

	memcpy(name, text, n < sizeof name ? n : sizeof name - 1);
	if (!r->run)
		begin_run(r);
	if (name[1] == '#') {
		buf_utf8(&r->text, numeric_entity(name));
		return;
	}
	for (size_t i = 0; i < sizeof NAMED / sizeof *NAMED; i++)
		if (!strcmp(NAMED[i].name, name)) {
			buf_utf8(&r->text, NAMED[i].c);
			return;
		}
	buf_add(&r->text, text, n);
}

static bool ascii_at(const char *text, size_t n, bool end)
{
	return n && (unsigned char)text[end ? n - 1 : 0] < 0x80;
}

static int add_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE n, void *user)
{
	struct reader *r = user;

	if (!r->keeps)
		return 0;
	if (r->fence)
		buf_add(&r->text, text, n);
	else if (type == MD_TEXT_BR)
		add_break(r);
	else if (type == MD_TEXT_ENTITY)
		add_entity(r, text, n);
	else if (type == MD_TEXT_NULLCHAR)
		add_words(r, "\xEF\xBF\xBD", 3);
	else if (type != MD_TEXT_SOFTBR)
		add_words(r, text, n);
	else if (ascii_at(r->text.data, r->text.len, true)) /* Chinese lines join without a space */
		add_words(r, " ", 1);
	return 0;
}

/* An item whose words are paragraphs of their own has nothing before them. */
static struct markdown_block *without_empty_items(struct markdown_block *first)
{
	for (struct markdown_block **at = &first; *at;) {
		struct markdown_block *b = *at;

		if (b->kind == MARKDOWN_ITEM && !b->runs && b->next && b->next->kind == MARKDOWN_ITEM &&
		    b->next->marker == b->marker)
			*at = b->next;
		else
			at = &b->next;
	}
	return first;
}

int markdown_read(struct arena *a, const char *text, struct markdown_block **first, struct err *e)
{
	struct reader r = { .arena = a, .marker = "", .tail = first };
	const MD_PARSER parser = { .flags = MD_FLAG_TABLES | MD_FLAG_NOHTML | MD_FLAG_NOINDENTEDCODEBLOCKS,
				   .enter_block = enter_block,
				   .leave_block = leave_block,
				   .enter_span = enter_span,
				   .leave_span = leave_span,
				   .text = add_text };

	*first = NULL;
	buf_init(&r.text, a);
	if (md_parse(text, (MD_SIZE)strlen(text), &parser, &r) != 0)
		return err_set(e, ERR_SYSTEM, _("out of memory"));
	*first = without_empty_items(*first);
	return 0;
}

struct markdown_run *markdown_line(struct arena *a, const char *line, struct err *e)
{
	struct markdown_block *b;

	/* A wide space in front keeps a line's beginning from being read as a list or a heading. */
	if (markdown_read(a, arena_printf(a, "\u3000%s", line), &b, e) < 0 || !b || !b->runs)
		return NULL;
	b->runs->text += strlen("\u3000");
	return *b->runs->text ? b->runs : b->runs->next;
}

/* ---- values ---- */

#define JOINER "\u2060" /* nothing to see: a letter to CommonMark */

const char *markdown_words(struct arena *a, const struct markdown_run *run)
{
	struct buf b;

	buf_init(&b, a);
	for (; run; run = run->next)
		for (const char *p = run->text; *p; p++) {
			if (!strncmp(p, JOINER, strlen(JOINER)))
				p += strlen(JOINER) - 1;
			else
				buf_byte(&b, *p == '\n' ? ' ' : *p);
		}
	return b.data;
}

static bool may_be_punctuation(uint32_t c)
{
	return c < 0x80 ? ispunct((int)c)
			: (c < 0x100 || (c >= 0x2000 && c < 0x2E80) || (c >= 0x3000 && c < 0x3040) || c >= 0xFE00);
}

static uint32_t last_of(const char *text, size_t n)
{
	const char *p = text + n, *end = p;

	do
		p--;
	while (p > text && ((unsigned char)*p & 0xC0) == 0x80);
	return text_next(&p, end);
}

/* Punctuation at a value's ends would keep `**{{owner}}**业主` from being strong. */
void markdown_escape(struct buf *out, const char *text)
{
	size_t n = strlen(text);
	const char *first = text;

	if (n && may_be_punctuation(text_next(&first, text + n)))
		buf_text(out, JOINER);
	for (size_t i = 0; i < n; i++) {
		if (ispunct((unsigned char)text[i]))
			buf_byte(out, '\\');
		buf_byte(out, (unsigned char)text[i] < ' ' ? ' ' : text[i]);
	}
	if (n && may_be_punctuation(last_of(text, n)))
		buf_text(out, JOINER);
}
