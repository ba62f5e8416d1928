#include "pipeline/rules/owner.h"

#include <stdbool.h>
#include <string.h>

#include "pipeline/base/text.h"

static const char *const MARKS[] = { "、", "，", ",", "；", ";", "/", "（", "）", "(", ")", " ", "　", NULL };

static size_t mark_at(const char *s)
{
	for (const char *const *m = MARKS; *m; m++)
		if (!strncmp(s, *m, strlen(*m)))
			return strlen(*m);
	return 0;
}

static size_t characters(const char *s, size_t n)
{
	const char *end = s + n;
	size_t count = 0;

	while (text_next(&s, end))
		count++;
	return count;
}

/* The next name at *s, and moves past it; NULL at the end. */
static const char *next_name(struct arena *a, const char **s)
{
	size_t n;
	const char *from;

	while ((n = mark_at(*s)))
		*s += n;
	for (from = *s; **s && !mark_at(*s);)
		++*s;
	return *s > from ? arena_strndup(a, from, (size_t)(*s - from)) : NULL;
}

static bool company(const char *cell)
{
	static const char *const words[] = { "公司", "集团", "中心", "银行", "学校", "医院", "委员会", "合作社", "事务所", NULL };

	for (const char *const *w = words; *w; w++)
		if (strstr(cell, *w))
			return true;
	return false;
}

const char *const *owner_names(struct arena *a, const char *cell)
{
	const char **names = NULL, *s = cell, *name;
	size_t count = 0, capacity = 0;
	bool apart = !company(cell);

	while ((name = next_name(a, &s))) {
		names = arena_grow(a, names, count, &capacity, sizeof *names);
		names[count++] = name;
		apart = apart && characters(name, strlen(name)) <= OWNER_LONGEST;
	}
	names = arena_grow(a, names, count, &capacity, sizeof *names);
	if (!apart || !count) {
		names = arena_array(a, 2, sizeof *names);
		names[0] = cell;
		count = 1;
	}
	names[count] = NULL;
	return names;
}
