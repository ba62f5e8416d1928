/* source_column: one [column KEY] of a source's declaration, entry by entry. For source.c, which knows the other columns. */
#ifndef KEFU_INTAKE_SOURCE_COLUMN_H
#define KEFU_INTAKE_SOURCE_COLUMN_H

#include "pipeline/base/ini.h"
#include "pipeline/intake/source.h"

struct source_reading {
	struct arena *arena;
	struct ini *ini;
	struct err *e;
};

int source_column_set(const struct source_reading *r, struct source_column *c, const struct ini_entry *at);

/* After its last entry: what it lacks or may not have is CONFIG; fills what follows from the rest. */
int source_column_finish(const struct source_reading *r, struct source_column *c);

int source_unknown_key(const struct source_reading *r, const struct ini_entry *at, const char *const *known); /* -1 */
const char *const *source_joined(struct arena *a, const char *const *list, const char *const *more); /* list may be NULL */

#endif
