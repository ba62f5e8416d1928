#include "stages/2_patrol/year.h"

#include "pipeline/base/buf.h"
#include "pipeline/rules/annual.h"
#include "stages/2_patrol/queries.sql.h"

static const char *const ADVICE[] = { NULL, "建议续签", "整改后续签", "建议更换" };

/* The months of one year up to `last`; those without a score are named in `missing`. */
static struct annual sum_up(const struct past *past, int kind, int32_t first, int32_t last, struct buf *missing)
{
	struct annual y = { 0 };

	for (int32_t month = first; month <= last; month++) {
		const struct past_month *x = past_find(past, month);
		char text[DAY_TEXT];

		if (x && x->types[kind].has_score)
			annual_add(&y, true, x->types[kind].score, x->types[kind].coverage);
		else if (missing)
			buf_printf(missing, "%s%s", missing->len ? "、" : "", month_text(month, text));
	}
	return y;
}

static void bind(struct stmt *s, const char *name, bool has, int64_t v)
{
	if (has)
		stmt_bind_int(s, name, v);
	else
		stmt_bind_null(s, name);
}

static int add_year(struct stage_run *run, struct stmt *s, const struct past *past, int kind, int32_t last, struct err *e)
{
	int32_t first = last - last % 12;
	struct annual now, before = sum_up(past, kind, first - 12, first - 1, NULL);
	struct buf missing;
	int64_t v = 0;
	bool has;

	buf_init(&missing, run->arena);
	now = sum_up(past, kind, first, last, &missing);
	stmt_bind_int(s, "year", first / 12);
	stmt_bind_int(s, "kind", kind + 1);
	stmt_bind_text(s, "type", standard_type_name((enum standard_type)kind));
	has = annual_mean(&now, &v);
	bind(s, "mean", has, v);
	bind(s, "most", now.months > 0, now.most);
	bind(s, "least", now.months > 0, now.least);
	stmt_bind_int(s, "below", now.below);
	has = annual_coverage(&now, &v);
	bind(s, "coverage", has, v);
	stmt_bind_text(s, "advice", ADVICE[annual_advice(&now)]);
	stmt_bind_text(s, "missing", missing.data);
	has = annual_mean(&before, &v);
	bind(s, "last_mean", has, v);
	return stmt_exec(s, e);
}

int year_record(struct stage_run *run, const struct past *past, const struct terms *t, int32_t last, struct err *e)
{
	struct stmt *s = db_prepare(run->db, SQL_ADD_YEAR);

	for (int kind = 0; kind < STANDARD_TYPES; kind++)
		if (t->annual[kind] && add_year(run, s, past, kind, last, e) < 0)
			return -1;
	stmt_end(s);
	return 0;
}
