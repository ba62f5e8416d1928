#include "pipeline/render/letter_axis.h"

#include <string.h>

#define ONE  10000               /* ten-thousandths */
#define MOST (INT64_C(1000000000) * ONE)

static int64_t floor_to(int64_t n, int64_t step)
{
	int64_t rest = n % step;

	return rest < 0 ? n - rest - step : n - rest;
}

static struct letter_axis with_step(int64_t least, int64_t most, int64_t step)
{
	return (struct letter_axis){ floor_to(least, step), -floor_to(-most, step), step };
}

struct letter_axis letter_axis(int64_t least, int64_t most, int steps)
{
	static const int64_t FACTORS[] = { 1, 2, 5 };
	struct letter_axis x;

	if (least == most)
		most += ONE;
	for (int64_t power = 1;; power *= 10)
		for (int i = 0; i < 3; i++) {
			x = with_step(least, most, FACTORS[i] * power);
			if ((x.to - x.from) / x.step <= steps)
				return x;
		}
}

int32_t letter_axis_place(const struct letter_axis *x, int64_t figure, int32_t length)
{
	return (int32_t)((figure - x->from) * length / (x->to - x->from));
}

static int decimals(int64_t step)
{
	int n = 4;

	for (; n && step % 10 == 0; step /= 10)
		n--;
	return n;
}

const char *letter_axis_text(struct arena *a, const struct letter_axis *x, int64_t figure)
{
	char text[48], *p = text + sizeof text - 1;
	uint64_t u = (uint64_t)(figure < 0 ? -figure : figure), part = u % ONE, whole = u / ONE;
	int n = decimals(x->step);

	*p = '\0';
	for (int i = 4; i > n; i--)
		part /= 10;
	for (int i = n; i; i--, part /= 10)
		*--p = (char)('0' + part % 10);
	if (n)
		*--p = '.';
	for (int i = 0; i == 0 || whole; i++, whole /= 10) {
		if (i && i % 3 == 0)
			*--p = ',';
		*--p = (char)('0' + whole % 10);
	}
	if (figure < 0)
		*--p = '-';
	return arena_strdup(a, p);
}

/* Decimals behind the point, filled up to ten-thousandths. */
static bool read_part(const char **p, int64_t *figure)
{
	int64_t unit = ONE / 10;

	if (**p < '0' || **p > '9')
		return false;
	for (; **p >= '0' && **p <= '9' && unit; (*p)++, unit /= 10)
		*figure += (**p - '0') * unit;
	return true;
}

bool letter_axis_read(const char *text, int64_t *figure)
{
	bool below = *text == '-';
	const char *p = text + below;

	*figure = 0;
	if (*p < '0' || *p > '9')
		return false;
	for (; (*p >= '0' && *p <= '9') || *p == ','; p++) {
		if (*p != ',')
			*figure = *figure * 10 + (*p - '0') * ONE;
		if (*figure > MOST)
			return false;
	}
	if (*p == '.' && (p++, !read_part(&p, figure)))
		return false;
	p += *p == '%';
	*figure = below ? -*figure : *figure;
	return *p == '\0';
}
