#include "stages/2_patrol/fee.h"

#include <string.h>

#include "stages/2_patrol/queries.sql.h"

#define POOR_A_YEAR 3 /* so many months in the lowest band */

struct proposal {
	struct stage_run *run;
	const struct record *record;
	const struct month *month;
	const struct past *past;
	const struct log *log;
	const struct terms *terms;
	struct stmt *insert;
};

static bool poor(const struct proposal *p, int kind, int32_t month)
{
	const struct past_month *x = past_find(p->past, month);

	return x && x->types[kind].has_score &&
	       grade_lowest(grade_of(p->terms->grades, mark_rounded(x->types[kind].score)));
}

static const char *note_of(const struct proposal *p, int kind, const struct record_month *x)
{
	int32_t month = p->month->period.month;
	int poor_months = 0;

	if (!x->grade)
		return "本期没有得分";
	if (x->small)
		return "样本不足，不提出扣减";
	for (int32_t k = month - month % 12; k <= month; k++)
		poor_months += poor(p, kind, k);
	if (grade_lowest(x->grade) && (poor(p, kind, month - 1) || poor_months >= POOR_A_YEAR))
		return "连续两期或年内三期为最低等级，建议解约";
	if (grade_lowest(x->grade))
		return "下发整改通知";
	return x->grade->percent || x->grade == p->terms->grades ? "" : "书面提醒";
}

/* The first zone of the company and type adds up all of them. */
static bool sum_fee(const struct log *l, int kind, size_t first, bool *has_fee, struct fen *fee)
{
	const struct log_zone *zones = l->zones;

	*fee = fen_of(0);
	*has_fee = false;
	for (size_t i = 0; i < l->zones_known; i++) {
		if (zones[i].kind != kind || strcmp(zones[i].company, zones[first].company))
			continue;
		if (i < first || !fen_add(fee, zones[i].fee))
			return false;
		*has_fee = *has_fee || zones[i].has_fee;
	}
	return true;
}

static int add_company(const struct proposal *p, int kind, size_t first, const struct record_month *x, struct err *e)
{
	struct fen fee, off;
	bool has_fee;
	struct stmt *s = p->insert;

	if (!sum_fee(p->log, kind, first, &has_fee, &fee))
		return 0;
	stmt_bind_int(s, "kind", kind + 1);
	stmt_bind_text(s, "type", standard_type_name((enum standard_type)kind));
	stmt_bind_text(s, "company", p->log->zones[first].company);
	stmt_bind_text(s, "grade", x->grade ? x->grade->name : NULL);
	stmt_bind_text(s, "note", note_of(p, kind, x));
	stmt_bind_null(s, "score");
	stmt_bind_null(s, "fee");
	stmt_bind_null(s, "percent");
	stmt_bind_null(s, "deduction");
	if (x->grade)
		stmt_bind_int(s, "score", x->score);
	if (has_fee)
		stmt_bind_fen(s, "fee", fee);
	if (x->deduct != RECORD_NONE)
		stmt_bind_int(s, "percent", x->deduct);
	if (has_fee && x->deduct != RECORD_NONE && grade_deduction(x->grade, fee, &off))
		stmt_bind_fen(s, "deduction", off);
	return stmt_exec(s, e);
}

static bool add_deducted(const struct past_month *x, const struct log *l, const struct terms *t, int kind,
			 struct fen *sum)
{
	bool has_fee, any = false;
	struct fen fee, off;

	for (size_t i = 0; i < l->zones_known; i++) {
		if (l->zones[i].kind != kind || !*l->zones[i].company || !sum_fee(l, kind, i, &has_fee, &fee) ||
		    !has_fee)
			continue;
		any = true;
		if (x->types[kind].has_score && x->types[kind].coverage.due &&
		    !coverage_small(x->types[kind].coverage, t->coverage_least) &&
		    (!grade_deduction(grade_of(t->grades, mark_rounded(x->types[kind].score)), fee, &off) ||
		     !fen_add(sum, off)))
			return false;
	}
	return any;
}

bool fee_deducted(const struct past *past, const struct log *l, const struct terms *t, int kind, int32_t first,
		  int32_t last, struct fen *out)
{
	bool any = false;

	*out = fen_of(0);
	for (int32_t month = first; month <= last; month++) {
		const struct past_month *x = past_find(past, month);

		any = (x && add_deducted(x, l, t, kind, out)) || any;
	}
	return any;
}

int fee_propose(struct stage_run *run, const struct record *r, const struct month *m, const struct past *past,
		const struct log *l, const struct terms *t, struct err *e)
{
	const struct proposal p = { run, r, m, past, l, t, db_prepare(run->db, SQL_ADD_FEE) };

	for (int kind = 0; kind < STANDARD_RENOVATION; kind++) {
		struct record_month x = record_month_of(r, m, kind);

		for (size_t i = 0; i < l->zones_known; i++)
			if (l->zones[i].kind == kind && *l->zones[i].company && add_company(&p, kind, i, &x, e) < 0)
				return -1;
	}
	stmt_end(p.insert);
	return 0;
}
