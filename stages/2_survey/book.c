#include "stages/2_survey/book.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/text.h"
#include "stages/2_survey/queries.sql.h"

/* The places of columns in queries.sql. */
enum { PLAN, NAME, START, END, HOUSEHOLDS, ISSUED, TARGET, PERSON, PLAN_PART, PLAN_LINE };
enum { OF_PLAN, FORM, ROOM, KNOWN, BUILDING, DAY, COMMENT, PART, LINE, FIRST_QUESTION };
enum { TITLE, RESPONDENT, HOME, HOME_KNOWN, HOME_BUILDING, AT, QUESTION, ANSWER, SAID_PART, SAID_LINE };

struct reading {
	struct stage_run *run;
	struct doubts *doubts;
	struct book *book;
};

/* ---- questions ---- */

int book_dimension(int question)
{
	return question < DIMENSIONS ? question : 1 + (question - DIMENSIONS) / BOOK_SUBS;
}

const char *book_code(int question, char out[16])
{
	if (question < DIMENSIONS)
		snprintf(out, 16, "D%d", question);
	else
		snprintf(out, 16, "D%d.%d", book_dimension(question), 1 + (question - DIMENSIONS) % BOOK_SUBS);
	return out;
}

/* -1: the open question. */
static int question_of(const char *code)
{
	char own[16];

	for (int q = 0; q < BOOK_QUESTIONS; q++)
		if (!strcmp(code, book_code(q, own)))
			return q;
	return -1;
}

/* ---- texts ---- */

static const char *text_at(struct stage_run *r, struct stmt *s, int column)
{
	const char *text = stmt_type_at(s, column) == STMT_NULL ? NULL : stmt_text_at(s, column, NULL);

	return text && *text ? arena_strdup(r->arena, text) : NULL;
}

static struct day day_at(struct stmt *s, int column)
{
	return stmt_type_at(s, column) == STMT_NULL ? DAY_NONE : day_of((int32_t)stmt_int_at(s, column));
}

/* ---- plans ---- */

static int read_plans(struct reading *x, const struct terms *t, struct err *e)
{
	struct stmt *s = db_prepare(x->run->db, SQL_PLANS);
	struct book *b = x->book;
	size_t capacity = 0;
	int rc;

	while ((rc = stmt_step(s, e)) > 0) {
		b->surveys = arena_grow(x->run->arena, b->surveys, b->count, &capacity, sizeof *b->surveys);
		b->surveys[b->count++] = (struct survey){
			.number = text_at(x->run, s, PLAN),
			.name = text_at(x->run, s, NAME),
			.person = text_at(x->run, s, PERSON),
			.start = day_at(s, START),
			.end = day_at(s, END),
			.households = stmt_int_at(s, HOUSEHOLDS),
			.issued = stmt_int_at(s, ISSUED),
			.target = stmt_type_at(s, TARGET) == STMT_NULL ? t->target : stmt_int_at(s, TARGET),
			.part = stmt_int_at(s, PLAN_PART),
			.line = stmt_int_at(s, PLAN_LINE),
		};
	}
	stmt_end(s);
	return rc;
}

struct survey *book_survey(const struct book *b, const char *number)
{
	for (size_t i = 0; i < b->count; i++)
		if (!strcmp(b->surveys[i].number, number))
			return &b->surveys[i];
	return NULL;
}

struct form *book_form(const struct survey *s, const char *number)
{
	for (size_t i = 0; i < s->count; i++)
		if (!strcmp(s->forms[i]->number, number))
			return s->forms[i];
	return NULL;
}

/* By number, else by name: of several of one name the last begun by the day of the answer. */
static struct survey *survey_of(const struct book *b, const char *title, struct day day)
{
	struct survey *found = book_survey(b, title);

	for (size_t i = 0; !found && i < b->count; i++) {
		struct survey *s = &b->surveys[b->count - 1 - i];

		if (s->name && !strcmp(s->name, title) && day_cmp(s->start, day) <= 0)
			found = s;
	}
	return found;
}

/* ---- forms ---- */

static struct form *form_new(struct reading *x, enum book_source from)
{
	static const char *const SOURCES[] = { "survey_answers", "survey_details" };
	struct form *f = arena_alloc(x->run->arena, sizeof *f);

