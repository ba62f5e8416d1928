#include "pipeline/rules/level.h"

#include <string.h>

#include "pipeline/rules/fraction.h"

static const char *const NAMES[LEVELS] = { "", "非常不满意", "不满意", "一般", "满意", "非常满意" };

/* clang-format off: a level a line */
static const struct {
	enum level level;
	const char *words[9];
} WORDS[] = {
	{ LEVEL_VERY_GOOD, { "非常满意", "很满意", "十分满意", "极满意", "a", "5", "5分", "5星" } },
	{ LEVEL_GOOD, { "满意", "比较满意", "较满意", "b", "4", "4分", "4星" } },
	{ LEVEL_FAIR, { "一般", "基本满意", "尚可", "中等", "c", "3", "3分", "3星" } },
	{ LEVEL_BAD, { "不满意", "不太满意", "较不满意", "d", "2", "2分", "2星" } },
	{ LEVEL_VERY_BAD, { "非常不满意", "很不满意", "极不满意", "十分不满意", "e", "1", "1分", "1星" } },
	{ LEVEL_BLANK, { "", "不了解", "未接触", "不清楚", "不适用", "无", "不了解/未接触" } },
};
/* clang-format on */

enum level level_of(const char *folded)
{
	for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
		for (size_t k = 0; WORDS[i].words[k]; k++)
			if (!strcmp(folded, WORDS[i].words[k]))
				return WORDS[i].level;
	return LEVEL_UNKNOWN;
}

const char *level_name(enum level l)
{
	return l > LEVEL_BLANK ? NAMES[l] : "";
}

bool level_complains(enum level l)
{
	return l == LEVEL_BAD || l == LEVEL_VERY_BAD;
}

bool level_terms_sound(const struct level_terms *t)
{
	return t->scale == 20 || t->scale == 25;
}

void level_count(struct level_tally *t, enum level l)
{
	if (l >= LEVEL_BLANK)
		t->count[l]++;
}

void level_add(struct level_tally *t, const struct level_tally *more)
{
	for (int l = 0; l < LEVELS; l++)
		t->count[l] += more->count[l];
}

int64_t level_answers(const struct level_tally *t)
{
	int64_t n = 0;

	for (int l = LEVEL_VERY_BAD; l < LEVELS; l++)
		n += t->count[l];
	return n;
}

struct share level_satisfied(const struct level_tally *t, const struct level_terms *x)
{
	return (struct share){ t->count[LEVEL_VERY_GOOD] + t->count[LEVEL_GOOD] + (x->general_counts ? t->count[LEVEL_FAIR] : 0),
			       level_answers(t) };
}

/* Hundredths of points of all answers together: 2000 a level, or 2500 a level above the lowest. */
static int64_t points_of(const struct level_tally *t, const struct level_terms *x)
{
	int64_t sum = 0;

	for (int l = LEVEL_VERY_BAD; l < LEVELS; l++)
		sum += t->count[l] * 100 * x->scale * (x->scale == 25 ? l - 1 : l);
	return sum;
}

bool level_index(const struct level_tally *t, const struct level_terms *x, int64_t *out)
{
	int64_t n = level_answers(t);

	if (!n)
		return false;
	*out = fraction_rounded(points_of(t, x), n);
	return true;
}

bool level_index_change(const struct level_tally *now, const struct level_tally *before, const struct level_terms *x, int64_t *out)
{
	__int128 n = level_answers(now), m = level_answers(before);

	if (!n || !m)
		return false;
	*out = fraction_rounded(points_of(now, x) * m - points_of(before, x) * n, n * m);
	return true;
}

bool level_overall(const struct level_tally tallies[DIMENSIONS], const int64_t weights[DIMENSIONS], const struct level_terms *x, int64_t *out)
{
	struct fraction_term terms[DIMENSIONS];

	for (int d = 0; d < DIMENSIONS; d++)
		terms[d] = (struct fraction_term){ points_of(&tallies[d], x), level_answers(&tallies[d]), d ? weights[d] : 0 };
	return fraction_mean(terms, DIMENSIONS, out) || level_index(&tallies[0], x, out);
}
