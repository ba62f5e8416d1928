#include "pipeline/render/letter_style.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/base/text.h"

#define MM(n) ((int32_t)((int64_t)(n)*2834646 / 1000000)) /* thousandths of a millimetre to millipoints */

#define A4_SHORT 595276
#define A4_LONG	 841890

static const char *const KEYS[] = { "paper", "margins", "body",  "strong",   "heading", "size",
				    "small", "table",   "title", "headings", "leading", NULL };

/* "11.5" as 11500. */
static bool thousandths(const char *s, int32_t *out)
{
	char *end;
	long whole = strtol(s, &end, 10), part = 0, unit = 100;

	if (end == s || whole < 0 || whole > 2000)
		return false;
	if (*end == '.')
		for (end++; *end >= '0' && *end <= '9' && unit; end++, unit /= 10)
			part += (*end - '0') * unit;
	*out = (int32_t)(whole * 1000 + part);
	return *end == '\0';
}

static int read_margins(struct arena *a, const struct ini *ini, const struct ini_entry *at, struct letter_style *s,
			struct err *e)
{
	const char *const *list = ini_list(a, at->value);
	int32_t *to[] = { &s->top, &s->right, &s->bottom, &s->left }, mm;

	for (int i = 0; i < 4; i++) {
		if (!list[i] || !thousandths(list[i], &mm) || mm > 80000)
			return ini_refuse(ini, at, e, _("margins are four lengths in mm: top, right, bottom, left"));
		*to[i] = MM(mm);
	}
	return 0;
}

static int read_page(struct arena *a, const struct ini *ini, const struct ini_entry *at, struct letter_style *s,
		     struct err *e)
{
	if (!strcmp(at->key, "margins"))
		return read_margins(a, ini, at, s, e);
	if (!strcmp(at->key, "fit") && thousandths(at->value, &s->fit) && s->fit >= 800 && s->fit <= 1000)
		return 0;
	if (!strcmp(at->key, "paper") && !strcmp(at->value, "A4"))
		return 0;
	if (!strcmp(at->key, "paper") && !strcmp(at->value, "A4 landscape")) {
		s->width = A4_LONG;
		s->height = A4_SHORT;
		return 0;
	}
	return ini_refuse(ini, at, e, _("paper is A4 or A4 landscape, fit is 0.8 to 1; [page] has paper, margins and fit"));
}

static int read_faces(struct arena *a, const struct ini_entry *at, enum font_role role, struct letter_style *s)
{
	s->faces[role] = ini_list(a, at->value);
	return 0;
}

static int read_font(struct arena *a, const struct ini *ini, const struct ini_entry *at, struct letter_style *s,
		     struct err *e)
{
	const struct {
		const char *key;
		int32_t *to;
	} SIZES[] = { { "size", &s->size },   { "small", &s->small },      { "table", &s->table },
		      { "title", &s->title }, { "headings", &s->heading }, { "leading", &s->leading } };

	if (!strcmp(at->key, "body"))
		return read_faces(a, at, FONT_BODY, s);
	if (!strcmp(at->key, "strong"))
		return read_faces(a, at, FONT_STRONG, s);
	if (!strcmp(at->key, "heading"))
		return read_faces(a, at, FONT_HEADING, s);
	for (size_t i = 0; i < sizeof SIZES / sizeof *SIZES; i++)
		if (!strcmp(at->key, SIZES[i].key)) {
			if (!thousandths(at->value, SIZES[i].to) || *SIZES[i].to < 1000 || *SIZES[i].to > 72000)
				return ini_refuse(ini, at, e, _("%s is no size in points"), at->value);
			return 0;
		}
	return ini_refuse(ini, at, e, _("%s is no key here; the nearest is %s"), at->key,
			  text_nearest(at->key, KEYS) ? text_nearest(at->key, KEYS) : "size");
}

int letter_style_read(struct arena *a, const struct ini *ini, struct letter_style *s, struct err *e)
{
	*s = (struct letter_style){ .width = A4_SHORT,
				    .height = A4_LONG,
				    .top = MM(25000),
				    .right = MM(24000),
				    .bottom = MM(22000),
				    .left = MM(26000),
				    .size = 11500,
				    .small = 9000,
				    .table = 9500,
				    .title = 22000,
				    .heading = 12000,
				    .leading = 1650,
				    .fit = 1000 };
	s->faces[FONT_BODY] = ini_list(a, "Noto Serif CJK SC, LXGW WenKai");
	s->faces[FONT_STRONG] = ini_list(a, "Noto Serif CJK SC Bold, Noto Serif CJK SC, LXGW WenKai");
	s->faces[FONT_HEADING] = ini_list(a, "Noto Sans CJK SC Bold, Noto Sans CJK SC, LXGW WenKai");
	for (size_t i = 0; i < ini->count; i++) {
		const struct ini_entry *at = &ini->entries[i];

		if (!strcmp(at->section, "page") && read_page(a, ini, at, s, e) < 0)
			return -1;
		if (!strcmp(at->section, "font") && read_font(a, ini, at, s, e) < 0)
			return -1;
	}
	return 0;
}
