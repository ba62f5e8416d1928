/* sample: how many households a survey must hear, how many forms that takes, and which households are drawn.
 *
 * The draw is stratified by building and asks no machine for chance: a household's lot is SHA-256 of "survey number, newline, room", and
 * of each building the lowest lots are drawn. So anybody can draw it again (`printf '%s\n%s' SURVEY ROOM | sha256sum`), and a household
 * that joins the list moves at most the last one of its building. DOMAIN §5.1. */
#ifndef KEFU_RULES_SAMPLE_H
#define KEFU_RULES_SAMPLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/base/file.h"

#define SAMPLE_MOST INT64_C(1000000) /* households */

/* 95 %, p = 0.5, with finite correction; margin in parts per million, above 0 and below 1. false: not within these, or no household. */
bool sample_needed(int64_t households, int64_t margin_ppm, int64_t *out);

/* Forms to hand out so that `needed` come back; never more than households. response in parts per million, above 0. */
int64_t sample_forms(int64_t needed, int64_t response_ppm, int64_t households);

/* How many of each stratum, in proportion: whole shares first, what is left to the largest remainders, the first of equal ones. */
void sample_shares(const int64_t *strata, size_t count, int64_t forms, int64_t *out);

void sample_lot(const char *survey, const char *room, char hex[FILE_DIGEST]);

#endif
