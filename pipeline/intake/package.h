/* package: the zip that a workbook is. The only module that includes zip.h. Refuses what no program writes: encrypted
 * entries, two parts of one name, thousands of parts, a part that inflates to over 200 times its size. CRCs are checked
 * by libzip. */
#ifndef KEFU_INTAKE_PACKAGE_H
#define KEFU_INTAKE_PACKAGE_H

#include <stdbool.h>
#include <stddef.h>

struct package;

/* NULL when the file is none, *why the reason in Chinese. The descriptor stays the caller's. */
struct package *package_open(int fd, const char **why);
void package_close(struct package *p); /* NULL is fine */

/* The part of that name, in any case, with either slash; -1 when there is none. */
long package_find(const struct package *p, const char *name);

/* Inflates a part in blocks; `take` may return false to stop. False when the part is damaged or a bomb, *why the
 * reason. */
typedef bool (*package_take)(void *user, const char *bytes, size_t n);
bool package_stream(struct package *p, long part, package_take take, void *user, const char **why);

#endif
