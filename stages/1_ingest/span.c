#include "stages/1_ingest/span.h"

static struct span of_value(const struct source_column *c, const struct intake_value *v)
{
	struct day day;

	if (c->type == SOURCE_MONTH || c->type == SOURCE_MONTHS) {
		const struct intake_value *to = c->type == SOURCE_MONTHS && v[1].type == INTAKE_INT ? &v[1] : v;

		return (struct span){ month_first((int32_t)v->n), month_last((int32_t)to->n) };
	}
	day = c->type == SOURCE_DATETIME ? moment_day((struct moment){ v->n }) : day_of((int32_t)v->n);
	return (struct span){ day, day };
}

void span_take(struct span *s, const struct source *source, const struct intake_value *values)
{
	const struct source_column *const *c = source->dated;
	struct span row;

	while (c && *c && values[(*c)->place].type != INTAKE_INT)
		c++;
	if (!c || !*c)
		return;
	row = of_value(*c, &values[(*c)->place]);
	if (day_none(s->first) || day_cmp(row.first, s->first) < 0)
		s->first = row.first;
	if (day_none(s->last) || day_cmp(row.last, s->last) > 0)
		s->last = row.last;
}
