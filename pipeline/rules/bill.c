#include "pipeline/rules/bill.h"

struct fen bill_net(const struct bill *b)
{
	return fen_of(fen_count(b->charged) - fen_count(b->waived));
}

struct fen bill_owed(const struct bill *b)
{
	return fen_of(fen_count(b->charged) - fen_count(b->waived) - fen_count(b->received));
}

bool bill_begun(const struct bill *b, struct day as_of)
{
	return day_cmp(b->begin, as_of) <= 0;
}

int bill_months(const struct bill *b)
{
	return b->month_to - b->month_from + 1;
}

struct fen bill_share_before(int months, struct fen total, int month)
{
	int64_t each = fen_count(total) / months, odd = fen_count(total) % months;

	if (month <= 0)
		return fen_of(0);
	if (month > months)
		month = months;
	return fen_of(each * month + (month < odd ? month : odd));
}

struct fen bill_filled_before(int months, struct fen total, int month, struct fen paid)
{
	return fen_min(paid, bill_share_before(months, total, month));
}
