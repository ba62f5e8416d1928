/* item: the fee items that occur in the data, each looked at once (rules/fee.h). Items of equal shown name are one item. */
#ifndef KEFU_ARREARS_ITEM_H
#define KEFU_ARREARS_ITEM_H

#include "pipeline/base/arena.h"
#include "pipeline/base/settings.h"

struct item {
	const char *name;  /* as the export writes it */
	const char *shown; /* as everything here shows it */
	int number;	   /* of the shown name, from 1 */
	int rank;
	bool property, counted, deposit;
	struct item *next;
};

struct item_set;

struct item_set *item_set_new(struct arena *a, const struct settings *s);
const struct item *item_find(struct item_set *set, const char *name);

#endif
