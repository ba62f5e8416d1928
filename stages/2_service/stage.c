/* 2_service: the clock of every ticket, the contacts that were due, and what months and weeks make of them. README.md; the
 * rules are in pipeline/rules/. */
#include "pipeline/stage/stage.h"

#include "stages/2_service/again.h"
#include "stages/2_service/check.h"
#include "stages/2_service/checks.sql.h"
#include "stages/2_service/queries.sql.h"
#include "stages/2_service/record.h"

struct work {
	struct stage_run *run;
	struct doubts *doubts;
	struct book *book;
	struct judge *judge;
	struct record *record;
	struct span *span;
	struct check check;
};

/* ---- what is wrong with a ticket ---- */

static int doubt_room(struct work *w, const struct ticket *t, const struct doubt_row *row, struct err *e)
{
	if (!t->room->length || t->known)
		return 0;
	return doubt_house(w->doubts, row, t->room->text, e);
}

static int doubt_stamps(struct work *w, const struct doubt_row *row, struct err *e)
{
	const struct judge *j = w->judge;
	const char *day_only = record_day_only(w->run->arena, &j->s);

	if (j->disorder && doubt_add(w->doubts, "DQ-DATE", row, e, "时间先后不对：%s，有关各项无法判定", j->disorder) < 0)
		return -1;
	if (j->called == ANSWER_UNKNOWN &&
	    doubt_add(w->doubts, "DQ-DATE", row, e, "时间先后不对：回访时间 < 完工时间，回访及时无法判定") < 0)
		return -1;
	if (!day_only)
		return 0;
	return doubt_add(w->doubts, "DQ-TIME", row, e, "%s只有日期，按当日最宽的时刻判定", day_only);
}

static int doubt_ticket(struct work *w, const struct ticket *t, struct err *e)
{
	struct doubt_row row = { "tickets", t->part, t->line, t->number };

	if (doubt_room(w, t, &row, e) < 0 || doubt_stamps(w, &row, e) < 0)
		return -1;
	if (w->judge->agrees)
		return 0;
	return doubt_add(w->doubts, "DQ-STATE", &row, e, "状态“%s”与各时间不符，按时间应是“%s”", t->state->text, w->judge->derived);
}

/* ---- all ---- */

static int add_tickets(struct work *w, struct err *e)
{
	for (size_t i = 0; i < w->book->count; i++) {
		struct ticket *t = w->book->tickets[i];

		judge_ticket(w->judge, t);
		if (record_ticket(w->record, w->judge, e) < 0 || doubt_ticket(w, t, e) < 0 || span_add(w->span, w->judge, e) < 0)
			return -1;
		check_add(&w->check, w->judge);
		stage_progress(w->run, (int64_t)i + 1, (int64_t)w->book->count);
	}
	span_end(w->span);
	return 0;
}

static int add_sums(struct work *w, struct err *e)
{
	struct db *db = w->run->db;

	if (record_contacts(w->record, w->book, e) < 0 || record_period(w->record, w->book, w->run->as_of, e) < 0 ||
	    record_spans(w->record, w->span, w->book, e) < 0 || record_counts(w->record, w->book, e) < 0)
		return -1;
	if (db_run(db, SQL_ADD_MEASURES, e) < 0)
		return -1;
	return check_record(&w->check, db, e);
}

static int run(struct stage_run *r, struct err *e)
{
	struct work w = { .run = r, .check = { .start = month_first(month_of(r->as_of)), .as_of = r->as_of } };
	struct terms terms;

	w.doubts = doubts_new(r->arena, r->db, SQL_ADD_EXCEPTION);
	if (terms_read(&terms, r->arena, r->settings, e) < 0 || !(w.book = book_read(r, &terms, w.doubts, e)))
		return -1;
	again_mark(w.book, r->arena);
	w.judge = judge_new(r->arena, &terms, r->as_of);
	w.record = record_new(r->arena, r->db);
	w.span = span_new(r->arena, w.book, r->as_of);
	return add_tickets(&w, e) < 0 ? -1 : add_sums(&w, e);
}

const struct stage STAGE = {
	.about = "what owners reported: the clock of each ticket, calls and contacts, checks, months and weeks",
	.needs = { "table:tickets", "table:contacts", "table:houses", "table:house_alias", "as-of", "setting:desk", "setting:classify",
		   "setting:forward", "setting:dispatch", "setting:appt", "setting:callback", "setting:followup", "setting:sla", "setting:important" },
	.makes = { "table:service_period", "table:service_ticket", "table:service_contact", "table:service_breach", "table:service_check",
		   "table:service_overdue", "table:service_followup", "table:service_month", "table:service_week", "table:service_measure",
		   "table:service_count", "table:service_exception" },
	.checks = SQL_CHECKS_DO_NOT_ADD_UP SQL_TICKETS_DO_NOT_ADD_UP SQL_COUNTS_DO_NOT_ADD_UP,
	.run = run,
};
