#include "pipeline/intake/source.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/intake/heading.h"
#include "pipeline/intake/source_column.h"

/* What a reading of one file grows; the pieces become the const source when all is well. */
struct loading {
	struct source_reading in;
	struct source *source;
	struct source_column *columns;
	size_t count, capacity;
};

static const char *const SOURCE_KEYS[] = { "title", "mode", "key", "encoding", "supersede", "skip_when_empty", "skip_own_when_empty",
					  "dated", "own", NULL };

/* Columns that every source table has of its own. */
static const char *const TAKEN[] = { "row_id", "part", "line", "current", "key_hash", "row_hash", NULL };

bool source_identifier(const char *s)
{
	if (*s < 'a' || *s > 'z')
		return false;
	for (; *s; s++)
		if (!((*s >= 'a' && *s <= 'z') || (*s >= '0' && *s <= '9') || *s == '_'))
			return false;
	return true;
}

static bool among(const char *word, const char *const *words)
{
	for (; *words; words++)
		if (!strcmp(word, *words))
			return true;
	return false;
}

static int places_of(enum source_type type)
{
	return type == SOURCE_MONTHS || type == SOURCE_DATETIME || type == SOURCE_ROOM ? 2 : 1;
}

static struct source_column *column_named(struct loading *l, const char *key)
{
	for (size_t i = 0; i < l->count; i++)
		if (!strcmp(l->columns[i].key, key))
			return &l->columns[i];
	return NULL;
}

static int take_column(struct loading *l, const struct ini_entry *at)
{
	const char *key = at->section + strlen("column ");
	struct source_column *c = column_named(l, key);

	if (c)
		return source_column_set(&l->in, c, at);
	if (!source_identifier(key) || among(key, TAKEN))
		return ini_refuse(l->in.ini, at, l->in.e, _("'%s' cannot be the key of a column (a-z, 0-9 and _, not %s)"),
				  key, "row_id part line current key_hash row_hash");
	l->columns = arena_grow(l->in.arena, l->columns, l->count, &l->capacity, sizeof *l->columns);
	c = &l->columns[l->count++];
	*c = (struct source_column){ .key = key };
	return source_column_set(&l->in, c, at);
}

static int set_mode(struct loading *l, const struct ini_entry *at)
{
	if (!strcmp(at->value, "upsert"))
		l->source->mode = SOURCE_UPSERT;
	else if (!strcmp(at->value, "append"))
		l->source->mode = SOURCE_APPEND;
	else
		return ini_refuse(l->in.ini, at, l->in.e, _("mode is upsert or append, not '%s'"), at->value);
	return 0;
}

static int take_source(struct loading *l, const struct ini_entry *at)
{
	if (!strcmp(at->key, "mode"))
		return set_mode(l, at);
	if (!strcmp(at->key, "title"))
		l->source->title = at->value;
	else if (!strcmp(at->key, "encoding"))
		l->source->encoding = at->value;
	else if (!strcmp(at->key, "own"))
		l->source->own = at->value;
	else if (!among(at->key, SOURCE_KEYS))
		return source_unknown_key(&l->in, at, SOURCE_KEYS);
	return 0; /* key, supersede, skip_when_empty, dated need all columns: finish() */
}

/* ---- what needs all columns ------------------------------------------------------------------------------------- */

static const struct ini_entry *entry(struct loading *l, const char *section, const char *key)
{
	for (size_t i = 0; i < l->in.ini->count; i++)
		if (!strcmp(l->in.ini->entries[i].section, section) && !strcmp(l->in.ini->entries[i].key, key))
			return &l->in.ini->entries[i];
	return NULL;
}

static struct source_column *column_or_refuse(struct loading *l, const struct ini_entry *at, const char *key)
{
	struct source_column *c = column_named(l, key);

	if (!c)
		ini_refuse(l->in.ini, at, l->in.e, _("there is no [column %s]"), key);
	return c;
}

static int mark_keys(struct loading *l)
{
	const struct ini_entry *at = entry(l, "source", "key");

	if (!at)
		return ini_refuse(l->in.ini, NULL, l->in.e, _("[source] names no key"));
	for (size_t i = 0; i < l->in.ini->count; i++) {
		const struct ini_entry *each = &l->in.ini->entries[i];

		if (strcmp(each->section, "source") || strcmp(each->key, "key"))
			continue;
		for (const char *const *key = ini_list(l->in.arena, each->value); *key; key++) {
			struct source_column *c = column_or_refuse(l, each, *key);

			if (!c)
				return -1;
			c->is_key = true;
		}
	}
	return 0;
}

