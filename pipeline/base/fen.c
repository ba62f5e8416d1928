#include "pipeline/base/fen.h"

#include <stdio.h>
#include <string.h>

struct fen fen_of(int64_t fen)
{
	return (struct fen){ fen };
}

int64_t fen_count(struct fen a)
{
	return a.n;
}

bool fen_add(struct fen *sum, struct fen b)
{
	int64_t n;

	if (__builtin_add_overflow(sum->n, b.n, &n))
		return false;
	sum->n = n;
	return true;
}

bool fen_sub(struct fen *sum, struct fen b)
{
	int64_t n;

	if (__builtin_sub_overflow(sum->n, b.n, &n))
		return false;
	sum->n = n;
	return true;
}

struct fen fen_negated(struct fen a)
{
	return (struct fen){ a.n == INT64_MIN ? INT64_MAX : -a.n };
}

int fen_cmp(struct fen a, struct fen b)
{
	return (a.n > b.n) - (a.n < b.n);
}

struct fen fen_min(struct fen a, struct fen b)
{
	return a.n < b.n ? a : b;
}

bool fen_positive(struct fen a)
{
	return a.n > 0;
}

bool fen_zero(struct fen a)
{
	return a.n == 0;
}

bool fen_scale(struct fen a, int64_t num, int64_t den, struct fen *out)
{
	__int128 product = (__int128)a.n * num, half, rounded;

	if (den <= 0)
		return false;
	half = den / 2;
	rounded = product >= 0 ? (product + half) / den : -((-product + half) / den);
	if (rounded > INT64_MAX || rounded < INT64_MIN)
		return false;
	out->n = (int64_t)rounded;
	return true;
}

/* Digits before the point, thousands commas only where they belong. */
static const char *parse_yuan(const char *s, int64_t *yuan)
{
	const char *start = s;
	int since_comma = -1, digits = 0;

	for (*yuan = 0;; s++) {
		if (*s >= '0' && *s <= '9') {
			if (__builtin_mul_overflow(*yuan, (int64_t)10, yuan) ||
			    __builtin_add_overflow(*yuan, (int64_t)(*s - '0'), yuan))
				return NULL;
			digits++;
			if (since_comma >= 0)
				since_comma++;
		} else if (*s == ',') {
			if (!digits || (since_comma >= 0 ? since_comma != 3 : s - start > 3))
				return NULL;
			since_comma = 0;
		} else {
			break;
		}
	}
	return digits && (since_comma < 0 || since_comma == 3) ? s : NULL;
}

bool fen_parse(const char *s, struct fen *out)
{
	bool minus = *s == '-';
	int64_t n, cents = 0;

	if (!(s = parse_yuan(s + minus, &n)) || __builtin_mul_overflow(n, (int64_t)100, &n))
		return false;
	if (*s == '.') {
		if (s[1] < '0' || s[1] > '9')
			return false;
		cents = (s[1] - '0') * 10;
		s += 2;
		if (*s >= '0' && *s <= '9')
			cents += *s++ - '0';
	}
	if (*s || __builtin_add_overflow(n, cents, &n))
		return false;
	out->n = minus ? -n : n;
	return true;
}

static uint64_t magnitude(int64_t n)
{
	return n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
}

const char *fen_text(struct fen a, char out[FEN_TEXT])
{
	uint64_t m = magnitude(a.n);

	snprintf(out, FEN_TEXT, "%s%llu.%02u", a.n < 0 ? "-" : "", (unsigned long long)(m / 100), (unsigned)(m % 100));
	return out;
}

const char *fen_grouped(struct fen a, char out[FEN_TEXT])
{
	char plain[FEN_TEXT];
	size_t n, i, k = 0, whole;

	fen_text(a, plain);
	n = strlen(plain);
	whole = n - 3; /* up to the point */
	for (i = 0; i < n; i++) {
		out[k++] = plain[i];
		if (i + 1 < whole && plain[i] != '-' && (whole - i - 1) % 3 == 0)
			out[k++] = ',';
	}
	out[k] = '\0';
	return out;
}

double fen_yuan(struct fen a)
{
	return (double)a.n / 100.0;
}
