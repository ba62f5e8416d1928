#include "stages/2_service/terms.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/base/text.h"

#define MOST 1000000 /* minutes, hours, days: beyond, a moment could leave what a day can say */

/* A whole number from 0; -1: none. */
static int64_t number_of(const char *text)
{
	char *end;
	long n = strtol(text, &end, 10);

	return end == text || *end || n < 0 || n > MOST ? -1 : n;
}

static int read_number(int *out, const struct settings *s, const char *key, struct err *e)
{
	int64_t n = settings_int(s, key);

	if (n < 0 || n > MOST)
		return err_set(e, ERR_CONFIG, _("settings: %s is a number from 0 to %d, not %lld"), key, MOST, (long long)n);
	*out = (int)n;
	return 0;
}

/* ---- pairs ---- */

static size_t colon_at(const char *text, size_t *after)
{
	const char *narrow = strchr(text, ':'), *wide = strstr(text, "：");

	if (wide && (!narrow || wide < narrow)) {
		*after = (size_t)(wide - text) + strlen("：");
		return (size_t)(wide - text);
	}
	*after = narrow ? (size_t)(narrow - text) + 1 : 0;
	return narrow ? (size_t)(narrow - text) : 0;
}

static bool pair_of(struct terms_pair *pair, struct arena *a, const char *text)
{
	size_t after, n = colon_at(text, &after), vn = strlen(text + after);
	const char *name = text_trimmed(text, &n), *value = text_trimmed(text + after, &vn);
	int64_t number = after ? number_of(arena_strndup(a, value, vn)) : -1;

	*pair = (struct terms_pair){ arena_strndup(a, name, n), (int)number };
	return n && number >= 0;
}

static const struct terms_pair *read_pairs(struct arena *a, const struct settings *s, const char *key, struct err *e)
{
	const char *const *list = settings_list(s, key);
	struct terms_pair *pairs;
	size_t count = 0;

	while (list[count])
		count++;
	pairs = arena_array(a, count + 1, sizeof *pairs);
	for (size_t i = 0; i < count; i++) {
		if (pair_of(&pairs[i], a, list[i]))
			continue;
		err_set(e, ERR_CONFIG, _("settings: %s is a list of \"name: number\", not %s"), key, list[i]);
		return NULL;
	}
	return pairs;
}

int terms_value(const struct terms_pair *pairs, const char *name, size_t n, int otherwise)
{
	for (; pairs->name; pairs++)
		if (strlen(pairs->name) == n && !memcmp(pairs->name, name, n))
			return pairs->value;
	return otherwise;
}

/* ---- all ---- */

static int read_list(int32_t out[CONTACT_BANDS], const struct settings *s, const char *key, struct err *e)
{
	const char *const *list = settings_list(s, key);
	int n = 0;

	for (; list[n]; n++) {
		int64_t number = number_of(list[n]);

		if (n == CONTACT_BANDS || number < 0)
			break;
		out[n] = (int32_t)number;
	}
	if (n == CONTACT_BANDS && !list[n])
		return 0;
	return err_set(e, ERR_CONFIG, _("settings: %s is a list of %d whole numbers of days"), key, CONTACT_BANDS);
}

static int read_contact(struct contact_terms *t, const struct settings *s, struct err *e)
{
	if (read_list(t->band, s, "followup.bands", e) < 0 || read_list(t->interval, s, "followup.intervals", e) < 0)
		return -1;
	t->by_final_duration = !strcmp(settings_text(s, "followup.band_by"), "final_duration");
	if (settings_flag(s, "followup.pause_on_owner"))
		return err_set(e, ERR_CONFIG,
			       _("settings: followup.pause_on_owner cannot be kept: no export says when an owner paused"));
	if (contact_terms_sound(t))
		return 0;
	return err_set(e, ERR_CONFIG, _("settings: followup.bands must ascend and followup.intervals be 1 or more"));
}

int terms_read(struct terms *t, struct arena *a, const struct settings *s, struct err *e)
{
	struct service_terms *x = &t->service;
	const struct {
		int *out;
		const char *key;
	} NUMBERS[] = {
		{ &x->check_after, "dispatch.check_after" },	  { &x->check_tolerance, "dispatch.check_tolerance" },
		{ &x->confirm_before, "appt.confirm_before" },	  { &x->lead_max, "appt.lead_max" },
		{ &x->urgent_hours, "sla.urgent_hours" },	  { &x->developer_days, "sla.developer_days" },
		{ &x->default_days, "sla.default_days" },	  { &t->callback.hours, "callback.hours" },
		{ &t->callback.attempts_ok, "callback.attempts_ok" }, { &t->forward_minutes, "forward.minutes" },
	};

	x->desk_open = settings_minutes(s, "desk.open");
	x->desk_close = settings_minutes(s, "desk.close");
	t->same_day = settings_flag(s, "classify.same_day");
	x->next_open = !strcmp(settings_text(s, "classify.after_hours_grace"), "next_open");
	for (size_t i = 0; i < sizeof NUMBERS / sizeof *NUMBERS; i++)
		if (read_number(NUMBERS[i].out, s, NUMBERS[i].key, e) < 0)
			return -1;
	if (read_contact(&t->contact, s, e) < 0 || !(t->forward = read_pairs(a, s, "forward.overrides", e)) ||
	    !(t->classes = read_pairs(a, s, "sla.classes", e)))
		return -1;
	return 0;
}
