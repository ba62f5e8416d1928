/* mark: a score on its way through means and weights, before it is printed. Not money, and never a double.
 *
 * A fixed-point number of hundredths of a point with 72 bits behind the point. Every operation here rounds down by less
 * than one unit, and a month's score takes fewer than 8 of them one after another, so a mark m stands for an exact
 * score x with 0 <= x - m < 8 units. mark_rounded() adds those 8 units before it rounds half up. It is right for every
 * x whose denominator (in lowest terms, in hundredths) is below 2^68: such an x lies on a half or at least 2^-69 = 8
 * units below it. Denominators divide lcm(patrols a zone-day) × lcm(days a zone) × 100 × sum of weights × 10; with up
 * to 4 patrols a day, any numbers of days and weights adding up to 100.00 that is below 2^67. DOMAIN §4.3, RULINGS 19.
 */
#ifndef KEFU_RULES_MARK_H
#define KEFU_RULES_MARK_H

#include <stdbool.h>
#include <stdint.h>

struct mark {
	__int128 n;
};

#define MARK_WEIGHT_MOST 100000000 /* of one mark in a mean; above, sums could overflow */

struct mark mark_of(int64_t hundredths); /* exact */
struct mark
mark_of_ppm(int64_t points); /* points in parts per million, never below their value: for what is taken off */
struct mark mark_of_ratio(int64_t part, int64_t whole); /* part of whole as hundredths of a percent; whole > 0 */
int64_t mark_rounded(struct mark m);                    /* hundredths, half up */
int mark_cmp(struct mark a, struct mark b);
struct mark mark_less(struct mark a, struct mark b); /* a - b, not below 0 */

/* A mean in the making: sum{0}, add, then the mean. */
struct mark_sum {
	__int128 sum;
	int64_t weight;
};
void mark_add(struct mark_sum *s, struct mark m, int64_t weight); /* a weight of 0 or less adds nothing */
bool mark_mean(const struct mark_sum *s, struct mark *out);       /* false: nothing was added */

#endif
