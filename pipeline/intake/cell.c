#include "pipeline/intake/cell.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/intake/date.h"
#include "pipeline/intake/heading.h"
#include "pipeline/intake/number.h"
#include "pipeline/intake/room.h"

#define SHORT_MAX 128 /* bytes of a number, date, … as written */

static const char TOO_LONG[] = "内容过长，不像是这一列的内容，请检查是否串列";

/* ---- text ------------------------------------------------------------------------------------------------------- */

/* Eight bytes of printable ASCII. */
static bool plain_word(const char *s)
{
	const uint64_t high = 0x8080808080808080ULL, one = 0x0101010101010101ULL;
	uint64_t w;

	memcpy(&w, s, sizeof w);
	return !((w | (w - one * ' ') | (w + one)) & high);
}

/* Zero-width and bidirectional characters make two texts look alike, or one text look like another. */
static bool invisible(const unsigned char *p, size_t left)
{
	if (left < 2)
		return false;
	if (*p == 0xC2)
		return p[1] < 0xA0 || p[1] == 0xAD;
	if (left < 3)
		return false;
	if (*p == 0xE2 && p[1] == 0x80)
		return (p[2] >= 0x8B && p[2] <= 0x8F) || (p[2] >= 0xAA && p[2] <= 0xAE);
	if (*p == 0xE2 && p[1] == 0x81)
		return p[2] >= 0xA0 && p[2] <= 0xAF;
	return *p == 0xEF &&
	       ((p[1] == 0xBB && p[2] == 0xBF) || (p[1] == 0xBF && p[2] >= 0xB9 && p[2] <= 0xBF && p[2] != 0xBC));
}

static const char *check_text(const char *s, size_t n, bool lines)
{
	const unsigned char *p = (const unsigned char *)s;
	size_t characters = 0;

	for (size_t i = 0; i < n;) {
		if (i + 8 <= n && plain_word(s + i)) {
			i += 8;
			characters += 8;
			continue;
		}
		if (p[i] < ' ' || p[i] == 0x7F) {
			if (!lines || (p[i] != '\n' && p[i] != '\r' && p[i] != '\t'))
				return "含有控制字符或换行，请重新录入该单元格";
		} else if (p[i] >= 0xC2 && (p[i] == 0xC2 || p[i] == 0xE2 || p[i] == 0xEF) && invisible(p + i, n - i)) {
			return "含有看不见的字符（零宽或方向控制符），请删去后重新录入";
		}
		characters += (p[i] & 0xC0) != 0x80;
		i++;
	}
	return characters > CELL_TEXT_MAX ? "内容超过 32767 字，超出表格单元格的上限，请缩短" : NULL;
}

static const char *trimmed(const struct cell *c, size_t *n)
{
	const unsigned char *p = (const unsigned char *)c->text;

	*n = c->length;
	if (*n && p[0] > ' ' && p[0] < 0x7F && p[*n - 1] > ' ' && p[*n - 1] < 0x7F)
		return c->text;
	if (*n && p[0] >= 0xE4 && p[0] <= 0xE9 &&
	    ((p[*n - 1] > ' ' && p[*n - 1] < 0x7F) || (*n > 2 && p[*n - 3] >= 0xE4 && p[*n - 3] <= 0xE9)))
		return c->text;
	return text_trimmed(c->text, n);
}

bool cell_blank(const struct cell *c)
{
	size_t n;

	if (c->kind == CELL_EMPTY)
		return true;
	if (c->kind != CELL_TEXT)
		return false;
	trimmed(c, &n);
	return n == 0;
}

static void set_text(struct intake_value *v, const char *s, size_t n)
{
	v->type = n ? INTAKE_TEXT : INTAKE_NULL;
	v->text = s;
	v->length = (uint32_t)n;
}

static void set_int(struct intake_value *v, int64_t n)
{
	v->type = INTAKE_INT;
	v->n = n;
}

