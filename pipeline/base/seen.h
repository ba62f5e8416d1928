/* seen: the digests of files that were read before, so that what did not change is not read again. A file is known by what the file system says of it:
 * device, number, size, and both of its times; whoever writes to it changes the last of these, and nobody can set that one back.
 *
 * A file that was changed shortly before it was read is not kept: a change within the same tick of the clock would not show. Nor is one of
 * another file system, whose clock may be another. Losing the list costs reading; it is never right where reading would be wrong. */
#ifndef KEFU_BASE_SEEN_H
#define KEFU_BASE_SEEN_H

#include <sys/stat.h>

#include "pipeline/base/file.h"

struct seen;

/* No list, or one that is not whole, is an empty one. */
struct seen *seen_open(struct arena *a, const char *path, struct err *e);
bool seen_find(struct seen *s, const struct stat *st, char hex[FILE_DIGEST]);

/* For whoever writes the list anew: from here on files are read, noted as they were before, and the list is put in the place of the old one. */
int seen_begin(struct seen *s, struct err *e);
void seen_note(struct seen *s, const struct stat *before, const char *hex);
int seen_save(struct seen *s, struct err *e);

#endif
