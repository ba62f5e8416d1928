#include "pipeline/intake/room.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "pipeline/base/text.h"

#define POINTS_MAX 96 /* code points of a room as written, at most */

enum marker { NONE, DASH, PHASE, BUILDING, UNIT, FLOOR, ROOM };

/* Words that end a part, longer ones first. */
static const struct {
	const char *word;
	enum marker marker;
} MARKERS[] = {
	{ "#楼", BUILDING }, { "#栋", BUILDING }, { "号楼", BUILDING }, { "单元", UNIT },   { "楼层", FLOOR },
	{ "#", BUILDING },   { "栋", BUILDING },  { "幢", BUILDING },   { "座", BUILDING }, { "楼", BUILDING },
	{ "期", PHASE },     { "层", FLOOR },     { "室", ROOM },       { "号", ROOM },     { "房", ROOM },
	{ "户", ROOM },      { "月", BUILDING },  { "日", ROOM }, /* 3月12日 is what Excel made of 3-12 */
};

struct writing {
	char *out;
	size_t n;
	int parts;
	bool overflow;
};

static bool is_dash(uint32_t c)
{
	return c == '-' || c == '_' || c == '/' || c == '~' || c == '\\' || (c >= 0x2010 && c <= 0x2015) ||
	       c == 0x2212 || c == 0xFE63;
}

/* Full width to half, small letters to capitals: U+FF5E ～ becomes ~. */
static uint32_t narrow(uint32_t c)
{
	if (c >= 0xFF01 && c <= 0xFF5E)
		c -= 0xFEE0;
	if (c >= 'a' && c <= 'z')
		c -= 'a' - 'A';
	return c;
}

static bool is_blank(uint32_t c)
{
	return c <= ' ' || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200A);
}

/* Code points of `word` if it stands at p, else 0. */
static size_t word_at(const uint32_t *p, const uint32_t *end, const char *word)
{
	const char *we = word + strlen(word);
	size_t n = 0;

	while (word < we) {
		if (p + n == end || text_next(&word, we) != p[n])
			return 0;
		n++;
	}
	return n;
}

static enum marker marker_at(const uint32_t *p, const uint32_t *end, size_t *taken)
{
	*taken = 1;
	if (is_dash(*p))
		return DASH;
	if (*p != '#' && *p < 0x80)
		return NONE;
	for (size_t i = 0; i < sizeof MARKERS / sizeof *MARKERS; i++) {
		size_t n = word_at(p, end, MARKERS[i].word);

		if (n) {
			*taken = n;
			return MARKERS[i].marker;
		}
	}
	return NONE;
}

static int numeral(uint32_t c)
{
	static const uint32_t digits[] = { 0x96F6, 0x4E00, 0x4E8C, 0x4E09, 0x56DB,
					   0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D };

	for (int i = 0; i < 10; i++)
		if (digits[i] == c)
			return i;
	return c == 0x3007 ? 0 : c == 0x5341 ? 10 : -1; /* 〇, 十 */
}

/* 十二 -> 12, 二十 -> 20, 三 -> 3; -1 when the part is no such number. */
static int chinese_number(const uint32_t *p, size_t n)
{
	int tens = 0, ones = 0;

	if (n < 1 || n > 3)
		return -1;
	for (size_t i = 0; i < n; i++) {
		int d = numeral(p[i]);

		if (d < 0 || (d == 10 && tens) || (d < 10 && i && p[i - 1] != 0x5341))
			return -1;
		if (d == 10) {
			tens = ones ? ones : 1;
			ones = 0;
		} else {
			ones = d;
		}
	}
	return 10 * tens + ones;
}

static void put(struct writing *w, uint32_t c)
{
	if (w->n + 4 > ROOM_MAX)
		w->overflow = true;
	else
		w->n += text_encode(c, w->out + w->n);
}

static void put_digits(struct writing *w, const uint32_t *p, size_t n)
{
	while (n > 1 && *p == '0') {
		p++;
		n--;
	}
	for (; n; n--)
		put(w, *p++);
}

static bool all_digits(const uint32_t *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (p[i] < '0' || p[i] > '9')
			return false;
	return n > 0;
}

static void put_part(struct writing *w, const uint32_t *p, size_t n, enum marker marker)
{
	int number = marker > DASH ? chinese_number(p, n) : -1;

	if (w->parts++)
		put(w, '-');
	if (all_digits(p, n)) {
		put_digits(w, p, n);
	} else if (number >= 0) {
		if (number > 9)
			put(w, (uint32_t)('0' + number / 10));
		put(w, (uint32_t)('0' + number % 10));
	} else {
		for (size_t i = 0; i < n; i++)
			put(w, p[i]);
	}
	if (marker == PHASE)
		put(w, 0x671F);
	if (marker == UNIT && w->parts == 1) { /* a unit without a building must not look like a building */
		put(w, 0x5355);
		put(w, 0x5143);
	}
}

static size_t points_of(const char *s, size_t n, uint32_t out[POINTS_MAX])
{
	const char *end = s + n;
	size_t count = 0;

	while (s < end) {
		uint32_t c = narrow(text_next(&s, end));

		if (is_blank(c))
			continue;
		if (count == POINTS_MAX)
			return 0;
		out[count++] = c;
	}
	return count;
}

/* Digits and single dashes without leading zeros: canonical already. */
static bool plain(const char *s, size_t n)
{
	bool fresh = true;

	for (size_t i = 0; i < n; i++) {
		if (s[i] == '-') {
			if (fresh)
				return false;
			fresh = true;
		} else {
			if (s[i] < '0' || s[i] > '9' || (fresh && s[i] == '0' && i + 1 < n && s[i + 1] != '-'))
				return false;
			fresh = false;
		}
	}
	return n > 0 && !fresh;
}

size_t room_canonical(const char *s, size_t n, char out[ROOM_MAX])
{
	uint32_t points[POINTS_MAX];
	struct writing w = { .out = out };
	size_t count, start = 0, i = 0;

	if (n <= ROOM_MAX && plain(s, n)) {
		memcpy(out, s, n);
		return n;
	}
	count = points_of(s, n, points);
	while (i < count) {
		size_t taken;
		enum marker m = marker_at(points + i, points + count, &taken);

		if (m != NONE) {
			if (i > start)
				put_part(&w, points + start, i - start, m);
			start = i + taken;
		}
		i += taken;
	}
	if (count > start)
		put_part(&w, points + start, count - start, NONE);
	return w.overflow ? 0 : w.n;
}