/* Room in the row's scratch for text that is not the cell's own; NULL when a row needs more than any sane row does. */
static char *scratch(struct cell_context *x, size_t n)
{
	char *p = x->scratch + x->used;

	if (x->used + n > CELL_SCRATCH)
		return NULL;
	x->used += n;
	return p;
}

/* The digits of a workbook's number as a person sees them; -1 when it is not whole. 15 digits are what a cell can hold.
 */
static int whole_digits(const struct cell *c, char out[32])
{
	if (fabs(c->number) >= 1e15 || nearbyint(c->number) < c->number || nearbyint(c->number) > c->number)
		return -1;
	return snprintf(out, 32, "%.0f", c->number);
}

/* 0.375 shown as a time is 09:00 to people. */
static int time_of_day(double share, char out[32])
{
	int second = (int)lround(share * 86400) % 86400;

	return snprintf(out, 32, second % 60 ? "%02d:%02d:%02d" : "%02d:%02d", second / 3600, second / 60 % 60,
			second % 60);
}

static int number_shown(const struct cell *c, bool date1904, char out[32])
{
	struct date_time at;
	char day[DAY_TEXT], moment[24];
	int n;

	if (c->kind == CELL_BOOL)
		return snprintf(out, 32, "%s", c->number > 0.5 ? "是" : "否");
	if (c->style & CELL_TIME && c->number >= 0 && c->number < 1)
		return time_of_day(c->number, out);
	if (c->style & (CELL_DATE | CELL_TIME) && date_serial(c->number, date1904, c->style & CELL_TIME, &at))
		return snprintf(out, 32, "%s",
				at.second < 0 ? day_text(at.day, day)
					      : moment_text(moment_at(at.day, at.second), moment));
	n = whole_digits(c, out);
	return n < 0 ? snprintf(out, 32, "%.15g", c->number) : n;
}

/* A number, truth value or date in a column of text. */
static const char *number_as_text(const struct cell *c, struct cell_context *x, struct intake_value *out)
{
	char *p = scratch(x, 32);

	if (!p)
		return TOO_LONG;
	set_text(out, p, (size_t)number_shown(c, x->date1904, p));
	return NULL;
}

static const char *read_text(const struct cell *c, struct cell_context *x, struct intake_value *out)
{
	size_t n;
	const char *s, *why;

	if (c->kind != CELL_TEXT)
		return number_as_text(c, x, out);
	s = trimmed(c, &n);
	if ((why = check_text(s, n, true)))
		return why;
	set_text(out, s, n);
	return NULL;
}

/* ---- what is short: narrowed first ------------------------------------------------------------------------------ */

struct narrow {
	char s[SHORT_MAX];
	size_t n;
};

/* Printable ASCII without spaces and not behind an apostrophe: narrow already. */
static bool ascii_word(const char *s, size_t n)
{
	bool good = n > 0 && s[0] != '\'';

	for (size_t i = 0; i < n; i++)
		good &= s[i] > ' ' && s[i] < 0x7F;
	return good;
}

static bool narrowed(const struct cell *c, struct narrow *out)
{
	int n;

	if (c->length <= SHORT_MAX && ascii_word(c->text, c->length)) {
		memcpy(out->s, c->text, c->length);
		out->n = c->length;
		return true;
	}
	n = number_narrow(c->text, c->length, out->s, SHORT_MAX);
	out->n = n < 0 ? 0 : (size_t)n;
	return n >= 0;
}

static bool is(const struct narrow *w, const char *word)
{
	return w->n == strlen(word) && !memcmp(w->s, word, w->n);
}

static bool is_among(const struct narrow *w, const char *const *words)
{
	for (; *words; words++)
		if (is(w, *words))
			return true;
	return false;
}

/* A dash alone is how people leave a number or date empty. */
static bool dash_alone(const struct narrow *w)
{
	return w->n == 0 || is(w, "-") || is(w, "—") || is(w, "--") || is(w, "——") || is(w, "/");
}

