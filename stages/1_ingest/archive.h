/* archive: outputs/archive/<SHA-256>, each input file's bytes, once. What is read is always the archived copy, so that a file that
 * changes meanwhile does no harm. New bytes stand as <digest>.new until archive_settle has them on the disk. */
#ifndef KEFU_INGEST_ARCHIVE_H
#define KEFU_INGEST_ARCHIVE_H

#include "pipeline/base/seen.h"
#include "pipeline/stage/site.h"

#define ARCHIVE_LARGEST ((int64_t)2 << 30) /* bytes: no export of a community is larger */

/* Copies the file at `path`, unless its bytes are there. A file that cannot be data (too large, not to be opened) gives 1 and a
 * note in Chinese; 0 is archived. One that `seen` knows is not read, unless `anew`; all that is archived is noted there. */
int archive_take(const struct site *site, struct seen *seen, bool anew, const char *path, char digest[FILE_DIGEST], int64_t *size,
		 const char **note, struct err *e);

/* A descriptor to read the bytes by; -1 when they are not there (NOINPUT). */
int archive_open(const struct site *site, const char *digest, struct err *e);

/* All new bytes are on the disk under their names, when it returns 0. */
int archive_settle(const struct site *site, struct err *e);

#endif
