#include "pipeline/base/ini.h"

#include <ini.h>
#include <stdbool.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "pipeline/base/file.h"
#include "pipeline/base/text.h"

#define LINE_MAX_BYTES 199 /* what inih holds of a line */

struct reading {
	struct arena *arena;
	struct ini *ini;
	struct ini_entry *entries;
	size_t capacity;
	const char *at; /* the rest of the file */
	int line;
	bool refused;
	struct err *e;
};

/* inih asks for the next line as fgets would give it. */
static char *next_line(char *out, int room, void *stream)
{
	struct reading *r = stream;
	const char *end = strchr(r->at, '\n');
	size_t n = end ? (size_t)(end - r->at) + 1 : strlen(r->at);

	if (!n || r->refused)
		return NULL;
	r->line++;
	if (n > LINE_MAX_BYTES || n >= (size_t)room) {
		err_set(r->e, ERR_CONFIG, _("%s:%d: the line is over %d bytes; go on in an indented line below"), r->ini->path,
			r->line, LINE_MAX_BYTES);
		r->refused = true;
		return NULL;
	}
	memcpy(out, r->at, n);
	out[n] = '\0';
	r->at += n;
	return out;
}

static int take_entry(void *user, const char *section, const char *name, const char *value)
{
	struct reading *r = user;

	r->entries = arena_grow(r->arena, r->entries, r->ini->count, &r->capacity, sizeof *r->entries);
	r->entries[r->ini->count++] = (struct ini_entry){ arena_strdup(r->arena, section), arena_strdup(r->arena, name),
							  arena_strdup(r->arena, value ? value : ""), r->line };
	return 1;
}

struct ini *ini_load(struct arena *a, const char *path, struct err *e)
{
	struct reading r = { .arena = a, .e = e };
	size_t size, bad;
	int line;

	r.ini = arena_alloc(a, sizeof *r.ini);
	r.ini->path = arena_strdup(a, path);
	if (!(r.at = file_read(a, path, &size, e)))
		return NULL;
	if (!text_valid(r.at, size, &bad) || strlen(r.at) != size) {
		err_set(e, ERR_CONFIG, _("%s: not UTF-8 text; save it as UTF-8"), path);
		return NULL;
	}
	if (!strncmp(r.at, "\xEF\xBB\xBF", 3))
		r.at += 3;
	line = ini_parse_stream(next_line, &r, take_entry, &r);
	if (r.refused)
		return NULL;
	if (line) {
		err_set(e, ERR_CONFIG, _("%s:%d: neither [section] nor key = value"), path, line);
		return NULL;
	}
	r.ini->entries = r.entries;
	return r.ini;
}

const char *ini_value(const struct ini *ini, const char *section, const char *key)
{
	for (size_t i = 0; i < ini->count; i++)
		if (!strcmp(ini->entries[i].section, section) && !strcmp(ini->entries[i].key, key))
			return ini->entries[i].value;
	return NULL;
}

int ini_refuse(const struct ini *ini, const struct ini_entry *at, struct err *e, const char *format, ...)
{
	char what[sizeof e->text];
	va_list ap;

	va_start(ap, format);
	vsnprintf(what, sizeof what, format, ap);
	va_end(ap);
	return err_set(e, ERR_CONFIG, "%s:%d: %.800s", ini->path, at ? at->line : 1, what);
}

static size_t separator(const char *s)
{
	if (*s == ',')
		return 1;
	if (!strncmp(s, "，", 3) || !strncmp(s, "、", 3))
		return 3;
	return 0;
}

const char *const *ini_list(struct arena *a, const char *value)
{
	const char **list = NULL, *start = value;
	size_t count = 0, capacity = 0;

	for (const char *p = value;; p++) {
		size_t step = *p ? separator(p) : 0, n = (size_t)(p - start);

		if (*p && !step)
			continue;
		start = text_trimmed(start, &n);
		if (n) {
			list = arena_grow(a, list, count + 1, &capacity, sizeof *list);
			list[count++] = arena_strndup(a, start, n);
		}
		if (!*p)
			break;
		start = p + step;
		p = start - 1;
	}
	list = arena_grow(a, list, count + 1, &capacity, sizeof *list);
	list[count] = NULL;
	return list;
}
