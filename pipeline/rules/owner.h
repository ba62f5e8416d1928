/* owner: the people in an owner cell: 张三、李四 or 张三（李四）. A company's name is never taken apart. DOMAIN §8.2. */
#ifndef KEFU_RULES_OWNER_H
#define KEFU_RULES_OWNER_H

#include <stddef.h>

#include "pipeline/base/arena.h"

#define OWNER_LONGEST 4 /* characters of a name that may stand beside others */

/* The names in order, at least one ("" for an empty cell), NULL-terminated. */
const char *const *owner_names(struct arena *a, const char *cell);

#endif
