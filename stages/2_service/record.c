#include "stages/2_service/record.h"

#include <string.h>

#include "pipeline/base/buf.h"
#include "pipeline/rules/deadline.h"
#include "stages/2_service/queries.sql.h"

/* ---- values, one place after the other ---- */

#define PLACES 52

/* What stands at a place from the row before; bindings are kept, and most columns repeat. */
struct last {
	const char *text; /* NULL: a number, or nothing */
	int64_t value;    /* of a text its length */
	enum { NOT_BOUND, NUMBER, WORDS, NOTHING } kind;
};

struct row {
	struct stmt *s;
	struct last *last;
	int at;
};

struct record {
	struct arena *arena;
	struct last *last_ticket, *last_breach, *last_contact, *last_overdue, *last_followup;
	struct stmt *ticket, *breach, *contact, *overdue, *followup, *period, *month, *week, *count;
};

struct record *record_new(struct arena *a, struct db *db)
{
	struct record *r = arena_alloc(a, sizeof *r);

	*r = (struct record){ .arena = a,
			      .last_ticket = arena_array(a, PLACES, sizeof(struct last)),
			      .last_breach = arena_array(a, PLACES, sizeof(struct last)),
			      .last_contact = arena_array(a, PLACES, sizeof(struct last)),
			      .last_overdue = arena_array(a, PLACES, sizeof(struct last)),
			      .last_followup = arena_array(a, PLACES, sizeof(struct last)),
			      .ticket = db_prepare(db, SQL_ADD_TICKET),
			      .breach = db_prepare(db, SQL_ADD_BREACH),
			      .contact = db_prepare(db, SQL_ADD_CONTACT),
			      .overdue = db_prepare(db, SQL_ADD_OVERDUE),
			      .followup = db_prepare(db, SQL_ADD_FOLLOWUP),
			      .period = db_prepare(db, SQL_ADD_PERIOD),
			      .month = db_prepare(db, SQL_ADD_MONTH),
			      .week = db_prepare(db, SQL_ADD_WEEK),
			      .count = db_prepare(db, SQL_ADD_COUNT) };
	return r;
}

static bool again(struct row *r, struct last now)
{
	struct last *x = &r->last[r->at++];

	if (x->kind == now.kind && x->value == now.value && x->text == now.text)
		return true;
	*x = now;
	return false;
}

static void put(struct row *r, int64_t v)
{
	if (!again(r, (struct last){ NULL, v, NUMBER }))
		stmt_bind_int_at(r->s, r->at, v);
}

static void put_nothing(struct row *r)
{
	if (!again(r, (struct last){ NULL, 0, NOTHING }))
		stmt_bind_null_at(r->s, r->at);
}

static void put_known(struct row *r, bool known, int64_t v)
{
	if (known)
		put(r, v);
	else
		put_nothing(r);
}

static void put_words(struct row *r, const char *text, size_t n)
{
	if (!again(r, (struct last){ text, (int64_t)n, WORDS }))
		stmt_bind_text_at(r->s, r->at, text, (int)n);
}

static void put_bytes(struct row *r, const char *text, size_t n)
{
	if (n)
		put_words(r, text, n);
	else
		put_nothing(r);
}

static void put_text(struct row *r, const char *text)
{
	put_bytes(r, text, text ? strlen(text) : 0);
}

static void put_number(struct row *r, const struct ticket *t)
{
	put_bytes(r, t->number, (size_t)t->number_length);
}

static void put_name(struct row *r, const struct name *n)
{
	put_bytes(r, n->text, n->length);
}

static void put_day(struct row *r, struct day d)
{
	put_known(r, !day_none(d), day_none(d) ? 0 : day_count(d));
}

static void put_answer(struct row *r, enum answer a)
{
	static const char *const SAY[] = { "是", "否", "未到期", "不适用", "无法判定" };
	static const size_t BYTES[] = { 3, 3, 9, 9, 12 };

	put_words(r, SAY[a], BYTES[a]);
}

static void put_until(struct row *r, int64_t until)
{
	put_known(r, until != JUDGE_NEVER, until);
}

/* ---- tickets ---- */

