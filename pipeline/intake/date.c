#include "pipeline/intake/date.h"

#include <math.h>
#include <string.h>

#define SERIAL_LOW  20000
#define SERIAL_HIGH 60000
#define SERIAL_1970 25569 /* 1970-01-01 in the 1900 system */
#define SERIAL_1904 1462  /* what the 1904 system counts less */
#define YEAR_LOW    1900
#define YEAR_HIGH   2199
#define SPAN_MAX    600 /* months of a bill, at most */

struct reading {
	const char *s, *end;
};

static bool eat(struct reading *r, const char *word)
{
	size_t n = strlen(word);

	if ((size_t)(r->end - r->s) < n || memcmp(r->s, word, n))
		return false;
	r->s += n;
	return true;
}

static void eat_spaces(struct reading *r)
{
	while (r->s < r->end && *r->s == ' ')
		r->s++;
}

static int digits_ahead(const struct reading *r)
{
	int n = 0;

	while (r->s + n < r->end && r->s[n] >= '0' && r->s[n] <= '9')
		n++;
	return n;
}

/* A number of low to high digits, the whole run; -1 when there is none. */
static int eat_number(struct reading *r, int low, int high)
{
	int n = digits_ahead(r), v = 0;

	if (n < low || n > high)
		return -1;
	for (; n; n--)
		v = v * 10 + (*r->s++ - '0');
	return v;
}

/* Exactly `count` digits of a longer run. */
static int eat_fixed(struct reading *r, int count)
{
	int v = 0;

	if (digits_ahead(r) < count)
		return -1;
	for (; count; count--)
		v = v * 10 + (*r->s++ - '0');
	return v;
}

static bool make_day(int y, int m, int d, struct day *out)
{
	return y >= YEAR_LOW && y <= YEAR_HIGH && m >= 0 && d >= 0 && day_make(y, m, d, out);
}

/* ---- days and moments ------------------------------------------------------------------------------------------- */

static bool parse_day(struct reading *r, struct day *out)
{
	int y, m, d;

	if (digits_ahead(r) == 8) {
		y = eat_fixed(r, 4);
		m = eat_fixed(r, 2);
		return make_day(y, m, eat_fixed(r, 2), out);
	}
	if ((y = eat_number(r, 4, 4)) < 0)
		return false;
	if (eat(r, "年")) {
		if ((m = eat_number(r, 1, 2)) < 0 || !eat(r, "月") || (d = eat_number(r, 1, 2)) < 0 ||
		    (!eat(r, "日") && !eat(r, "号")))
			return false;
		return make_day(y, m, d, out);
	}
	const char between[] = { r->s < r->end ? *r->s : '\0', '\0' };

	if (!*between || !strchr("-/.", *between) || !eat(r, between) || (m = eat_number(r, 1, 2)) < 0 ||
	    !eat(r, between))
		return false;
	return make_day(y, m, eat_number(r, 1, 2), out);
}

static bool eat_fraction(struct reading *r)
{
	if (eat(r, ".")) { /* thousandths of a second, as databases print them */
		if (digits_ahead(r) < 1)
			return false;
		r->s += digits_ahead(r);
	}
	return true;
}

static int hour_of(int h, bool morning, bool afternoon)
{
	if (morning || afternoon) {
		if (h < 0 || h > 12)
			return -1;
		return h % 12 + (afternoon ? 12 : 0);
	}
	return h;
}

/* 14:05, 14:05:30, 下午2:05, 2:05 PM, 14时05分30秒 */
static bool parse_time(struct reading *r, int *second)
{
	bool morning = eat(r, "上午"), afternoon = !morning && eat(r, "下午");
	int h, m, s = 0;

	eat_spaces(r);
	h = eat_number(r, 1, 2);
	if (eat(r, ":")) {
		if ((m = eat_number(r, 2, 2)) < 0)
			return false;
		if (eat(r, ":") && ((s = eat_number(r, 2, 2)) < 0 || !eat_fraction(r)))
			return false;
	} else if (eat(r, "时")) {
		if ((m = eat_number(r, 1, 2)) < 0 || !eat(r, "分"))
			return false;
		if (digits_ahead(r) && ((s = eat_number(r, 1, 2)) < 0 || !eat(r, "秒")))
			return false;
	} else {
		return false;
	}
	eat_spaces(r);
	if (!morning && !afternoon) {
		morning = eat(r, "AM") || eat(r, "am");
		afternoon = !morning && (eat(r, "PM") || eat(r, "pm"));
	}
	h = hour_of(h, morning, afternoon);
	if (h < 0 || h > 23 || m > 59 || s > 59)
		return false;
	*second = (h * 60 + m) * 60 + s;
	return true;
}

