#include "pipeline/run/clock.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "pipeline/base/file.h"

int64_t clock_milliseconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

const char *clock_text(char out[CLOCK_TEXT])
{
	time_t now = time(NULL);
	struct tm tm;

	gmtime_r(&now, &tm);
	strftime(out, CLOCK_TEXT, "%Y-%m-%dT%H:%M:%SZ", &tm);
	return out;
}

/* Without the check an unknown zone would be UTC, silently. */
static bool known(const char *zone)
{
	char path[512];

	snprintf(path, sizeof path, "/usr/share/zoneinfo/%s", zone);
	return *zone && *zone != '/' && !strstr(zone, "..") && file_exists(path);
}

static void use_zone(const char *zone)
{
	if (zone)
		setenv("TZ", zone, 1);
	else
		unsetenv("TZ");
	tzset();
}

/* `tm` as a clock in that zone shows it; the process's own zone is as before afterwards. */
static void local_time(time_t at, const char *zone, struct tm *tm)
{
	const char *own = getenv("TZ");
	char *before = own ? strdup(own) : NULL;

	use_zone(zone);
	localtime_r(&at, tm);
	use_zone(before);
	free(before);
}

int64_t clock_now(void)
{
	return (int64_t)time(NULL);
}

int64_t clock_seconds(const char *utc)
{
	struct tm tm = { 0 };
	const char *end = strptime(utc, "%Y-%m-%dT%H:%M:%SZ", &tm);

	return end && !*end ? (int64_t)timegm(&tm) : 0;
}

const char *clock_local_at(int64_t seconds, const char *zone, char out[CLOCK_TEXT])
{
	struct tm tm;

	local_time((time_t)seconds, known(zone) ? zone : "UTC", &tm);
	strftime(out, CLOCK_TEXT, "%Y-%m-%d %H:%M", &tm);
	return out;
}

const char *clock_local(const char *utc, const char *zone, char out[CLOCK_TEXT])
{
	return clock_local_at(clock_seconds(utc), zone, out);
}

int clock_yesterday(const char *zone, struct day *out, struct err *e)
{
	struct tm tm;

	if (!known(zone))
		return err_set(e, ERR_CONFIG, _("[project] time_zone = %s: no such time zone"), zone);
	local_time(time(NULL), zone, &tm);
	if (!day_make(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday, out))
		return err_set(e, ERR_SYSTEM, _("the clock shows no day"));
	*out = day_plus(*out, -1);
	return 0;
}
