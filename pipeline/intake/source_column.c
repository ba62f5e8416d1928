#include "pipeline/intake/source_column.h"

#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/intake/heading.h"

static const struct {
	const char *word;
	enum source_type type;
} TYPES[] = {
	{ "text", SOURCE_TEXT },         { "id", SOURCE_ID },       { "phone", SOURCE_PHONE },
	{ "plate", SOURCE_PLATE },       { "enum", SOURCE_ENUM },   { "money", SOURCE_MONEY },
	{ "int", SOURCE_INT },           { "bool", SOURCE_BOOL },   { "percent", SOURCE_PERCENT },
	{ "date", SOURCE_DATE },         { "month", SOURCE_MONTH }, { "months", SOURCE_MONTHS },
	{ "datetime", SOURCE_DATETIME }, { "room", SOURCE_ROOM },
};

static const char *const COLUMN_KEYS[] = { "title", "type", "required", "synonyms", "default", "values", "offers", NULL };

int source_unknown_key(const struct source_reading *l, const struct ini_entry *at, const char *const *known)
{
	const char *near = text_nearest(at->key, known);

	if (near)
		return ini_refuse(l->ini, at, l->e, _("unknown key '%s'; did you mean '%s'?"), at->key, near);
	return ini_refuse(l->ini, at, l->e, _("unknown key '%s'"), at->key);
}

const char *const *source_joined(struct arena *a, const char *const *list, const char *const *more)
{
	size_t n = 0, m = 0, k = 0;
	const char **all;

	while (list && list[n])
		n++;
	while (more[m])
		m++;
	all = arena_array(a, n + m + 1, sizeof *all);
	for (size_t i = 0; i < n; i++)
		all[k++] = list[i];
	for (size_t i = 0; i < m; i++)
		all[k++] = more[i];
	return all;
}

static int set_type(const struct source_reading *l, struct source_column *c, const struct ini_entry *at)
{
	const char *words[sizeof TYPES / sizeof *TYPES + 2] = { NULL };
	const char *near;
	size_t n = sizeof TYPES / sizeof *TYPES;

	if (!strncmp(at->value, "decimal:", 8) && at->value[8] >= '0' && at->value[8] <= '6' && !at->value[9]) {
		c->type = SOURCE_DECIMAL;
		c->decimals = at->value[8] - '0';
		return 0;
	}
	for (size_t i = 0; i < n; i++) {
		words[i] = TYPES[i].word;
		if (!strcmp(at->value, TYPES[i].word)) {
			c->type = TYPES[i].type;
			return 0;
		}
	}
	words[n] = "decimal:2";
	near = text_nearest(at->value, words);
	return ini_refuse(l->ini, at, l->e, _("unknown type '%s'; did you mean '%s'?"), at->value,
			  near ? near : "text");
}

static void add_word(const struct source_reading *l, struct source_column *c, const char *word, const char *means)
{
	struct source_word *words = arena_array(l->arena, c->word_count + 1, sizeof *words);

	for (size_t i = 0; i < c->word_count; i++)
		words[i] = c->words[i];
	words[c->word_count] = (struct source_word){ heading_folded(l->arena, word), means };
	c->words = words;
	c->word_count++;
}

/* `正常, 作废`: values that mean themselves; `正常: 有效, ok`: one value and the words for it. */
static void add_values(const struct source_reading *l, struct source_column *c, const char *line)
{
	const char *colon = strchr(line, ':');
	const char *const *list;

	if (!colon) {
		for (list = ini_list(l->arena, line); *list; list++)
			add_word(l, c, *list, *list);
		return;
	}
	size_t n = (size_t)(colon - line);
	const char *value = text_trimmed(line, &n);

	value = arena_strndup(l->arena, value, n);
	add_word(l, c, value, value);
	for (list = ini_list(l->arena, colon + 1); *list; list++)
		add_word(l, c, *list, value);
}

int source_column_set(const struct source_reading *l, struct source_column *c, const struct ini_entry *at)
{
	if (!strcmp(at->key, "title")) {
		c->title = at->value;
	} else if (!strcmp(at->key, "type")) {
		return set_type(l, c, at);
	} else if (!strcmp(at->key, "required")) {
		if (strcmp(at->value, "yes") && strcmp(at->value, "no"))
			return ini_refuse(l->ini, at, l->e, _("required is yes or no, not '%s'"), at->value);
		c->required = !strcmp(at->value, "yes");
	} else if (!strcmp(at->key, "synonyms")) {
		c->synonyms = source_joined(l->arena, c->synonyms, ini_list(l->arena, at->value));
	} else if (!strcmp(at->key, "offers")) {
		c->offers = source_joined(l->arena, c->offers, ini_list(l->arena, at->value));
	} else if (!strcmp(at->key, "default")) {
		c->fallback = at->value;
	} else if (!strcmp(at->key, "values")) {
		add_values(l, c, at->value);
	} else {
		return source_unknown_key(l, at, COLUMN_KEYS);
	}
	return 0;
}

static bool word_means(const struct source_column *c, const char *value)
{
	for (size_t i = 0; i < c->word_count; i++)
		if (!strcmp(c->words[i].means, value))
			return true;
	return false;
}

/* 只能填 正常、作废: each value once, not the words for it. */
static const char *allowed_of(struct arena *a, const struct source_column *c)
{
	const char *text = "", *last = "";

	for (size_t i = 0; i < c->word_count; i++) {
		if (!strcmp(c->words[i].means, last))
			continue;
		last = c->words[i].means;
		text = arena_printf(a, "%s%s%s", text, *text ? "、" : "只能填 ", last);
	}
	return text;
}

static int check_column(const struct source_reading *l, const struct source_column *c)
{
	const struct ini_entry *at = NULL;

	for (size_t i = 0; i < l->ini->count && !at; i++)
		if (!strncmp(l->ini->entries[i].section, "column ", 7) &&
		    !strcmp(l->ini->entries[i].section + 7, c->key))
			at = &l->ini->entries[i];
	if (!c->title || !*c->title)
		return ini_refuse(l->ini, at, l->e, _("[column %s] has no title"), c->key);
	if (c->type == SOURCE_ENUM && !c->word_count)
		return ini_refuse(l->ini, at, l->e, _("[column %s] is an enum without values"), c->key);
	if (c->type != SOURCE_ENUM && c->type != SOURCE_BOOL && c->word_count)
		return ini_refuse(l->ini, at, l->e, _("[column %s]: only enum and bool have values"), c->key);
	if (c->fallback && c->type == SOURCE_ENUM && !word_means(c, c->fallback))
		return ini_refuse(l->ini, at, l->e, _("[column %s]: the default '%s' is not one of its values"), c->key,
				  c->fallback);
	if (c->offers && c->type != SOURCE_TEXT)
		return ini_refuse(l->ini, at, l->e, _("[column %s]: only text has words to offer; an enum has values"), c->key);
	if (c->fallback && c->required)
		return ini_refuse(l->ini, at, l->e, _("[column %s] is required: it takes no default"), c->key);
	return 0;
}

int source_column_finish(const struct source_reading *l, struct source_column *c)
{
	static const char *const none[] = { NULL };

	if (check_column(l, c) < 0)
		return -1;
	if (!c->synonyms)
		c->synonyms = none;
	if (c->type == SOURCE_ENUM)
		c->allowed = allowed_of(l->arena, c);
	return 0;
}
