#include "pipeline/intake/xlsx_strings.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/intake/xml.h"

#define ALL_MAX   ((size_t)192 * 1024 * 1024)
#define COUNT_MAX ((size_t)8 * 1000 * 1000)

bool xlsx_text_add(struct xlsx_text *t, const char *s, size_t n, size_t bound)
{
	if (t->n + n > bound)
		return false;
	if (t->n + n > t->room) {
		size_t room = t->room ? t->room + t->room / 2 : 4096;
		char *more;

		while (room < t->n + n)
			room += room / 2;
		if (!(more = realloc(t->s, room)))
			return false;
		t->s = more;
		t->room = room;
	}
	if (n)
		memcpy(t->s + t->n, s, n);
	t->n += n;
	return true;
}

static int hex4(const char *s)
{
	int v = 0;

	for (int i = 0; i < 4; i++) {
		char c = s[i];
		int d = c >= '0' && c <= '9'   ? c - '0'
			: c >= 'A' && c <= 'F' ? c - 'A' + 10
			: c >= 'a' && c <= 'f' ? c - 'a' + 10
					       : -1;

		if (d < 0)
			return -1;
		v = v * 16 + d;
	}
	return v;
}

void xlsx_text_unescape(struct xlsx_text *t, size_t from)
{
	size_t w = from, i = from;

	if (!t->n || !memchr(t->s + from, '_', t->n - from))
		return;
	while (i < t->n) {
		int v = -1;

		if (t->s[i] == '_' && t->n - i >= 7 && t->s[i + 1] == 'x' && t->s[i + 6] == '_')
			v = hex4(t->s + i + 2);
		if (v > 0 && (v < 0xD800 || v > 0xDFFF)) {
			w += text_encode((uint32_t)v, t->s + w); /* at most 3 bytes for 7 */
			i += 7;
		} else {
			t->s[w++] = t->s[i++];
		}
	}
	t->n = w;
}

struct reading {
	struct xlsx_strings *out;
	size_t start;
	bool in_text, too_much;
	int phonetic;
};

static bool start(void *user, const char *name, const char **attributes)
{
	struct reading *r = user;

	(void)attributes;
	if (!strcmp(name, "si"))
		r->start = r->out->all.n;
	else if (!strcmp(name, "rPh"))
		r->phonetic++;
	else if (!strcmp(name, "t"))
		r->in_text = !r->phonetic;
	return !r->too_much;
}

static void text(void *user, const char *s, size_t n)
{
	struct reading *r = user;
	struct xlsx_text *all = &r->out->all;

	if (!r->in_text)
		return;
	if (all->n - r->start >
	    XLSX_TEXT_MAX) /* a longer string is refused where a cell uses it: it keeps what it has */
		return;
	if (!xlsx_text_add(all, s, n, ALL_MAX))
		r->too_much = true;
}

static bool add(struct xlsx_strings *s)
{
	if (s->count == s->room) {
		size_t room = s->room ? 2 * s->room : 1024;
		uint32_t *more = s->count < COUNT_MAX ? realloc(s->ends, room * sizeof *more) : NULL;

		if (!more)
			return false;
		s->ends = more;
		s->room = room;
	}
	s->ends[s->count++] = (uint32_t)s->all.n;
	return true;
}

static bool end(void *user, const char *name)
{
	struct reading *r = user;

	if (!strcmp(name, "t")) {
		r->in_text = false;
	} else if (!strcmp(name, "rPh")) {
		r->phonetic--;
	} else if (!strcmp(name, "si")) {
		xlsx_text_unescape(&r->out->all, r->start);
		r->too_much = r->too_much || !add(r->out);
	}
	return !r->too_much;
}

bool xlsx_strings_read(struct package *p, long part, struct xlsx_strings *out, const char **why)
{
	static const struct xml_events events = { start, end, text };
	struct reading r = { .out = out };

	if (!xml_part(p, part, &events, &r, why))
		return false;
	*why = "工作簿的文字内容过大，请拆分后重报";
	return !r.too_much;
}

void xlsx_strings_free(struct xlsx_strings *s)
{
	free(s->all.s);
	free(s->ends);
}

bool xlsx_strings_get(const struct xlsx_strings *s, size_t i, const char **text_out, size_t *n)
{
	size_t from;

	if (i >= s->count)
		return false;
	from = i ? s->ends[i - 1] : 0;
	*text_out = s->all.s ? s->all.s + from : "";
	*n = s->ends[i] - from;
	return true;
}
