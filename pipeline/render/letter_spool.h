/* letter_spool: laid-out letters in a file without a name, read back by number. Processes forked later may read too. */
#ifndef KEFU_RENDER_LETTER_SPOOL_H
#define KEFU_RENDER_LETTER_SPOOL_H

#include "pipeline/base/err.h"
#include "pipeline/render/letter.h"

struct letter_spool;

struct letter_spool *letter_spool_open(struct arena *a, const char *folder, struct err *e);
void letter_spool_close(struct letter_spool *s); /* NULL is fine */

/* Cells and tables are not kept: sums are read back before. */
int letter_spool_add(struct letter_spool *s, const struct letter *l, struct err *e);
size_t letter_spool_count(const struct letter_spool *s);
int letter_spool_read(const struct letter_spool *s, struct arena *a, size_t i, struct letter *out, struct err *e);

#endif
