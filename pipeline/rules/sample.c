#include "pipeline/rules/sample.h"

#include <string.h>

#define MILLION INT64_C(1000000)

/* n0 = z² / 4 e² with z = 1.959964 = 489991 / 250000: 4 × 489991² / e², e in parts per million. */
#define FOUR_Z_SQUARED (INT64_C(4) * 489991 * 489991)

static int64_t ceiling(__int128 above, __int128 below)
{
	return (int64_t)((above + below - 1) / below);
}

bool sample_needed(int64_t households, int64_t margin_ppm, int64_t *out)
{
	__int128 squared = (__int128)margin_ppm * margin_ppm;

	if (households <= 0 || households > SAMPLE_MOST || margin_ppm <= 0 || margin_ppm >= MILLION)
		return false;
	*out = ceiling((__int128)FOUR_Z_SQUARED * households, squared * households + FOUR_Z_SQUARED - squared);
	if (*out > households)
		*out = households;
	return true;
}

int64_t sample_forms(int64_t needed, int64_t response_ppm, int64_t households)
{
	int64_t forms = ceiling((__int128)needed * MILLION, response_ppm);

	return forms < households ? forms : households;
}

void sample_shares(const int64_t *strata, size_t count, int64_t forms, int64_t *out)
{
	int64_t all = 0, left = forms;

	for (size_t i = 0; i < count; i++)
		all += strata[i];
	if (forms >= all) {
		if (count)
			memcpy(out, strata, count * sizeof *out);
		return;
	}
	for (size_t i = 0; i < count; i++) {
		out[i] = forms * strata[i] / all;
		left -= out[i];
	}
	for (; left > 0; left--) {
		size_t best = count;

		for (size_t i = 0; i < count; i++) /* a stratum that has had its remainder has more than its share */
			if (out[i] * all <= forms * strata[i] && forms * strata[i] % all &&
			    (best == count || forms * strata[i] % all > forms * strata[best] % all))
				best = i;
		out[best]++;
	}
}

void sample_lot(const char *survey, const char *room, char hex[FILE_DIGEST])
{
	char text[512];
	size_t n = strlen(survey), m = strlen(room);

	if (n > 255)
		n = 255;
	if (m > 255)
		m = 255;
	memcpy(text, survey, n);
	text[n] = '\n';
	memcpy(text + n + 1, room, m);
	digest_bytes(text, n + 1 + m, hex);
}