static bool is_word(const char *s, size_t n, const char *word)
{
	return n == strlen(word) && !memcmp(s, word, n);
}

/* Dates by which programs say "none", and the word for "for ever". */
static bool special(const char *s, size_t n, struct day *out)
{
	static const char *const none[] = { "0000-00-00", "0000-00-00 00:00:00", "1900-01-00",
					    "1899-12-30", "1899-12-30 00:00:00", "1900/1/0" };

	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		if (is_word(s, n, none[i])) {
			*out = DAY_NONE;
			return true;
		}
	return is_word(s, n, "长期") && day_make(2099, 12, 31, out);
}

static bool text_serial(const char *s, size_t n, struct date_time *out)
{
	struct reading r = { s, s + n };
	int whole = eat_number(&r, 5, 5);
	double fraction = 0, unit = 0.1;

	if (whole < 0)
		return false;
	if (eat(&r, ".")) {
		for (; digits_ahead(&r); unit /= 10)
			fraction += (*r.s++ - '0') * unit;
	}
	return r.s == r.end && date_serial(whole + fraction, false, fraction > 0, out);
}

bool date_parse(const char *s, size_t n, struct date_time *out)
{
	struct reading r = { s, s + n };

	out->second = -1;
	if (special(s, n, &out->day))
		return true;
	if (!parse_day(&r, &out->day))
		return text_serial(s, n, out);
	if (r.s == r.end)
		return true;
	if (!eat(&r, "T"))
		eat_spaces(&r);
	return parse_time(&r, &out->second) && r.s == r.end;
}

bool date_serial(double serial, bool date1904, bool with_time, struct date_time *out)
{
	double days;
	int second;

	if (date1904)
		serial += SERIAL_1904;
	if (!(serial >= SERIAL_LOW && serial < SERIAL_HIGH + 1))
		return false;
	days = floor(serial);
	second = (int)lround((serial - days) * 86400);
	if (second == 86400) {
		days += 1;
		second = 0;
	}
	out->day = day_of((int32_t)days - SERIAL_1970);
	out->second = with_time || second ? second : -1;
	return true;
}

/* ---- months ----------------------------------------------------------------------------------------------------- */

/* A point of a span: a month, or several (a quarter, a year), with a day when it was written. */
struct point {
	int year, from, to; /* months 1–12 */
	int day;            /* 0: none */
	bool doubtful;      /* 2023.1 may be 2023.10 that lost its zero */
};

static bool in_year(const struct point *p)
{
	return p->year >= YEAR_LOW && p->year <= YEAR_HIGH && p->from >= 1 && p->to <= 12 && p->from <= p->to;
}

static bool parse_quarter(struct reading *r, struct point *p)
{
	static const char *const numbers[] = { "一", "二", "三", "四", "1", "2", "3", "4" };
	struct reading at = *r;

	eat(&at, "-");
	if (eat(&at, "Q") || eat(&at, "q")) {
		int q = eat_number(&at, 1, 1);

		if (q < 1 || q > 4)
			return false;
		p->from = q * 3 - 2;
	} else {
		int i = 0;

		eat(&at, "第");
		while (i < 8 && !eat(&at, numbers[i]))
			i++;
		if (i == 8 || !eat(&at, "季度"))
			return false;
		p->from = i % 4 * 3 + 1;
	}
	p->to = p->from + 2;
	*r = at;
	return true;
}