/* 1.23E+17: what Excel leaves of a long number. */
static bool scientific(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && ((s[i] >= '0' && s[i] <= '9') || s[i] == '.'))
		i++;
	if (i < 1 || i + 2 > n || (s[i] != 'E' && s[i] != 'e') || (s[i + 1] != '+' && s[i + 1] != '-'))
		return false;
	for (i += 2; i < n; i++)
		if (s[i] < '0' || s[i] > '9')
			return false;
	return true;
}

/* ---- numbers ---------------------------------------------------------------------------------------------------- */

/* A workbook's number that is no exact decimal (199.99999999999997): taken when within a millionth of a whole unit. */
static bool double_scaled(double v, int scale, int64_t *out)
{
	double whole;

	for (; scale > 0; scale--)
		v *= 10;
	whole = nearbyint(v);
	if (!(fabs(whole) < 1e15) || fabs(v - whole) > 1.000001e-6 + fabs(v) * 4e-16)
		return false;
	*out = (int64_t)whole;
	return true;
}

static bool unit_among(const struct number *x, const char *const *units)
{
	if (!x->unit_length)
		return true;
	for (; *units; units++)
		if (strlen(*units) == x->unit_length && !memcmp(*units, x->unit, x->unit_length))
			return true;
	return false;
}

static const char *const YUAN[] = { "元", "元整", "圆", NULL };
static const char *const MEASURES[] = { "元",        "㎡",           "m2",           "m²",       "平方米",
					"平米",      "元/月",        "元/㎡",        "元/㎡·月", "元/㎡/月",
					"元/平方米", "元/平方米·月", "元/平方米/月", "元/m2",    "元/㎡.月",
					"分",        "元/平方米.月", "元/平米",      NULL };
static const char *const COUNTS[] = { "个月", "月", "个", "处", "次", "户", "份",
				      "张",   "条", "天", "日", "人", "辆", NULL };

static const char *read_decimal(const struct cell *c, struct cell_context *x, int scale, bool money,
				const char *const *units, struct intake_value *out, const char *why)
{
	struct narrow w;
	struct number number;
	int64_t n;

	if (c->kind == CELL_BOOL || !narrowed(c, &w))
		return why;
	if (c->kind == CELL_TEXT && dash_alone(&w))
		return NULL;
	if (number_parse(w.s, w.n, &number) && unit_among(&number, units)) {
		number.wan |= x->in_wan;
		if (number_scaled(&number, scale, !money, &n)) {
			set_int(out, n);
			return NULL;
		}
	}
	if (c->kind == CELL_NUMBER && double_scaled(x->in_wan ? c->number * 10000 : c->number, scale, &n)) {
		set_int(out, n);
		return NULL;
	}
	return why;
}

/* Digits, a point, two digits: what nearly every amount looks like. */
static bool plain_money(const struct cell *c, int64_t *out)
{
	const char *s = c->text, *end = s + c->length;
	int64_t v = 0;
	int cents = 0;

	if (c->length < 1 || c->length > 14)
		return false;
	for (; s < end && *s >= '0' && *s <= '9'; s++)
		v = v * 10 + (*s - '0');
	if (s == c->text)
		return false;
	if (s < end && *s == '.') {
		for (s++; s < end && *s >= '0' && *s <= '9'; s++, cents++)
			v = v * 10 + (*s - '0');
		if (cents < 1 || cents > 2)
			return false;
	}
	*out = v * (cents == 0 ? 100 : cents == 1 ? 10 : 1);
	return s == end;
}

static const char *read_money(const struct cell *c, struct cell_context *x, struct intake_value *out)
{
	int64_t n;

	if (c->kind == CELL_TEXT && !x->in_wan && plain_money(c, &n)) {
		set_int(out, n);
		return NULL;
	}
	return read_decimal(c, x, 2, true, YUAN, out, "不是金额，请填写最多两位小数的数字，如 1234.50");
}

