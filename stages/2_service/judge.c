#include "stages/2_service/judge.h"

#include <string.h>

#include "pipeline/rules/deadline.h"

#define LAST_SECOND 86399
#define PARTIES 16 /* a ticket is passed on to at most so many units at once; the rest is as the last */

const char *judge_name(enum judge_rule rule)
{
	static const char *const NAMES[JUDGE_RULES] = { "RC-04", "RC-05", "RC-06", "RC-07", "RC-08",
							"RC-09", "RC-10", "RC-11", "RC-12", "RC-13" };

	return NAMES[rule];
}

struct judge *judge_new(struct arena *a, const struct terms *t, struct day as_of)
{
	struct judge *j = arena_alloc(a, sizeof *j);

	j->arena = a;
	j->terms = t;
	j->as_of = as_of;
	j->now = moment_at(as_of, LAST_SECOND);
	return j;
}

static void ask(struct judge *j, enum judge_rule rule, enum answer a, struct day base, struct day due, int64_t until)
{
	if (a == ANSWER_NOT_ASKED)
		return;
	j->asked = arena_grow(j->arena, j->asked, j->asked_count, &j->capacity, sizeof *j->asked);
	j->asked[j->asked_count++] = (struct judge_asked){ rule, a, base, due, until };
}

/* A rule in minutes or hours from `base`. */
static void ask_until(struct judge *j, enum judge_rule rule, enum answer a, const struct stamp *base, struct moment until)
{
	ask(j, rule, a, stamp_day(base), moment_day(until), until.n);
}

int64_t judge_until(const struct judge *j, enum judge_rule rule)
{
	for (size_t i = 0; i < j->asked_count; i++)
		if (j->asked[i].rule == rule)
			return j->asked[i].until;
	return JUDGE_NEVER;
}

/* ---- classified, passed on ---- */

/* Each unit that 责任单位 names (、 between) is a party; all have the one 转派时间. The last to be told in time is the strictest. */
static size_t parties_of(struct service_forward *to, const struct judge *j)
{
	const struct terms *terms = j->terms;
	const char *at = j->ticket->unit->text, *end;
	size_t count = 0;

	do {
		end = strstr(at, "、");
		to[count] = (struct service_forward){ j->s.forwarded, terms_value(terms->forward, at, end ? (size_t)(end - at) : strlen(at),
										     terms->forward_minutes) };
		count++;
		at = end ? end + strlen("、") : at;
	} while (end && count < PARTIES);
	return count;
}

static void judge_desk(struct judge *j, const struct service *s)
{
	struct service_forward to[PARTIES];
	size_t count = parties_of(to, j);
	int strictest = to[0].minutes;

	for (size_t i = 1; i < count; i++)
		strictest = to[i].minutes < strictest ? to[i].minutes : strictest;
	j->classified_due = deadline_classify(s, &j->terms->service);
	j->classified = j->terms->same_day ? service_classified(s, &j->terms->service, j->now) : ANSWER_NOT_ASKED;
	j->forwarded = service_forwarded(&s->classified, to, count, j->now);
	ask(j, RC_04, j->classified, stamp_day(&s->received), j->classified_due, JUDGE_NEVER);
	if (s->classified.given)
		ask_until(j, RC_05, j->forwarded, &s->classified, deadline_forward(&s->classified, strictest));
}

/* ---- there in time ---- */

static void judge_visit(struct judge *j, const struct service *s)
{
	const struct service_terms *t = &j->terms->service;
	enum answer dispatched = service_dispatched(s, t, j->now), visited = service_visited(s, t, j->now);

	j->confirmed = service_appointed(s, t, j->now);
	j->attended = s->appointed.given ? visited : dispatched;
	if (dispatched != ANSWER_NOT_ASKED)
		ask_until(j, RC_06, dispatched, &s->dispatched, deadline_attend(&s->dispatched, t));
	if (!s->appointed.given)
		return;
	ask_until(j, RC_07, j->confirmed, &s->appointed, deadline_confirm(&s->appointed, t));
	ask_until(j, RC_08, visited, &s->appointed, deadline_attend(&s->appointed, t));
}

/* ---- called ---- */

static enum book_standing call_standing(const struct judge *j, const struct book_contact *c, const struct stamp *at, int64_t due)
{
	if (!j->finish.given)
		return STANDING_UNFINISHED;
	if (stamp_reversed(&j->finish, at))
		return STANDING_BEFORE;
	if (c->result == CONTACT_MISSED)
		return STANDING_MISSED;
	return stamp_first(at) <= due ? STANDING_IN_TIME : STANDING_LATE;
}

static void judge_call(struct judge *j, struct book_contact *c, int64_t due)
{
	struct stamp at = { true, c->day_only, { c->at } };
	bool after = j->finish.given && !stamp_reversed(&j->finish, &at);

	c->standing = call_standing(j, c, &at, due);
	c->rule = RC_09;
	j->calls_made += after;
	if (!after || c->result == CONTACT_MISSED)
		return;
	j->reached = true;
	if (j->call_at == JUDGE_NEVER)
		j->call_at = c->at;
	if (c->satisfaction)
		j->satisfaction = c->satisfaction;
}

