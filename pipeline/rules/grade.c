#include "pipeline/rules/grade.h"

#include <string.h>

/* Up to the colon, without outer blanks; the rest after it. */
static const char *part(struct arena *a, const char **rest)
{
	const char *end = strchr(*rest, ':'), *from = *rest + strspn(*rest, " \t");
	size_t n = end ? (size_t)(end - from) : strlen(from);

	*rest = end ? end + 1 : NULL;
	while (n && strchr(" \t", from[n - 1]))
		n--;
	return arena_strndup(a, from, n);
}

/* Points and percents are written as money is: at most two decimals. */
static bool number(const char *text, int64_t *hundredths)
{
	struct fen f;

	if (!fen_parse(text, &f) || fen_count(f) < 0)
		return false;
	*hundredths = fen_count(f);
	return true;
}

static bool read_band(struct arena *a, const char *word, struct grade *g)
{
	const char *rest = word, *from = part(a, &rest), *name = rest ? part(a, &rest) : "",
		   *percent = rest ? part(a, &rest) : "";
	size_t n = strlen(percent);

	g->name = name;
	if (n && percent[n - 1] == '%')
		percent = arena_strndup(a, percent, n - 1);
	return *name && !rest && number(from, &g->from) && number(percent, &g->percent) && g->percent <= 10000;
}

struct grade *grade_bands(struct arena *a, const char *const *words, const char **bad)
{
	struct grade *bands;
	size_t n = 0;

	while (words[n])
		n++;
	bands = arena_array(a, n + 1, sizeof *bands);
	*bad = "";
	for (size_t i = 0; i < n; i++) {
		*bad = words[i];
		if (!read_band(a, words[i], &bands[i]) || (i && bands[i].from >= bands[i - 1].from))
			return NULL;
	}
	return n && !bands[n - 1].from ? bands : NULL;
}

const struct grade *grade_of(const struct grade *bands, int64_t score)
{
	while (bands[1].name && score < bands->from)
		bands++;
	return bands;
}

bool grade_lowest(const struct grade *g)
{
	return !g[1].name;
}

bool grade_deduction(const struct grade *g, struct fen fee, struct fen *out)
{
	return fen_scale(fee, g->percent, 10000, out);
}
