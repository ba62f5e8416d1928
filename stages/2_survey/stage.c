/* 2_survey: what the surveys say of the service, whom to ask, and what became of those who were not content. README.md; the rules are in
 * pipeline/rules/. */
#include "pipeline/stage/stage.h"

#include "stages/2_survey/checks.sql.h"
#include "stages/2_survey/draw.h"
#include "stages/2_survey/follow.h"
#include "stages/2_survey/queries.sql.h"
#include "stages/2_survey/record.h"

static size_t begun_by(const struct book *b, struct day as_of)
{
	size_t n = 0;

	while (n < b->count && day_cmp(b->surveys[n].start, as_of) <= 0)
		n++;
	return n;
}

/* Plans that cannot be: their figures are given all the same. */
static int doubt_plans(const struct book *b, struct doubts *doubts, struct err *e)
{
	for (size_t i = 0; i < b->count; i++) {
		const struct survey *s = &b->surveys[i];
		const struct doubt_row row = { "survey_plans", s->part, s->line, s->number };

		if (day_cmp(s->end, s->start) < 0 && doubt_add(doubts, "DQ-DATE", &row, e, "时间先后不对：结束日期 < 开始日期") < 0)
			return -1;
		if (s->issued > s->households && doubt_add(doubts, "DQ-COUNT", &row, e, "发放份数 %lld 多于总户数 %lld", (long long)s->issued,
							   (long long)s->households) < 0)
			return -1;
	}
	return 0;
}

static int run(struct stage_run *r, struct err *e)
{
	struct doubts *doubts = doubts_new(r->arena, r->db, SQL_ADD_EXCEPTION);
	struct terms t;
	struct book *b;
	size_t begun;

	if (terms_read(&t, r->settings, e) < 0 || !(b = book_read(r, &t, doubts, e)) || doubt_plans(b, doubts, e) < 0)
		return -1;
	begun = begun_by(b, r->as_of);
	if (record_surveys(r, &t, b, begun, e) < 0 || record_years(r, &t, b, begun, e) < 0)
		return -1;
	if (follow_record(r, &t, b, begun ? &b->surveys[begun - 1] : NULL, doubts, e) < 0)
		return -1;
	return draw_record(r, &t, b, e);
}

const struct stage STAGE = {
	.about = "what owners say when asked: the survey's rates and indices, the draw, those who were not content",
	.needs = { "table:survey_plans", "table:survey_answers", "table:survey_details", "table:survey_followups", "table:house_alias", "table:houses",
		   "as-of", "setting:survey", "setting:sat", "setting:rank" },
	.makes = { "table:survey", "table:survey_dimension", "table:survey_question", "table:survey_building", "table:survey_form",
		   "table:survey_followup", "table:survey_pursuit", "table:survey_year", "table:survey_plan", "table:survey_stratum",
		   "table:survey_draw", "table:survey_exception" },
	.checks = SQL_FORMS_ARE_NOT_THEIR_SURVEY SQL_QUESTIONS_ARE_NOT_THEIR_DIMENSION SQL_BUILDINGS_ARE_NOT_THEIR_SURVEY
	    SQL_OVERALL_IS_NOT_ITS_DIMENSION SQL_FOLLOWUPS_ARE_NOT_THEIR_COUNTS SQL_DRAW_IS_NOT_ITS_STRATA,
	.run = run,
};
