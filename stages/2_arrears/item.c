#include "stages/2_arrears/item.h"

#include <stdint.h>
#include <string.h>

#include "pipeline/rules/fee.h"

#define CHAINS 4096

struct item_set {
	struct arena *arena;
	struct fee_names names;
	struct item *chains[CHAINS];
	const struct item *last;
	int count;
};

struct item_set *item_set_new(struct arena *a, const struct settings *s)
{
	struct item_set *set = arena_alloc(a, sizeof *set);

	set->arena = a;
	set->names = (struct fee_names){ settings_list(s, "fee.aliases"), settings_list(s, "fee.pass_through"),
					 settings_list(s, "fee.deposits"), settings_list(s, "alloc.item_order") };
	return set;
}

static unsigned chain_of(const char *name)
{
	uint32_t h = 2166136261u; /* FNV-1a */

	for (; *name; name++)
		h = (h ^ (unsigned char)*name) * 16777619u;
	return h % CHAINS;
}

static const struct item *item_add(struct item_set *set, const char *name)
{
	struct item *i = arena_alloc(set->arena, sizeof *i), **chain = &set->chains[chain_of(name)];
	const char *shown = fee_shown(&set->names, name);

	i->name = arena_strdup(set->arena, name);
	i->shown = strcmp(shown, name) ? arena_strdup(set->arena, shown) : i->name;
	i->number = i->shown == i->name ? ++set->count : item_find(set, shown)->number;
	i->rank = fee_rank(&set->names, name);
	i->property = !strcmp(shown, FEE_PROPERTY);
	i->counted = fee_counted(&set->names, name);
	i->deposit = fee_deposit(&set->names, name);
	i->next = *chain;
	*chain = i;
	return i;
}

const struct item *item_find(struct item_set *set, const char *name)
{
	const struct item *i = set->last;

	if (i && !strcmp(i->name, name))
		return i;
	for (i = set->chains[chain_of(name)]; i && strcmp(i->name, name); i = i->next)
		;
	return set->last = i ? i : item_add(set, name);
}
