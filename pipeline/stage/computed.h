/* computed: what was computed for a day, opened for reading by commands that compute nothing; and the house that a person means. */
#ifndef KEFU_STAGE_COMPUTED_H
#define KEFU_STAGE_COMPUTED_H

#include "pipeline/stage/site.h"
#include "pipeline/store/db.h"

/* The day's figures, with data.db attached as `data`; DAY_NONE takes the latest and writes it to *as_of. NOINPUT when the day was
 * never run, naming the nearest that was (RULINGS 45). */
struct db *computed_open(const struct site *site, struct day *as_of, struct err *e);

/* The house of any way to write it, as the master or the figures name it; NULL without an error when there is none: then *near is
 * the nearest that there is, or NULL. */
const char *computed_house(struct arena *a, struct db *db, const char *text, const char **near, struct err *e);

/* "file[sheet]:line" of a row, as messages and traces name it; "" where no row is known (path ""). */
const char *computed_place(struct arena *a, const char *path, const char *sheet, int64_t line);

#endif
