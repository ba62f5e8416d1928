#include "pipeline/rules/fee.h"

#include <string.h>

static bool begins(const char *s, const char *with)
{
	return !strncmp(s, with, strlen(with));
}

const char *fee_shown(const struct fee_names *n, const char *item)
{
	for (const char *const *a = n->aliases; *a; a++)
		if (!strcmp(*a, item))
			return FEE_PROPERTY;
	return item;
}

bool fee_deposit(const struct fee_names *n, const char *item)
{
	for (const char *const *d = n->deposits; *d; d++)
		if (strstr(item, *d))
			return true;
	return false;
}

static bool passed_through(const struct fee_names *n, const char *item)
{
	for (const char *const *p = n->pass_through; *p; p++)
		if (!strcmp(*p, item) || (!strcmp(*p, "代收") && begins(item, "代收")))
			return true;
	return false;
}

bool fee_counted(const struct fee_names *n, const char *item)
{
	return !passed_through(n, item) && !fee_deposit(n, item);
}

/* 费 at the end of a group's name does not count: 车位费 takes 车位管理费. */
static bool in_group(const char *group, const char *item)
{
	size_t length = strlen(group), suffix = strlen("费");

	if (!strcmp(group, item))
		return true;
	if (!strcmp(group, FEE_PROPERTY)) /* aliases are a setting; 物业维修费 is none */
		return false;
	if (!strcmp(group, "水电"))
		return strstr(item, "水费") || strstr(item, "电费") || strstr(item, "水电");
	if (length > suffix && !strcmp(group + length - suffix, "费"))
		length -= suffix;
	return begins(item, group) || !strncmp(item, group, length);
}

int fee_rank(const struct fee_names *n, const char *item)
{
	const char *shown = fee_shown(n, item);
	int others = -1, i = 0;

	for (; n->order[i]; i++) {
		if (!strcmp(n->order[i], "其他"))
			others = i;
		if (in_group(n->order[i], shown))
			return i;
	}
	return others < 0 ? i : others;
}