	f->from = from;
	f->source = SOURCES[from];
	memset(f->levels, BOOK_UNSAID, sizeof f->levels);
	return f;
}

static void keep(struct reading *x, struct survey *s, struct form *f)
{
	s->forms = arena_grow(x->run->arena, s->forms, s->count, &s->capacity, sizeof(struct form *));
	s->forms[s->count++] = f;
}

static int doubt_form(struct reading *x, const struct survey *s, const struct form *f, struct err *e)
{
	struct doubt_row row = { f->source, f->part, f->line, f->number };
	char from[DAY_TEXT], to[DAY_TEXT];

	if (f->room && !f->known && doubt_house(x->doubts, &row, f->room, e) < 0)
		return -1;
	if (day_none(f->day) || (day_cmp(f->day, s->start) >= 0 && day_cmp(f->day, s->end) <= 0))
		return 0;
	return doubt_add(x->doubts, "DQ-DATE", &row, e, "日期不在调查期间（%s 至 %s），照计", day_text(s->start, from), day_text(s->end, to));
}

static int add_form(struct reading *x, struct survey *s, struct form *f, const char *plan, struct err *e)
{
	const struct doubt_row row = { f->source, f->part, f->line, f->number };

	if (!s)
		return doubt_add(x->doubts, "DQ-SURVEY", &row, e, "没有调查“%s”的计划，问卷不计", plan);
	keep(x, s, f);
	return doubt_form(x, s, f, e);
}

static int read_form(struct reading *x, struct stmt *s, struct err *e)
{
	struct form *f = form_new(x, BOOK_REGISTER);
	const char *plan = text_at(x->run, s, OF_PLAN);

	f->day = day_at(s, DAY);
	if (!day_none(f->day) && day_cmp(f->day, x->run->as_of) > 0)
		return 0;
	f->number = text_at(x->run, s, FORM);
	f->room = text_at(x->run, s, ROOM);
	f->known = stmt_int_at(s, KNOWN) != 0;
	f->building = text_at(x->run, s, BUILDING);
	f->comment = text_at(x->run, s, COMMENT);
	f->part = stmt_int_at(s, PART);
	f->line = stmt_int_at(s, LINE);
	for (int q = 0; q < BOOK_QUESTIONS; q++)
		if (stmt_type_at(s, FIRST_QUESTION + q) != STMT_NULL)
			f->levels[q] = (signed char)level_of(stmt_text_at(s, FIRST_QUESTION + q, NULL));
	return add_form(x, book_survey(x->book, plan), f, plan, e);
}

static int read_forms(struct reading *x, struct err *e)
{
	struct stmt *s = db_prepare(x->run->db, SQL_FORMS);
	int rc;

	while ((rc = stmt_step(s, e)) > 0)
		if ((rc = read_form(x, s, e)) < 0)
			break;
	stmt_end(s);
	return rc;
}

/* ---- the long export: rows of one person under one name, in the order of time ---- */

static bool same_form(const struct form *f, const char *title, const char *of, const char *person)
{
	return f && !strcmp(of, title) && !strcmp(f->number, person);
}

static struct form *detail_form(struct reading *x, struct stmt *s)
{
	struct form *f = form_new(x, BOOK_EXPORT);

	f->number = text_at(x->run, s, RESPONDENT);
	f->part = stmt_int_at(s, SAID_PART);
	f->line = stmt_int_at(s, SAID_LINE);
	return f;
}

static int take_answer(struct reading *x, struct form *f, struct stmt *s, struct err *e)
{
	const struct doubt_row row = { f->source, stmt_int_at(s, SAID_PART), stmt_int_at(s, SAID_LINE), f->number };
	int q = question_of(stmt_text_at(s, QUESTION, NULL));
	const char *said = text_at(x->run, s, ANSWER);
	enum level level = level_of(text_folded(x->run->arena, said ? said : ""));

	f->day = day_at(s, AT);
	if (stmt_type_at(s, HOME) != STMT_NULL) {
		f->room = text_at(x->run, s, HOME);
		f->known = stmt_int_at(s, HOME_KNOWN) != 0;
		f->building = text_at(x->run, s, HOME_BUILDING);
	}
	if (q < 0) {
		f->comment = said;
		return 0;
	}
	f->levels[q] = (signed char)(level == LEVEL_UNKNOWN ? LEVEL_BLANK : level);
	if (level != LEVEL_UNKNOWN)
		return 0;
	return doubt_add(x->doubts, "DQ-ANSWER", &row, e, "答案“%s”不是满意程度，按不了解处理", said);
}