const char *record_day_only(struct arena *a, const struct service *s)
{
	const struct {
		const struct stamp *stamp;
		const char *heading;
	} STAMPS[] = {
		{ &s->received, "受理时间" },	    { &s->classified, "分类时间" }, { &s->forwarded, "转派时间" },
		{ &s->appointed, "预约时间" },	    { &s->confirmed, "预约确认时间" }, { &s->reminded, "提醒部门时间" },
		{ &s->dispatched, "派工时间" },	    { &s->arrived, "到场时间" },	 { &s->checked, "到场核实时间" },
		{ &s->finished, "完工时间" },
	};
	bool closing = !s->finished.given && s->closed.given && s->closed.day_only, any = closing;
	struct buf text;

	for (size_t i = 0; i < sizeof STAMPS / sizeof *STAMPS; i++)
		any |= STAMPS[i].stamp->given && STAMPS[i].stamp->day_only;
	if (!any)
		return NULL;
	buf_init(&text, a);
	for (size_t i = 0; i < sizeof STAMPS / sizeof *STAMPS; i++)
		if (STAMPS[i].stamp->given && STAMPS[i].stamp->day_only)
			buf_printf(&text, "%s%s", text.len ? "、" : "", STAMPS[i].heading);
	if (closing)
		buf_printf(&text, "%s关闭时间", text.len ? "、" : "");
	return text.data;
}

static void put_register(struct row *x, const struct judge *j, const struct ticket *t)
{
	put_number(x, t);
	put(x, t->row_id);
	put(x, t->part);
	put(x, t->line);
	put(x, stamp_first(&j->s.received));
	put(x, j->s.received.day_only);
	put_name(x, t->kind);
	put_name(x, t->subkind);
	put_name(x, t->room);
	put_words(x, t->room->building->text, t->room->building->length);
	put_name(x, t->unit);
	put_name(x, t->channel);
	put_text(x, t->reporter);
	put(x, t->important);
	put(x, t->urgent);
	put_name(x, t->state);
	put_text(x, j->derived);
	put(x, j->agrees);
	put(x, !j->finish.given && !t->cancelled);
	put(x, t->cancelled);
}

static void put_answers(struct row *x, const struct judge *j)
{
	put(x, j->due);
	put_text(x, deadline_why(&j->s));
	put_known(x, j->finish.given, j->finish.given ? stamp_first(&j->finish) : 0);
	put_known(x, j->finish.given, j->finish.day_only);
	put_answer(x, j->overdue);
	put_answer(x, j->attended);
	put_answer(x, j->called);
	put_answer(x, j->classified);
	put_answer(x, j->forwarded);
	put_answer(x, j->confirmed);
	put_answer(x, j->passed_on);
	put(x, j->attempted);
	put_known(x, j->overdue == ANSWER_YES, j->overdue_days);
	put_day(x, j->classified_due);
	put_until(x, judge_until(j, RC_05));
	put_until(x, judge_until(j, j->s.appointed.given ? RC_08 : RC_06));
	put_until(x, judge_until(j, RC_07));
	put_until(x, judge_until(j, RC_09));
}

static void put_contacts(struct row *x, const struct judge *j)
{
	put_until(x, j->call_at);
	put(x, j->calls_made);
	put_text(x, book_satisfaction_name(j->satisfaction));
	put(x, j->progress.kept);
	put(x, j->progress.missed);
	put_day(x, j->last_contact);
	put_day(x, j->progress.next);
}

static int add_ticket(struct record *r, const struct judge *j, const struct ticket *t, struct err *e)
{
	struct row x = { r->ticket, r->last_ticket, 0 };
	int64_t seconds = span_seconds(&j->s);

	put_register(&x, j, t);
	put_answers(&x, j);
	put_contacts(&x, j);
	put(&x, t->returned);
	put_known(&x, seconds >= 0, (seconds + 18) / 36);
	put(&x, t->charge);
	put(&x, t->night);
	put_known(&x, t->off_post >= 0, t->off_post);
	put_text(&x, record_day_only(r->arena, &j->s));
	put_text(&x, j->disorder);
	return stmt_exec(r->ticket, e);
}

static int add_breach(struct record *r, const struct judge *j, const struct judge_asked *a, struct err *e)
{
	struct row x = { r->breach, r->last_breach, 0 };

	put_number(&x, j->ticket);
	put_text(&x, judge_name(a->rule));
	put_day(&x, a->due);
	put_until(&x, a->until);
	put_known(&x, day_cmp(a->base, j->as_of) <= 0, month_of(a->base));
	return stmt_exec(r->breach, e);
}

static void put_progress(struct row *x, const struct judge *j)
{
	put(x, j->progress.kept);
	put(x, j->progress.kept + j->progress.missed);
	put_day(x, j->last_contact);
	put_day(x, j->progress.next);
}