static const char *decimal_reason(int decimals)
{
	static const char *const reasons[] = { "不是整数，请填写数字，如 12",
					       "不是数字，请填写最多一位小数的数字，如 12.5",
					       "不是数字，请填写最多两位小数的数字，如 98.76",
					       "不是数字，请填写最多三位小数的数字",
					       "不是数字，请填写最多四位小数的数字，如 2.3500",
					       "不是数字，请填写最多五位小数的数字",
					       "不是数字，请填写最多六位小数的数字" };

	return reasons[decimals];
}

static const char *read_percent(const struct cell *c, struct intake_value *out)
{
	static const char why[] = "不是百分率，请填写如 95% 或 95";
	struct narrow w;
	struct number number;
	int64_t n, one = 10000;
	bool sign;

	if (c->kind == CELL_BOOL || !narrowed(c, &w))
		return why;
	if (c->kind == CELL_TEXT && dash_alone(&w))
		return NULL;
	if (c->kind == CELL_NUMBER && (c->style & CELL_PERCENT || (c->number >= 0 && c->number < 1))) {
		if (!double_scaled(c->number, 4, &n))
			return why;
		set_int(out, n);
		return NULL;
	}
	if (!number_parse(w.s, w.n, &number) || number.wan)
		return why;
	sign = number.unit_length == 1 && *number.unit == '%';
	if (number.unit_length && !sign)
		return why;
	if (!sign && number_scaled(&number, 4, true, &n) && n >= 0 &&
	    n <= one) { /* 0.95 is a share of one; a bare 1 could be both */
		if (n == one)
			return "写作 1 时分不清是 1% 还是 100%，请带上百分号";
		set_int(out, n);
		return NULL;
	}
	if (!number_scaled(&number, 2, true, &n))
		return why;
	set_int(out, n);
	return NULL;
}

static const char *read_bool(const struct cell *c, const struct source_column *column, struct cell_context *x,
			     struct intake_value *out)
{
	static const char *const yes[] = { "是", "有",  "√",   "✓",   "✔",    "Y",    "y", "1",
					   "已", "YES", "Yes", "yes", "TRUE", "true", NULL };
	static const char *const no[] = { "否", "无", "×",  "✗",  "✘",  "X",     "x",     "N", "n",
					  "0",  "未", "NO", "No", "no", "FALSE", "false", NULL };
	struct narrow w;
	const char *folded;

	if (c->kind == CELL_BOOL) {
		set_int(out, c->number > 0.5);
		return NULL;
	}
	if (!narrowed(c, &w))
		return TOO_LONG;
	if (dash_alone(&w))
		return NULL;
	if (is_among(&w, yes) || is_among(&w, no)) {
		set_int(out, is_among(&w, yes));
		return NULL;
	}
	folded = heading_folded(x->arena, arena_strndup(x->arena, w.s, w.n));
	for (size_t i = 0; i < column->word_count; i++)
		if (!strcmp(folded, column->words[i].word)) {
			set_int(out, !strcmp(column->words[i].means, "是"));
			return NULL;
		}
	return "只能填 是 或 否";
}

/* ---- days and months -------------------------------------------------------------------------------------------- */

static const char DATE_REASON[] = "不是日期，请写成 2026-01-05 这样的年月日";

/* 2023-01-31, what nearly every date looks like. */
static bool plain_date(const struct cell *c, struct day *out)
{
	const char *s = c->text;
	int d[10];

	if (c->length != 10 || s[4] != '-' || s[7] != '-')
		return false;
	for (int i = 0; i < 10; i++) {
		d[i] = s[i] - '0';
		if (i != 4 && i != 7 && (d[i] < 0 || d[i] > 9))
			return false;
	}
	int year = d[0] * 1000 + d[1] * 100 + d[2] * 10 + d[3];

	return year > 1900 && year < 2200 && day_make(year, d[5] * 10 + d[6], d[8] * 10 + d[9], out);
}

