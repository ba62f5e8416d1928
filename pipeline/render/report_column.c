#include "pipeline/render/report_column.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/fen.h"
#include "pipeline/base/text.h"

#define MAX_DECIMALS 6
#define MAX_WIDTH 100
#define MAX_CHOICES 255 /* characters of all together, with commas: Excel's limit */

static const char *const KINDS[] = {
	[REPORT_TEXT] = "text", [REPORT_ID] = "id",	  [REPORT_ROOM] = "room",	  [REPORT_INT] = "int",
	[REPORT_MONEY] = "money", [REPORT_PERCENT] = "percent", [REPORT_DECIMAL] = "decimal", [REPORT_DATE] = "date",
	[REPORT_DATETIME] = "datetime", [REPORT_MONTH] = "month",  [REPORT_FLAG] = "flag",	  "score", NULL,
};

static const char *const OPTIONS[] = { "sum",  "bar",	"heat",	  "heat down", "alert", "width",
				       "wrap", "freeze", "star", "by",	      "book",  "choices", "brief", NULL };

bool report_column_textual(const struct report_column *c)
{
	return c->kind <= REPORT_ROOM;
}

const struct report_column *report_column_of_kind(const char *word)
{
	static const struct report_column OF[] = { { .kind = REPORT_INT },  { .kind = REPORT_MONEY },
						   { .kind = REPORT_DATE }, { .kind = REPORT_PERCENT },
						   { .kind = REPORT_DECIMAL, .decimals = 2 } };
	static const char *const WORD[] = { "int", "money", "date", "percent", "score" };

	for (size_t i = 0; i < sizeof OF / sizeof *OF; i++)
		if (!strcmp(word, WORD[i]))
			return &OF[i];
	return NULL;
}

/* ---- figures as text ---- */

static void add_scaled(struct buf *out, int64_t n, int decimals)
{
	uint64_t size = n < 0 ? 0 - (uint64_t)n : (uint64_t)n, unit = 1;

	for (int i = 0; i < decimals; i++)
		unit *= 10;
	buf_printf(out, "%s%" PRIu64, n < 0 ? "-" : "", size / unit);
	if (decimals)
		buf_printf(out, ".%0*" PRIu64, decimals, size % unit);
}

void report_column_figure(const struct report_column *c, int64_t n, struct buf *out)
{
	char text[FEN_TEXT];

	switch (c->kind) {
	case REPORT_MONEY:
		buf_text(out, fen_text(fen_of(n), text));
		break;
	case REPORT_PERCENT:
		add_scaled(out, n, 2);
		break;
	case REPORT_DECIMAL:
		add_scaled(out, n, c->decimals);
		break;
	case REPORT_DATE:
		buf_text(out, day_text(day_of((int32_t)n), text));
		break;
	case REPORT_DATETIME:
		buf_text(out, moment_text((struct moment){ n }, text));
		break;
	case REPORT_MONTH:
		buf_text(out, month_text((int32_t)n, text));
		break;
	case REPORT_FLAG:
		buf_text(out, n ? "是" : "否");
		break;
	case REPORT_INT:
	case REPORT_TEXT:
	case REPORT_ID:
	case REPORT_ROOM:
		buf_printf(out, "%" PRId64, n);
		break;
	}
}

/* ---- "alert < 85.00" ---- */

/* "-85.5" with at most `decimals` decimals as an integer of 10^-decimals. */
static bool scaled(const char *s, int decimals, int64_t *out)
{
	char *end;
	bool minus = *s == '-';
	int64_t n;

	errno = 0;
	n = strtoll(s, &end, 10);
	if (end == s || errno || n > INT64_MAX / 10000000 || n < -(INT64_MAX / 10000000))
		return false;
	if (*end == '.')
		end++;
	for (int i = 0; i < decimals; i++) {
		int digit = *end >= '0' && *end <= '9' ? *end++ - '0' : 0;

		n = n * 10 + (minus ? -digit : digit);
	}
	*out = n;
	return !*end;
}

static bool alert_value(struct report_column *c, const char *s)
{
	struct day day;

	switch (c->kind) {
	case REPORT_TEXT:
	case REPORT_ID:
	case REPORT_ROOM:
		c->alert.words = s;
		return *s && c->alert.compare == '=';
	case REPORT_FLAG:
		c->alert.value = !strcmp(s, "是");
		return c->alert.value || !strcmp(s, "否");
	case REPORT_DATE:
		c->alert.as_of = !strcmp(s, ":as_of");
		if (c->alert.as_of)
			return true;
		if (!day_parse(s, &day))
			return false;
		c->alert.value = day_count(day);
		return true;
	case REPORT_MONEY:
	case REPORT_PERCENT:
		return scaled(s, 2, &c->alert.value);
	case REPORT_INT:
	case REPORT_DECIMAL:
		return scaled(s, c->decimals, &c->alert.value);
	case REPORT_DATETIME:
	case REPORT_MONTH:
		break;
	}
	return false;
}

static bool take_alert(struct report_column *c, const char *s)
{
	if (!strchr("<>=", *s) || !*s)
		return false;
	c->alert.compare = *s++;
	return alert_value(c, s + strspn(s, " "));
}

/* ---- the line ---- */

