/* level: an answer on the scale of five, and what many answers come to: 满意率 (a share) and 满意度 (an index from 0 to 100), which are
 * never mixed. 不了解 is no answer. DOMAIN §5.2, §5.3. */
#ifndef KEFU_RULES_LEVEL_H
#define KEFU_RULES_LEVEL_H

#include <stdbool.h>
#include <stdint.h>

#include "pipeline/rules/dimension.h"
#include "pipeline/rules/share.h"

enum level { LEVEL_UNKNOWN = -1, LEVEL_BLANK, LEVEL_VERY_BAD, LEVEL_BAD, LEVEL_FAIR, LEVEL_GOOD, LEVEL_VERY_GOOD, LEVELS };

/* The words of §5.2, folded (text_folded); stars and letters too. Scores of 10 or 100 are never guessed: UNKNOWN. */
enum level level_of(const char *folded);
const char *level_name(enum level l); /* 满意; "" for BLANK and UNKNOWN */
bool level_complains(enum level l);   /* opens a follow-up */

struct level_terms {
	int scale;	     /* 20: 100/80/60/40/20; 25: 100/75/50/25/0 */
	bool general_counts; /* 一般 counts as satisfied */
};
bool level_terms_sound(const struct level_terms *t);

struct level_tally {
	int64_t count[LEVELS]; /* by level; [LEVEL_BLANK] 不了解 */
};

void level_count(struct level_tally *t, enum level l);
void level_add(struct level_tally *t, const struct level_tally *more);
int64_t level_answers(const struct level_tally *t);
struct share level_satisfied(const struct level_tally *t, const struct level_terms *x);

/* 满意度 in hundredths, half up; false: no answer. */
bool level_index(const struct level_tally *t, const struct level_terms *x, int64_t *out);
bool level_index_change(const struct level_tally *now, const struct level_tally *before, const struct level_terms *x, int64_t *out);

/* Of all dimensions that have answers, by their weights (D0 has none); where none has, D0's own index. */
bool level_overall(const struct level_tally tallies[DIMENSIONS], const int64_t weights[DIMENSIONS], const struct level_terms *x, int64_t *out);

#endif
