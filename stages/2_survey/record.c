#include "stages/2_survey/record.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/rules/rank.h"
#include "pipeline/rules/sample.h"
#include "stages/2_survey/count.h"
#include "stages/2_survey/queries.sql.h"

struct figures {
	struct stage_run *run;
	const struct terms *terms;
	const struct survey *survey, *before; /* before: NULL for the first */
	const struct count *now, *then;
};

/* ---- figures that may be missing ---- */

static void bind_share(struct stmt *s, const char *name, struct share share)
{
	int64_t percent = 0;
	bool known = share_percent(share, &percent);

	stmt_bind_known(s, name, known, percent);
}

static void bind_index(struct stmt *s, const char *name, const struct level_tally *t, const struct terms *terms)
{
	int64_t index = 0;
	bool known = level_index(t, &terms->level, &index);

	stmt_bind_known(s, name, known, index);
}

static void bind_overall(struct stmt *s, const char *name, const struct count *c, const struct terms *terms)
{
	int64_t index = 0;
	bool known = c && level_overall(c->dimensions, terms->weights, &terms->level, &index);

	stmt_bind_known(s, name, known, index);
}

static void bind_levels(struct stmt *s, const struct level_tally *t)
{
	static const char *const NAMES[LEVELS] = { "unknown", "n1", "n2", "n3", "n4", "n5" };

	for (int l = 0; l < LEVELS; l++)
		stmt_bind_int(s, NAMES[l], t->count[l]);
	stmt_bind_int(s, "answers", level_answers(t));
}

static struct share satisfied(const struct figures *f, const struct count *c, int dimension)
{
	return c ? level_satisfied(&c->dimensions[dimension], &f->terms->level) : (struct share){ 0, 0 };
}

static void bind_years(struct stmt *s, const struct figures *f, int dimension)
{
	struct share now = satisfied(f, f->now, dimension), before = satisfied(f, f->then, dimension);
	int64_t change = 0;
	bool known = share_change(now, before, &change);

	bind_share(s, "before_rate", before);
	stmt_bind_known(s, "change", known, change);
	stmt_bind_text(s, "move", share_move_sign(share_move(now, before)));
}

/* ---- a survey as a whole ---- */

static void bind_plan(struct stmt *s, const struct figures *f, int64_t place)
{
	const struct survey *x = f->survey;
	int64_t needed = 0;
	bool known = sample_needed(x->households, f->terms->margin, &needed);

	stmt_bind_text(s, "plan_no", x->number);
	stmt_bind_int(s, "place", place);
	stmt_bind_text(s, "name", x->name);
	stmt_bind_day(s, "start", x->start);
	stmt_bind_day(s, "end", x->end);
	stmt_bind_text(s, "person", x->person);
	stmt_bind_int(s, "households", x->households);
	stmt_bind_int(s, "issued", x->issued);
	stmt_bind_int(s, "target", x->target);
	stmt_bind_known(s, "needed", known, needed);
	stmt_bind_int(s, "part", x->part);
	stmt_bind_int(s, "line", x->line);
}

static void bind_forms(struct stmt *s, const struct figures *f)
{
	const struct count *c = f->now;

	stmt_bind_int(s, "returned", c->returned);
	stmt_bind_int(s, "valid", c->valid);
	stmt_bind_int(s, "few", c->few);
	stmt_bind_int(s, "nameless", c->nameless);
	stmt_bind_int(s, "replaced", c->replaced);
	stmt_bind_int(s, "anonymous", c->anonymous);
	bind_share(s, "return_rate", (struct share){ c->returned, f->survey->issued });
	bind_share(s, "valid_rate", (struct share){ c->valid, c->returned });
	bind_share(s, "coverage", (struct share){ c->valid, f->survey->households });
}

static int record_survey(const struct figures *f, int64_t place, struct err *e)
{
	struct stmt *s = db_prepare(f->run->db, SQL_ADD_SURVEY);
	struct share rate = satisfied(f, f->now, 0);
	int64_t low = 0, high = 0;
	bool known = share_interval(rate, f->survey->households, &low, &high);

	bind_plan(s, f, place);
	bind_forms(s, f);
	stmt_bind_int(s, "answers", rate.whole);
	stmt_bind_int(s, "satisfied", rate.part);
	bind_share(s, "rate", rate);
	stmt_bind_known(s, "low", known, low);
	stmt_bind_known(s, "high", known, high);
	bind_overall(s, "score", f->now, f->terms);
	bind_share(s, "pooled_rate", level_satisfied(&f->now->pooled, &f->terms->level));
	stmt_bind_text(s, "before_no", f->before ? f->before->number : NULL);
	bind_overall(s, "before_score", f->then, f->terms);
	bind_years(s, f, 0);
	if (stmt_exec(s, e) < 0)
		return -1;
	stmt_end(s);
	return 0;
}

/* ---- its dimensions and questions ---- */

