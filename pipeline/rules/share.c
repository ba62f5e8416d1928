#include "pipeline/rules/share.h"

#include "pipeline/rules/fraction.h"

#define WHOLE 10000 /* hundredths of a percent */
#define HALVES (2 * WHOLE)

/* z = 1.959964 = 489991 / 250000 */
#define Z_ABOVE INT64_C(489991)
#define Z_BELOW INT64_C(250000)

static bool sound(struct share s)
{
	return s.whole > 0 && s.whole <= SHARE_MOST && s.part >= 0 && s.part <= s.whole;
}

bool share_percent(struct share s, int64_t *percent)
{
	if (s.whole <= 0)
		return false;
	*percent = fraction_rounded((__int128)s.part * WHOLE, s.whole);
	return true;
}

/* ---- the interval ---- */

struct squared { /* z², as a fraction */
	__int128 above, below;
};

/* More than 5 % of a finite number of households: 20 n > N. When all have answered nothing is left to chance. */
static struct squared squared_z(int64_t n, int64_t households)
{
	struct squared z = { (__int128)Z_ABOVE * Z_ABOVE, (__int128)Z_BELOW * Z_BELOW };

	if (households <= n)
		return (struct squared){ 0, 1 };
	if (20 * n > households) {
		z.above *= households - n;
		z.below *= households - 1;
	}
	return z;
}

/* (k - n p)² against z² n p (1 - p) at p = t / HALVES: below zero inside the interval, above outside, zero at its ends. */
static bool inside(struct share s, const struct squared *z, int64_t t, bool with_ends)
{
	__int128 apart = (__int128)HALVES * s.part - (__int128)s.whole * t;
	__int128 left = apart * apart * z->below, right = z->above * s.whole * t * (HALVES - t);

	return with_ends ? left <= right : left < right;
}

/* Whether the end is at or above t / HALVES. */
static bool reaches(struct share s, const struct squared *z, int64_t t, bool upper)
{
	bool below_rate = (__int128)s.whole * t <= (__int128)HALVES * s.part;

	return upper ? below_rate || inside(s, z, t, true) : below_rate && !inside(s, z, t, false);
}

static int64_t end_of(struct share s, const struct squared *z, bool upper)
{
	int64_t low = 0, high = WHOLE + 1;

	while (high - low > 1) {
		int64_t middle = low + (high - low) / 2;

		if (reaches(s, z, 2 * middle - 1, upper))
			low = middle;
		else
			high = middle;
	}
	return low;
}

bool share_interval(struct share s, int64_t households, int64_t *low, int64_t *high)
{
	struct squared z;

	if (!sound(s) || households <= 0 || (households > SHARE_MOST && households < 20 * s.whole))
		return false;
	z = squared_z(s.whole, households);
	*low = end_of(s, &z, false);
	*high = end_of(s, &z, true);
	return true;
}

/* ---- beside another year ---- */

static __int128 difference(struct share now, struct share before)
{
	return (__int128)now.part * before.whole - (__int128)before.part * now.whole;
}

bool share_change(struct share now, struct share before, int64_t *points)
{
	if (!sound(now) || !sound(before))
		return false;
	*points = fraction_rounded(difference(now, before) * WHOLE, (__int128)now.whole * before.whole);
	return true;
}

bool share_below(struct share s, int64_t target)
{
	return s.whole > 0 && (__int128)s.part * WHOLE < (__int128)target * s.whole;
}

bool share_fell(struct share now, struct share before, int64_t points)
{
	return sound(now) && sound(before) && difference(now, before) * WHOLE < -(__int128)points * now.whole * before.whole;
}

/* z² = (p1 - p0)² / (p (1 - p) (1/n1 + 1/n0)) with p of both together, against 1.96² = 2401 / 625. */
enum share_move share_move(struct share now, struct share before)
{
	__int128 apart, n, k, left, right;

	if (!sound(now) || !sound(before))
		return SHARE_UNKNOWN;
	apart = difference(now, before);
	n = now.whole + before.whole;
	k = now.part + before.part;
	left = apart * apart * n * 625;
	right = 2401 * k * (n - k) * now.whole * before.whole;
	if (left <= right)
		return SHARE_LEVEL;
	return apart > 0 ? SHARE_UP : SHARE_DOWN;
}

const char *share_move_sign(enum share_move m)
{
	static const char *const SIGNS[] = { "", "—", "↑", "↓" };

	return SIGNS[m];
}