static int set_supersede(struct loading *l)
{
	const struct ini_entry *at = entry(l, "source", "supersede");
	const char *colon, *arrow;
	size_t n, m;

	if (!at)
		return 0;
	colon = strchr(at->value, ':');
	arrow = colon ? strchr(colon, '>') : NULL;
	if (!arrow)
		return ini_refuse(l->in.ini, at, l->in.e, _("supersede is written 'column: from > to'"));
	n = (size_t)(colon - at->value);
	const char *key = text_trimmed(at->value, &n);

	l->source->supersede = column_or_refuse(l, at, arena_strndup(l->in.arena, key, n));
	if (!l->source->supersede)
		return -1;
	n = (size_t)(arrow - colon - 1);
	m = strlen(arrow + 1);
	const char *from = text_trimmed(colon + 1, &n), *to = text_trimmed(arrow + 1, &m);

	l->source->supersede_from = arena_strndup(l->in.arena, from, n);
	l->source->supersede_to = arena_strndup(l->in.arena, to, m);
	return 0;
}

/* The columns that an entry of [source] lists, NULL-terminated; *out stays NULL without one. */
static int set_list(struct loading *l, const char *entry_key, const struct source_column *const **out)
{
	const struct ini_entry *last = NULL;
	const char *const *keys = NULL;
	const struct source_column **columns;
	size_t n = 0;

	for (size_t i = 0; i < l->in.ini->count; i++) {
		const struct ini_entry *at = &l->in.ini->entries[i];

		if (!strcmp(at->section, "source") && !strcmp(at->key, entry_key)) {
			keys = source_joined(l->in.arena, keys, ini_list(l->in.arena, at->value));
			last = at;
		}
	}
	while (keys && keys[n])
		n++;
	columns = arena_array(l->in.arena, n + 1, sizeof *columns);
	for (size_t i = 0; i < n; i++)
		if (!(columns[i] = column_or_refuse(l, last, keys[i])))
			return -1;
	if (n)
		*out = columns;
	return 0;
}

static int set_dated(struct loading *l)
{
	const struct source_column *const *c;

	if (set_list(l, "dated", &l->source->dated) < 0)
		return -1;
	for (c = l->source->dated; c && *c; c++)
		if ((*c)->type != SOURCE_DATE && (*c)->type != SOURCE_DATETIME && (*c)->type != SOURCE_MONTH &&
		    (*c)->type != SOURCE_MONTHS)
			return ini_refuse(l->in.ini, entry(l, "source", "dated"), l->in.e, _("dated: [column %s] is no date"), (*c)->key);
	return 0;
}

/* One heading must mean one column, or a file with it could never be read. */
static int check_headings(struct loading *l)
{
	struct heading_words seen = heading_words_of(l->in.arena, l->columns, l->count),
			     *kept = arena_alloc(l->in.arena, sizeof *kept);

	*kept = seen;
	l->source->headings = kept;
	for (size_t i = 0; i < seen.count; i++)
		for (size_t k = 0; k < i; k++)
			if (seen.words[i].column != seen.words[k].column &&
			    !strcmp(seen.words[i].folded, seen.words[k].folded))
				return ini_refuse(l->in.ini, NULL, l->in.e,
						  _("'%s' stands for both [column %s] and [column %s]"),
						  seen.words[i].folded, l->columns[seen.words[k].column].key,
						  l->columns[seen.words[i].column].key);
	return 0;
}

static int check_places(struct loading *l)
{
	for (int i = 0; i < l->source->places; i++)
		for (int k = 0; k < i; k++)
			if (!strcmp(source_place_name(l->in.arena, l->source, i),
				    source_place_name(l->in.arena, l->source, k)))
				return ini_refuse(l->in.ini, NULL, l->in.e, _("two columns would both be called '%s'"),
						  source_place_name(l->in.arena, l->source, i));
	return 0;
}

static int finish(struct loading *l)
{
	struct source *s = l->source;

	if (!s->title || !*s->title)
		return ini_refuse(l->in.ini, NULL, l->in.e, _("[source] has no title"));
	for (size_t i = 0; i < l->count; i++) {
		if (source_column_finish(&l->in, &l->columns[i]) < 0)
			return -1;
		l->columns[i].place = s->places;
		s->places += places_of(l->columns[i].type);
	}
	s->skip_own = entry(l, "source", "skip_own_when_empty") != NULL;
	if (s->skip_own && !s->own)
		return ini_refuse(l->in.ini, entry(l, "source", "skip_own_when_empty"), l->in.e, _("there is no sheet of its own: own = …"));
	if (mark_keys(l) < 0 || set_supersede(l) < 0 ||
	    set_list(l, s->skip_own ? "skip_own_when_empty" : "skip_when_empty", &s->skip_when_empty) < 0 || set_dated(l) < 0)
		return -1;
	s->columns = l->columns;
	s->column_count = l->count;
	return check_headings(l) < 0 || check_places(l) < 0 ? -1 : 0;
}

