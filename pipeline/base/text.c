#include "pipeline/base/text.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

/* Bytes of the sequence that starts with `c`, and the bounds of its second byte (RFC 3629, table 3-7 of Unicode). */
static int sequence(unsigned char c, unsigned char *low, unsigned char *high)
{
	*low = 0x80;
	*high = 0xBF;
	if (c < 0x80)
		return 1;
	if (c >= 0xC2 && c <= 0xDF)
		return 2;
	if (c >= 0xE0 && c <= 0xEF) {
		if (c == 0xE0)
			*low = 0xA0;
		else if (c == 0xED)
			*high = 0x9F;
		return 3;
	}
	if (c >= 0xF0 && c <= 0xF4) {
		if (c == 0xF0)
			*low = 0x90;
		else if (c == 0xF4)
			*high = 0x8F;
		return 4;
	}
	return 0;
}

static size_t skip_ascii(const unsigned char *p, size_t i, size_t n)
{
	for (; i + 8 <= n; i += 8) {
		uint64_t word;

		memcpy(&word, p + i, 8);
		if (word & 0x8080808080808080ULL)
			break;
	}
	while (i < n && p[i] < 0x80)
		i++;
	return i;
}

bool text_valid(const char *s, size_t n, size_t *bad)
{
	const unsigned char *p = (const unsigned char *)s;
	size_t i = 0;

	while ((i = skip_ascii(p, i, n)) < n) {
		unsigned char low, high;
		int length = sequence(p[i], &low, &high);

		if (!length || i + (size_t)length > n || p[i + 1] < low || p[i + 1] > high)
			goto bad;
		for (int k = 2; k < length; k++)
			if ((p[i + (size_t)k] & 0xC0) != 0x80)
				goto bad;
		i += (size_t)length;
	}
	return true;
bad:
	if (bad)
		*bad = i;
	return false;
}

uint32_t text_next(const char **s, const char *end)
{
	const unsigned char *p = (const unsigned char *)*s;
	unsigned char low, high;
	uint32_t c;
	int length;

	if (*s >= end)
		return 0;
	length = sequence(*p, &low, &high);
	if (length < 1 || end - *s < length) { /* not ours to judge here: a byte is a character */
		(*s)++;
		return *p;
	}
	c = length == 1 ? *p : *p & (0xFFU >> (length + 1));
	for (int i = 1; i < length; i++)
		c = c << 6 | (p[i] & 0x3FU);
	*s += length;
	return c;
}

size_t text_encode(uint32_t c, char out[4])
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xC0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xE0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3F));
		out[2] = (char)(0x80 | (c & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 0x3F));
	out[2] = (char)(0x80 | (c >> 6 & 0x3F));
	out[3] = (char)(0x80 | (c & 0x3F));
	return 4;
}

int text_width(const char *s)
{
	const char *end = s + strlen(s);
	int width = 0;

	while (s < end)
		width += utf8proc_charwidth((utf8proc_int32_t)text_next(&s, end));
	return width;
}

/* utf8proc gives memory of its own: taken over into the arena, given back. */
static char *mapped(struct arena *a, const char *s, utf8proc_option_t options)
{
	utf8proc_uint8_t *out = NULL;
	utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)s, 0, &out, options | UTF8PROC_NULLTERM);
	char *copy = n < 0 ? arena_strdup(a, s) : arena_strndup(a, (const char *)out, (size_t)n);

	free(out);
	return copy;
}

char *text_nfkc(struct arena *a, const char *s)
{
	return mapped(a, s, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT);
}

static bool is_space(uint32_t c)
{
	return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) ||
	       c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

char *text_folded(struct arena *a, const char *s)
{
	char *folded = mapped(a, s, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD);
	const char *p = folded, *end = folded + strlen(folded);
	char *w = folded;

	while (p < end) {
		const char *start = p;

		if (!is_space(text_next(&p, end))) {
			memmove(w, start, (size_t)(p - start));
			w += p - start;
		}
	}
	*w = '\0';
	return folded;
}

static const char *before(const char *start, const char *end)
{
	do
		end--;
	while (end > start && ((unsigned char)*end & 0xC0) == 0x80);
	return end;
}

const char *text_trimmed(const char *s, size_t *n)
{
	const char *end = s + *n;

	while (s < end) {
		const char *p = s;

		if (!is_space(text_next(&p, end)))
			break;
		s = p;
	}
	while (end > s) {
		const char *last = before(s, end), *p = last;

		if (!is_space(text_next(&p, end)))
			break;
		end = last;
	}
	*n = (size_t)(end - s);
	return s;
}

#define WORD_MAX 64

static int word_codepoints(const char *s, uint32_t out[WORD_MAX])
{
	const char *end = s + strlen(s);
	int n = 0;

	while (s < end && n < WORD_MAX)
		out[n++] = text_next(&s, end);
	return n;
}

static int min3(int a, int b, int c)
{
	int m = a < b ? a : b;

	return m < c ? m : c;
}

int text_distance(const char *a, const char *b)
{
	uint32_t x[WORD_MAX], y[WORD_MAX];
	int n = word_codepoints(a, x), m = word_codepoints(b, y), row[WORD_MAX + 1];

	for (int j = 0; j <= m; j++)
		row[j] = j;
	for (int i = 1; i <= n; i++) {
		int diagonal = row[0];

		row[0] = i;
		for (int j = 1; j <= m; j++) {
			int above = row[j];

			row[j] = min3(above + 1, row[j - 1] + 1, diagonal + (x[i - 1] != y[j - 1]));
			diagonal = above;
		}
	}
	return row[m];
}

const char *text_nearest(const char *word, const char *const *words)
{
	uint32_t points[WORD_MAX];
	int limit = 1 + word_codepoints(word, points) / 3;
	const char *best = NULL;

	for (; *words; words++) {
		int d = text_distance(word, *words);

		if (d < limit || (d == limit && !best)) {
			best = *words;
			limit = d;
		}
	}
	return best;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Compares the digit runs at *a and *b by value and moves past both; leading zeros decide only between equal values. */
static int number_cmp(const char **a, const char *ae, const char **b, const char *be, int *zeros)
{
	const char *x = *a, *y = *b, *xs, *ys;
	int c;

	while (*a < ae && is_digit(**a))
		(*a)++;
	while (*b < be && is_digit(**b))
		(*b)++;
	if (!*zeros)
		*zeros = (int)((*a - x) > (*b - y)) - (int)((*a - x) < (*b - y));
	for (xs = x; xs < *a - 1 && *xs == '0'; xs++)
		;
	for (ys = y; ys < *b - 1 && *ys == '0'; ys++)
		;
	if (*a - xs != *b - ys)
		return *a - xs < *b - ys ? -1 : 1;
	c = memcmp(xs, ys, (size_t)(*a - xs));
	return (c > 0) - (c < 0);
}

int text_natural_cmp(const char *a, size_t an, const char *b, size_t bn)
{
	const char *ae = a + an, *be = b + bn;
	int zeros = 0, c;

	while (a < ae && b < be) {
		if (is_digit(*a) && is_digit(*b)) {
			if ((c = number_cmp(&a, ae, &b, be, &zeros)))
				return c;
		} else if (*a != *b) { /* UTF-8 orders as its code points do */
			return (unsigned char)*a < (unsigned char)*b ? -1 : 1;
		} else {
			a++;
			b++;
		}
	}
	if (a < ae || b < be)
		return a < ae ? 1 : -1;
	return zeros;
}
