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

int clock_yesterday(const char *zone, struct day *out, struct err *e)
{
	const char *own = getenv("TZ");
	char *before = own ? strdup(own) : NULL;
	time_t now = time(NULL);
	struct tm tm;
	bool good = known(zone);

	if (good) {
		use_zone(zone);
		localtime_r(&now, &tm);
		use_zone(before);
		good = day_make(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday, out);
	}
	free(before);
	if (!good)
		return err_set(e, ERR_CONFIG, _("[project] time_zone = %s: no such time zone"), zone);
	*out = day_plus(*out, -1);
	return 0;
}