static bool asked(const struct figures *f, int question)
{
	return f->survey->asked[BOOK_REGISTER][question] || f->survey->asked[BOOK_EXPORT][question];
}

static bool asked_of(const struct figures *f, int dimension)
{
	for (int q = 0; q < BOOK_QUESTIONS; q++)
		if (book_dimension(q) == dimension && asked(f, q))
			return true;
	return false;
}

/* D0 has no place among the others. */
static void rank_dimensions(const struct figures *f, int64_t ranks[DIMENSIONS])
{
	struct rank_entry entries[DIMENSIONS] = { { .known = false } };

	for (int d = 1; d < DIMENSIONS; d++) {
		entries[d].n = level_answers(&f->now->dimensions[d]);
		entries[d].known = level_index(&f->now->dimensions[d], &f->terms->level, &entries[d].figure);
	}
	rank_all(entries, DIMENSIONS, f->terms->rank_min, ranks);
}

static int record_dimension(const struct figures *f, struct stmt *s, int d, int64_t rank, struct err *e)
{
	const struct level_tally *t = &f->now->dimensions[d];
	struct share now = satisfied(f, f->now, d), before = satisfied(f, f->then, d);
	int64_t change = 0;
	bool known = f->then && level_index_change(t, &f->then->dimensions[d], &f->terms->level, &change);

	stmt_bind_int(s, "dimension", d);
	stmt_bind_text(s, "title", dimension_title(d));
	bind_levels(s, t);
	bind_share(s, "rate", now);
	bind_index(s, "score", t, f->terms);
	stmt_bind_known(s, "rank", rank > 0, rank);
	bind_years(s, f, d);
	if (f->then)
		bind_index(s, "before_score", &f->then->dimensions[d], f->terms);
	else
		stmt_bind_null(s, "before_score");
	stmt_bind_known(s, "score_change", known, change);
	stmt_bind_int(s, "below", share_below(now, f->survey->target));
	stmt_bind_int(s, "fell", share_fell(now, before, f->terms->drop));
	return stmt_exec(s, e);
}

static int record_dimensions(const struct figures *f, struct err *e)
{
	struct stmt *s = db_prepare(f->run->db, SQL_ADD_DIMENSION);
	int64_t ranks[DIMENSIONS];

	rank_dimensions(f, ranks);
	for (int d = 0; d < DIMENSIONS; d++)
		if (asked_of(f, d) && record_dimension(f, s, d, ranks[d], e) < 0)
			return -1;
	stmt_end(s);
	return 0;
}

static int record_questions(const struct figures *f, struct err *e)
{
	struct stmt *s = db_prepare(f->run->db, SQL_ADD_QUESTION);
	char code[16];

	for (int q = 0; q < BOOK_QUESTIONS; q++) {
		const struct level_tally *t = &f->now->questions[q];

		if (!asked(f, q))
			continue;
		stmt_bind_int(s, "place", q);
		stmt_bind_text(s, "question", book_code(q, code));
		stmt_bind_int(s, "dimension", book_dimension(q));
		stmt_bind_text(s, "title", dimension_title(book_dimension(q)));
		bind_levels(s, t);
		bind_share(s, "rate", level_satisfied(t, &f->terms->level));
		bind_index(s, "score", t, f->terms);
		if (stmt_exec(s, e) < 0)
			return -1;
	}
	stmt_end(s);
	return 0;
}

/* ---- its buildings ---- */

static int by_building(const void *a, const void *b)
{
	const struct form *x = *(struct form *const *)a, *y = *(struct form *const *)b;
	int c = text_natural_cmp(x->building, strlen(x->building), y->building, strlen(y->building));

	return c ? c : strcmp(x->building, y->building);
}

struct building {
	const char *name;
	struct count count;
};

static struct building *buildings_of(const struct figures *f, size_t *count)
{
	const struct survey *x = f->survey;
	struct form **forms = arena_array(f->run->arena, x->count + 1, sizeof(struct form *));
	struct building *all = arena_array(f->run->arena, x->count + 1, sizeof *all);
	size_t n = 0;

	*count = 0;
	for (size_t i = 0; i < x->count; i++)
		if (x->forms[i]->state == REPLY_VALID && x->forms[i]->building)
			forms[n++] = x->forms[i];
	if (n)
		qsort(forms, n, sizeof(struct form *), by_building);
	for (size_t i = 0; i < n; i++) {
		if (!i || strcmp(forms[i]->building, forms[i - 1]->building))
			all[(*count)++].name = forms[i]->building;
		count_form(&all[*count - 1].count, forms[i]);
	}
	return all;
}

