#include "pipeline/rules/pass.h"

#define SOON_DAYS   15
#define LONG_MONTHS 3
#define FOR_EVER    2037 /* systems write a last year for "for ever" */

static bool for_ever(struct day paid_to)
{
	int year, month, day;

	day_split(paid_to, &year, &month, &day);
	return year >= FOR_EVER;
}

/* The months that have begun by as-of, the first on the day after paid_to. */
static int32_t months_begun(struct day paid_to, struct day as_of)
{
	struct day first = day_plus(paid_to, 1);
	int32_t n = month_of(as_of) - month_of(first);

	return day_cmp(day_plus_months(first, n), as_of) <= 0 ? n + 1 : n;
}

struct pass pass_on(struct day paid_to, struct day as_of)
{
	struct pass p = { PASS_UNKNOWN, 0, 0 };

	if (day_none(paid_to))
		return p;
	p.state = PASS_GOOD;
	if (for_ever(paid_to))
		return p;
	p.days = day_diff(as_of, paid_to);
	if (p.days > 0) {
		p.months = months_begun(paid_to, as_of);
		p.state = p.months >= LONG_MONTHS ? PASS_LONG : PASS_ENDED;
	} else if (p.days >= -SOON_DAYS) {
		p.state = PASS_SOON;
	}
	return p;
}

bool pass_owed(const struct pass *p, struct fen price, struct fen *out)
{
	return fen_scale(price, p->months, 1, out);
}

const char *pass_state_name(enum pass_state state)
{
	static const char *const NAMES[] = { "", "正常", "15天内到期", "到期未续", "长期欠费" };

	return NAMES[state];
}
