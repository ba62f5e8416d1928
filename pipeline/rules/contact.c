#include "pipeline/rules/contact.h"

bool contact_terms_sound(const struct contact_terms *t)
{
	for (int i = 0; i < CONTACT_BANDS; i++)
		if (t->interval[i] < 1 || t->band[i] < (i ? t->band[i - 1] + 1 : 0))
			return false;
	return true;
}

static int band_of(const struct contact_terms *terms, int32_t age)
{
	int band = 0;

	while (band < CONTACT_BANDS - 1 && age > terms->band[band + 1])
		band++;
	return band;
}

static int32_t age_after(const struct contact_ticket *t, struct day base, const struct contact_terms *terms)
{
	if (terms->by_final_duration && !day_none(t->ended))
		return day_diff(t->ended, t->received);
	return day_diff(day_plus(base, 1), t->received);
}

/* The last due day that can be a breach: as-of is over (a complete day), and the matter had not ended by then. */
static struct day last_breach(const struct contact_ticket *t, struct day as_of)
{
	struct day before;

	if (day_none(t->ended))
		return as_of;
	before = day_plus(t->ended, -1);
	return day_cmp(before, as_of) < 0 ? before : as_of;
}

/* The last contact after base, by the due day and by as-of; DAY_NONE. *at goes on over what is past. */
static struct day last_contact(const struct contact_ticket *t, size_t *at, struct day base, struct day due,
			       struct day as_of)
{
	struct day last = DAY_NONE;

	for (; *at < t->contact_count; (*at)++) {
		struct day c = t->contacts[*at];

		if (day_cmp(c, due) > 0 || day_cmp(c, as_of) > 0)
			break;
		if (day_cmp(c, base) > 0)
			last = c;
	}
	return last;
}

struct contact_sum contact_run(const struct contact_ticket *t, struct day as_of, const struct contact_terms *terms,
			       void (*each)(void *user, const struct contact_due *due), void *user)
{
	static const enum contact_rule RULE[CONTACT_BANDS] = { CONTACT_RC_11, CONTACT_RC_12, CONTACT_RC_13,
							       CONTACT_RC_13 };
	struct day stop = last_breach(t, as_of), base = day_plus(t->received, terms->band[0]);
	struct contact_sum sum = { .next = DAY_NONE };
	size_t at = 0;

	for (;;) {
		int band = band_of(terms, age_after(t, base, terms));
		struct contact_due due = { day_plus(base, terms->interval[band]), RULE[band], true };
		struct day contact = last_contact(t, &at, base, due.due, as_of);

		due.kept = !day_none(contact);
		if (!due.kept && day_cmp(due.due, stop) > 0) {
			if (day_none(t->ended))
				sum.next = due.due;
			return sum;
		}
		sum.kept += due.kept;
		sum.missed += !due.kept;
		base = due.kept ? contact : due.due;
		if (each)
			each(user, &due);
	}
}