/* The rest of `s` after `word` and a space (or its end); NULL when s is not that word. */
static const char *after(const char *s, const char *word)
{
	size_t n = strlen(word);

	if (strncmp(s, word, n) || (s[n] && s[n] != ' '))
		return NULL;
	return s + n + strspn(s + n, " ");
}

static bool take_width(struct report_column *c, const char *s)
{
	char *end;
	long n = strtol(s, &end, 10);

	if (end == s || *end || n < 1 || n > MAX_WIDTH)
		return false;
	c->width = (int)n;
	return true;
}

/* Shades are for figures. */
static bool take_shade(struct report_column *c, const char *s)
{
	if (report_column_textual(c) || c->kind == REPORT_FLAG)
		return false;
	c->shade = !strcmp(s, "bar")	    ? REPORT_BAR
		   : !strcmp(s, "heat")	    ? REPORT_HEAT
		   : !strcmp(s, "heat down") ? REPORT_HEAT_DOWN
					     : REPORT_PLAIN;
	return c->shade != REPORT_PLAIN;
}

static bool take_star(struct report_column *c, const char *s)
{
	c->star = s;
	return *s && c->kind == REPORT_INT;
}

static bool take_brief(struct report_column *c)
{
	c->decimals = REPORT_BRIEF;
	return c->kind == REPORT_DATETIME;
}

static bool take_by(struct report_column *c, const char *s)
{
	c->by = s;
	return *s && c->kind == REPORT_INT;
}

static bool take_option(struct report_column *c, const char *s)
{
	const char *rest;

	if (!strcmp(s, "sum"))
		return c->sum = c->kind == REPORT_INT || c->kind == REPORT_MONEY || c->kind == REPORT_DECIMAL;
	if (!strcmp(s, "wrap"))
		return c->wrap = true;
	if (!strcmp(s, "freeze"))
		return c->freeze = true;
	if (!strcmp(s, "book"))
		return c->book = true;
	if (!strcmp(s, "brief"))
		return take_brief(c);
	if ((rest = after(s, "width")))
		return take_width(c, rest);
	if ((rest = after(s, "alert")))
		return take_alert(c, rest);
	if ((rest = after(s, "star")))
		return take_star(c, rest);
	if ((rest = after(s, "by")))
		return take_by(c, rest);
	return take_shade(c, s);
}

static bool take_kind(struct report_column *c, const char *s)
{
	if (!strncmp(s, "decimal:", 8)) {
		c->kind = REPORT_DECIMAL;
		c->decimals = s[8] - '0';
		return s[8] && !s[9] && c->decimals >= 0 && c->decimals <= MAX_DECIMALS;
	}
	if (!strcmp(s, "score")) {
		c->kind = REPORT_DECIMAL;
		c->decimals = 2;
		return true;
	}
	for (enum report_kind k = REPORT_TEXT; k <= REPORT_FLAG; k++)
		if (k != REPORT_DECIMAL && !strcmp(s, KINDS[k])) {
			c->kind = k;
			return true;
		}
	return false;
}

/* "choices 批准 | 不批准": what the cell's drop-down offers. Commas part the options of a column, so these are parted by bars. */
static bool take_choices(struct arena *a, struct report_column *c, const char *s)
{
	size_t count = 1, characters = (size_t)text_width(s);

	for (const char *p = s; *p; p++)
		count += *p == '|';
	c->choices = arena_array(a, count + 1, sizeof *c->choices);
	for (size_t i = 0; i < count; i++) {
		size_t n = strcspn(s, "|"), all = n;
		const char *word = text_trimmed(s, &n);

		if (!n || strchr(word, ','))
			return false;
		c->choices[i] = arena_strndup(a, word, n);
		s += all + (s[all] == '|');
	}
	return report_column_textual(c) && characters <= MAX_CHOICES;
}

static int refuse_word(const struct ini *ini, const struct ini_entry *line, const char *word, const char *const *words,
		       struct err *e)
{
	const char *near = text_nearest(word, words);

	if (near && strcmp(near, word))
		return ini_refuse(ini, line, e, _("\"%s\" is not known here; did you mean \"%s\"?"), word, near);
	return ini_refuse(ini, line, e, _("\"%s\" does not fit this column"), word);
}

int report_column_parse(struct arena *a, const struct ini *ini, const struct ini_entry *line, struct report_column *out,
			struct err *e)
{
	const char *colon = strchr(line->value, ':'), *title = line->value, *const *parts;
	size_t n = colon ? (size_t)(colon - title) : 0;

	*out = (struct report_column){ 0 };
	title = text_trimmed(title, &n);
	if (!n)
		return ini_refuse(ini, line, e, _("a column is \"heading: kind, options\""));
	out->title = arena_strndup(a, title, n);
	parts = ini_list(a, colon + 1);
	if (!parts[0] || !take_kind(out, parts[0]))
		return refuse_word(ini, line, parts[0] ? parts[0] : "", KINDS, e);
	for (parts++; *parts; parts++)
		if (after(*parts, "choices") ? !take_choices(a, out, after(*parts, "choices")) : !take_option(out, *parts))
			return refuse_word(ini, line, *parts, OPTIONS, e);
	if (out->by && (out->sum || out->star || out->shade != REPORT_PLAIN || out->alert.compare))
		return ini_refuse(ini, line, e, _("rows of several kinds have no total, star, shade or alert"));
	return 0;
}