static int end_form(struct reading *x, struct form *f, const char *of, struct err *e)
{
	return f ? add_form(x, survey_of(x->book, of, f->day), f, of, e) : 0;
}

static int read_details(struct reading *x, struct err *e)
{
	struct stmt *s = db_prepare(x->run->db, SQL_DETAILS);
	struct form *f = NULL;
	const char *of = "";
	int rc;

	stmt_bind_day(s, "as_of", x->run->as_of);
	while ((rc = stmt_step(s, e)) > 0) {
		if (!same_form(f, stmt_text_at(s, TITLE, NULL), of, stmt_text_at(s, RESPONDENT, NULL))) {
			if ((rc = end_form(x, f, of, e)) < 0)
				break;
			f = detail_form(x, s);
			of = text_at(x->run, s, TITLE);
		}
		if ((rc = take_answer(x, f, s, e)) < 0)
			break;
	}
	stmt_end(s);
	return rc < 0 ? -1 : end_form(x, f, of, e);
}

/* ---- which forms count ---- */

static void find_asked(struct survey *s)
{
	for (size_t i = 0; i < s->count; i++)
		for (int q = 0; q < BOOK_QUESTIONS; q++)
			if (s->forms[i]->levels[q] != BOOK_UNSAID)
				s->asked[s->forms[i]->from][q] = true;
	for (int from = 0; from < BOOK_SOURCES; from++)
		for (int q = 0; q < BOOK_QUESTIONS; q++)
			s->asked_count[from] += s->asked[from][q];
}

static struct reply reply_of(const struct survey *s, const struct form *f)
{
	return (struct reply){ f->number, f->day, f->answered, s->asked_count[f->from], f->room != NULL };
}

static int by_room(const void *a, const void *b)
{
	const struct form *x = *(struct form *const *)a, *y = *(struct form *const *)b;

	return strcmp(x->room, y->room);
}

/* Of the forms of one household the last one stands for it. */
static void replace(const struct survey *s, struct form **forms, size_t count)
{
	const struct form *best = forms[0];

	for (size_t i = 1; i < count; i++) {
		struct reply r = reply_of(s, forms[i]), other = reply_of(s, best);

		if (reply_replaces(&r, &other))
			best = forms[i];
	}
	for (size_t i = 0; i < count; i++)
		if (forms[i] != best)
			forms[i]->by = best;
}

static void find_replaced(struct survey *s, struct arena *a)
{
	struct form **roomed = arena_array(a, s->count + 1, sizeof(struct form *));
	size_t n = 0, from = 0;

	for (size_t i = 0; i < s->count; i++)
		if (s->forms[i]->room)
			roomed[n++] = s->forms[i];
	if (n)
		qsort(roomed, n, sizeof(struct form *), by_room);
	for (size_t i = 1; i <= n; i++)
		if (i == n || strcmp(roomed[i]->room, roomed[from]->room)) {
			replace(s, roomed + from, i - from);
			from = i;
		}
}

static void judge_forms(struct survey *s, const struct terms *t, struct arena *a)
{
	find_asked(s);
	for (size_t i = 0; i < s->count; i++)
		for (int q = 0; q < BOOK_QUESTIONS; q++)
			s->forms[i]->answered += s->forms[i]->levels[q] > LEVEL_BLANK;
	find_replaced(s, a);
	for (size_t i = 0; i < s->count; i++) {
		struct reply r = reply_of(s, s->forms[i]);

		s->forms[i]->state = s->forms[i]->by ? REPLY_REPLACED : reply_state(&r, t->room_required);
	}
}

struct book *book_read(struct stage_run *r, const struct terms *t, struct doubts *doubts, struct err *e)
{
	struct reading x = { r, doubts, arena_alloc(r->arena, sizeof(struct book)) };

	if (read_plans(&x, t, e) < 0 || read_forms(&x, e) < 0 || read_details(&x, e) < 0)
		return NULL;
	for (size_t i = 0; i < x.book->count; i++)
		judge_forms(&x.book->surveys[i], t, r->arena);
	return x.book;
}