static int add_open(struct record *r, const struct judge *j, const struct ticket *t, struct err *e)
{
	struct row x = { r->followup, r->last_followup, 0 };

	put_number(&x, t);
	put_name(&x, t->room);
	put_text(&x, t->reporter);
	put_day(&x, book_received(t));
	put_progress(&x, j);
	return stmt_exec(r->followup, e);
}

static int add_overdue(struct record *r, const struct judge *j, const struct ticket *t, struct err *e)
{
	struct row x = { r->overdue, r->last_overdue, 0 };

	put_number(&x, t);
	put_name(&x, t->room);
	put_name(&x, t->kind);
	put_name(&x, t->unit);
	put(&x, t->important);
	put(&x, stamp_first(&j->s.received));
	put(&x, j->due);
	put(&x, j->overdue_days);
	put_progress(&x, j);
	return stmt_exec(r->overdue, e);
}

int record_ticket(struct record *r, const struct judge *j, struct err *e)
{
	const struct ticket *t = j->ticket;

	if (add_ticket(r, j, t, e) < 0)
		return -1;
	if (!t->ended && add_open(r, j, t, e) < 0)
		return -1;
	if (!t->ended && t->late && add_overdue(r, j, t, e) < 0)
		return -1;
	for (size_t i = 0; i < j->asked_count; i++)
		if (j->asked[i].answer == ANSWER_NO && add_breach(r, j, &j->asked[i], e) < 0)
			return -1;
	return 0;
}

static const char *standing_name(enum book_standing s)
{
	static const char *const SAY[] = { "", "按期", "提前", "未填结果", "按时", "逾时", "完工前", "未完工", "未接通" };

	return SAY[s];
}

int record_contacts(struct record *r, const struct book *b, struct err *e)
{
	for (size_t i = 0; i < b->contact_count; i++) {
		const struct book_contact *c = b->contacts[i];
		struct row x = { r->contact, r->last_contact, 0 };

		if (!c->ticket || c->ticket->later)
			continue;
		put(&x, c->row_id);
		put_number(&x, c->ticket);
		put(&x, c->at);
		put_text(&x, standing_name(c->standing));
		put_text(&x, c->standing == STANDING_KEPT || !c->progress ? judge_name(c->rule) : NULL);
		put_day(&x, c->due);
		if (stmt_exec(r->contact, e) < 0)
			return -1;
	}
	return 0;
}

/* ---- months, weeks ---- */

int record_period(struct record *r, const struct book *b, struct day as_of, struct err *e)
{
	struct day monday = day_plus(day_week_start(day_plus(as_of, 1)), -7);

	stmt_bind_day(r->period, "as_of", as_of);
	stmt_bind_int(r->period, "month", month_of(as_of));
	stmt_bind_day(r->period, "start", month_first(month_of(as_of)));
	stmt_bind_day(r->period, "monday", monday);
	stmt_bind_day(r->period, "sunday", day_plus(monday, 6));
	stmt_bind_int(r->period, "households", b->households);
	return stmt_exec(r->period, e);
}

static void bind_rate(struct stmt *s, const char *name, int64_t part, int64_t whole)
{
	int64_t percent = 0;
	bool has = verdict_percent(part, whole, &percent);

	stmt_bind_known(s, name, has, percent);
}

static void bind_counts(struct stmt *s, const struct span_total *x)
{
	const struct {
		const char *name;
		int64_t value;
	} COUNTS[] = {
		{ "received", x->received },	   { "repairs", x->repairs },	       { "complaints", x->complaints },
		{ "valid", x->valid },		   { "closed", x->closed },	       { "in_time", x->in_time },
		{ "late", x->late },		   { "attended", x->attended },	       { "unattended", x->unattended },
		{ "call_kept", x->call_kept },	   { "call_broken", x->call_broken },  { "contact_kept", x->contact_kept },
		{ "contact_missed", x->contact_missed }, { "finished", x->finished },  { "called", x->called },
		{ "rated", x->rated },		   { "satisfied", x->satisfied },      { "returned", x->returned },
	};

	for (size_t i = 0; i < sizeof COUNTS / sizeof *COUNTS; i++)
		stmt_bind_int(s, COUNTS[i].name, COUNTS[i].value);
	stmt_bind_fen(s, "income", x->income);
}