static const char *read_date_time(const struct cell *c, struct cell_context *x, struct date_time *at, bool *empty)
{
	struct narrow w;

	*empty = false;
	at->second = -1;
	if (c->kind == CELL_TEXT && plain_date(c, &at->day))
		return NULL;
	if (c->kind == CELL_BOOL || !narrowed(c, &w))
		return DATE_REASON;
	if (c->kind == CELL_NUMBER && date_serial(c->number, x->date1904, c->style & CELL_TIME, at))
		return NULL;
	if (c->kind == CELL_TEXT && dash_alone(&w)) {
		*empty = true;
		return NULL;
	}
	if (c->kind == CELL_NUMBER && w.n != 8) /* 20260105 as a number is a date all the same */
		return DATE_REASON;
	if (!date_parse(w.s, w.n, at))
		return DATE_REASON;
	*empty = day_none(at->day);
	return NULL;
}

static const char *read_date(const struct cell *c, struct cell_context *x, struct intake_value *out)
{
	struct date_time at;
	bool empty;
	const char *why = read_date_time(c, x, &at, &empty);

	if (!why && !empty)
		set_int(out, day_count(at.day));
	return why;
}

static const char *read_datetime(const struct cell *c, struct cell_context *x, struct intake_value out[2])
{
	struct date_time at;
	bool empty;
	const char *why = read_date_time(c, x, &at, &empty);

	if (why)
		return "不是时间，请写成 2026-01-05 14:30 这样的年月日时分";
	if (!empty) {
		set_int(&out[0], (int64_t)day_count(at.day) * 86400 + (at.second < 0 ? 0 : at.second));
		set_int(&out[1], at.second < 0);
	}
	return NULL;
}

static const char *read_months(const struct cell *c, struct cell_context *x, bool one, struct intake_value *out)
{
	static const char why_one[] = "不是月份，请写成 2026-01 这样的年月",
			  why_span[] = "不是账期，请写成 2026-01 或 2026-01~2026-03";
	const char *why = one ? why_one : why_span;
	struct narrow w;
	struct date_time at;
	int32_t from, to;

	if (c->kind == CELL_BOOL || !narrowed(c, &w))
		return why;
	if (c->kind == CELL_TEXT && dash_alone(&w))
		return NULL;
	if (c->kind == CELL_NUMBER && date_serial(c->number, x->date1904, false, &at)) {
		from = to = month_of(at.day);
		if (day_cmp(month_first(from), at.day)) /* 2-23 that Excel took for 23 February */
			return why;
	} else if (!date_months(w.s, w.n, &from, &to) || (one && from != to)) {
		return why;
	}
	set_int(&out[0], from);
	if (!one)
		set_int(&out[1], to);
	return NULL;
}

/* ---- ids and their like ----------------------------------------------------------------------------------------- */

static const char DAMAGED[] = "长数字已被 Excel 损坏（变成科学计数或丢失末位），请把该列设为文本后重新导出";

static const char *keep(struct cell_context *x, const char *s, size_t n, struct intake_value *out)
{
	char *p = scratch(x, n);

	if (!p)
		return TOO_LONG;
	memcpy(p, s, n);
	set_text(out, p, n);
	return NULL;
}

static const char *read_id(const struct cell *c, struct cell_context *x, struct intake_value *out)
{
	struct narrow w;
	const char *why;

	if (c->kind == CELL_NUMBER) {
		if (c->style & CELL_DATE)
			return "编号被 Excel 变成了日期，请把该列设为文本后重新导出";
		if (fabs(c->number) >= 1e15)
			return DAMAGED;
	}
	if (c->kind != CELL_TEXT)
		return number_as_text(c, x, out);
	if (c->length < SHORT_MAX && ascii_word(c->text, c->length)) {
		if (scientific(c->text, c->length))
			return DAMAGED;
		set_text(out, c->text, c->length);
		return NULL;
	}
	if (!narrowed(c, &w))
		return "编号过长，请检查是否串列";
	if (scientific(w.s, w.n))
		return DAMAGED;
	if ((why = check_text(w.s, w.n, false)))
		return why;
	return keep(x, w.s, w.n, out);
}

