#include "pipeline/rules/movement.h"

static bool owed(const struct movement_bill *b, struct fen *out)
{
	*out = b->overdue ? b->charged : fen_of(0);
	return !b->overdue || (fen_sub(out, b->waived) && fen_sub(out, b->received));
}

static bool add_difference(struct fen *sum, struct fen after, struct fen before)
{
	return fen_add(sum, after) && fen_sub(sum, before);
}

/* The receipts' part of a bill that was overdue on both days. */
static bool add_money(struct movement *m, const struct movement_bill *before, const struct movement_bill *after,
		      const struct movement_money *money)
{
	return fen_sub(&m->paid, money->paid) && fen_add(&m->refunded, money->refunded) && fen_add(&m->voided, money->voided) &&
	       add_difference(&m->moved, before->received, after->received) && fen_add(&m->moved, money->paid) &&
	       fen_sub(&m->moved, money->refunded) && fen_sub(&m->moved, money->voided);
}

bool movement_add(struct movement *m, const struct movement_bill *before, const struct movement_bill *after,
		  const struct movement_money *money)
{
	struct fen was, is;

	if (!owed(before, &was) || !owed(after, &is) || !fen_add(&m->opening, was) || !fen_add(&m->closing, is))
		return false;
	if (!before->overdue)
		return fen_add(&m->newly, is);
	if (!after->overdue)
		return fen_sub(&m->withdrawn, was);
	return add_difference(&m->corrected, after->charged, before->charged) && add_difference(&m->waived, before->waived, after->waived) &&
	       add_money(m, before, after, money);
}

bool movement_sum(struct movement *sum, const struct movement *m)
{
	return fen_add(&sum->opening, m->opening) && fen_add(&sum->newly, m->newly) && fen_add(&sum->paid, m->paid) &&
	       fen_add(&sum->refunded, m->refunded) && fen_add(&sum->voided, m->voided) && fen_add(&sum->waived, m->waived) &&
	       fen_add(&sum->corrected, m->corrected) && fen_add(&sum->withdrawn, m->withdrawn) && fen_add(&sum->moved, m->moved) &&
	       fen_add(&sum->closing, m->closing);
}

bool movement_adds_up(const struct movement *m)
{
	struct fen sum = m->opening;

	return fen_add(&sum, m->newly) && fen_add(&sum, m->paid) && fen_add(&sum, m->refunded) && fen_add(&sum, m->voided) &&
	       fen_add(&sum, m->waived) && fen_add(&sum, m->corrected) && fen_add(&sum, m->withdrawn) && fen_add(&sum, m->moved) &&
	       !fen_cmp(sum, m->closing);
}
