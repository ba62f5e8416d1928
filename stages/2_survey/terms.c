#include "stages/2_survey/terms.h"

#include <stdio.h>

#include "pipeline/rules/fraction.h"

#define MILLION	  INT64_C(1000000)
#define DAYS_MOST 36500

static int read_number(int *out, const struct settings *s, const char *key, struct err *e)
{
	int64_t n = settings_int(s, key);

	if (n < 0 || n > DAYS_MOST)
		return err_set(e, ERR_CONFIG, _("settings: %s is a number from 0 to %d, not %lld"), key, DAYS_MOST, (long long)n);
	*out = (int)n;
	return 0;
}

static int read_weights(struct terms *t, const struct settings *s, struct err *e)
{
	for (int d = 1; d < DIMENSIONS; d++) {
		char key[32];

		snprintf(key, sizeof key, "sat.weights.D%d", d);
		t->weights[d] = settings_ppm(s, key);
		if (t->weights[d] < 0 || t->weights[d] > FRACTION_WEIGHT_MOST)
			return err_set(e, ERR_CONFIG, _("settings: %s is a weight from 0 to 1"), key);
	}
	return 0;
}

static int within(int64_t ppm, const char *key, struct err *e)
{
	if (ppm > 0 && ppm <= MILLION)
		return 0;
	return err_set(e, ERR_CONFIG, _("settings: %s is above 0 %% and at most 100 %%"), key);
}

int terms_read(struct terms *t, const struct settings *s, struct err *e)
{
	int scale;

	*t = (struct terms){ .margin = settings_ppm(s, "survey.margin"),
			     .response = settings_ppm(s, "survey.response_rate"),
			     .target = settings_ppm(s, "sat.target_rate") / 100,
			     .drop = settings_ppm(s, "survey.drop_points") / 10000,
			     .rank_min = settings_int(s, "rank.min_n"),
			     .per_year = settings_int(s, "survey.per_year"),
			     .room_required = settings_flag(s, "survey.require_room") };
	t->level.general_counts = settings_flag(s, "sat.general_counts");
	if (read_number(&scale, s, "sat.scale", e) < 0 || read_number(&t->pursuit.contact_days, s, "survey.contact_days", e) < 0 ||
	    read_number(&t->pursuit.close_days, s, "survey.close_days", e) < 0 || read_weights(t, s, e) < 0 ||
	    within(t->margin, "survey.margin", e) < 0 || within(t->response, "survey.response_rate", e) < 0)
		return -1;
	t->level.scale = scale;
	if (!level_terms_sound(&t->level))
		return err_set(e, ERR_CONFIG, _("settings: sat.scale is 20 (100/80/60/40/20) or 25 (100/75/50/25/0)"));
	return 0;
}
