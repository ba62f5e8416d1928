#include "pipeline/render/mustache.h"

#include <string.h>

#define DEPTH 64 /* of sections and contexts */

enum node_kind { NODE_TEXT, NODE_VALUE, NODE_RAW, NODE_SECTION, NODE_INVERTED };

struct node {
	enum node_kind kind;
	const char *text; /* NODE_TEXT: not terminated; others: the name, parts divided by '\0' */
	size_t length;
	const char *name; /* as written */
	size_t parts;     /* 0 is the implicit iterator */
	int line;
	struct node *children, *next;
};

struct mustache {
	struct node *first;
};

/* ---- parsing ---- */

struct parser {
	struct arena *arena;
	const char *start, *at, *path;
	int line;
	bool raw;
	char open[16], close[16];
	struct node **tail, *stack[DEPTH], **tails[DEPTH];
	size_t depth;
};

struct tag {
	char sigil;
	const char *name, *end; /* the name within, trimmed */
	const char *from, *to;  /* the whole tag */
	int line;
};

static int refuse(const struct parser *p, int line, struct err *e, const char *what, const char *name, size_t n)
{
	return err_set(e, ERR_CONFIG, "%s:%d: %s%s%.*s", p->path, line, what, n ? ": " : "", (int)n, name);
}

static void add(struct parser *p, struct node *n)
{
	*p->tail = n;
	p->tail = &n->next;
}

static void add_text(struct parser *p, const char *from, const char *to)
{
	struct node *n;

	for (const char *c = from; c < to; c++)
		p->line += *c == '\n';
	if (from == to)
		return;
	n = arena_alloc(p->arena, sizeof *n);
	*n = (struct node){ .kind = NODE_TEXT, .text = from, .length = (size_t)(to - from), .line = p->line };
	add(p, n);
}

static bool blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool space(char c)
{
	return blank(c) || c == '\n' || c == '\r';
}

/* The name between the delimiters; `at` is behind the opening one. */
static int read_tag(struct parser *p, const char *at, struct tag *t, struct err *e)
{
	const char *close;
	bool triple;

	t->line = p->line;
	for (const char *c = p->at; c < at; c++)
		t->line += *c == '\n';
	t->sigil = *at && strchr("#^/!&{>=$<", *at) ? *at : '\0';
	at += t->sigil != '\0';
	triple = t->sigil == '{';
	close = strstr(at, t->sigil == '=' ? "=" : triple ? "}" : p->close);
	if (close && t->sigil == '=')
		close = strstr(at, p->close) ? close : NULL;
	if (!close)
		return refuse(p, t->line, e, _("a tag is not closed"), "", 0);
	t->name = at;
	t->end = close;
	t->to = close + (triple || t->sigil == '=');
	if (strncmp(t->to, p->close, strlen(p->close)))
		return refuse(p, t->line, e, _("a tag is not closed"), "", 0);
	t->to += strlen(p->close);
	while (t->name < t->end && space(*t->name))
		t->name++;
	while (t->end > t->name && space(t->end[-1]))
		t->end--;
	return 0;
}

/* A tag that prints nothing and stands alone takes its line with it. */
static void take_line(const struct parser *p, struct tag *t)
{
	const char *from = t->from, *to = t->to;

	if (!t->sigil || strchr("&{", t->sigil))
		return;
	while (from > p->start && blank(from[-1]))
		from--;
	while (blank(*to))
		to++;
	if ((from > p->start && from[-1] != '\n') || from < p->at || (*to && *to != '\n' && strncmp(to, "\r\n", 2)))
		return;
	t->from = from;
	t->to = to + (*to == '\r') + (*to != '\0');
}

static struct node *new_node(struct parser *p, const struct tag *t, enum node_kind kind)
{
	struct node *n = arena_alloc(p->arena, sizeof *n);
	char *parts = arena_strndup(p->arena, t->name, (size_t)(t->end - t->name));

	*n = (struct node){ .kind = kind, .name = arena_strdup(p->arena, parts), .text = parts, .line = t->line };
	if (!strcmp(parts, "."))
		return n;
	n->parts = 1;
	for (; *parts; parts++)
		if (*parts == '.') {
			*parts = '\0';
			n->parts++;
		}
	return n;
}