/* Hundredths of an hour, half up; hundredths of a per mille are ten times those of a percent. */
static void bind_rates(struct stmt *s, const struct span_total *x, int64_t households)
{
	stmt_bind_known(s, "mean_hours", x->timed > 0, x->timed ? (x->seconds * 2 + 36 * x->timed) / (72 * x->timed) : 0);
	stmt_bind_known(s, "p90_hours", x->timed > 0, (x->p90 + 18) / 36);
	bind_rate(s, "closed_rate", x->closed, x->received);
	bind_rate(s, "in_time_rate", x->in_time, x->in_time + x->late);
	bind_rate(s, "attended_rate", x->attended, x->attended + x->unattended);
	bind_rate(s, "called_rate", x->called, x->finished);
	bind_rate(s, "call_rate", x->call_kept, x->call_kept + x->call_broken);
	bind_rate(s, "satisfied_rate", x->satisfied, x->rated);
	bind_rate(s, "returned_rate", x->returned, x->finished);
	bind_rate(s, "contact_rate", x->contact_kept, x->contact_kept + x->contact_missed);
	bind_rate(s, "complaint_rate", x->complaints * 10, households);
	bind_rate(s, "valid_rate", x->valid, x->complaints);
}

static int record_weeks(struct record *r, const struct span *s, const struct book *b, struct err *e)
{
	for (int i = 0; i < s->week_count; i++) {
		struct day monday = day_plus(s->first_monday, 7 * i);

		stmt_bind_day(r->week, "monday", monday);
		stmt_bind_int(r->week, "complete", day_cmp(day_plus(monday, 6), s->as_of) <= 0);
		bind_counts(r->week, &s->weeks[i]);
		bind_rates(r->week, &s->weeks[i], b->households);
		stmt_bind_int(r->week, "open_at_end", s->weeks[i].open_at_end);
		stmt_bind_int(r->week, "overdue_at_end", s->weeks[i].overdue_at_end);
		if (stmt_exec(r->week, e) < 0)
			return -1;
	}
	return 0;
}

int record_spans(struct record *r, const struct span *s, const struct book *b, struct err *e)
{
	for (int32_t i = 0; i < s->month_count; i++) {
		if (!s->months[i].any && i + 1 < s->month_count)
			continue;
		stmt_bind_int(r->month, "month", s->first_month + i);
		bind_counts(r->month, &s->months[i]);
		bind_rates(r->month, &s->months[i], b->households);
		if (stmt_exec(r->month, e) < 0)
			return -1;
	}
	return record_weeks(r, s, b, e);
}

/* ---- by type, unit, building, channel ---- */

static void count_one(const struct book *b, const struct ticket *t)
{
	struct name *const names[BOOK_FIELDS] = { [BOOK_KIND] = t->kind,
						  [BOOK_SUBKIND] = t->subkind,
						  [BOOK_UNIT] = t->unit,
						  [BOOK_BUILDING] = t->room->building,
						  [BOOK_CHANNEL] = t->channel };
	int32_t month = month_of(book_received(t));

	for (int i = 0; i < BOOK_FIELDS; i++) {
		struct name_count *c = name_count(b->fields[i], names[i], month);

		c->received++;
		c->closed += t->ended;
		c->open += !t->ended;
		c->late += t->late;
	}
}

static int add_counts(struct record *r, const char *field, const struct name *n, struct err *e)
{
	for (const struct name_count *c = n->counts; c; c = c->next) {
		stmt_bind_int(r->count, "month", c->month);
		stmt_bind_text(r->count, "field", field);
		stmt_bind_text(r->count, "name", n->text);
		stmt_bind_int(r->count, "received", c->received);
		stmt_bind_int(r->count, "closed", c->closed);
		stmt_bind_int(r->count, "late", c->late);
		stmt_bind_int(r->count, "open", c->open);
		if (stmt_exec(r->count, e) < 0)
			return -1;
	}
	return 0;
}

int record_counts(struct record *r, const struct book *b, struct err *e)
{
	static const char *const FIELDS[BOOK_FIELDS] = { "大类", "小类", "责任单位", "楼栋", "受理渠道" };

	for (size_t i = 0; i < b->count; i++)
		if (!b->tickets[i]->cancelled)
			count_one(b, b->tickets[i]);
	for (int i = 0; i < BOOK_FIELDS; i++)
		for (const struct name *n = name_first(b->fields[i]); n; n = n->next)
			if (add_counts(r, FIELDS[i], n, e) < 0)
				return -1;
	return 0;
}
