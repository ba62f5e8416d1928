#include "stages/2_patrol/year.h"

#include "pipeline/base/buf.h"
#include "pipeline/rules/annual.h"
#include "pipeline/rules/progress.h"
#include "stages/2_patrol/fee.h"
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

struct year {
	struct stage_run *run;
	const struct past *past;
	const struct log *log;
	const struct terms *terms;
	int32_t first, last;
};

struct item_sum {
	int64_t findings, repeats, deduction;
};

/* What was found in the year, and what has become of it by the end of the last period. */
static void count_findings(const struct year *y, int kind, struct item_sum *items, struct progress *progress)
{
	const struct past_month *from = past_find(y->past, y->first);
	struct day known = period_named(&y->terms->period, y->last).end;

	for (size_t i = from ? from->by_zone_from : y->log->by_zone_count; i < y->log->by_zone_count; i++) {
		const struct log_patrol *p = &y->log->patrols[y->log->by_zone[i]];

		if (p->kind != kind || day_cmp(p->day, known) > 0)
			continue;
		for (size_t k = 0; k < p->count; k++) {
			const struct log_finding *f = &y->log->findings[y->log->by_patrol[p->first + k]];

			progress_add(progress, &f->order.r, known, y->terms->factors.grace_days);
			if (p->spot || f->item < 0)
				continue;
			items[f->item].findings++;
			items[f->item].repeats += f->repeat;
			items[f->item].deduction += f->deduction > 0 ? f->deduction : 0;
		}
	}
}

static int add_items(const struct year *y, int kind, const struct item_sum *items, struct err *e)
{
	const struct standard_table *t = &y->log->standard->tables[kind];
	struct stmt *s = db_prepare(y->run->db, SQL_ADD_YEAR_ITEM);

	for (int i = 0; i < t->count; i++) {
		if (!items[i].findings)
			continue;
		stmt_bind_int(s, "kind", kind + 1);
		stmt_bind_text(s, "type", standard_type_name((enum standard_type)kind));
		stmt_bind_text(s, "code", t->items[i].code);
		stmt_bind_text(s, "item", t->items[i].name);
		stmt_bind_int(s, "findings", items[i].findings);
		stmt_bind_int(s, "repeats", items[i].repeats);
		stmt_bind_int(s, "deduction", items[i].deduction);
		if (stmt_exec(s, e) < 0)
			return -1;
	}
	stmt_end(s);
	return 0;
}

static void bind_scores(const struct year *y, struct stmt *s, int kind)
{
	struct annual now, before = sum_up(y->past, kind, y->first - 12, y->first - 1, NULL);
	struct buf missing;
	int64_t v = 0;
	bool has;

	buf_init(&missing, y->run->arena);
	now = sum_up(y->past, kind, y->first, y->last, &missing);
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
}

static int64_t count_complaints(const struct year *y, int kind)
{
	int64_t n = 0;

	for (int32_t month = y->first; month <= y->last; month++) {
		const struct past_month *x = past_find(y->past, month);

		n += x ? x->types[kind].complaints : 0;
	}
	return n;
}

static int add_year(const struct year *y, struct stmt *s, int kind, struct err *e)
{
	struct item_sum items[STANDARD_ITEMS] = { 0 };
	struct progress progress = { 0 };
	struct fen deducted;
	int64_t v = 0;
	bool has;

	count_findings(y, kind, items, &progress);
	stmt_bind_int(s, "year", y->first / 12);
	stmt_bind_day(s, "start", period_named(&y->terms->period, y->first).start);
	stmt_bind_int(s, "kind", kind + 1);
	stmt_bind_text(s, "type", standard_type_name((enum standard_type)kind));
	bind_scores(y, s, kind);
	stmt_bind_int(s, "complaints", count_complaints(y, kind));
	stmt_bind_int(s, "needed", progress.needed);
	stmt_bind_int(s, "passed", progress.passed);
	has = progress_rate(&progress, &v);
	bind(s, "rate", has, v);
	has = fee_deducted(y->past, y->log, y->terms, kind, y->first, y->last, &deducted);
	bind(s, "deducted", has, fen_count(deducted));
	return stmt_exec(s, e) < 0 ? -1 : add_items(y, kind, items, e);
}

int year_record(struct stage_run *run, const struct past *past, const struct log *l, const struct terms *t,
		int32_t last, struct err *e)
{
	const struct year y = { run, past, l, t, last - last % 12, last };
	struct stmt *s = db_prepare(run->db, SQL_ADD_YEAR);

	for (int kind = 0; kind < STANDARD_TYPES; kind++)
		if (t->annual[kind] && add_year(&y, s, kind, e) < 0)
			return -1;
	stmt_end(s);
	return 0;
}
