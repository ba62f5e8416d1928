#include "pipeline/base/day.h"

#include <stdio.h>

static bool leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int month_days(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return days[month - 1] + (month == 2 && leap(year));
}

static int32_t floor_div(int32_t a, int32_t b)
{
	return a / b - (a % b != 0 && a < 0);
}

/* Days of the Gregorian calendar, the year taken to begin in March so that the leap day is its last. */
static int32_t count_of(int year, int month, int day)
{
	int32_t y = year - (month <= 2), era = floor_div(y, 400), in_era = y - era * 400;
	int32_t m = month > 2 ? month - 3 : month + 9;
	int32_t day_of_year = (153 * m + 2) / 5 + day - 1;

	return era * 146097 + in_era * 365 + in_era / 4 - in_era / 100 + day_of_year - 719468;
}

bool day_make(int year, int month, int day, struct day *out)
{
	if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > month_days(year, month))
		return false;
	out->n = count_of(year, month, day);
	return true;
}

struct day day_of(int32_t days_since_1970)
{
	return (struct day){ days_since_1970 };
}

int32_t day_count(struct day d)
{
	return d.n;
}

bool day_none(struct day d)
{
	return d.n == INT32_MIN;
}

void day_split(struct day d, int *year, int *month, int *day)
{
	int32_t z = d.n + 719468, era = floor_div(z, 146097), of_era = z - era * 146097;
	int32_t y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int32_t of_year = of_era - (365 * y + y / 4 - y / 100), m = (5 * of_year + 2) / 153;

	*day = of_year - (153 * m + 2) / 5 + 1;
	*month = m < 10 ? m + 3 : m - 9;
	*year = y + era * 400 + (*month <= 2);
}

/* `count` digits at *s, moved past them; -1 when there are fewer. */
static int digits(const char **s, int count)
{
	int n = 0;

	for (; count > 0; count--, (*s)++) {
		if (**s < '0' || **s > '9')
			return -1;
		n = n * 10 + (**s - '0');
	}
	return n;
}

bool day_parse(const char *s, struct day *out)
{
	int y, m, d;

	if ((y = digits(&s, 4)) < 0 || *s++ != '-' || (m = digits(&s, 2)) < 0 || *s++ != '-' || (d = digits(&s, 2)) < 0 || *s)
		return false;
	return day_make(y, m, d, out);
}

const char *day_text(struct day d, char out[DAY_TEXT])
{
	int y, m, n;

	if (day_none(d)) {
		out[0] = '\0';
		return out;
	}
	day_split(d, &y, &m, &n);
	snprintf(out, DAY_TEXT, "%04u-%02u-%02u", (unsigned)y % 10000, (unsigned)m % 100, (unsigned)n % 100);
	return out;
}

int day_cmp(struct day a, struct day b)
{
	return (a.n > b.n) - (a.n < b.n);
}

int32_t day_diff(struct day later, struct day earlier)
{
	return later.n - earlier.n;
}

struct day day_plus(struct day d, int32_t days)
{
	return (struct day){ d.n + days };
}

struct day day_plus_months(struct day d, int months)
{
	int y, m, n;
	int32_t month = month_of(d) + months;

	day_split(d, &y, &m, &n);
	y = floor_div(month, 12);
	m = month - y * 12 + 1;
	if (n > month_days(y, m))
		n = month_days(y, m);
	return (struct day){ count_of(y, m, n) };
}

struct day day_plus_years(struct day d, int years)
{
	return day_plus_months(d, 12 * years);
}

int day_weekday(struct day d)
{
	int32_t n = d.n + 3; /* 1970-01-01 was a Thursday */

	return n - floor_div(n, 7) * 7 + 1;
}

struct day day_week_start(struct day d)
{
	return day_plus(d, 1 - day_weekday(d));
}

int32_t month_of(struct day d)
{
	int y, m, n;

	day_split(d, &y, &m, &n);
	return y * 12 + m - 1;
}

struct day month_first(int32_t month)
{
	int y = floor_div(month, 12);

	return (struct day){ count_of(y, month - y * 12 + 1, 1) };
}

struct day month_last(int32_t month)
{
	return day_plus(month_first(month + 1), -1);
}

bool month_parse(const char *s, int32_t *out)
{
	int y, m;

	if ((y = digits(&s, 4)) < 1 || *s++ != '-' || (m = digits(&s, 2)) < 1 || m > 12 || *s)
		return false;
	*out = y * 12 + m - 1;
	return true;
}

const char *month_text(int32_t month, char out[DAY_TEXT])
{
	int y = floor_div(month, 12);

	snprintf(out, DAY_TEXT, "%04u-%02u", (unsigned)y % 10000, (unsigned)(month - y * 12 + 1) % 100);
	return out;
}

struct moment moment_at(struct day d, int second_of_day)
{
	return (struct moment){ (int64_t)d.n * 86400 + second_of_day };
}

struct day moment_day(struct moment m)
{
	return (struct day){ (int32_t)(m.n / 86400 - (m.n % 86400 < 0)) };
}

const char *moment_text(struct moment m, char out[24])
{
	char date[DAY_TEXT];
	struct day d = moment_day(m);
	unsigned s = (unsigned)(m.n - (int64_t)d.n * 86400);

	snprintf(out, 24, "%.10s %02u:%02u:%02u", day_text(d, date), s / 3600 % 24, s / 60 % 60, s % 60);
	return out;
}
