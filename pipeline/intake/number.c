#include "pipeline/intake/number.h"

#include <string.h>

#include "pipeline/base/text.h"

#define DIGITS_MAX 15

struct reading {
	const char *s, *end;
	struct number *out;
	int digits;
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

static bool is_digit(const struct reading *r, const char *p)
{
	return p < r->end && *p >= '0' && *p <= '9';
}

/* A run of digits; its length, -1 when there are more than fit. */
static int eat_digits(struct reading *r)
{
	int n = 0;

	for (; is_digit(r, r->s); r->s++, n++) {
		if (++r->digits > DIGITS_MAX)
			return -1;
		r->out->digits = r->out->digits * 10 + (*r->s - '0');
	}
	return n;
}

/* 1234 or 1,234,567: after a first separator every group has three digits. */
static bool eat_whole(struct reading *r)
{
	int n = eat_digits(r);

	if (n < 1)
		return false;
	while (r->s < r->end && (*r->s == ',' || *r->s == ' ') && is_digit(r, r->s + 1)) {
		if (n > 3)
			return false;
		r->s++;
		if (eat_digits(r) != 3)
			return false;
		n = 3;
	}
	return true;
}

static bool eat_sign(struct reading *r)
{
	return eat(r, "-") || eat(r, "−");
}

static void eat_currency(struct reading *r)
{
	if (eat(r, "¥") || eat(r, "RMB") || eat(r, "人民币"))
		eat_spaces(r);
}

static bool eat_amount(struct reading *r)
{
	eat_currency(r);
	if (!r->out->negative)
		r->out->negative = eat_sign(r);
	eat_currency(r);
	if (!eat_whole(r))
		return false;
	if (eat(r, ".")) {
		r->out->decimals = eat_digits(r);
		if (r->out->decimals < 1)
			return false;
	}
	eat_spaces(r);
	r->out->wan = eat(r, "万");
	return true;
}

bool number_parse(const char *s, size_t n, struct number *out)
{
	struct reading r = { .s = s, .end = s + n, .out = out };
	bool bracket;

	*out = (struct number){ .unit = "" };
	if ((bracket = eat(&r, "(")))
		out->negative = true;
	else
		out->negative = eat_sign(&r);
	eat_spaces(&r);
	if (!eat_amount(&r) || (bracket && !eat(&r, ")")))
		return false;
	if (!out->negative && eat_sign(&r)) {
		out->negative = true;
		if (r.s < r.end)
			return false;
	}
	eat_spaces(&r);
	out->unit = r.s;
	out->unit_length = (size_t)(r.end - r.s);
	return !(out->negative && !out->digits);
}

bool number_scaled(const struct number *x, int scale, bool zeros, int64_t *out)
{
	__int128 v = x->digits;
	int shift = scale - x->decimals + (x->wan ? 4 : 0);

	if (shift < 0 && !zeros && !x->wan)
		return false;
	for (; shift > 0; shift--)
		v *= 10;
	for (; shift < 0; shift++) {
		if (v % 10)
			return false;
		v /= 10;
	}
	if (v > 99999999999999999) /* 17 digits: a thousand billion yuan in fen, far inside int64 */
		return false;
	*out = x->negative ? -(int64_t)v : (int64_t)v;
	return true;
}

int number_narrow(const char *s, size_t n, char *out, size_t max)
{
	const char *end;
	size_t k = 0;

	s = text_trimmed(s, &n);
	if (n > 1 && *s == '\'') {
		s++;
		n--;
	}
	end = s + n;
	while (s < end) {
		uint32_t c = text_next(&s, end);

		if (c >= 0xFF01 && c <= 0xFF5E)
			c -= 0xFEE0;
		else if (c == 0xA0 || c == 0x3000 || c == '\t')
			c = ' ';
		else if (c == 0xFFE5)
			c = 0xA5;
		if (k + 4 > max)
			return -1;
		k += text_encode(c, out + k);
	}
	return (int)k;
}
