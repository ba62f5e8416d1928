#include "pipeline/base/settings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/file.h"
#include "pipeline/base/ini.h"
#include "pipeline/base/settings_keys.h"
#include "pipeline/base/text.h"

struct setting {
	const char *text;	   /* as written, continuation lines joined by commas */
	int64_t number;		   /* of INT, MONEY, PPM, FLAG, MINUTES */
	const char *const *list; /* of LIST */
	bool changed;
	int line;
};

struct settings {
	struct setting values[SETTINGS_MOST];
};

/* ---- values ---- */

static bool parse_int(const char *s, int64_t *out)
{
	char *end;

	if (!*s || strspn(s, "-0123456789") != strlen(s) || strlen(s) > 15)
		return false;
	*out = strtoll(s, &end, 10);
	return !*end;
}

/* "0.0005" -> 500, "90%" -> 900000: whole parts per million only. */
static bool parse_ppm(const char *s, int64_t *out)
{
	int64_t scale = 1000000, n = 0;
	bool point = false, digit = false;

	for (; *s && *s != '%'; s++) {
		if (*s == '.' && !point) {
			point = true;
		} else if (*s >= '0' && *s <= '9' && n < INT64_MAX / 100 && (!point || scale > 1)) {
			n = n * 10 + (*s - '0');
			digit = true;
			if (point)
				scale /= 10;
		} else {
			return false;
		}
	}
	if (*s == '%' && (s[1] || scale < 100))
		return false;
	*out = n * (*s == '%' ? scale / 100 : scale);
	return digit && n <= INT64_MAX / 1000000;
}

static bool parse_flag(const char *s, int64_t *out)
{
	static const char *const yes[] = { "true", "yes", "1", "是", NULL }, *const no[] = { "false", "no", "0", "否", NULL };

	for (int i = 0; yes[i]; i++) {
		if (!strcmp(s, yes[i]))
			return *out = 1, true;
		if (!strcmp(s, no[i]))
			return *out = 0, true;
	}
	return false;
}

static bool parse_minutes(const char *s, int64_t *out)
{
	int h, m, used = 0;

	if (sscanf(s, "%2d:%2d%n", &h, &m, &used) != 2 || s[used] || h < 0 || h > 24 || m < 0 || m > 59 || h * 60 + m > 1440)
		return false;
	*out = h * 60 + m;
	return true;
}

/* NULL when `text` is of the key's kind, else what it should be. */
static const char *wrong(struct arena *a, const struct settings_key *key, struct setting *v)
{
	struct fen money;

	if (!*v->text)
		return key->empty_allowed ? NULL : _("a value");
	switch (key->kind) {
	case SETTINGS_TEXT:
		return NULL;
	case SETTINGS_WORD:
		v->list = ini_list(a, key->words);
		for (const char *const *w = v->list; *w; w++)
			if (!strcmp(*w, v->text))
				return NULL;
		return key->words;
	case SETTINGS_LIST:
		return NULL;
	case SETTINGS_INT:
		return parse_int(v->text, &v->number) ? NULL : _("a whole number");
	case SETTINGS_MONEY:
		if (!fen_parse(v->text, &money))
			return _("an amount in yuan, as 50 or 50.00");
		v->number = fen_count(money);
		return NULL;
	case SETTINGS_PPM:
		return parse_ppm(v->text, &v->number) ? NULL : _("a number with at most six decimals, or a percentage");
	case SETTINGS_FLAG:
		return parse_flag(v->text, &v->number) ? NULL : "true, false";
	case SETTINGS_MINUTES:
		return parse_minutes(v->text, &v->number) ? NULL : _("a time of day, as 09:00");
	}
	return NULL;
}

/* ---- loading ---- */

static int place_of(const char *key)
{
	for (int i = 0; i < SETTINGS_COUNT; i++)
		if (!strcmp(SETTINGS_KEYS[i].key, key))
			return i;
	return -1;
}

static int refuse_key(const struct ini *ini, const struct ini_entry *at, const char *key, struct err *e)
{
	const char *names[SETTINGS_MOST + 1], *nearest;

	for (int i = 0; i < SETTINGS_COUNT; i++)
		names[i] = SETTINGS_KEYS[i].key;
	names[SETTINGS_COUNT] = NULL;
	if ((nearest = text_nearest(key, names)))
		return ini_refuse(ini, at, e, _("unknown setting \"%s\"; did you mean \"%s\"?"), key, nearest);
	return ini_refuse(ini, at, e, _("unknown setting \"%s\""), key);
}