static int read_entries(struct loading *l)
{
	for (size_t i = 0; i < l->in.ini->count; i++) {
		const struct ini_entry *at = &l->in.ini->entries[i];
		int rc;

		if (!strcmp(at->section, "source"))
			rc = take_source(l, at);
		else if (!strncmp(at->section, "column ", 7))
			rc = take_column(l, at);
		else
			rc = ini_refuse(l->in.ini, at, l->in.e, _("[%s] is neither [source] nor [column KEY]"), at->section);
		if (rc < 0)
			return -1;
	}
	return 0;
}

static const char *id_of(struct arena *a, const char *path)
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path, *dot = strrchr(name, '.');

	return arena_strndup(a, name, dot ? (size_t)(dot - name) : strlen(name));
}

static int load(struct arena *a, const char *path, struct source *out, struct err *e)
{
	struct loading l = { .in = { a, NULL, e }, .source = out };

	if (!(l.in.ini = ini_load(a, path, e)))
		return -1;
	out->id = id_of(a, path);
	out->path = l.in.ini->path;
	if (!source_identifier(out->id))
		return ini_refuse(l.in.ini, NULL, e, _("the name of the file, '%s', must be made of a-z, 0-9 and _"),
				  out->id);
	return read_entries(&l) < 0 || finish(&l) < 0 ? -1 : 0;
}

static int by_id(const void *x, const void *y)
{
	const struct source *a = x, *b = y;

	return strcmp(a->id, b->id);
}

struct source_set *source_load(struct arena *a, const char *const *paths, struct err *e)
{
	struct source_set *set = arena_alloc(a, sizeof *set);
	struct source *sources;
	size_t n = 0;

	while (paths[n])
		n++;
	sources = arena_array(a, n + 1, sizeof *sources);
	for (size_t i = 0; i < n; i++)
		if (load(a, paths[i], &sources[i], e) < 0)
			return NULL;
	qsort(sources, n, sizeof *sources, by_id);
	for (size_t i = 1; i < n; i++)
		if (!strcmp(sources[i].id, sources[i - 1].id)) {
			err_set(e, ERR_CONFIG, _("%s and %s are the same source"), sources[i - 1].path,
				sources[i].path);
			return NULL;
		}
	set->sources = sources;
	set->count = n;
	return set;
}

bool source_is_own(const struct source *s, const char *sheet)
{
	size_t n = s->own ? strlen(s->own) : 0;

	return n && !strncmp(sheet, s->own, n) && (!sheet[n] || sheet[n] == ' ');
}

bool source_takes_own(const struct source_set *set, const char *sheet)
{
	for (size_t i = 0; i < set->count; i++)
		if (source_is_own(&set->sources[i], sheet))
			return true;
	return false;
}

const struct source *source_find(const struct source_set *set, const char *id)
{
	for (size_t i = 0; i < set->count; i++)
		if (!strcmp(set->sources[i].id, id))
			return &set->sources[i];
	return NULL;
}

static const struct source_column *column_at(const struct source *s, int place)
{
	const struct source_column *c = s->columns;

	for (size_t i = 1; i < s->column_count && s->columns[i].place <= place; i++)
		c = &s->columns[i];
	return c;
}

const char *source_place_name(struct arena *a, const struct source *s, int place)
{
	const struct source_column *c = column_at(s, place);

	if (place == c->place)
		return c->key;
	if (c->type == SOURCE_ROOM)
		return arena_printf(a, "%s_text", c->key);
	return arena_printf(a, c->type == SOURCE_MONTHS ? "%s_to" : "%s_day_only", c->key);
}

bool source_place_text(const struct source *s, int place)
{
	switch (column_at(s, place)->type) {
	case SOURCE_TEXT:
	case SOURCE_ID:
	case SOURCE_PHONE:
	case SOURCE_PLATE:
	case SOURCE_ENUM:
	case SOURCE_ROOM:
		return true;
	case SOURCE_MONEY:
	case SOURCE_DECIMAL:
	case SOURCE_INT:
	case SOURCE_BOOL:
	case SOURCE_PERCENT:
	case SOURCE_DATE:
	case SOURCE_MONTH:
	case SOURCE_MONTHS:
	case SOURCE_DATETIME:
		return false;
	}
	return false;
}
