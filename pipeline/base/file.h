/* file: whole files, atomic writes, SHA-256. Everything is made private (0600, folders 0700). */
#ifndef KEFU_BASE_FILE_H
#define KEFU_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/base/arena.h"
#include "pipeline/base/err.h"

#define FILE_DIGEST 65 /* SHA-256 in hex, with its end */

/* Bytes of a regular file, zero-terminated; *size without the zero (NULL: not wanted). NULL on failure. */
char *file_read(struct arena *a, const char *path, size_t *size, struct err *e);
bool file_exists(const char *path);

/* Writes beside `path`, fsyncs, renames, fsyncs the folder: a half file is never seen. */
int file_write(const char *path, const void *bytes, size_t n, struct err *e);
/* Writes on through interruptions and short writes; -1 leaves errno. */
int file_write_all(int fd, const char *bytes, size_t n);
int file_sync_folder(const char *folder, struct err *e);
int file_make_folders(const char *path, struct err *e);	       /* mkdir -p, 0700 */
int file_remove_tree(const char *path, struct err *e);	       /* rm -rf; nothing there is fine */

int file_digest(const char *path, char hex[FILE_DIGEST], struct err *e);
/* Copies what is left to read of `from` to `to` (-1: nowhere) with its digest, in one reading; names neither in its errors. */
int file_copy(int from, int to, char hex[FILE_DIGEST], int64_t *size, struct err *e);
void digest_bytes(const void *bytes, size_t n, char hex[FILE_DIGEST]);

/* A SHA-256 over several parts; each part is taken with its length, so that parts cannot run together. */
struct digest;
struct digest *digest_new(struct arena *a);
void digest_add(struct digest *d, const void *bytes, size_t n);
void digest_text(struct digest *d, const char *s);
void digest_end(struct digest *d, char hex[FILE_DIGEST]);

/* Calls `each` for every regular file below `folder`, path relative to it, in byte order of the paths. Symbolic links, FIFOs
 * and the like are passed to `odd` when it is not NULL. Either may return -1 to stop. */
int file_walk(const char *folder, int (*each)(void *user, const char *path, struct err *e),
	      int (*odd)(void *user, const char *path, struct err *e), void *user, struct err *e);

#endif
