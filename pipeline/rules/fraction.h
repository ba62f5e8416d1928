/* fraction: fractions of whole numbers, rounded exactly at the one place where they are printed. Never a double.
 *
 * A weighted mean of fractions has the product of all their denominators below the line: it is compared with the halves in numbers
 * long enough for it, so that the last digit is always right. DOMAIN §5.3. */
#ifndef KEFU_RULES_FRACTION_H
#define KEFU_RULES_FRACTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define FRACTION_TERMS	    16
#define FRACTION_MOST	    INT64_C(10000000)	   /* of a term's whole */
#define FRACTION_PART_MOST   INT64_C(100000000000) /* of a term's part */
#define FRACTION_WEIGHT_MOST INT64_C(1000000)

/* The nearest whole number, halves away from zero. below > 0. */
int64_t fraction_rounded(__int128 above, __int128 below);

struct fraction_term {
	int64_t part, whole; /* part >= 0 */
	int64_t weight;	   /* >= 0 */
};

/* sum(weight × part / whole) / sum(weight), rounded; terms without a whole or a weight are left out. false: none is left, or one is
 * beyond the limits above. */
bool fraction_mean(const struct fraction_term *terms, size_t count, int64_t *out);

#endif