static int record_buildings(const struct figures *f, struct err *e)
{
	struct stmt *s = db_prepare(f->run->db, SQL_ADD_BUILDING);
	size_t n;
	struct building *all = buildings_of(f, &n);
	struct rank_entry *entries = arena_array(f->run->arena, n + 1, sizeof *entries);
	int64_t *ranks = arena_array(f->run->arena, n + 1, sizeof *ranks);

	for (size_t i = 0; i < n; i++) {
		entries[i].n = all[i].count.valid;
		entries[i].known = level_overall(all[i].count.dimensions, f->terms->weights, &f->terms->level, &entries[i].figure);
	}
	rank_all(entries, n, f->terms->rank_min, ranks);
	for (size_t i = 0; i < n; i++) {
		struct share rate = satisfied(f, &all[i].count, 0);

		stmt_bind_text(s, "building", all[i].name);
		stmt_bind_int(s, "forms", all[i].count.valid);
		stmt_bind_int(s, "answers", rate.whole);
		stmt_bind_int(s, "satisfied", rate.part);
		bind_share(s, "rate", rate);
		stmt_bind_known(s, "score", entries[i].known, entries[i].figure);
		stmt_bind_known(s, "rank", ranks[i] > 0, ranks[i]);
		if (stmt_exec(s, e) < 0)
			return -1;
	}
	stmt_end(s);
	return 0;
}

/* ---- its forms ---- */

static bool uniform(const struct survey *x, const struct form *f)
{
	for (int q = 1; q < BOOK_QUESTIONS; q++)
		if (x->asked[f->from][q] && f->levels[q] != f->levels[0])
			return false;
	return x->asked_count[f->from] > 1 && f->levels[0] > LEVEL_BLANK;
}

static int record_form(const struct survey *x, struct stmt *s, const struct form *f, struct err *e)
{
	stmt_bind_text(s, "source", f->source);
	stmt_bind_text(s, "form_no", f->number);
	stmt_bind_text(s, "room", f->room);
	stmt_bind_text(s, "building", f->building ? f->building : "");
	stmt_bind_day(s, "day", f->day);
	stmt_bind_text(s, "state", reply_state_name(f->state));
	stmt_bind_int(s, "valid", f->state == REPLY_VALID);
	stmt_bind_int(s, "answered", f->answered);
	stmt_bind_int(s, "asked", x->asked_count[f->from]);
	stmt_bind_int(s, "uniform", uniform(x, f));
	stmt_bind_text(s, "replaced_by", f->by ? f->by->number : NULL);
	stmt_bind_text(s, "overall", level_name((enum level)f->levels[0]));
	stmt_bind_text(s, "comment", f->comment);
	stmt_bind_int(s, "part", f->part);
	stmt_bind_int(s, "line", f->line);
	return stmt_exec(s, e);
}

static int record_forms(const struct figures *f, struct err *e)
{
	struct stmt *s = db_prepare(f->run->db, SQL_ADD_FORM);

	for (size_t i = 0; i < f->survey->count; i++)
		if (record_form(f->survey, s, f->survey->forms[i], e) < 0)
			return -1;
	stmt_end(s);
	return 0;
}

/* ---- all ---- */

int record_surveys(struct stage_run *r, const struct terms *t, const struct book *b, size_t begun, struct err *e)
{
	struct count *counts = arena_array(r->arena, begun + 1, sizeof *counts);
	struct figures f = { .run = r, .terms = t };

	for (size_t i = 0; i < begun; i++) {
		count_survey(&counts[i], &b->surveys[i]);
		f.survey = &b->surveys[i];
		f.now = &counts[i];
		f.before = i ? &b->surveys[i - 1] : NULL;
		f.then = i ? &counts[i - 1] : NULL;
		if (record_survey(&f, (int64_t)(begun - i), e) < 0)
			return -1;
	}
	if (!begun)
		return 0;
	return record_dimensions(&f, e) < 0 || record_questions(&f, e) < 0 || record_buildings(&f, e) < 0 || record_forms(&f, e) < 0 ? -1 : 0;
}

static int year_of(struct day d)
{
	int year, month, day;

	day_split(d, &year, &month, &day);
	return year;
}

int record_years(struct stage_run *r, const struct terms *t, const struct book *b, size_t begun, struct err *e)
{
	struct stmt *s = db_prepare(r->db, SQL_ADD_YEAR);
	int last = year_of(r->as_of);

	for (int year = b->count ? year_of(b->surveys[0].start) : last + 1; year <= last; year++) {
		bool over = year < last || year_of(day_plus(r->as_of, 1)) > last;
		int64_t n = 0;

		for (size_t i = 0; i < begun; i++)
			n += year_of(b->surveys[i].start) == year;
		stmt_bind_int(s, "year", year);
		stmt_bind_int(s, "surveys", n);
		stmt_bind_int(s, "wanted", t->per_year);
		stmt_bind_text(s, "state", n >= t->per_year ? "达到" : over ? "未达到" : "未到年底");
		if (stmt_exec(s, e) < 0)
			return -1;
	}
	stmt_end(s);
	return 0;
}
