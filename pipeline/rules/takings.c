#include "pipeline/rules/takings.h"

static bool count_car(struct takings *s, const struct takings_payment *p)
{
	struct fen unpaid;

	if (!stay_unpaid(&p->stay, &unpaid))
		return false;
	s->unexplained += p->unexplained;
	switch (stay_class(&p->stay)) {
	case STAY_FREE:
		s->free++;
		return fen_add(&s->given, unpaid);
	case STAY_IRREGULAR:
		s->irregular++;
		return fen_add(&s->unpaid, unpaid);
	case STAY_PAID:
	default:
		s->paid++;
		return true;
	}
}

bool takings_payment(struct takings *s, const struct takings_payment *p)
{
	bool good = stay_refund(&p->stay) || count_car(s, p);

	good = good && fen_add(&s->charged, p->stay.charged) && fen_add(&s->waived, p->stay.waived) &&
	       fen_add(&s->received, p->stay.received);
	for (int i = 0; i < STAY_WAYS; i++)
		good = good && fen_add(&s->ways[i], p->ways[i]);
	return good;
}

bool takings_shift(struct takings *s, struct fen manual, struct fen handed, struct fen difference)
{
	return fen_add(&s->manual, manual) && fen_add(&s->handed, handed) && fen_add(&s->difference, difference);
}

bool takings_merge(struct takings *t, const struct takings *more)
{
	bool good = fen_add(&t->charged, more->charged) && fen_add(&t->waived, more->waived) &&
		    fen_add(&t->received, more->received) && fen_add(&t->given, more->given) &&
		    fen_add(&t->unpaid, more->unpaid) &&
		    takings_shift(t, more->manual, more->handed, more->difference);

	for (int i = 0; i < STAY_WAYS; i++)
		good = good && fen_add(&t->ways[i], more->ways[i]);
	t->paid += more->paid;
	t->free += more->free;
	t->irregular += more->irregular;
	t->unexplained += more->unexplained;
	return good;
}

int64_t takings_cars(const struct takings *s)
{
	return s->paid + s->free + s->irregular;
}

bool takings_electronic(const struct takings *s, struct fen *out)
{
	*out = fen_of(0);
	for (int i = STAY_CASH + 1; i < STAY_WAYS; i++)
		if (!fen_add(out, s->ways[i]))
			return false;
	return true;
}
