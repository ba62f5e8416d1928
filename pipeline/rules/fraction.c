#include "pipeline/rules/fraction.h"

int64_t fraction_rounded(__int128 above, __int128 below)
{
	__int128 whole = above / below, rest = above % below;

	if (rest < 0)
		return (int64_t)(whole - (-rest >= below + rest));
	return (int64_t)(whole + (rest >= below - rest));
}

/* ---- long numbers, not below zero ---- */

/* 16 wholes, a part, a weight and a doubling are below 2^(16 × 24 + 37 + 20 + 5). */
#define LIMBS 16

struct number {
	uint32_t limb[LIMBS];
};

static void multiply(struct number *n, int64_t by)
{
	unsigned __int128 carry = 0;

	for (int i = 0; i < LIMBS; i++) {
		carry += (unsigned __int128)n->limb[i] * (uint64_t)by;
		n->limb[i] = (uint32_t)carry;
		carry >>= 32;
	}
}

static void add(struct number *n, const struct number *more)
{
	uint64_t carry = 0;

	for (int i = 0; i < LIMBS; i++) {
		carry += (uint64_t)n->limb[i] + more->limb[i];
		n->limb[i] = (uint32_t)carry;
		carry >>= 32;
	}
}

static bool at_least(const struct number *a, const struct number *b)
{
	for (int i = LIMBS - 1; i >= 0; i--)
		if (a->limb[i] != b->limb[i])
			return a->limb[i] > b->limb[i];
	return true;
}

/* ---- the mean ---- */

static bool counts(const struct fraction_term *t)
{
	return t->whole > 0 && t->weight > 0;
}

static bool within_limits(const struct fraction_term *t)
{
	return t->whole <= FRACTION_MOST && t->part >= 0 && t->part <= FRACTION_PART_MOST && t->weight <= FRACTION_WEIGHT_MOST;
}

/* What stands above the line when all wholes stand below it. */
static struct number above_of(const struct fraction_term *terms, size_t count)
{
	struct number sum = { { 0 } };

	for (size_t i = 0; i < count; i++) {
		struct number n = { { 1 } };

		if (!counts(&terms[i]))
			continue;
		multiply(&n, terms[i].part);
		multiply(&n, terms[i].weight);
		for (size_t k = 0; k < count; k++)
			if (k != i && counts(&terms[k]))
				multiply(&n, terms[k].whole);
		add(&sum, &n);
	}
	return sum;
}

static struct number below_of(const struct fraction_term *terms, size_t count)
{
	struct number n = { { 1 } };
	int64_t weight = 0;

	for (size_t i = 0; i < count; i++) {
		if (!counts(&terms[i]))
			continue;
		multiply(&n, terms[i].whole);
		weight += terms[i].weight;
	}
	multiply(&n, weight);
	return n;
}

bool fraction_mean(const struct fraction_term *terms, size_t count, int64_t *out)
{
	struct number above, below;
	int64_t low = 0, high = FRACTION_PART_MOST + 1;
	bool any = false;

	for (size_t i = 0; i < count; i++) {
		if (counts(&terms[i]) && !within_limits(&terms[i]))
			return false;
		any = any || counts(&terms[i]);
	}
	if (!any || count > FRACTION_TERMS)
		return false;
	above = above_of(terms, count);
	multiply(&above, 2);
	below = below_of(terms, count);
	while (high - low > 1) { /* the greatest whole number whose lower half is reached */
		int64_t middle = low + (high - low) / 2;
		struct number least = below;

		multiply(&least, 2 * middle - 1);
		if (at_least(&above, &least))
			low = middle;
		else
			high = middle;
	}
	*out = low;
	return true;
}
