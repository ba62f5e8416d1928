/* publish: how files come to be seen. A unit writes into a private folder; after COMMIT its files are renamed into the
 * day's folder.
 *
 * Files are whole or not there: fsynced (one syncfs a batch) before, renamed after. A folder below reports/ or letters/
 * is swapped as a whole, so that a letter of yesterday's plan disappears; so does a file that the unit made before and
 * not now. */
#ifndef KEFU_STAGE_PUBLISH_H
#define KEFU_STAGE_PUBLISH_H

#include "pipeline/base/arena.h"
#include "pipeline/base/err.h"
#include "pipeline/store/stamp.h"

/* The private folder, made empty: outputs/.making/<stage>[.<unit>]. */
const char *publish_private(struct arena *a, const char *outputs, const char *stage, const char *unit, struct err *e);

/* What lies in it, with digests, in order of path; on disk when it returns. */
struct stamp_file *publish_list(struct arena *a, const char *folder, size_t *count, struct err *e);

/* Moves everything from `folder` to `day_folder`, removes what is in `before` and not in `now`, and the private folder.
 */
int publish_move(const char *folder, const char *day_folder, const struct stamp_file *before, size_t before_count,
		 const struct stamp_file *now, size_t count, struct err *e);

#endif