static int open_section(struct parser *p, const struct tag *t, struct err *e)
{
	struct node *n = new_node(p, t, t->sigil == '#' ? NODE_SECTION : NODE_INVERTED);

	if (p->depth == DEPTH)
		return refuse(p, t->line, e, _("sections are nested too deeply"), "", 0);
	add(p, n);
	p->stack[p->depth] = n;
	p->tails[p->depth++] = p->tail;
	p->tail = &n->children;
	return 0;
}

static int close_section(struct parser *p, const struct tag *t, struct err *e)
{
	size_t n = (size_t)(t->end - t->name);

	if (!p->depth)
		return refuse(p, t->line, e, _("a section ends that was not begun"), t->name, n);
	if (strlen(p->stack[p->depth - 1]->name) != n || strncmp(p->stack[p->depth - 1]->name, t->name, n))
		return refuse(p, t->line, e, _("a section ends inside another"), t->name, n);
	p->tail = p->tails[--p->depth];
	return 0;
}

static int set_delimiters(struct parser *p, const struct tag *t, struct err *e)
{
	const char *middle = t->name, *second;
	size_t first;

	while (middle < t->end && !space(*middle))
		middle++;
	for (second = middle; second < t->end && space(*second);)
		second++;
	first = (size_t)(middle - t->name);
	if (!first || second == t->end || first >= sizeof p->open || (size_t)(t->end - second) >= sizeof p->close)
		return refuse(p, t->line, e, _("these delimiters cannot be used"), t->name, (size_t)(t->end - t->name));
	memcpy(p->open, t->name, first);
	p->open[first] = '\0';
	memcpy(p->close, second, (size_t)(t->end - second));
	p->close[t->end - second] = '\0';
	return 0;
}

static int add_tag(struct parser *p, const struct tag *t, struct err *e)
{
	size_t n = (size_t)(t->end - t->name);

	if (t->sigil == '!')
		return 0;
	if (t->sigil == '=')
		return set_delimiters(p, t, e);
	if (!n)
		return refuse(p, t->line, e, _("a tag has no name"), "", 0);
	if (t->sigil && strchr("><$", t->sigil))
		return refuse(p, t->line, e, _("partials are not supported"), t->name, n);
	if (t->sigil && strchr("{&", t->sigil) && !p->raw)
		return refuse(p, t->line, e, _("values are never put in unescaped; write {{name}}"), t->name, n);
	if (t->sigil == '#' || t->sigil == '^')
		return open_section(p, t, e);
	if (t->sigil == '/')
		return close_section(p, t, e);
	add(p, new_node(p, t, t->sigil ? NODE_RAW : NODE_VALUE));
	return 0;
}

struct mustache *mustache_parse(struct arena *a, const char *text, const char *path, int line, bool raw, struct err *e)
{
	struct mustache *m = arena_alloc(a, sizeof *m);
	struct parser p = { .arena = a, .path = path, .line = line, .raw = raw, .open = "{{", .close = "}}" };
	const char *tag;

	p.start = p.at = text = arena_strdup(a, text);
	p.tail = &m->first;
	while ((tag = strstr(p.at, p.open))) {
		struct tag t = { .from = tag };

		if (read_tag(&p, tag + strlen(p.open), &t, e) < 0)
			return NULL;
		take_line(&p, &t);
		add_text(&p, p.at, t.from);
		for (const char *c = t.from; c < t.to; c++)
			p.line += *c == '\n';
		p.at = t.to;
		if (add_tag(&p, &t, e) < 0)
			return NULL;
	}
	add_text(&p, p.at, p.at + strlen(p.at));
	if (p.depth) {
		refuse(&p, p.stack[p.depth - 1]->line, e, _("a section is not ended"), p.stack[p.depth - 1]->name,
		       strlen(p.stack[p.depth - 1]->name));
		return NULL;
	}
	return m;
}

/* ---- expanding ---- */

struct contexts {
	const struct mustache_value *stack[DEPTH + 1];
	size_t depth;
	mustache_escape *escape;
	struct buf *out;
};

