#include "pipeline/rules/dunning.h"

#include <string.h>

const char *dunning_text(enum dunning_step step)
{
	static const char *const texts[DUNNING_STEPS] = { "", "S0", "S1", "S2", "S3-1", "S3-2", "S4", "S5" };

	return texts[step];
}

enum dunning_step dunning_named(const char *text)
{
	for (int i = DUNNING_S0; i < DUNNING_STEPS; i++)
		if (!strcmp(dunning_text((enum dunning_step)i), text))
			return (enum dunning_step)i;
	return DUNNING_NONE;
}

const char *dunning_gate_text(enum dunning_gate gate)
{
	static const char *const texts[DUNNING_GATES] = { "", "建设单位", "无房屋资料", "减免待批", "低于最低金额", "无有效地址", "30天内已发" };

	return texts[gate];
}

bool dunning_writes(enum dunning_step step)
{
	return step >= DUNNING_S2 && step <= DUNNING_S3_2;
}

bool dunning_reminds(struct day due, const struct dunning_terms *t, struct day as_of)
{
	return day_cmp(as_of, due) <= 0 && day_diff(due, as_of) <= t->from_day[DUNNING_S0];
}

/* ---- what the letters so far allow ---- */

static bool counts(const struct dunning_house *h, const struct dunning_letter *l, struct day as_of)
{
	return day_cmp(l->day, as_of) <= 0 && day_cmp(l->day, h->oldest_due) > 0;
}

static bool demand(enum dunning_step step)
{
	return step == DUNNING_S3_1 || step == DUNNING_S3_2 || step == DUNNING_S4;
}

static bool proves_more(char grade, char other)
{
	return grade && (!other || grade < other);
}

/* A demand whose term is over: as-of is the end of its day, so the day after the last one to pay. */
static int lapsed_letter(const struct dunning_house *h, const struct dunning_letter *letters, size_t count, struct day as_of)
{
	int found = -1;

	for (size_t i = 0; i < count; i++)
		if (demand(letters[i].step) && counts(h, &letters[i], as_of) && day_cmp(as_of, letters[i].pay_by) > 0 &&
		    (found < 0 || proves_more(letters[i].grade, letters[found].grade)))
			found = (int)i;
	return found;
}

static int first_demand(const struct dunning_house *h, const struct dunning_letter *letters, size_t count,
			const struct dunning_terms *t, struct day as_of)
{
	for (size_t i = 0; i < count; i++)
		if (letters[i].step == DUNNING_S3_1 && counts(h, &letters[i], as_of) &&
		    day_diff(as_of, letters[i].day) >= t->resend_days)
			return (int)i;
	return -1;
}

/* ---- the step ---- */

static bool sues(const struct dunning_house *h, const struct dunning *d, const struct dunning_terms *t)
{
	return h->overdue_days >= t->from_day[DUNNING_S5] || fen_cmp(h->owed, t->sue_amount) >= 0 || d->near_limitation;
}

static enum dunning_step step_of(const struct dunning_house *h, const struct dunning *d, const struct dunning_terms *t)
{
	if (!fen_positive(h->owed) || h->overdue_days < t->from_day[DUNNING_S1])
		return DUNNING_NONE;
	if (h->overdue_days < t->from_day[DUNNING_S2])
		return DUNNING_S1;
	if (d->lapsed >= 0 && sues(h, d, t))
		return DUNNING_S5;
	if (d->lapsed >= 0 && h->overdue_days >= t->from_day[DUNNING_S4])
		return DUNNING_S4;
	if (d->first >= 0 && h->overdue_days >= t->from_day[DUNNING_S3_2])
		return DUNNING_S3_2;
	if (h->overdue_days >= t->from_day[DUNNING_S3_1] || h->months >= t->months || d->near_limitation)
		return DUNNING_S3_1;
	return DUNNING_S2;
}

/* ---- the gates ---- */

static const struct dunning_hold *first_hold(const struct dunning_hold *holds, size_t count, struct day as_of)
{
	const struct dunning_hold *first = NULL;

	for (size_t i = 0; i < count; i++) {
		const struct dunning_hold *x = &holds[i];
		int c = first ? day_cmp(x->start, first->start) : -1;

		if (day_cmp(x->start, as_of) > 0 || day_cmp(x->end, as_of) < 0)
			continue;
		if (c < 0 || (c == 0 && strcmp(x->reason, first->reason) < 0))
			first = x;
	}
	return first;
}

static bool sent_lately(const struct dunning_letter *letters, size_t count, enum dunning_step step, const struct dunning_terms *t,
			struct day as_of)
{
	for (size_t i = 0; i < count; i++)
		if (letters[i].step == step && day_cmp(letters[i].day, as_of) <= 0 && day_diff(as_of, letters[i].day) < t->resend_days)
			return true;
	return false;
}

static void shut(struct dunning *d, enum dunning_gate gate, bool is)
{
	if (!is)
		return;
	d->gates |= 1u << gate;
	if (!d->reason)
		d->reason = dunning_gate_text(gate);
}

struct dunning dunning_of(const struct dunning_house *h, const struct dunning_letter *letters, size_t letter_count,
			  const struct dunning_hold *holds, size_t hold_count, const struct dunning_terms *t, struct day as_of)
{
	const struct dunning_hold *hold = first_hold(holds, hold_count, as_of);
	struct dunning d = { .pay_by = DAY_NONE };

	d.near_limitation = !day_none(h->limitation) && day_diff(h->limitation, as_of) <= t->limitation_days;
	d.lapsed = lapsed_letter(h, letters, letter_count, as_of);
	d.first = first_demand(h, letters, letter_count, t, as_of);
	d.step = step_of(h, &d, t);
	if (d.step < DUNNING_S2)
		return d;
	if (hold) {
		d.gates = 1u << DUNNING_HELD;
		d.reason = hold->reason;
	}
	shut(&d, DUNNING_DEVELOPER, h->developer);
	shut(&d, DUNNING_UNKNOWN, !h->known);
	shut(&d, DUNNING_WAIVER, h->waiver_pending);
	shut(&d, DUNNING_SMALL, fen_cmp(h->owed, t->min_amount) < 0);
	shut(&d, DUNNING_NO_ADDRESS, h->no_address);
	shut(&d, DUNNING_RECENT, sent_lately(letters, letter_count, d.step, t, as_of));
	if (!d.reason && t->pay_within[d.step])
		d.pay_by = day_plus(as_of, t->pay_within[d.step]);
	return d;
}
