/* share: how many of how many, as a rate with its 95 % interval, and beside another year's.
 *
 * The interval is Wilson's, z = 1.959964; where more than 5 % of the households answered, z shrinks by sqrt((N - n) / (N - 1)).
 * Its ends are the roots p of n (k/n - p)² = z² p (1 - p): a printed end is found by asking that polynomial, in whole numbers, on
 * which side of each half it lies, so no root is drawn and the last digit is always right. Two years differ when the two-proportion
 * test says so at |z| > 1.96. DOMAIN §5.3, RULINGS 23, 24. */
#ifndef KEFU_RULES_SHARE_H
#define KEFU_RULES_SHARE_H

#include <stdbool.h>
#include <stdint.h>

#define SHARE_MOST INT64_C(1000000) /* of a whole, and of households where they matter: beyond, no figure is given */

struct share {
	int64_t part, whole;
};

/* All in hundredths of a percent (or of a point), halves away from zero; false: nothing to divide by, or beyond the limit. */
bool share_percent(struct share s, int64_t *percent);
bool share_interval(struct share s, int64_t households, int64_t *low, int64_t *high);
bool share_change(struct share now, struct share before, int64_t *points);

/* Exactly, not as printed: below a target, or fallen by more than so many points (hundredths). false where there is no figure. */
bool share_below(struct share s, int64_t target);
bool share_fell(struct share now, struct share before, int64_t points);

enum share_move { SHARE_UNKNOWN, SHARE_LEVEL, SHARE_UP, SHARE_DOWN };
enum share_move share_move(struct share now, struct share before);
const char *share_move_sign(enum share_move m); /* ↑ ↓ — */

#endif
