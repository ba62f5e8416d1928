#include "stages/2_survey/follow.h"

#include <string.h>

#include "pipeline/base/text.h"
#include "stages/2_survey/queries.sql.h"

/* The places of columns in queries.sql. */
enum { PLAN, FORM, DIMENSION, UNIT, CONTACTED, CAUSE, MEASURE, DONE, RESULT, PART, LINE };

struct line { /* of the register, as known on as-of */
	const char *unit, *cause, *measure, *result;
	struct day contacted, done;
};

struct follow {
	struct stage_run *run;
	const struct terms *terms;
	const struct book *book;
	const struct survey *shown;
	struct doubts *doubts;
	struct line **lines; /* of the shown survey: form × dimension */
	struct pursuit_tally tally;
};

/* ---- the register ---- */

static const char *text_at(struct follow *f, struct stmt *s, int column)
{
	const char *text = stmt_type_at(s, column) == STMT_NULL ? NULL : stmt_text_at(s, column, NULL);

	return text && *text ? arena_strdup(f->run->arena, text) : NULL;
}

/* DAY_NONE also for what is later than as-of. */
static struct day known_day(struct follow *f, struct stmt *s, int column)
{
	struct day d = stmt_type_at(s, column) == STMT_NULL ? DAY_NONE : day_of((int32_t)stmt_int_at(s, column));

	return !day_none(d) && day_cmp(d, f->run->as_of) > 0 ? DAY_NONE : d;
}

static enum level worst(const struct form *form, int dimension)
{
	enum level found = LEVEL_BLANK;

	for (int q = 0; q < BOOK_QUESTIONS; q++)
		if (book_dimension(q) == dimension && level_complains((enum level)form->levels[q]) &&
		    (found == LEVEL_BLANK || (enum level)form->levels[q] < found))
			found = (enum level)form->levels[q];
	return found;
}

/* A result is as late as the last day beside it. */
static struct line *line_of(struct follow *f, struct stmt *s)
{
	struct line *x = arena_alloc(f->run->arena, sizeof *x);
	bool later = (stmt_type_at(s, DONE) != STMT_NULL && day_none(known_day(f, s, DONE))) ||
		     (stmt_type_at(s, CONTACTED) != STMT_NULL && day_none(known_day(f, s, CONTACTED)));

	x->unit = text_at(f, s, UNIT);
	x->contacted = known_day(f, s, CONTACTED);
	x->done = known_day(f, s, DONE);
	x->result = later ? NULL : text_at(f, s, RESULT);
	if (stmt_type_at(s, CONTACTED) == STMT_NULL || !day_none(x->contacted)) {
		x->cause = text_at(f, s, CAUSE);
		x->measure = text_at(f, s, MEASURE);
	}
	return x;
}

static int doubt_days(struct follow *f, const struct doubt_row *row, const struct form *form, const struct line *x, struct err *e)
{
	if (!day_none(x->done) && !day_none(x->contacted) && day_cmp(x->done, x->contacted) < 0)
		return doubt_add(f->doubts, "DQ-DATE", row, e, "时间先后不对：完成日 < 首次联系日");
	if (!day_none(x->contacted) && !day_none(form->day) && day_cmp(x->contacted, form->day) < 0)
		return doubt_add(f->doubts, "DQ-DATE", row, e, "时间先后不对：首次联系日 < 问卷日期");
	return 0;
}

static int read_line(struct follow *f, struct stmt *s, struct err *e)
{
	const char *plan = text_at(f, s, PLAN), *number = text_at(f, s, FORM), *dimension = text_at(f, s, DIMENSION);
	const struct doubt_row row = { "survey_followups", stmt_int_at(s, PART), stmt_int_at(s, LINE),
				       arena_printf(f->run->arena, "%s %s", number, dimension) };
	const struct survey *survey = book_survey(f->book, plan);
	const struct form *form = survey ? book_form(survey, number) : NULL;
	int d = dimension_of(text_folded(f->run->arena, dimension));
	struct line *x;

	if (!survey)
		return doubt_add(f->doubts, "DQ-SURVEY", &row, e, "没有调查“%s”的计划", plan);
	if (day_cmp(survey->start, f->run->as_of) > 0)
		return 0;
	if (d < 0)
		return doubt_add(f->doubts, "DQ-DIMENSION", &row, e, "维度“%s”不是 D0 至 D10，也不是它们的名称", dimension);
	if (!form)
		return doubt_add(f->doubts, "DQ-FORM", &row, e, "调查“%s”没有编号 %s 的问卷", plan, number);
	if (form->by)
		return doubt_add(f->doubts, "DQ-FORM", &row, e, "问卷 %s 已被同户的 %s 代替，不再跟踪", number, form->by->number);
	if (worst(form, d) == LEVEL_BLANK)
		return doubt_add(f->doubts, "DQ-FORM", &row, e, "问卷 %s 的 %s 没有不满意", number, dimension_title(d));
	x = line_of(f, s);
	for (size_t i = 0; survey == f->shown && i < survey->count; i++)
		if (survey->forms[i] == form)
			f->lines[i * DIMENSIONS + (size_t)d] = x;
	return doubt_days(f, &row, form, x, e);
}