static const struct mustache_value *member(const struct mustache_value *v, const char *name)
{
	if (v->kind != MUSTACHE_MAP)
		return NULL;
	for (size_t i = 0; i < v->count; i++)
		if (!strcmp(v->names[i], name))
			return &v->items[i];
	return NULL;
}

/* The first part is looked for from the innermost context outwards, the others only within what it gave. */
static const struct mustache_value *resolve(const struct contexts *c, const struct node *n)
{
	const struct mustache_value *v = NULL;
	const char *part = n->text;

	if (!n->parts)
		return c->stack[c->depth - 1];
	for (size_t i = c->depth; i-- && !v;)
		v = member(c->stack[i], part);
	for (size_t i = 1; v && i < n->parts; i++) {
		part += strlen(part) + 1;
		v = member(v, part);
	}
	return v;
}

static bool truthy(const struct mustache_value *v)
{
	if (!v || v->kind == MUSTACHE_FALSE || v->empty)
		return false;
	if (v->kind == MUSTACHE_TEXT)
		return *v->text != '\0';
	return v->kind != MUSTACHE_LIST || v->count > 0;
}

static void expand(struct contexts *c, const struct node *n);

static void expand_within(struct contexts *c, const struct node *n, const struct mustache_value *v)
{
	c->stack[c->depth++] = v;
	expand(c, n->children);
	c->depth--;
}

static void expand_section(struct contexts *c, const struct node *n)
{
	const struct mustache_value *v = resolve(c, n);

	if (n->kind == NODE_INVERTED) {
		if (!truthy(v))
			expand(c, n->children);
		return;
	}
	if (!truthy(v))
		return;
	if (v->kind != MUSTACHE_LIST) {
		expand_within(c, n, v);
		return;
	}
	for (size_t i = 0; i < v->count; i++)
		expand_within(c, n, &v->items[i]);
}

static void expand_value(struct contexts *c, const struct node *n)
{
	const struct mustache_value *v = resolve(c, n);
	const char *text = !v ? NULL : v->kind == MUSTACHE_TEXT ? v->text : v->kind == MUSTACHE_TRUE ? "true" : NULL;

	if (v && v->kind == MUSTACHE_FALSE && v->text)
		text = v->text;
	if (!text)
		return;
	if (n->kind == NODE_RAW)
		buf_text(c->out, text);
	else
		c->escape(c->out, text);
}

static void expand(struct contexts *c, const struct node *n)
{
	for (; n; n = n->next) {
		if (n->kind == NODE_TEXT)
			buf_add(c->out, n->text, n->length);
		else if (n->kind == NODE_VALUE || n->kind == NODE_RAW)
			expand_value(c, n);
		else
			expand_section(c, n);
	}
}

void mustache_expand(const struct mustache *m, const struct mustache_value *data, mustache_escape *escape,
		     struct buf *out)
{
	struct contexts c = { .stack = { data }, .depth = 1, .escape = escape, .out = out };

	expand(&c, m->first);
}

void mustache_escape_html(struct buf *out, const char *text)
{
	static const char *const NAMES[] = { ['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;", ['"'] = "&quot;" };

	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;

		if (c < sizeof NAMES / sizeof *NAMES && NAMES[c])
			buf_text(out, NAMES[c]);
		else
			buf_byte(out, *text);
	}
}

/* ---- what names it uses ---- */

struct walk {
	int (*each)(void *user, const struct mustache_use *use, struct err *e);
	void *user;
	const char *within[DEPTH];
};

static int walk(struct walk *w, const struct node *n, size_t depth, struct err *e)
{
	for (; n; n = n->next) {
		struct mustache_use use = { n->name, n->line, w->within, depth };

		if (n->kind == NODE_TEXT)
			continue;
		if (w->each(w->user, &use, e) < 0)
			return -1;
		if (n->kind != NODE_SECTION && n->kind != NODE_INVERTED)
			continue;
		w->within[depth] = n->name;
		if (walk(w, n->children, depth + (n->kind == NODE_SECTION), e) < 0)
			return -1;
	}
	return 0;
}

int mustache_uses(const struct mustache *m, int (*each)(void *user, const struct mustache_use *use, struct err *e),
		  void *user, struct err *e)
{
	struct walk w = { .each = each, .user = user };

	return walk(&w, m->first, 0, e);
}