static void judge_calls(struct judge *j, const struct ticket *t)
{
	int64_t due = j->finish.given ? deadline_call(&j->finish, j->terms->callback.hours).n : JUDGE_NEVER;
	struct callback_result r;
	size_t count = 0;

	for (size_t i = 0; i < t->contact_count; i++) {
		struct book_contact *c = t->contacts[i];

		if (c->progress)
			continue;
		judge_call(j, c, due);
		j->calls = arena_grow(j->arena, j->calls, count, &j->call_capacity, sizeof *j->calls);
		j->calls[count++] = (struct callback){ { true, c->day_only, { c->at } }, c->result != CONTACT_MISSED, c->satisfaction,
						       c->passed_on };
	}
	r = callback_judge(&j->s, j->calls, count, &j->terms->callback, j->now);
	j->called = r.in_time;
	j->passed_on = r.passed_on;
	j->attempted = r.attempted;
	if (r.in_time != ANSWER_NOT_ASKED)
		ask_until(j, RC_09, r.in_time, &j->finish, (struct moment){ due });
	if (r.passed_on != ANSWER_NOT_ASKED)
		ask(j, RC_10, r.passed_on, stamp_day(&j->finish), DAY_NONE, JUDGE_NEVER);
}

/* ---- told how far it is ---- */

/* Of a cancelled one that says no day nobody can tell how long it ran: it counts as ended when it came. */
static struct day day_ended(const struct judge *j, const struct service *s)
{
	if (j->finish.given)
		return stamp_day(&j->finish);
	return s->cancelled ? stamp_day(&s->received) : DAY_NONE;
}

static enum book_standing early_standing(const struct book_contact *c)
{
	if (c->result == CONTACT_REACHED)
		return STANDING_EARLY;
	return c->result == CONTACT_MISSED ? STANDING_MISSED : STANDING_UNSAID;
}

/* The last contact by the due day is the one that kept it. */
static void mark_kept(const struct ticket *t, const struct contact_due *due, enum judge_rule rule)
{
	struct book_contact *last = NULL;

	for (size_t i = 0; i < t->contact_count; i++) {
		struct book_contact *c = t->contacts[i];

		if (day_cmp(moment_day((struct moment){ c->at }), due->due) > 0)
			break;
		if (c->progress && c->result == CONTACT_REACHED)
			last = c;
	}
	if (!last)
		return;
	last->standing = STANDING_KEPT;
	last->rule = rule;
	last->due = due->due;
}

static void add_due(void *user, const struct contact_due *due)
{
	struct judge *j = user;
	enum judge_rule rule = due->rule == CONTACT_RC_11 ? RC_11 : due->rule == CONTACT_RC_12 ? RC_12 : RC_13;

	ask(j, rule, due->kept ? ANSWER_YES : ANSWER_NO, due->due, due->due, JUDGE_NEVER);
	if (due->kept)
		mark_kept(j->ticket, due, rule);
}

static void judge_progress(struct judge *j, const struct ticket *t)
{
	struct contact_ticket x = { book_received(t), j->ended, NULL, 0 };

	for (size_t i = 0; i < t->contact_count; i++) {
		struct book_contact *c = t->contacts[i];

		if (!c->progress)
			continue;
		c->standing = early_standing(c);
		if (c->result != CONTACT_REACHED)
			continue;
		j->last_contact = moment_day((struct moment){ c->at });
		j->days = arena_grow(j->arena, j->days, x.contact_count, &j->day_capacity, sizeof *j->days);
		j->days[x.contact_count++] = j->last_contact;
	}
	x.contacts = j->days;
	j->progress = contact_run(&x, j->as_of, &j->terms->contact, add_due, j);
}

/* ---- all ---- */

static void judge_time(struct judge *j, struct ticket *t, const struct service *s)
{
	struct moment due = deadline_finish(s, &j->terms->service);

	j->due = due.n;
	j->overdue = service_overdue(s, &j->terms->service, j->now);
	t->ended = j->finish.given || s->cancelled;
	t->late = j->overdue == ANSWER_YES;
	j->overdue_days = day_diff(j->finish.given ? stamp_day(&j->finish) : j->as_of, moment_day(due));
}

/* What is written may be of a day after as-of when something of the ticket is. */
static void judge_state(struct judge *j, const struct ticket *t)
{
	j->derived = service_derived(&j->s, j->reached);
	j->agrees = t->beyond || t->cancelled || service_state_agrees(&j->s, j->reached, t->state->word);
	j->disorder = service_disorder(&j->s);
}

void judge_ticket(struct judge *j, struct ticket *t)
{
	j->ticket = t;
	j->s = book_service(t);
	j->asked_count = 0;
	j->finish = service_finish(&j->s);
	j->ended = day_ended(j, &j->s);
	j->attempted = j->reached = false;
	j->call_at = JUDGE_NEVER;
	j->calls_made = 0;
	j->satisfaction = SATISFACTION_NONE;
	j->last_contact = DAY_NONE;
	judge_time(j, t, &j->s);
	judge_desk(j, &j->s);
	judge_visit(j, &j->s);
	judge_calls(j, t);
	judge_progress(j, t);
	judge_state(j, t);
}
