/* number: decimal numbers as people write them, exact: digits and the place of the point, never a double.
 *
 * Understands full-width digits, thousands commas and spaces, ¥ and 元, (12.3) and 12.3- as negative, 万. Refuses signs
 * of plus, exponents, bare points, wrong groups, -0. */
#ifndef KEFU_INTAKE_NUMBER_H
#define KEFU_INTAKE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct number {
	int64_t digits; /* at most 15 of them, without the point */
	int decimals;   /* of these behind the point */
	bool negative, wan;
	const char *unit; /* what stands behind, narrow, trimmed; "" when nothing */
	size_t unit_length;
};

/* `s` has been narrowed. False when it is no number. */
bool number_parse(const char *s, size_t n, struct number *out);

/* As a whole number of 10^-scale; false when it has more decimals (zeros at the end may be dropped when `zeros`), or is
 * too large. */
bool number_scaled(const struct number *x, int scale, bool zeros, int64_t *out);

/* Full width to half, U+3000 and U+00A0 to a space, ￥ to ¥; trimmed; a leading ' dropped. Bytes, or -1 when over max.
 */
int number_narrow(const char *s, size_t n, char *out, size_t max);

#endif
