#include "stages/2_service/span.h"

#include <stdlib.h>

#define WEEKS_OVER 8

struct span_time {
	int64_t seconds;
	struct day day; /* of the finish */
};

struct span *span_new(struct arena *a, const struct book *b, struct day as_of)
{
	struct span *s = arena_alloc(a, sizeof *s);
	struct day monday = day_week_start(as_of);
	bool over = day_weekday(as_of) == 7;

	s->as_of = as_of;
	s->first_month = month_of(as_of);
	for (size_t i = 0; i < b->count; i++)
		if (month_of(book_received(b->tickets[i])) < s->first_month)
			s->first_month = month_of(book_received(b->tickets[i]));
	s->month_count = month_of(as_of) - s->first_month + 1;
	s->first_day = month_first(s->first_month);
	s->month_of_day = arena_array(a, (size_t)day_diff(as_of, s->first_day) + 1, sizeof *s->month_of_day);
	for (int32_t i = 0, days = day_diff(as_of, s->first_day); i <= days; i++)
		s->month_of_day[i] = month_of(day_plus(s->first_day, i)) - s->first_month;
	s->months = arena_array(a, (size_t)s->month_count, sizeof *s->months);
	s->week_count = over ? WEEKS_OVER : WEEKS_OVER + 1;
	s->first_monday = day_plus(monday, -7 * (s->week_count - 1));
	s->times = arena_array(a, b->count + 1, sizeof *s->times);
	return s;
}

/* The month and the week of a day; each NULL where it is none of ours. */
struct spans {
	struct span_total *at[2];
};

static struct spans spans_of(struct span *s, struct day d)
{
	struct spans x = { { NULL, NULL } };
	int32_t in_week;

	if (day_cmp(d, s->as_of) > 0 || day_cmp(d, s->first_day) < 0)
		return x;
	in_week = day_diff(d, s->first_monday);
	x.at[0] = &s->months[s->month_of_day[day_diff(d, s->first_day)]];
	if (in_week >= 0)
		x.at[1] = &s->weeks[in_week / 7];
	for (int i = 0; i < 2; i++)
		if (x.at[i])
			x.at[i]->any = true;
	return x;
}

/* ---- what came in ---- */

static void add_received(struct span_total *x, const struct judge *j, const struct ticket *t)
{
	x->received++;
	x->repairs += t->repair;
	x->complaints += t->complaint;
	x->valid += t->complaint && t->valid == 1;
	x->closed += j->finish.given;
	x->in_time += j->overdue == ANSWER_NO;
	x->late += j->overdue == ANSWER_YES;
}

/* ---- what the rules asked ---- */

static void add_asked(struct span_total *x, const struct judge_asked *a)
{
	bool kept = a->answer == ANSWER_YES, broken = a->answer == ANSWER_NO;

	switch (a->rule) {
	case RC_06:
	case RC_08:
		x->attended += kept;
		x->unattended += broken;
		break;
	case RC_09:
		x->call_kept += kept;
		x->call_broken += broken;
		break;
	case RC_11:
	case RC_12:
	case RC_13:
		x->contact_kept += kept;
		x->contact_missed += broken;
		break;
	case RC_04:
	case RC_05:
	case RC_07:
	case RC_10:
	case JUDGE_RULES:
		break;
	}
}

/* ---- what was done ---- */

int64_t span_seconds(const struct service *s)
{
	struct stamp finish = service_finish(s);

	if (!finish.given || finish.day_only != s->received.day_only || stamp_first(&finish) < stamp_first(&s->received))
		return -1;
	return stamp_first(&finish) - stamp_first(&s->received);
}

static int add_finished(struct span_total *x, const struct judge *j, const struct ticket *t, int64_t seconds, struct err *e)
{
	bool rated = j->satisfaction != SATISFACTION_NONE && j->satisfaction != CANNOT_SAY;

	x->finished++;
	x->called += j->reached;
	x->rated += rated;
	x->satisfied += j->satisfaction == SATISFIED || j->satisfaction == VERY_SATISFIED;
	x->returned += t->returned;
	if (seconds >= 0) {
		x->timed++;
		x->seconds += seconds;
	}
	if (!fen_add(&x->income, fen_of(t->charge)))
		return err_set(e, ERR_INPUT, _("the amounts charged for tickets are too large to add up"));
	return 0;
}

static int add_finish(struct span *s, const struct judge *j, const struct ticket *t, struct err *e)
{
	int64_t seconds = span_seconds(&j->s);
	struct spans x;

	if (!j->finish.given)
		return 0;
	x = spans_of(s, stamp_day(&j->finish));
	for (int i = 0; i < 2; i++)
		if (x.at[i] && add_finished(x.at[i], j, t, seconds, e) < 0)
			return -1;
	if (seconds >= 0)
		s->times[s->time_count++] = (struct span_time){ seconds, stamp_day(&j->finish) };
	return 0;
}

static void add_open(struct span *s, const struct judge *j, const struct ticket *t)
{
	for (int i = 0; i < s->week_count; i++) {
		struct day end = day_plus(s->first_monday, 7 * i + 6);

		if (day_cmp(end, s->as_of) > 0)
			end = s->as_of;
		if (day_cmp(book_received(t), end) > 0 || (j->finish.given && day_cmp(stamp_day(&j->finish), end) <= 0))
			continue;
		s->weeks[i].open_at_end++;
		s->weeks[i].overdue_at_end += j->due < moment_at(day_plus(end, 1), 0).n - 1;
	}
}

int span_add(struct span *s, const struct judge *j, struct err *e)
{
	const struct ticket *t = j->ticket;
	struct spans x;

	if (t->cancelled)
		return 0;
	x = spans_of(s, book_received(t));
	for (int i = 0; i < 2; i++)
		if (x.at[i])
			add_received(x.at[i], j, t);
	for (size_t k = 0; k < j->asked_count; k++) {
		x = spans_of(s, j->asked[k].base);
		for (int i = 0; i < 2; i++)
			if (x.at[i])
				add_asked(x.at[i], &j->asked[k]);
	}
	add_open(s, j, t);
	return add_finish(s, j, t, e);
}

/* ---- ranks ---- */

static int by_seconds(const void *a, const void *b)
{
	const struct span_time *x = a, *y = b;

	return x->seconds < y->seconds ? -1 : x->seconds > y->seconds;
}

/* The nearest rank: the smallest time that at least nine of ten do not exceed. */
static void rank(struct span_total *x, int64_t seconds)
{
	if (++x->ranked == (x->timed * 9 + 9) / 10)
		x->p90 = seconds;
}

void span_end(struct span *s)
{
	if (s->time_count)
		qsort(s->times, s->time_count, sizeof *s->times, by_seconds);
	for (size_t i = 0; i < s->time_count; i++) {
		struct spans x = spans_of(s, s->times[i].day);

		for (int k = 0; k < 2; k++)
			if (x.at[k])
				rank(x.at[k], s->times[i].seconds);
	}
}
