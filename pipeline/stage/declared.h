/* declared: what a site declares about its exports (templates/sources), loaded; and the empty database of all that templates may read
 * of it. Reads no export and no figure. */
#ifndef KEFU_STAGE_DECLARED_H
#define KEFU_STAGE_DECLARED_H

#include "pipeline/intake/source.h"
#include "pipeline/stage/site.h"
#include "pipeline/store/db.h"

/* The site's own declarations stand above the installed ones, file by file. NULL on failure. */
struct source_set *declared_sources(const struct site *site, struct err *e);

/* In memory (store/schema.h). NULL on failure. */
struct db *declared_schema(const struct site *site, struct err *e);

#endif
