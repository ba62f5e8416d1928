/* json_value: JSON as the values of a Mustache template, for tools and tests. */
#ifndef KEFU_TESTS_JSON_VALUE_H
#define KEFU_TESTS_JSON_VALUE_H

#include <jansson.h>

#include "pipeline/render/mustache.h"

static inline struct mustache_value json_value(struct arena *a, json_t *json);

static inline struct mustache_value json_text(const char *s)
{
	return (struct mustache_value){ .kind = MUSTACHE_TEXT, .text = s };
}

static inline struct mustache_value json_list(struct arena *a, json_t *json)
{
	size_t n = json_array_size(json), i;
	struct mustache_value *items = arena_array(a, n + 1, sizeof *items);
	json_t *item;

	json_array_foreach(json, i, item) items[i] = json_value(a, item);
	return (struct mustache_value){ .kind = MUSTACHE_LIST, .items = items, .count = n };
}

static inline struct mustache_value json_map(struct arena *a, json_t *json)
{
	size_t n = json_object_size(json), i = 0;
	struct mustache_value *items = arena_array(a, n + 1, sizeof *items);
	const char **names = arena_array(a, n + 1, sizeof *names), *name;
	json_t *item;

	json_object_foreach(json, name, item)
	{
		names[i] = name;
		items[i++] = json_value(a, item);
	}
	return (struct mustache_value){ .kind = MUSTACHE_MAP, .items = items, .names = names, .count = n };
}

static inline struct mustache_value json_value(struct arena *a, json_t *json)
{
	if (json_is_string(json))
		return json_text(json_string_value(json));
	if (json_is_integer(json))
		return json_text(arena_printf(a, "%lld", (long long)json_integer_value(json)));
	if (json_is_real(json))
		return json_text(arena_printf(a, "%.15g", json_real_value(json)));
	if (json_is_array(json))
		return json_list(a, json);
	if (json_is_object(json))
		return json_map(a, json);
	return (struct mustache_value){ .kind = json_is_true(json) ? MUSTACHE_TRUE : MUSTACHE_FALSE,
					.text = json_is_false(json) ? "false" : NULL };
}

#endif