static int take(struct arena *a, struct settings *s, const struct ini *ini, const struct ini_entry *at, struct err *e)
{
	const char *key = arena_printf(a, "%s.%s", at->section, at->key), *should_be;
	int i = place_of(key);
	struct setting *v;

	if (i < 0)
		return refuse_key(ini, at, key, e);
	v = &s->values[i];
	if (v->line && SETTINGS_KEYS[i].kind == SETTINGS_LIST)
		v->text = arena_printf(a, "%s, %s", v->text, at->value);
	else if (v->line)
		return ini_refuse(ini, at, e, _("\"%s\" is set twice (first in line %d)"), key, v->line);
	else
		v->text = at->value;
	v->line = at->line;
	v->changed = strcmp(v->text, SETTINGS_KEYS[i].value) != 0;
	if ((should_be = wrong(a, &SETTINGS_KEYS[i], v)))
		return ini_refuse(ini, at, e, _("\"%s = %s\" should be: %s"), key, v->text, should_be);
	v->list = ini_list(a, v->text);
	return 0;
}

static int set_defaults(struct arena *a, struct settings *s, struct err *e)
{
	for (int i = 0; i < SETTINGS_COUNT; i++) {
		struct setting *v = &s->values[i];

		v->text = SETTINGS_KEYS[i].value;
		if (wrong(a, &SETTINGS_KEYS[i], v))
			return err_set(e, ERR_BUG, "the default of %s is wrong", SETTINGS_KEYS[i].key);
		v->list = ini_list(a, v->text);
	}
	return 0;
}

struct settings *settings_load(struct arena *a, const char *path, struct err *e)
{
	struct settings *s = arena_alloc(a, sizeof *s);
	struct ini *ini;

	if (set_defaults(a, s, e) < 0)
		return NULL;
	if (!file_exists(path))
		return s;
	if (!(ini = ini_load(a, path, e)))
		return NULL;
	for (size_t i = 0; i < ini->count; i++)
		if (take(a, s, ini, &ini->entries[i], e) < 0)
			return NULL;
	return s;
}

/* ---- asking ---- */

static const struct setting *find(const struct settings *s, const char *key, int kinds)
{
	int i = place_of(key);

	if (i < 0 || !(kinds & 1 << SETTINGS_KEYS[i].kind)) {
		fprintf(stderr, "kefu: no setting \"%s\" of that kind\n", key);
		exit(ERR_BUG);
	}
	return &s->values[i];
}

const char *settings_text(const struct settings *s, const char *key)
{
	return find(s, key, ~0)->text;
}

bool settings_flag(const struct settings *s, const char *key)
{
	return find(s, key, 1 << SETTINGS_FLAG)->number;
}

bool settings_is_flag(const char *key)
{
	for (int i = 0; i < SETTINGS_COUNT; i++)
		if (!strcmp(SETTINGS_KEYS[i].key, key))
			return SETTINGS_KEYS[i].kind == SETTINGS_FLAG;
	return false;
}

int64_t settings_int(const struct settings *s, const char *key)
{
	return find(s, key, 1 << SETTINGS_INT)->number;
}

struct fen settings_money(const struct settings *s, const char *key)
{
	return fen_of(find(s, key, 1 << SETTINGS_MONEY)->number);
}

int64_t settings_ppm(const struct settings *s, const char *key)
{
	return find(s, key, 1 << SETTINGS_PPM)->number;
}

bool settings_empty(const struct settings *s, const char *key)
{
	return !*find(s, key, ~0)->text;
}

const char *const *settings_list(const struct settings *s, const char *key)
{
	return find(s, key, 1 << SETTINGS_LIST)->list;
}

struct day *settings_days(struct arena *a, const struct settings *s, const char *key, size_t *count, struct err *e)
{
	const char *const *list = settings_list(s, key);
	struct day *days;
	size_t n = 0;

	while (list[n])
		n++;
	days = arena_array(a, n + 1, sizeof *days);
	for (*count = 0; *count < n; ++*count)
		if (!day_parse(list[*count], &days[*count])) {
			err_set(e, ERR_CONFIG, _("settings: %s are days (YYYY-MM-DD), not %s"), key, list[*count]);
			return NULL;
		}
	return days;
}

int settings_minutes(const struct settings *s, const char *key)
{
	return (int)find(s, key, 1 << SETTINGS_MINUTES)->number;
}

void settings_each(const struct settings *s, const char *prefix,
		   void (*each)(void *user, const char *key, const char *value, bool changed), void *user)
{
	size_t n = strlen(prefix);

	for (int i = 0; i < SETTINGS_COUNT; i++)
		if (!n || (!strncmp(SETTINGS_KEYS[i].key, prefix, n) && SETTINGS_KEYS[i].key[n] == '.'))
			each(user, SETTINGS_KEYS[i].key, s->values[i].text, s->values[i].changed);
}
