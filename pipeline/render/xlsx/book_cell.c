/* One cell: text that stays text, and figures as the numbers that Excel has for them. */
#include "pipeline/render/xlsx/book.h"

#include <string.h>

#include "pipeline/base/fen.h"
#include "pipeline/base/text.h"
#include "pipeline/render/report_column.h"

#define MAX_STRING 32767 /* characters in a cell */
#define EXACT INT64_C(9007199254740992)
#define SERIAL_1970 25569		      /* Excel's number for 1970-01-01 */
#define FIRST_SERIAL_DAY (61 - SERIAL_1970) /* 1900-03-01: before it Excel counts a day that never was */
#define LAST_SERIAL_DAY 2932896	      /* 9999-12-31 */
#define SECONDS_A_DAY 86400

/* ---- text ---- */

size_t book_cut(const char *s, size_t length, int characters)
{
	const char *at = s, *end = s + length;

	while (characters-- > 0 && at < end)
		text_next(&at, end);
	return (size_t)(at - s);
}

/* "_x0041_" would be read as the letter A. */
static bool looks_escaped(const char *s)
{
	return s[0] == '_' && s[1] == 'x' && strspn(s + 2, "0123456789abcdefABCDEF") >= 4 && s[6] == '_';
}

/* U+FFFE and U+FFFF are no characters of XML. */
static bool no_character(const char *s)
{
	return !strncmp(s, "\xEF\xBF\xBE", 3) || !strncmp(s, "\xEF\xBF\xBF", 3);
}

static const char *made_safe(struct book *b, const char *s)
{
	struct buf out;

	if (!strstr(s, "_x") && !strstr(s, "\xEF\xBF\xBE") && !strstr(s, "\xEF\xBF\xBF"))
		return s;
	buf_init(&out, b->arena);
	while (*s)
		if (no_character(s)) {
			buf_text(&out, "\xEF\xBF\xBD");
			s += 3;
		} else {
			buf_text(&out, looks_escaped(s) ? "_x005F" : "");
			buf_byte(&out, *s++);
		}
	return out.data;
}

int book_text(struct book *b, struct book_tab *t, lxw_row_t row, lxw_col_t col, const char *s, int length, lxw_format *format,
	      struct err *e)
{
	size_t bad, keep;
	lxw_error code;

	if (!text_valid(s, (size_t)length, &bad))
		return err_set(e, ERR_INPUT, _("%s: a cell of \"%s\" is not valid text"), b->report->file, t->name);
	if (length > MAX_STRING && (keep = book_cut(s, (size_t)length, MAX_STRING - 1)) < (size_t)length) {
		s = arena_printf(b->arena, "%.*s…", (int)keep, s);
		b->cut++;
	}
	code = length ? worksheet_write_string(t->ws, row, col, made_safe(b, s), format) :
			worksheet_write_blank(t->ws, row, col, format);
	return code == LXW_NO_ERROR ? 0 : book_fail(code, e);
}

/* ---- figures ---- */

static bool serial(const struct report_column *c, int64_t n, double *out)
{
	int64_t day = c->kind == REPORT_DATETIME ? (n - (n < 0 ? SECONDS_A_DAY - 1 : 0)) / SECONDS_A_DAY
		      : c->kind == REPORT_MONTH  ? day_count(month_first((int32_t)n))
						 : n;

	if (day < FIRST_SERIAL_DAY || day > LAST_SERIAL_DAY)
		return false;
	*out = (double)(day + SERIAL_1970);
	if (c->kind == REPORT_DATETIME)
		*out += (double)(n - day * SECONDS_A_DAY) / SECONDS_A_DAY;
	return true;
}

/* The number of a cell; false where Excel has none that is the same. */
bool book_number(const struct report_column *c, int64_t n, double *out)
{
	static const double units[BOOK_DECIMALS] = { 1, 10, 100, 1000, 10000, 100000, 1000000 };

	switch (c->kind) {
	case REPORT_DATE:
	case REPORT_DATETIME:
	case REPORT_MONTH:
		return serial(c, n, out);
	case REPORT_MONEY:
		*out = fen_yuan(fen_of(n));
		break;
	case REPORT_PERCENT:
		*out = (double)n / 100;
		break;
	case REPORT_DECIMAL:
		*out = (double)n / units[c->decimals];
		break;
	case REPORT_INT:
		*out = (double)n;
		break;
	case REPORT_FLAG:
	case REPORT_TEXT:
	case REPORT_ID:
	case REPORT_ROOM:
		return false;
	}
	return n < EXACT && n > -EXACT;
}

int book_figure(struct book *b, struct book_tab *t, lxw_row_t row, lxw_col_t col, const struct report_column *c, int64_t value,
		lxw_format *format, struct err *e)
{
	struct buf text;
	lxw_error code;
	double n;

	if (!book_number(c, value, &n)) {
		buf_init(&text, b->arena);
		report_column_figure(c, value, &text);
		return book_text(b, t, row, col, text.data, (int)text.len, format, e);
	}
	code = worksheet_write_number(t->ws, row, col, n, format);
	return code == LXW_NO_ERROR ? 0 : book_fail(code, e);
}
