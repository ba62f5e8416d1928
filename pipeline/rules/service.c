#include "pipeline/rules/service.h"

#include "pipeline/rules/deadline.h"

#define MINUTE 60
#define DAY 86400

enum verdict answer_verdict(enum answer a)
{
	switch (a) {
	case ANSWER_YES:
		return VERDICT_KEPT;
	case ANSWER_NO:
		return VERDICT_BROKEN;
	case ANSWER_UNKNOWN:
		return VERDICT_UNKNOWN;
	case ANSWER_NOT_YET:
	case ANSWER_NOT_ASKED:
		break;
	}
	return VERDICT_NONE;
}

/* ---- until when it should be done ---- */

struct stamp service_finish(const struct service *s)
{
	return s->finished.given ? s->finished : s->closed;
}

enum answer service_overdue(const struct service *s, const struct service_terms *t, struct moment now)
{
	struct stamp finish = service_finish(s);
	int64_t due = deadline_finish(s, t).n;

	if (s->cancelled)
		return ANSWER_NOT_ASKED;
	if (stamp_reversed(&s->received, &finish))
		return ANSWER_UNKNOWN;
	if (finish.given)
		return stamp_first(&finish) <= due ? ANSWER_NO : ANSWER_YES;
	return now.n <= due ? ANSWER_NOT_YET : ANSWER_YES;
}

/* ---- classified, passed on ---- */

bool service_at_desk(const struct stamp *received, const struct service_terms *t)
{
	int64_t second = received->at.n - moment_at(stamp_day(received), 0).n;

	return second >= t->desk_open * MINUTE && second < t->desk_close * MINUTE;
}

enum answer service_classified(const struct service *s, const struct service_terms *t, struct moment now)
{
	struct day by = deadline_classify(s, t);

	if (!s->classified.given)
		return now.n <= moment_at(by, DAY - 1).n ? ANSWER_NOT_YET : ANSWER_UNKNOWN;
	if (stamp_reversed(&s->received, &s->classified))
		return ANSWER_UNKNOWN;
	return day_cmp(stamp_day(&s->classified), by) <= 0 ? ANSWER_YES : ANSWER_NO;
}

static enum answer passed_on(const struct stamp *classified, const struct service_forward *to, struct moment now)
{
	int64_t due = deadline_forward(classified, to->minutes).n;

	if (!to->at.given)
		return now.n <= due ? ANSWER_NOT_YET : ANSWER_UNKNOWN;
	if (stamp_reversed(classified, &to->at))
		return ANSWER_UNKNOWN;
	return stamp_first(&to->at) <= due ? ANSWER_YES : ANSWER_NO;
}

enum answer service_forwarded(const struct stamp *classified, const struct service_forward *to, size_t count,
			      struct moment now)
{
	bool unknown = !count, wait = false;

	if (!classified->given)
		return ANSWER_UNKNOWN;
	for (size_t i = 0; i < count; i++) {
		enum answer a = passed_on(classified, &to[i], now);

		if (a == ANSWER_NO)
			return a;
		unknown |= a == ANSWER_UNKNOWN;
		wait |= a == ANSWER_NOT_YET;
	}
	return unknown ? ANSWER_UNKNOWN : wait ? ANSWER_NOT_YET : ANSWER_YES;
}

/* ---- there in time ---- */

/* Whether the stamp may lie within [from, to]. */
static bool within(const struct stamp *s, int64_t from, int64_t to)
{
	return s->given && stamp_first(s) <= to && stamp_last(s) >= from;
}

static enum answer seen_there(const struct service *s, const struct stamp *base, const struct service_terms *t,
			      struct moment now)
{
	int64_t after = (int64_t)t->check_after * MINUTE;
	int64_t until = deadline_attend(base, t).n;

	if (s->arrived.given && stamp_first(&s->arrived) <= stamp_last(base) + after)
		return ANSWER_YES;
	if (within(&s->checked, stamp_first(base) + after, until))
		return ANSWER_YES;
	if (s->checked.given)
		return stamp_first(&s->checked) > until ? ANSWER_NO : ANSWER_UNKNOWN;
	return now.n <= until ? ANSWER_NOT_YET : ANSWER_UNKNOWN;
}

enum answer service_dispatched(const struct service *s, const struct service_terms *t, struct moment now)
{
	if (s->cancelled || s->appointed.given || !s->dispatched.given)
		return ANSWER_NOT_ASKED;
	if (stamp_reversed(&s->dispatched, &s->arrived) || stamp_reversed(&s->dispatched, &s->checked))
		return ANSWER_UNKNOWN;
	return seen_there(s, &s->dispatched, t, now);
}

enum answer service_visited(const struct service *s, const struct service_terms *t, struct moment now)
{
	if (s->cancelled || !s->appointed.given)
		return ANSWER_NOT_ASKED;
	if (stamp_reversed(&s->received, &s->arrived) || stamp_reversed(&s->received, &s->checked))
		return ANSWER_UNKNOWN;
	return seen_there(s, &s->appointed, t, now);
}

enum answer service_appointed(const struct service *s, const struct service_terms *t, struct moment now)
{
	const struct stamp *const told[] = { &s->confirmed, &s->reminded };
	bool missing = false;
	int64_t from, to;

	if (s->cancelled || !s->appointed.given)
		return ANSWER_NOT_ASKED;
	from = stamp_first(&s->appointed) - (int64_t)t->lead_max * MINUTE;
	to = deadline_confirm(&s->appointed, t).n;
	if (stamp_first(&s->received) > to)
		return ANSWER_NOT_ASKED;
	for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
		bool early = told[i]->given && stamp_last(told[i]) < from;

		if (told[i]->given && !within(told[i], from, to) && !(early && now.n <= to))
			return ANSWER_NO;
		missing |= !told[i]->given || early;
	}
	if (!missing)
		return ANSWER_YES;
	return now.n <= to ? ANSWER_NOT_YET : ANSWER_UNKNOWN;
}
