#include "stages/1_ingest/cells.h"

#include <jansson.h>
#include <stdlib.h>

#include "pipeline/base/day.h"
#include "pipeline/base/fen.h"

char *cells_json(const struct source *s, const char *const *cells)
{
	json_t *array = json_array();
	char *text;

	for (size_t i = 0; i < s->column_count; i++)
		json_array_append_new(array, cells && cells[i] ? json_string(cells[i]) : json_null());
	text = json_dumps(array, JSON_COMPACT);
	json_decref(array);
	return text;
}

void cells_free(char *json)
{
	free(json);
}

static const char *decimal(struct arena *a, int64_t n, int decimals)
{
	uint64_t m = n < 0 ? 0 - (uint64_t)n : (uint64_t)n, scale = 1;

	for (int i = 0; i < decimals; i++)
		scale *= 10;
	if (!decimals)
		return arena_printf(a, "%lld", (long long)n);
	return arena_printf(a, "%s%llu.%0*llu", n < 0 ? "-" : "", (unsigned long long)(m / scale), decimals,
			    (unsigned long long)(m % scale));
}

static const char *months(struct arena *a, const struct intake_value *v)
{
	char from[DAY_TEXT], to[DAY_TEXT];

	month_text((int32_t)v[0].n, from);
	if (v[1].type != INTAKE_INT || v[1].n == v[0].n)
		return arena_strdup(a, from);
	return arena_printf(a, "%s~%s", from, month_text((int32_t)v[1].n, to));
}

static const char *moment(struct arena *a, const struct intake_value *v)
{
	char text[24];

	moment_text((struct moment){ v[0].n }, text);
	return arena_strndup(a, text, v[1].type == INTAKE_INT && v[1].n ? 10 : 19);
}

static const char *number(struct arena *a, const struct source_column *c, const struct intake_value *v)
{
	char text[FEN_TEXT];

	switch (c->type) {
	case SOURCE_MONEY:
		return arena_strdup(a, fen_text(fen_of(v->n), text));
	case SOURCE_DECIMAL:
		return decimal(a, v->n, c->decimals);
	case SOURCE_PERCENT:
		return arena_printf(a, "%s%%", decimal(a, v->n, 2));
	case SOURCE_BOOL:
		return v->n ? "是" : "否";
	case SOURCE_DATE:
		return arena_strdup(a, day_text(day_of((int32_t)v->n), text));
	case SOURCE_MONTH:
		return arena_strdup(a, month_text((int32_t)v->n, text));
	case SOURCE_MONTHS:
		return months(a, v);
	case SOURCE_DATETIME:
		return moment(a, v);
	case SOURCE_INT:
	case SOURCE_TEXT:
	case SOURCE_ID:
	case SOURCE_PHONE:
	case SOURCE_PLATE:
	case SOURCE_ENUM:
	case SOURCE_ROOM:
		break;
	}
	return arena_printf(a, "%lld", (long long)v->n);
}

const char *const *cells_of(struct arena *a, const struct source *s, const struct intake_value *values)
{
	const char **cells = arena_array(a, s->column_count + 1, sizeof *cells);

	for (size_t i = 0; i < s->column_count; i++) {
		const struct source_column *c = &s->columns[i];
		const struct intake_value *v = &values[c->place];

		if (c->type == SOURCE_ROOM && v[1].type == INTAKE_TEXT)
			v++; /* the room as it was written */
		if (v->type == INTAKE_TEXT)
			cells[i] = arena_strndup(a, v->text, v->length);
		else if (v->type == INTAKE_INT)
			cells[i] = number(a, c, v);
		else
			cells[i] = "";
	}
	return cells;
}
