/* ini: settings, sources, report and letter set-up, read by inih with what it lacks: line numbers, and refusal of lines
 * that it would cut (199 bytes). A key's value may go on in indented lines; each comes as an entry of its own. */
#ifndef KEFU_BASE_INI_H
#define KEFU_BASE_INI_H

#include "pipeline/base/arena.h"
#include "pipeline/base/err.h"

#include <stddef.h>

struct ini_entry {
	const char *section, *key, *value;
	int line;
};

struct ini {
	const char *path;
	const struct ini_entry *entries; /* in the order of the file */
	size_t count;
};

/* NULL on failure, with file:line in the message (CONFIG). */
struct ini *ini_load(struct arena *a, const char *path, struct err *e);

/* The (first) value of section/key, or NULL. */
const char *ini_value(const struct ini *ini, const char *section, const char *key);

/* Sets e to "path:line: …" (CONFIG); returns -1. */
int ini_refuse(const struct ini *ini, const struct ini_entry *at, struct err *e, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Splits at commas (，and 、 too), trims, drops empty parts; NULL-terminated. */
const char *const *ini_list(struct arena *a, const char *value);

#endif
