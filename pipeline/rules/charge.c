#include "pipeline/rules/charge.h"

#define UNITS 10000 /* 0.0001 yuan × 0.01 ㎡, of a fen */

bool charge_of(int64_t price, int64_t area, int months, enum charge_round round, struct fen *out)
{
	int64_t total;

	if (round == CHARGE_PER_BILL)
		return !__builtin_mul_overflow(area, (int64_t)months, &total) && fen_scale(fen_of(total), price, UNITS, out);
	return fen_scale(fen_of(area), price, UNITS, out) && fen_scale(*out, months, 1, out);
}

bool charge_from(struct fen month, struct day start, enum charge_part part, struct fen *out)
{
	struct day last = month_last(month_of(start));
	int32_t left = day_diff(last, start) + 1, days = day_diff(last, month_first(month_of(start))) + 1;

	switch (part) {
	case CHARGE_ACTUAL_DAYS:
		return fen_scale(month, left, days, out);
	case CHARGE_OF_30:
		return fen_scale(month, left < 30 ? left : 30, 30, out);
	case CHARGE_HALF_MONTH:
		return fen_scale(month, days - left < 15 ? 2 : 1, 2, out);
	case CHARGE_WHOLE:
		break;
	}
	*out = month;
	return true;
}
