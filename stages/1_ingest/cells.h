/* cells: a rejected row as it goes back to the clerk: an array in JSON, in the order of the source's columns, null where the file has no
 * such column. */
#ifndef KEFU_INGEST_CELLS_H
#define KEFU_INGEST_CELLS_H

#include "pipeline/intake/intake.h"

/* To be freed by cells_free; NULL without memory. `cells` may be NULL: all are null. */
char *cells_json(const struct source *s, const char *const *cells);
void cells_free(char *json);

/* The cells of a good row, written out again in its canonical form. */
const char *const *cells_of(struct arena *a, const struct source *s, const struct intake_value *values);

#endif
