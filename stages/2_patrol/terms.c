#include "stages/2_patrol/terms.h"

#include <string.h>

#define FORWARD_MINUTES 5 /* RC-05 */
#define OBJECTION_MOST 60 /* working days */

static bool is(const struct settings *s, const char *key, const char *word)
{
	return !strcmp(settings_text(s, key), word);
}

static int read_grades(struct terms *t, struct arena *a, const struct settings *s, struct err *e)
{
	const char *bad;

	t->grades = grade_bands(a, settings_list(s, "fee_deduction.bands"), &bad);
	if (t->grades)
		return 0;
	return err_set(
	    e, ERR_CONFIG,
	    _("settings: fee_deduction.bands is a list of \"points: grade: percent\", the best first, the last from 0; "
	      "not %s"),
	    bad);
}

static int read_annual(struct terms *t, const struct settings *s, struct err *e)
{
	for (const char *const *list = settings_list(s, "annual.types"); *list; list++) {
		int kind = standard_type_of(*list);

		if (kind < 0 || kind == STANDARD_RENOVATION)
			return err_set(e, ERR_CONFIG, _("settings: annual.types are 保洁, 绿化, 楼层; not %s"), *list);
		t->annual[kind] = true;
	}
	return 0;
}

static int read_period(struct terms *t, const struct settings *s, struct err *e)
{
	int64_t day = settings_int(s, "assess.day"), term = settings_int(s, "assess.objection_days");

	if (day < 1 || day > 31)
		return err_set(e, ERR_CONFIG, _("settings: assess.day is a day of the month, not %lld"),
			       (long long)day);
	t->period.day = (int)day;
	if (term < 1 || term > OBJECTION_MOST)
		return err_set(e, ERR_CONFIG, _("settings: assess.objection_days is 1 to %d working days, not %lld"),
			       OBJECTION_MOST, (long long)term);
	t->objection_days = (int)term;
	t->period.rule = period_rule(settings_text(s, "assess.period"));
	return 0;
}

static void read_factors(struct terms *t, const struct settings *s)
{
	t->factors = (struct reinspection_terms){ .raw = is(s, "score.mode", "raw"),
						  .ok = settings_ppm(s, "score.factors.ok"),
						  .late = settings_ppm(s, "score.factors.late"),
						  .fail = settings_ppm(s, "score.factors.fail"),
						  .fail2 = settings_ppm(s, "score.factors.fail2"),
						  .pending = settings_ppm(s, "score.factors.pending"),
						  .grace_days = (int32_t)settings_int(s, "reinspect.grace_days") };
	t->month =
	    (struct assessment_terms){ settings_ppm(s, "month_score.routine"), settings_ppm(s, "month_score.spot"),
				       settings_ppm(s, "complaint.minus"), settings_ppm(s, "complaint.max") };
}

int terms_read(struct terms *t, struct arena *a, const struct settings *s, struct err *e)
{
	*t = (struct terms){ .own_type = is(s, "patrol.types_required", "own"),
			     .spot_a_zone = is(s, "spot.scope", "zone"),
			     .per_day = settings_int(s, "patrol.per_zone_day"),
			     .reno_per_day = settings_int(s, "reno.patrol_per_day"),
			     .coverage_least = settings_ppm(s, "assess.coverage_min"),
			     .deviation = settings_ppm(s, "score.deviation"),
			     .repeat_days = (int32_t)settings_int(s, "score.repeat_days"),
			     .forward_minutes = is(s, "patrol.forward", "same_day") ? -1 : FORWARD_MINUTES,
			     .spot = { settings_int(s, "spot.per_week"), settings_flag(s, "spot.distinct_days") } };
	read_factors(t, s);
	if (read_period(t, s, e) < 0 || read_grades(t, a, s, e) < 0 || !(t->holidays = settings_days(a, s, "calendar.holidays", &t->holiday_count, e)))
		return -1;
	return read_annual(t, s, e);
}
