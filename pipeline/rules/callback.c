#include "pipeline/rules/callback.h"

#include "pipeline/rules/deadline.h"

struct tally {
	int reached, missed;     /* in the window */
	int before, late;        /* calls that came too early to be about the work, or too late */
	bool heard, passed_on;   /* a call reached him after the finish; and was passed on */
};

static struct tally count_calls(const struct stamp *finish, int64_t due, const struct callback *calls, size_t count)
{
	struct tally n = { 0 };

	for (size_t i = 0; i < count; i++) {
		const struct callback *c = &calls[i];

		if (stamp_reversed(finish, &c->at)) {
			n.before++;
			continue;
		}
		n.heard |= c->reached;
		n.passed_on |= c->reached && c->rated && c->passed_on;
		if (stamp_first(&c->at) > due)
			n.late++;
		else if (c->reached)
			n.reached++;
		else
			n.missed++;
	}
	return n;
}

struct callback_result callback_judge(const struct service *s, const struct callback *calls, size_t count,
				      const struct callback_terms *t, struct moment now)
{
	struct callback_result r = { ANSWER_NOT_ASKED, ANSWER_NOT_ASKED, false };
	struct stamp finish = service_finish(s);
	struct tally n;
	int64_t due;

	if (s->cancelled || !finish.given)
		return r;
	due = deadline_call(&finish, t->hours).n;
	n = count_calls(&finish, due, calls, count);
	if (n.heard)
		r.passed_on = n.passed_on ? ANSWER_YES : ANSWER_NO;
	r.attempted = !n.reached && n.missed && n.missed >= t->attempts_ok;
	if (n.reached || r.attempted)
		r.in_time = ANSWER_YES;
	else if (now.n <= due)
		r.in_time = ANSWER_NOT_YET;
	else
		r.in_time = n.before && !n.late && !n.missed ? ANSWER_UNKNOWN : ANSWER_NO;
	return r;
}
