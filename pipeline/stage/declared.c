#include "pipeline/stage/declared.h"

#include "pipeline/store/schema.h"

struct source_set *declared_sources(const struct site *site, struct err *e)
{
	const char *const *paths = site_template_paths(site, "sources", ".ini", e);

	return paths ? source_load(site->arena, paths, e) : NULL;
}

static struct schema_source table_of(struct arena *a, const struct source *s)
{
	const char **columns = arena_array(a, (size_t)s->places + 1, sizeof *columns);

	for (int i = 0; i < s->places; i++)
		columns[i] = source_place_name(a, s, i);
	return (struct schema_source){ s->id, columns };
}

struct db *declared_schema(const struct site *site, struct err *e)
{
	struct source_set *set = declared_sources(site, e);
	struct schema_source *list;

	if (!set)
		return NULL;
	list = arena_array(site->arena, set->count + 1, sizeof *list);
	for (size_t i = 0; i < set->count; i++)
		list[i] = table_of(site->arena, &set->sources[i]);
	return schema_open(site->arena, list, set->count, e);
}
