#include "stages/2_parking/sum.h"

static bool count_car(struct sum *s, const struct payment *p)
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

bool sum_payment(struct sum *s, const struct payment *p)
{
	bool good = stay_refund(&p->stay) || count_car(s, p);

	good = good && fen_add(&s->charged, p->stay.charged) && fen_add(&s->waived, p->stay.waived) &&
	       fen_add(&s->received, p->stay.received);
	for (int i = 0; i < STAY_WAYS; i++)
		good = good && fen_add(&s->ways[i], p->ways[i]);
	return good;
}

bool sum_shift(struct sum *s, struct fen manual, struct fen handed, struct fen difference)
{
	return fen_add(&s->manual, manual) && fen_add(&s->handed, handed) && fen_add(&s->difference, difference);
}

int64_t sum_cars(const struct sum *s)
{
	return s->paid + s->free + s->irregular;
}

bool sum_electronic(const struct sum *s, struct fen *out)
{
	*out = fen_of(0);
	for (int i = STAY_CASH + 1; i < STAY_WAYS; i++)
		if (!fen_add(out, s->ways[i]))
			return false;
	return true;
}