/* 138-0013-8000, +86 138 0013 8000 -> 13800138000; what holds more than one number or a name is kept as it is. */
static size_t tidy_phone(const char *s, size_t n, char *out)
{
	size_t k = 0;

	for (size_t i = 0; i < n; i++) {
		if (s[i] >= '0' && s[i] <= '9')
			out[k++] = s[i];
		else if (s[i] != ' ' && s[i] != '-' && !(s[i] == '+' && !k))
			return 0;
	}
	if (k == 13 && !memcmp(out, "86", 2)) {
		memmove(out, out + 2, 11);
		k = 11;
	}
	return k == 11 && out[0] == '1' ? k : 0;
}

static const char *read_phone(const struct cell *c, struct cell_context *x, struct intake_value *out)
{
	struct narrow w;
	char tidy[SHORT_MAX];
	const char *why;
	size_t n;

	if (c->kind != CELL_TEXT)
		return c->kind == CELL_NUMBER && fabs(c->number) >= 1e15 ? DAMAGED : number_as_text(c, x, out);
	if (!narrowed(c, &w))
		return TOO_LONG;
	if (dash_alone(&w))
		return NULL;
	if (scientific(w.s, w.n))
		return DAMAGED;
	if ((why = check_text(w.s, w.n, false)))
		return why;
	n = tidy_phone(w.s, w.n, tidy);
	return n ? keep(x, tidy, n, out) : keep(x, w.s, w.n, out);
}

/* 渝a·12345 -> 渝A12345 */
static const char *read_plate(const struct cell *c, struct cell_context *x, struct intake_value *out)
{
	struct narrow w;
	char tidy[SHORT_MAX];
	const char *why;
	size_t k = 0;

	if (c->kind != CELL_TEXT)
		return number_as_text(c, x, out);
	if (!narrowed(c, &w))
		return TOO_LONG;
	if (dash_alone(&w))
		return NULL;
	if (scientific(w.s, w.n))
		return DAMAGED;
	if ((why = check_text(w.s, w.n, false)))
		return why;
	for (size_t i = 0; i < w.n; i++) {
		if (w.s[i] == ' ' || w.s[i] == '-' || w.s[i] == '.')
			continue;
		if ((unsigned char)w.s[i] == 0xC2 && (unsigned char)w.s[i + 1] == 0xB7) { /* · */
			i++;
			continue;
		}
		if (i + 2 < w.n && (!memcmp(w.s + i, "•", 3) || !memcmp(w.s + i, "・", 3))) {
			i += 2;
			continue;
		}
		tidy[k++] = w.s[i] >= 'a' && w.s[i] <= 'z' ? (char)(w.s[i] - 'a' + 'A') : w.s[i];
	}
	return keep(x, tidy, k, out);
}

static const char *read_enum(const struct cell *c, const struct source_column *column, struct cell_context *x,
			     struct intake_value *out)
{
	struct intake_value text = { .type = INTAKE_NULL };
	const char *why = read_text(c, x, &text), *folded;

	if (why || text.type == INTAKE_NULL)
		return why;
	for (size_t i = 0; i < column->word_count; i++)
		if (strlen(column->words[i].means) == text.length &&
		    !memcmp(column->words[i].means, text.text, text.length)) {
			set_text(out, column->words[i].means, text.length);
			return NULL;
		}
	if (text.length > SHORT_MAX)
		return TOO_LONG;
	folded = heading_folded(x->arena, arena_strndup(x->arena, text.text, text.length));
	for (size_t i = 0; i < column->word_count; i++)
		if (!strcmp(folded, column->words[i].word)) {
			set_text(out, column->words[i].means, strlen(column->words[i].means));
			return NULL;
		}
	return column->allowed;
}

