#include "pipeline/rules/shift.h"

#include <stdio.h>
#include <string.h>

#define DAY_SECONDS 86400
#define COLON       "："

static int64_t day_second(struct day d)
{
	return (int64_t)day_count(d) * DAY_SECONDS;
}

/* "8:00", "08:00:30"; colons may be full-width. -1: no time of day. */
static int64_t clock_of(const char *text)
{
	int parts[3] = { 0 }, count = 0, used;

	while (count < 3) {
		if (*text < '0' || *text > '9' || sscanf(text, "%2d%n", &parts[count++], &used) != 1)
			return -1;
		text += used;
		if (!*text)
			break;
		if (*text == ':')
			text++;
		else if (!strncmp(text, COLON, strlen(COLON)))
			text += strlen(COLON);
		else
			return -1;
	}
	if (*text || count < 2 || parts[0] > 24 || parts[1] > 59 || parts[2] > 59 ||
	    (parts[0] == 24 && (parts[1] || parts[2])))
		return -1;
	return parts[0] * 3600 + parts[1] * 60 + parts[2];
}

/* A time of day on `day`, or a moment with a date of its own. */
static bool moment_of(struct day day, const char *text, int64_t *out, bool *dated)
{
	const char *space = strpbrk(text, " T");
	int year, month, date;
	int64_t clock = clock_of(space ? space + 1 : text);

	*dated = space != NULL;
	if (clock < 0)
		return false;
	if (space && (sscanf(text, "%4d%*1[-/.]%2d%*1[-/.]%2d", &year, &month, &date) != 3 ||
		      !day_make(year, month, date, &day)))
		return false;
	*out = day_second(day) + clock;
	return true;
}

bool shift_hours(struct day day, const char *start, const char *end, struct shift_hours *out)
{
	bool dated;
	struct shift_hours h;

	if (!moment_of(day, start, &h.start, &dated))
		return false;
	if (dated)
		day = day_of((int32_t)((h.start - (h.start < 0 ? DAY_SECONDS - 1 : 0)) / DAY_SECONDS));
	if (!moment_of(day, end, &h.end, &dated))
		return false;
	if (h.end <= h.start && !dated)
		h.end += DAY_SECONDS;
	if (h.end <= h.start || h.end - h.start > 2 * DAY_SECONDS)
		return false;
	*out = h;
	return true;
}

size_t shift_find(const struct shift_hours *shifts, const int64_t *reach, size_t count, int64_t moment)
{
	size_t low = 0, high = count; /* the first that starts after the moment */

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (shifts[middle].start <= moment)
			low = middle + 1;
		else
			high = middle;
	}
	while (low > 0 && reach[low - 1] > moment)
		if (shifts[--low].end > moment)
			return low;
	return SHIFT_NONE;
}

enum shift_step shift_step(int64_t reach, int64_t start, int64_t *seconds)
{
	*seconds = start > reach ? start - reach : reach - start;
	return start > reach ? SHIFT_GAP : start < reach ? SHIFT_OVERLAP : SHIFT_GOES_ON;
}
