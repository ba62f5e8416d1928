/* standard: what is looked at on a patrol and what each item weighs: the item tables of cleaning, gardens, floors and
 * renovation. Read from templates/items, a file a table, refused with file and line unless its weights add up to 100
 * and its codes are unique over all tables. DOMAIN §4.2. */
#ifndef KEFU_RULES_STANDARD_H
#define KEFU_RULES_STANDARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/base/arena.h"
#include "pipeline/base/err.h"
#include "pipeline/base/ini.h"

enum standard_type { STANDARD_CLEANING, STANDARD_GREENING, STANDARD_FLOORS, STANDARD_RENOVATION, STANDARD_TYPES };

#define STANDARD_ITEMS 64    /* of one table: a patrol's items that do not apply are the bits of one number */
#define STANDARD_WHOLE 10000 /* 100 points, in hundredths */

struct standard_item {
	const char *code, *name, *text, *deduction; /* text: what is expected; deduction: in words, for the sheet */
	int64_t weight;                             /* hundredths of a point */
	bool veto;                                  /* one finding makes the patrol's score 0 */
};

struct standard_table {
	const char *title, *path; /* path NULL: no such table yet */
	struct standard_item items[STANDARD_ITEMS];
	int count;
};

struct standard {
	struct standard_table tables[STANDARD_TYPES];
};

/* Adds the table of one file. */
int standard_add(struct arena *a, struct standard *s, const struct ini *ini, struct err *e);
int standard_complete(const struct standard *s, struct err *e); /* each type has its table */

int standard_find(const struct standard_table *t, const char *code); /* its place, or -1 */
const char *standard_type_name(enum standard_type type);
int standard_type_of(const char *name); /* 保洁 -> STANDARD_CLEANING; -1: no such type */

#endif
