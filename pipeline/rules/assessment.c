#include "pipeline/rules/assessment.h"

/* The mean of the routine patrols of the day that begins at list[*i]; moves *i past the day. */
static bool day_mean(const struct assessed *list, size_t count, size_t *i, struct mark *out)
{
	struct mark_sum sum = { 0 };
	struct day day = list[*i].day;

	for (; *i < count && !day_cmp(list[*i].day, day); ++*i)
		if (!list[*i].spot)
			mark_add(&sum, mark_of(list[*i].score), 1);
	return mark_mean(&sum, out);
}

bool assessment_week(const struct assessed *list, size_t count, struct day monday, struct mark *out)
{
	struct mark_sum sum = { 0 };
	struct mark day;

	for (size_t i = 0; i < count;) {
		bool inside = !day_cmp(day_week_start(list[i].day), monday);

		if (day_mean(list, count, &i, &day) && inside)
			mark_add(&sum, day, 1);
	}
	return mark_mean(&sum, out);
}

/* Where the week of list[i] ends in the list. */
static size_t week_end(const struct assessed *list, size_t count, size_t i)
{
	struct day monday = day_week_start(list[i].day);

	while (i < count && !day_cmp(day_week_start(list[i].day), monday))
		i++;
	return i;
}

bool assessment_zone(const struct assessed *list, size_t count, bool weekly, struct mark *out)
{
	struct mark_sum sum = { 0 };
	struct mark part;

	for (size_t i = 0; i < count;) {
		size_t end = weekly ? week_end(list, count, i) : i;

		if (weekly && assessment_week(list + i, end - i, day_week_start(list[i].day), &part))
			mark_add(&sum, part, 1);
		if (weekly)
			i = end;
		else if (day_mean(list, count, &i, &part))
			mark_add(&sum, part, 1);
	}
	return mark_mean(&sum, out);
}

static bool routine_of(const struct assessed *list, size_t count, const int64_t *weights, bool weekly, struct mark *out)
{
	struct mark_sum sum = { 0 };

	for (size_t i = 0, end; i < count; i = end) {
		struct mark zone;

		for (end = i; end < count && list[end].zone == list[i].zone; end++)
			;
		if (assessment_zone(list + i, end - i, weekly, &zone))
			mark_add(&sum, zone, weights[list[i].zone]);
	}
	return mark_mean(&sum, out);
}

static bool spot_of(const struct assessed *list, size_t count, struct mark *out)
{
	struct mark_sum sum = { 0 };

	for (size_t i = 0; i < count; i++)
		if (list[i].spot)
			mark_add(&sum, mark_of(list[i].score), 1);
	return mark_mean(&sum, out);
}

static int64_t complaint_points(const struct assessment_terms *t, int complaints)
{
	__int128 points = (__int128)t->complaint_minus * complaints;

	return points > t->complaint_most ? t->complaint_most : (int64_t)points;
}

void assessment_month(const struct assessment_terms *t, const struct assessed *list, size_t count,
		      const int64_t *weights, bool weekly, int complaints, struct assessment *out)
{
	struct mark_sum sum = { 0 };

	*out = (struct assessment){ .complaint = mark_of_ppm(complaint_points(t, complaints)) };
	out->has_routine = routine_of(list, count, weights, weekly, &out->routine);
	out->has_spot = spot_of(list, count, &out->spot);
	if (!out->has_routine)
		return;
	mark_add(&sum, out->routine, out->has_spot ? t->routine : 1);
	if (out->has_spot)
		mark_add(&sum, out->spot, t->spot);
	out->has_score = mark_mean(&sum, &out->score);
	if (out->has_score)
		out->score = mark_less(out->score, out->complaint);
}

bool assessment_deviation(const struct assessed *list, size_t count, struct mark *routine, struct mark *spot,
			  bool *too_far, int64_t limit_ppm)
{
	int64_t sum[2] = { 0 }, n[2] = { 0 };
	__int128 apart, most;
	size_t i = 0;

	for (size_t k = 0; k < count; k++) {
		sum[list[k].spot] += list[k].score;
		n[list[k].spot]++;
	}
	if (!n[0] || !n[1] || !day_mean(list, count, &i, routine) || !spot_of(list, count, spot))
		return false;
	/* Exactly: |s1/n1 - s0/n0| > limit, all in hundredths × ppm × n0 × n1. */
	apart = (__int128)sum[1] * n[0] - (__int128)sum[0] * n[1];
	most = (__int128)limit_ppm * 100 * n[0] * n[1];
	*too_far = (apart < 0 ? -apart : apart) * 1000000 > most;
	return true;
}