static int read_lines(struct follow *f, struct err *e)
{
	struct stmt *s = db_prepare(f->run->db, SQL_FOLLOWUPS);
	int rc;

	while ((rc = stmt_step(s, e)) > 0)
		if ((rc = read_line(f, s, e)) < 0)
			break;
	stmt_end(s);
	return rc;
}

/* ---- what is to be followed up ---- */

static void bind_form(struct stmt *s, const struct form *form, int d)
{
	stmt_bind_text(s, "source", form->source);
	stmt_bind_text(s, "form_no", form->number);
	stmt_bind_int(s, "dimension", d);
	stmt_bind_text(s, "title", dimension_title(d));
	stmt_bind_text(s, "room", form->room);
	stmt_bind_text(s, "building", form->building ? form->building : "");
	stmt_bind_text(s, "answer", level_name(worst(form, d)));
	stmt_bind_int(s, "part", form->part);
	stmt_bind_int(s, "line", form->line);
}

static int record(struct follow *f, struct stmt *s, const struct form *form, int d, const struct line *x, struct err *e)
{
	const struct pursuit p = { .answered = day_none(form->day) ? f->shown->end : form->day,
				   .contacted = x->contacted,
				   .done = x->done,
				   .recalled = x->result != NULL,
				   .content = x->result && !strcmp(x->result, "满意") };

	pursuit_count(&f->tally, &p, &f->terms->pursuit, f->run->as_of);
	bind_form(s, form, d);
	stmt_bind_day(s, "answered", p.answered);
	stmt_bind_text(s, "unit", x->unit);
	stmt_bind_day(s, "contacted", p.contacted);
	stmt_bind_text(s, "cause", x->cause);
	stmt_bind_text(s, "measure", x->measure);
	stmt_bind_day(s, "done", p.done);
	stmt_bind_text(s, "result", x->result);
	stmt_bind_text(s, "state", pursuit_state_name(pursuit_state(&p, &f->terms->pursuit, f->run->as_of)));
	stmt_bind_day(s, "due", pursuit_due(&p, &f->terms->pursuit));
	return stmt_exec(s, e);
}

static int record_all(struct follow *f, struct err *e)
{
	static const struct line NOTHING = { .contacted = { INT32_MIN }, .done = { INT32_MIN } };
	struct stmt *s = db_prepare(f->run->db, SQL_ADD_FOLLOWUP);

	for (size_t i = 0; i < f->shown->count; i++)
		for (int d = 0; d < DIMENSIONS; d++) {
			const struct form *form = f->shown->forms[i];
			const struct line *x = f->lines[i * DIMENSIONS + (size_t)d];

			if (!form->by && worst(form, d) != LEVEL_BLANK && record(f, s, form, d, x ? x : &NOTHING, e) < 0)
				return -1;
		}
	stmt_end(s);
	return 0;
}

static void bind_rate(struct stmt *s, const char *name, int64_t part, int64_t whole)
{
	int64_t rate = 0;
	bool known = share_percent((struct share){ part, whole }, &rate);

	stmt_bind_known(s, name, known, rate);
}

static int record_tally(struct follow *f, struct err *e)
{
	const struct pursuit_tally *t = &f->tally;
	struct stmt *s = db_prepare(f->run->db, SQL_ADD_PURSUIT);

	stmt_bind_int(s, "opened", t->opened);
	stmt_bind_int(s, "contacted", t->contacted);
	stmt_bind_int(s, "contacted_in_time", t->contacted_in_time);
	stmt_bind_int(s, "done", t->done);
	stmt_bind_int(s, "done_in_time", t->done_in_time);
	stmt_bind_int(s, "recalled", t->recalled);
	stmt_bind_int(s, "content", t->content);
	stmt_bind_int(s, "overdue", t->overdue);
	bind_rate(s, "contact_rate", t->contacted, t->opened);
	bind_rate(s, "done_rate", t->done, t->opened);
	bind_rate(s, "content_rate", t->content, t->recalled);
	return stmt_exec(s, e);
}

int follow_record(struct stage_run *r, const struct terms *t, const struct book *b, const struct survey *shown, struct doubts *doubts, struct err *e)
{
	struct follow f = { .run = r, .terms = t, .book = b, .shown = shown, .doubts = doubts };

	f.lines = arena_array(r->arena, (shown ? shown->count : 0) * DIMENSIONS + 1, sizeof(struct line *));
	if (read_lines(&f, e) < 0)
		return -1;
	return shown && (record_all(&f, e) < 0 || record_tally(&f, e) < 0) ? -1 : 0;
}