static bool parse_part_of_year(struct reading *r, struct point *p)
{
	if (eat(r, "上半年")) {
		p->from = 1;
		p->to = 6;
	} else if (eat(r, "下半年")) {
		p->from = 7;
		p->to = 12;
	} else if (eat(r, "全年") || eat(r, "年度") || r->s == r->end) {
		eat(r, "度");
		p->from = 1;
		p->to = 12;
	} else {
		return parse_quarter(r, p);
	}
	return true;
}

/* After 2023 and its separator: 1, 01, 01-31. A digit run of four behind a second separator is the next year, not a
 * day. */
static bool parse_separated(struct reading *r, struct point *p, char between)
{
	const char *start = r->s;
	int n;

	if ((p->from = p->to = eat_number(r, 1, 2)) < 0)
		return false;
	p->doubtful = between == '.' && r->s - start == 1 && *start == '1';
	struct reading ahead = { r->s + 1, r->end };

	if (r->s < r->end && *r->s == between && (n = digits_ahead(&ahead)) >= 1 && n <= 2) {
		struct reading after = { ahead.s + n, r->end };

		if (between == '-' || after.s == after.end || *after.s != between) {
			*r = ahead;
			p->day = eat_number(r, 1, 2);
			p->doubtful = false;
		}
	}
	return true;
}

static bool parse_after_year(struct reading *r, struct point *p)
{
	if (r->s < r->end && strchr("-/.", *r->s)) {
		char between = *r->s;

		if (parse_quarter(r, p))
			return true;
		r->s++;
		return parse_separated(r, p, between);
	}
	if (!eat(r, "年"))
		return parse_part_of_year(r, p);
	if (!digits_ahead(r) || parse_quarter(r, p))
		return p->from ? true : parse_part_of_year(r, p);
	if ((p->from = p->to = eat_number(r, 1, 2)) < 0)
		return false;
	if (!eat(r, "月")) /* 2023年1-3月 */
		return r->s < r->end;
	if (digits_ahead(r) && ((p->day = eat_number(r, 1, 2)) < 1 || !eat(r, "日")))
		return false;
	return true;
}

static bool parse_point(struct reading *r, struct point *p)
{
	int n = digits_ahead(r);

	*p = (struct point){ 0 };
	if (n == 6 || n == 8) {
		p->year = eat_fixed(r, 4);
		p->from = p->to = eat_fixed(r, 2);
		if (n == 8)
			p->day = eat_fixed(r, 2);
	} else if (n != 4) {
		return false;
	} else {
		p->year = eat_fixed(r, 4);
		if (!parse_after_year(r, p))
			return false;
	}
	struct day d;

	return in_year(p) && (!p->day || make_day(p->year, p->from, p->day, &d));
}

/* The right side may leave out the year: 2023年1月-3月, 2023.1-3. */
static bool parse_end(struct reading *r, const struct point *start, struct point *p)
{
	struct reading whole = *r;
	int m;

	if (parse_point(&whole, p)) {
		*r = whole;
		return true;
	}
	if ((m = eat_number(r, 1, 2)) < 0)
		return false;
	eat(r, "月");
	*p = (struct point){ .year = start->year, .from = m, .to = m };
	return in_year(p);
}

static bool eat_between(struct reading *r)
{
	static const char *const words[] = { "-", "–", "—", "~", "至", "到" };
	bool any = false;

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		while (eat(r, words[i]))
			any = true;
	return any;
}

static size_t without_spaces(const char *s, size_t n, char out[64])
{
	size_t k = 0;

	for (size_t i = 0; i < n; i++)
		if (s[i] != ' ') {
			if (k == 64)
				return 0;
			out[k++] = s[i];
		}
	return k;
}

bool date_months(const char *s, size_t n, int32_t *from, int32_t *to)
{
	char text[64];
	struct reading r = { text, text + without_spaces(s, n, text) };
	struct point a, b;

	if (!parse_point(&r, &a))
		return false;
	if (r.s == r.end) {
		if (a.doubtful || a.day > 1)
			return false;
		b = a;
	} else if (!eat_between(&r) || !parse_end(&r, &a, &b) || r.s != r.end) {
		return false;
	}
	*from = a.year * 12 + a.from - 1;
	*to = b.year * 12 + b.to - 1;
	return *from <= *to && *to - *from < SPAN_MAX;
}