static const char *read_room(const struct cell *c, struct cell_context *x, struct intake_value out[2])
{
	struct date_time at;
	const char *why;
	char *canonical;
	size_t n;

	if (c->kind == CELL_NUMBER && c->style & CELL_DATE && date_serial(c->number, x->date1904, false, &at)) {
		int y, m, d;
		char *p = scratch(x, 32);

		if (!p)
			return TOO_LONG;
		day_split(at.day, &y, &m, &d); /* 3-12 that Excel took for 12 March */
		set_text(&out[1], p, (size_t)snprintf(p, 32, "%d月%d日", m, d));
	} else if ((why = read_text(c, x, &out[1]))) {
		return why;
	}
	if (out[1].type == INTAKE_NULL)
		return NULL;
	if ((why = check_text(out[1].text, out[1].length, false)))
		return why;
	if (!(canonical = scratch(x, ROOM_MAX)))
		return TOO_LONG;
	if (!(n = room_canonical(out[1].text, out[1].length, canonical)))
		return "不像房号，请写成 1-2-301 或 1栋2单元301";
	set_text(&out[0], canonical, n);
	if (n == out[1].length && !memcmp(canonical, out[1].text, n))
		out[1].type = INTAKE_NULL;
	return NULL;
}

/* ---- all of them ------------------------------------------------------------------------------------------------ */

static const char *read_typed(const struct cell *c, const struct source_column *column, struct cell_context *x,
			      struct intake_value out[2])
{
	switch (column->type) {
	case SOURCE_TEXT:
		return read_text(c, x, out);
	case SOURCE_ID:
		return read_id(c, x, out);
	case SOURCE_PHONE:
		return read_phone(c, x, out);
	case SOURCE_PLATE:
		return read_plate(c, x, out);
	case SOURCE_ENUM:
		return read_enum(c, column, x, out);
	case SOURCE_MONEY:
		return read_money(c, x, out);
	case SOURCE_DECIMAL:
		return read_decimal(c, x, column->decimals, false, MEASURES, out, decimal_reason(column->decimals));
	case SOURCE_INT:
		return read_decimal(c, x, 0, false, COUNTS, out, decimal_reason(0));
	case SOURCE_BOOL:
		return read_bool(c, column, x, out);
	case SOURCE_PERCENT:
		return read_percent(c, out);
	case SOURCE_DATE:
		return read_date(c, x, out);
	case SOURCE_MONTH:
		return read_months(c, x, true, out);
	case SOURCE_MONTHS:
		return read_months(c, x, false, out);
	case SOURCE_DATETIME:
		return read_datetime(c, x, out);
	case SOURCE_ROOM:
		return read_room(c, x, out);
	}
	return TOO_LONG;
}

const char *cell_read(const struct cell *c, const struct source_column *column, struct cell_context *x,
		      struct intake_value out[2])
{
	const char *why = NULL;

	out[0].type = out[1].type = INTAKE_NULL;
	if (c->kind == CELL_ERROR)
		return c->text + c->length + 1;
	if (c->kind != CELL_EMPTY && c->length)
		why = read_typed(c, column, x, out);
	if (!why && out[0].type == INTAKE_NULL && column->fallback) {
		struct cell fallback = { .text = column->fallback,
					 .length = (uint32_t)strlen(column->fallback),
					 .kind = CELL_TEXT };

		why = read_typed(&fallback, column, x, out);
	}
	return why;
}

size_t cell_shown(const struct cell *c, bool date1904, char *out, size_t max)
{
	char number[32];
	const char *s = c->text;
	size_t n = c->kind == CELL_EMPTY ? 0 : c->length;

	if (c->kind == CELL_NUMBER && c->style & (CELL_DATE | CELL_TIME)) {
		n = (size_t)number_shown(c, date1904, number);
		s = number;
	}
	if (n > max)
		for (n = max; n && ((unsigned char)s[n] & 0xC0) == 0x80;)
			n--;
	if (n)
		memcpy(out, s, n);
	return n;
}
