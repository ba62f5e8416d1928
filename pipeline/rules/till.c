#include "pipeline/rules/till.h"

#include <string.h>

#include "pipeline/base/text.h"

static bool earlier(const char *a, const char *b)
{
	int n = text_natural_cmp(a, strlen(a), b, strlen(b));

	return n < 0 || (n == 0 && strcmp(a, b) < 0);
}

static void take_number(struct till *t, const char *number)
{
	if (!t->first || earlier(number, t->first))
		t->first = number;
	if (!t->last || earlier(t->last, number))
		t->last = number;
	t->before = number;
}

bool till_add(struct till *t, const char *number, struct fen amount, bool voided)
{
	int one = !t->before || strcmp(t->before, number) ? 1 : 0;

	take_number(t, number);
	if (voided) {
		t->voids += one;
		return fen_add(&t->voided, amount);
	}
	if (fen_cmp(amount, fen_of(0)) < 0) {
		t->refunds += one;
		return fen_sub(&t->refunded, amount) && fen_add(&t->net, amount);
	}
	t->receipts += one;
	return fen_add(&t->received, amount) && fen_add(&t->net, amount);
}
