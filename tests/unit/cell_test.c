#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/intake/cell.h"

#define BAD "!"	  /* must be refused */
#define EMPTY "" /* good, and NULL */

static const struct source_word WORDS[] = { { "正常", "正常" }, { "有效", "正常" }, { "ok", "正常" }, { "作废", "作废" } };
static const struct source_word PASS[] = { { "合格", "是" }, { "不合格", "否" } };

/* A cell as in a CSV; what comes out is written as in TYPES below: numbers as they are, text in its own, two places with a space. */
struct text_case {
	const char *name;
	enum source_type type;
	int decimals;
	const char *cell, *gives;
};

static const struct text_case TEXTS[] = {
	{ "money, plain", SOURCE_MONEY, 0, "1234.5", "123450" },
	{ "money, whole yuan", SOURCE_MONEY, 0, "80", "8000" },
	{ "money, vector 18: full width", SOURCE_MONEY, 0, "￥１，２３４．５０元", "123450" },
	{ "money, vector 18: brackets are negative", SOURCE_MONEY, 0, "(12.3)", "-1230" },
	{ "money, thousands", SOURCE_MONEY, 0, "1,234.50", "123450" },
	{ "money, millions", SOURCE_MONEY, 0, "12,345,678.90", "1234567890" },
	{ "money, yen sign and space as separator", SOURCE_MONEY, 0, "¥1 234.50", "123450" },
	{ "money, 元 behind", SOURCE_MONEY, 0, "1234.50元", "123450" },
	{ "money, no-break space around", SOURCE_MONEY, 0, "\xC2\xA0" "12.00\xC2\xA0", "1200" },
	{ "money, minus before the sign", SOURCE_MONEY, 0, "-¥12.00", "-1200" },
	{ "money, minus behind the sign", SOURCE_MONEY, 0, "¥-12.00", "-1200" },
	{ "money, minus at the end", SOURCE_MONEY, 0, "123.45-", "-12345" },
	{ "money, full-width minus", SOURCE_MONEY, 0, "－5", "-500" },
	{ "money, typographic minus", SOURCE_MONEY, 0, "−5", "-500" },
	{ "money, 1.2万 is whole fen", SOURCE_MONEY, 0, "1.2万", "1200000" },
	{ "money, 万元", SOURCE_MONEY, 0, "1.2万元", "1200000" },
	{ "money, 万 with six decimals", SOURCE_MONEY, 0, "1.234567万", "1234567" },
	{ "money, 万 below a fen", SOURCE_MONEY, 0, "1.2345678万", BAD },
	{ "money, apostrophe of Excel", SOURCE_MONEY, 0, "'12.00", "1200" },
	{ "money, dash is empty", SOURCE_MONEY, 0, "-", EMPTY },
	{ "money, long dash is empty", SOURCE_MONEY, 0, " — ", EMPTY },
	{ "money, spaces are empty", SOURCE_MONEY, 0, "  ", EMPTY },
	{ "money, zero", SOURCE_MONEY, 0, "0.00", "0" },
	{ "money, exponent", SOURCE_MONEY, 0, "1e5", BAD },
	{ "money, German style", SOURCE_MONEY, 0, "1.000,00", BAD },
	{ "money, three decimals", SOURCE_MONEY, 0, "0.005", BAD },
	{ "money, three decimals that are zeros could be thousands", SOURCE_MONEY, 0, "1.000", BAD },
	{ "money, negative zero", SOURCE_MONEY, 0, "-0.00", BAD },
	{ "money, plus", SOURCE_MONEY, 0, "+1", BAD },
	{ "money, NaN", SOURCE_MONEY, 0, "NaN", BAD },
	{ "money, hexadecimal", SOURCE_MONEY, 0, "0x10", BAD },
	{ "money, no digit before the point", SOURCE_MONEY, 0, ".5", BAD },
	{ "money, no digit behind the point", SOURCE_MONEY, 0, "5.", BAD },
	{ "money, 16 digits", SOURCE_MONEY, 0, "9999999999999999", BAD },
	{ "money, wrong groups", SOURCE_MONEY, 0, "12,34.00", BAD },
	{ "money, group of two", SOURCE_MONEY, 0, "1,23", BAD },
	{ "money, two minus signs", SOURCE_MONEY, 0, "--5", BAD },
	{ "money, minus in brackets", SOURCE_MONEY, 0, "(-5)", BAD },
	{ "money, words", SOURCE_MONEY, 0, "五百元", BAD },
	{ "money, two numbers", SOURCE_MONEY, 0, "12.00 13.00", BAD },
	{ "money, another currency", SOURCE_MONEY, 0, "$12", BAD },

	{ "decimal", SOURCE_DECIMAL, 2, "98.76", "9876" },
	{ "decimal with unit", SOURCE_DECIMAL, 2, "98.76㎡", "9876" },
	{ "decimal with unit in words", SOURCE_DECIMAL, 2, "98.76 平方米", "9876" },
	{ "decimal, price", SOURCE_DECIMAL, 4, "2.35元/㎡·月", "23500" },
	{ "decimal, zeros beyond", SOURCE_DECIMAL, 2, "98.7600", "9876" },
	{ "decimal, too fine", SOURCE_DECIMAL, 2, "98.765", BAD },
	{ "decimal, exponent", SOURCE_DECIMAL, 2, "1e2", BAD },
	{ "int", SOURCE_INT, 0, "12", "12" },
	{ "int, negative", SOURCE_INT, 0, "-3", "-3" },
	{ "int with its counter", SOURCE_INT, 0, "12个月", "12" },
	{ "int, thousands", SOURCE_INT, 0, "1,200", "1200" },
	{ "int, fraction", SOURCE_INT, 0, "1.5", BAD },
	{ "int, letters", SOURCE_INT, 0, "1O", BAD },
	{ "percent with its sign", SOURCE_PERCENT, 0, "95%", "9500" },
	{ "percent without", SOURCE_PERCENT, 0, "95", "9500" },
	{ "percent as a share", SOURCE_PERCENT, 0, "0.95", "9500" },
	{ "percent, small with its sign", SOURCE_PERCENT, 0, "0.95%", "95" },
	{ "percent, a bare 1 is in doubt", SOURCE_PERCENT, 0, "1", BAD },
	{ "percent, full width", SOURCE_PERCENT, 0, "９５％", "9500" },

	{ "bool 是", SOURCE_BOOL, 0, "是", "1" },
	{ "bool 无", SOURCE_BOOL, 0, "无", "0" },
	{ "bool √", SOURCE_BOOL, 0, "√", "1" },
	{ "bool ×", SOURCE_BOOL, 0, "×", "0" },
	{ "bool y", SOURCE_BOOL, 0, "y", "1" },
	{ "bool 0", SOURCE_BOOL, 0, "0", "0" },
	{ "bool, full width 1", SOURCE_BOOL, 0, "１", "1" },
	{ "bool, a word of the column", SOURCE_BOOL, 0, "不合格", "0" },
	{ "bool, 2", SOURCE_BOOL, 0, "2", BAD },
	{ "bool, blank is unknown", SOURCE_BOOL, 0, "", EMPTY },

	{ "date", SOURCE_DATE, 0, "2026-01-05", "20458" },
	{ "date, slashes", SOURCE_DATE, 0, "2026/1/5", "20458" },
	{ "date, dashes", SOURCE_DATE, 0, "2026-1-5", "20458" },
	{ "date, points", SOURCE_DATE, 0, "2026.1.5", "20458" },
	{ "date, eight digits", SOURCE_DATE, 0, "20260105", "20458" },
	{ "date, Chinese", SOURCE_DATE, 0, "2026年1月5日", "20458" },
	{ "date, full width", SOURCE_DATE, 0, "２０２６／１／５", "20458" },
	{ "date, its time is dropped", SOURCE_DATE, 0, "2026-01-05 14:05:30", "20458" },
	{ "date, serial as text", SOURCE_DATE, 0, "42370", "16801" },
	{ "date, none of a database", SOURCE_DATE, 0, "0000-00-00", EMPTY },
	{ "date, zero of Excel", SOURCE_DATE, 0, "1899-12-30", EMPTY },
	{ "date, for ever", SOURCE_DATE, 0, "长期", "47481" },
	{ "date, leap day", SOURCE_DATE, 0, "2024-02-29", "19782" },
	{ "date, no leap day", SOURCE_DATE, 0, "2023-02-29", BAD },
	{ "date, 1900 had no leap day", SOURCE_DATE, 0, "1900-02-29", BAD },
	{ "date, day first", SOURCE_DATE, 0, "31/02/2026", BAD },
	{ "date, two-digit year last", SOURCE_DATE, 0, "12-31-26", BAD },
	{ "date, two-digit year first", SOURCE_DATE, 0, "23-2-3", BAD },
	{ "date, month name", SOURCE_DATE, 0, "3-Feb", BAD },
	{ "date, day and month alone", SOURCE_DATE, 0, "31.02.", BAD },
	{ "date, zeros with points", SOURCE_DATE, 0, "00.00.0000", BAD },
	{ "date, serial 60", SOURCE_DATE, 0, "60", BAD },
	{ "date, mixed separators", SOURCE_DATE, 0, "2026-1/5", BAD },
	{ "date, month 13", SOURCE_DATE, 0, "2026-13-01", BAD },
	{ "date, words behind", SOURCE_DATE, 0, "2026-01-05前", BAD },

	{ "moment", SOURCE_DATETIME, 0, "2026-01-05 14:05:30", "1767621930 0" },
	{ "moment without seconds", SOURCE_DATETIME, 0, "2026/1/5 14:05", "1767621900 0" },
	{ "moment with T", SOURCE_DATETIME, 0, "2026-01-05T14:05", "1767621900 0" },
	{ "moment, afternoon", SOURCE_DATETIME, 0, "2026-01-05 下午2:05", "1767621900 0" },
	{ "moment, PM", SOURCE_DATETIME, 0, "2026-01-05 2:05 PM", "1767621900 0" },
	{ "moment, noon is 12 PM", SOURCE_DATETIME, 0, "2026-01-05 12:00 PM", "1767614400 0" },
	{ "moment in Chinese", SOURCE_DATETIME, 0, "2026年1月5日14时05分", "1767621900 0" },
	{ "moment with thousandths", SOURCE_DATETIME, 0, "2026-01-05 14:05:30.000", "1767621930 0" },
	{ "moment, day only", SOURCE_DATETIME, 0, "2026-01-05", "1767571200 1" },
	{ "moment, midnight was written", SOURCE_DATETIME, 0, "2026-01-05 00:00:00", "1767571200 0" },
	{ "moment, serial with fraction", SOURCE_DATETIME, 0, "46027.5", "1767614400 0" },
	{ "moment, 24:00", SOURCE_DATETIME, 0, "2026-01-05 24:00", BAD },
	{ "moment, minute 60", SOURCE_DATETIME, 0, "2026-01-05 10:60", BAD },

	{ "month", SOURCE_MONTH, 0, "2023-02", "24277" },
	{ "month, six digits", SOURCE_MONTH, 0, "202302", "24277" },
	{ "month, Chinese", SOURCE_MONTH, 0, "2023年2月", "24277" },
	{ "month, slash", SOURCE_MONTH, 0, "2023/2", "24277" },
	{ "month, point", SOURCE_MONTH, 0, "2023.2", "24277" },
	{ "month, its first day", SOURCE_MONTH, 0, "2023-02-01", "24277" },
	{ "month, another day", SOURCE_MONTH, 0, "2023-02-03", BAD },
	{ "month, 2023.1 may have lost its zero", SOURCE_MONTH, 0, "2023.1", BAD },
	{ "month, 2023.10", SOURCE_MONTH, 0, "2023.10", "24285" },
	{ "month, 13", SOURCE_MONTH, 0, "2023-13", BAD },
	{ "month, two-digit year", SOURCE_MONTH, 0, "23年2月", BAD },
	{ "month, Excel's name", SOURCE_MONTH, 0, "Feb-23", BAD },
	{ "month, several", SOURCE_MONTH, 0, "2023-01~2023-03", BAD },
	{ "months, one", SOURCE_MONTHS, 0, "2023-02", "24277 24277" },
	{ "months, tilde", SOURCE_MONTHS, 0, "2023-01~2023-03", "24276 24278" },
	{ "months, full-width tilde and spaces", SOURCE_MONTHS, 0, "2023-01 ～ 2023-03", "24276 24278" },
	{ "months, short end", SOURCE_MONTHS, 0, "2023.1-3", "24276 24278" },
	{ "months, Chinese", SOURCE_MONTHS, 0, "2023年1月-3月", "24276 24278" },
	{ "months, Chinese, short start", SOURCE_MONTHS, 0, "2023年1-3月", "24276 24278" },
	{ "months, six digits", SOURCE_MONTHS, 0, "202301-202303", "24276 24278" },
	{ "months, days", SOURCE_MONTHS, 0, "2023-01-01至2023-03-31", "24276 24278" },
	{ "months, days with points", SOURCE_MONTHS, 0, "2023.1.1~2023.3.31", "24276 24278" },
	{ "months, dashes all through", SOURCE_MONTHS, 0, "2023-01-01-2023-03-31", "24276 24278" },
	{ "months, dash between months", SOURCE_MONTHS, 0, "2023-01-2023-03", "24276 24278" },
	{ "months over a year's end", SOURCE_MONTHS, 0, "2022年12月—2023年2月", "24275 24277" },
	{ "months, a quarter", SOURCE_MONTHS, 0, "2023年第一季度", "24276 24278" },
	{ "months, a quarter in short", SOURCE_MONTHS, 0, "2023Q2", "24279 24281" },
	{ "months, half a year", SOURCE_MONTHS, 0, "2023年下半年", "24282 24287" },
	{ "months, a year", SOURCE_MONTHS, 0, "2023年", "24276 24287" },
	{ "months, the whole year", SOURCE_MONTHS, 0, "2023全年", "24276 24287" },
	{ "months, backwards", SOURCE_MONTHS, 0, "2023-03~2023-01", BAD },
	{ "months, a day in doubt", SOURCE_MONTHS, 0, "2023-1-3", BAD },
	{ "months, a quarter without its year", SOURCE_MONTHS, 0, "第一季度", BAD },
	{ "months, no end", SOURCE_MONTHS, 0, "2023-01~", BAD },

	{ "phone", SOURCE_PHONE, 0, "13800138000", "13800138000" },
	{ "phone with dashes", SOURCE_PHONE, 0, "138-0013-8000", "13800138000" },
	{ "phone with spaces and country", SOURCE_PHONE, 0, "+86 138 0013 8000", "13800138000" },
	{ "phone, fixed line", SOURCE_PHONE, 0, "023-67890000", "023-67890000" },
	{ "phone, two", SOURCE_PHONE, 0, "13800138000/13900139000", "13800138000/13900139000" },
	{ "phone, masked", SOURCE_PHONE, 0, "138****8000", "138****8000" },
	{ "phone, damaged", SOURCE_PHONE, 0, "1.38E+10", BAD },
	{ "plate", SOURCE_PLATE, 0, "渝a·12345", "渝A12345" },
	{ "plate with a dash", SOURCE_PLATE, 0, "渝A-D1234 5", "渝AD12345" },
	{ "plate, none", SOURCE_PLATE, 0, "无牌", "无牌" },
	{ "id", SOURCE_ID, 0, " BN-0001 ", "BN-0001" },
	{ "id keeps its zeros", SOURCE_ID, 0, "000123", "000123" },
	{ "id, full width", SOURCE_ID, 0, "ＢＮ００１", "BN001" },
	{ "id, apostrophe of Excel", SOURCE_ID, 0, "'500101199001011234", "500101199001011234" },
	{ "id, damaged", SOURCE_ID, 0, "1.23E+17", BAD },
	{ "id, damaged without decimals", SOURCE_ID, 0, "5E+17", BAD },
	{ "id with letters and E", SOURCE_ID, 0, "12E45", "12E45" },
	{ "id with a zero-width space", SOURCE_ID, 0, "BN\xE2\x80\x8B" "1", BAD },
	{ "id with a line break", SOURCE_ID, 0, "BN\n1", BAD },
	{ "enum", SOURCE_ENUM, 0, "作废", "作废" },
	{ "enum, another word", SOURCE_ENUM, 0, " OK", "正常" },
	{ "enum, unknown word", SOURCE_ENUM, 0, "撤销", BAD },
	{ "text", SOURCE_TEXT, 0, "　张 三 ", "张 三" },
	{ "text that looks like a formula", SOURCE_TEXT, 0, "=HYPERLINK(\"http://x\")", "=HYPERLINK(\"http://x\")" },
	{ "text with a line break", SOURCE_TEXT, 0, "一\n二", "一\n二" },
	{ "text with a direction override", SOURCE_TEXT, 0, "张\xE2\x80\xAE三", BAD },
	{ "text with a control character", SOURCE_TEXT, 0, "a\x07" "bcdefghij", BAD },
	{ "text with a control character far behind", SOURCE_TEXT, 0, "abcdefghabcdefghabc\x1B", BAD },
	{ "text with DEL", SOURCE_TEXT, 0, "abcdefg\x7F", BAD },
	{ "text with quotes and ellipsis", SOURCE_TEXT, 0, "“好”……—", "“好”……—" },
	{ "room", SOURCE_ROOM, 0, "1-2-301", "1-2-301 " },
	{ "room as written is kept", SOURCE_ROOM, 0, "01栋2单元0301室", "1-2-301 01栋2单元0301室" },
	{ "room with a line break", SOURCE_ROOM, 0, "1-2\n-301", BAD },
	{ "room, dashes only", SOURCE_ROOM, 0, "---", BAD },
};

static void shown(const struct intake_value *v, int places, char *out, size_t size)
{
	size_t n = 0;

	for (int i = 0; i < places; i++) {
		if (v[i].type == INTAKE_INT)
			n += (size_t)snprintf(out + n, size - n, i ? " %lld" : "%lld", (long long)v[i].n);
		else if (v[i].type == INTAKE_TEXT)
			n += (size_t)snprintf(out + n, size - n, i ? " %.*s" : "%.*s", (int)v[i].length, v[i].text);
		else if (i && n)
			n += (size_t)snprintf(out + n, size - n, " ");
	}
}

static int places(enum source_type t)
{
	return t == SOURCE_ROOM || t == SOURCE_MONTHS || t == SOURCE_DATETIME ? 2 : 1;
}

static struct source_column column_of(enum source_type type, int decimals)
{
	struct source_column c = { .key = "x", .title = "x", .type = type, .decimals = decimals };

	if (type == SOURCE_ENUM) {
		c.words = WORDS;
		c.allowed = "只能填 正常、作废";
		c.word_count = 4;
	} else if (type == SOURCE_BOOL) {
		c.words = PASS;
		c.word_count = 2;
	}
	return c;
}

static void judge(const char *name, const struct cell *cell, const struct source_column *column, struct cell_context *x, const char *gives)
{
	struct intake_value v[2];
	char got[256] = "";
	const char *why;

	x->used = 0;
	why = cell_read(cell, column, x, v);
	if (why) {
		if (strcmp(gives, BAD))
			fail_msg("%s: refused: %s", name, why);
		return;
	}
	shown(v, places(column->type), got, sizeof got);
	if (strcmp(got, gives))
		fail_msg("%s: gives '%s', not '%s'", name, got, gives);
}

static void reads_text_cells(void **state)
{
	char scratch[CELL_SCRATCH];
	struct cell_context x = { .scratch = scratch, .arena = arena_new() };

	(void)state;
	for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
		const struct text_case *t = &TEXTS[i];
		struct source_column column = column_of(t->type, t->decimals);
		size_t n = strlen(t->cell);
		char *exact = malloc(n ? n : 1); /* so that reading past the end is seen */
		struct cell cell = { .text = memcpy(exact, t->cell, n), .length = (uint32_t)n, .kind = CELL_TEXT };

		judge(t->name, &cell, &column, &x, t->gives);
		free(exact);
	}
	arena_free(x.arena);
}

static const struct {
	const char *name;
	enum source_type type;
	int decimals;
	const char *digits;
	int style;
	bool date1904;
	const char *gives;
} NUMBERS[] = {
	{ "money", SOURCE_MONEY, 0, "1000", 0, false, "100000" },
	{ "money, floating dust", SOURCE_MONEY, 0, "199.99999999", 0, false, "20000" },
	{ "money, floating dust below nothing", SOURCE_MONEY, 0, "-0.00999999", 0, false, "-1" },
	{ "money, two millionths off", SOURCE_MONEY, 0, "199.99999998", 0, false, BAD },
	{ "money, more dust", SOURCE_MONEY, 0, "0.30000000000000004", 0, false, "30" },
	{ "money, large and exact", SOURCE_MONEY, 0, "123456789012.34", 0, false, "12345678901234" },
	{ "money, half a fen", SOURCE_MONEY, 0, "0.005", 0, false, BAD },
	{ "money, a thousandth of a fen off", SOURCE_MONEY, 0, "1.00001", 0, false, BAD },
	{ "money, exponent of the file format", SOURCE_MONEY, 0, "1.2E3", 0, false, "120000" },
	{ "money, too large", SOURCE_MONEY, 0, "1E+30", 0, false, BAD },
	{ "date, vector 18", SOURCE_DATE, 0, "42370", CELL_DATE, false, "16801" },
	{ "date without the style", SOURCE_DATE, 0, "42370", 0, false, "16801" },
	{ "date in the 1904 system", SOURCE_DATE, 0, "40908", CELL_DATE, true, "16801" },
	{ "date as eight digits", SOURCE_DATE, 0, "20260105", 0, false, "20458" },
	{ "date, serial too small", SOURCE_DATE, 0, "60", CELL_DATE, false, BAD },
	{ "date, serial too large", SOURCE_DATE, 0, "60001", CELL_DATE, false, BAD },
	{ "moment, day only", SOURCE_DATETIME, 0, "42736", CELL_DATE, false, "1483228800 1" },
	{ "moment, midnight shown", SOURCE_DATETIME, 0, "42736", CELL_DATE | CELL_TIME, false, "1483228800 0" },
	{ "moment, half past ten", SOURCE_DATETIME, 0, "42736.4375", CELL_DATE | CELL_TIME, false, "1483266600 0" },
	{ "moment, rounded up to the next day", SOURCE_DATETIME, 0, "42736.99999999", CELL_DATE | CELL_TIME, false, "1483315200 0" },
	{ "month, six digits", SOURCE_MONTHS, 0, "202301", 0, false, "24276 24276" },
	{ "month that Excel made a date", SOURCE_MONTHS, 0, "44958", CELL_DATE, false, "24277 24277" },
	{ "2-23 that Excel made a date", SOURCE_MONTHS, 0, "44980", CELL_DATE, false, BAD },
	{ "month, number that may have lost its zero", SOURCE_MONTHS, 0, "2023.1", 0, false, BAD },
	{ "id", SOURCE_ID, 0, "20230001", 0, false, "20230001" },
	{ "id, last digits lost", SOURCE_ID, 0, "500101199001011000", 0, false, BAD },
	{ "id, a date", SOURCE_ID, 0, "42370", CELL_DATE, false, BAD },
	{ "phone", SOURCE_PHONE, 0, "13800138000", 0, false, "13800138000" },
	{ "text", SOURCE_TEXT, 0, "12.5", 0, false, "12.5" },
	{ "text of a date", SOURCE_TEXT, 0, "42370", CELL_DATE, false, "2016-01-01" },
	{ "text of a time of day", SOURCE_TEXT, 0, "0.375", CELL_TIME, false, "09:00" },
	{ "text of a moment", SOURCE_TEXT, 0, "42370.375", CELL_DATE | CELL_TIME, false, "2016-01-01 09:00:00" },
	{ "room as a number", SOURCE_ROOM, 0, "301", 0, false, "301 " },
	{ "room, vector 18: 3-12 that Excel made a date", SOURCE_ROOM, 0, "45363", CELL_DATE, false, "3-12 3月12日" },
	{ "percent by its style", SOURCE_PERCENT, 0, "0.95", CELL_PERCENT, false, "9500" },
	{ "percent, one by its style", SOURCE_PERCENT, 0, "1", CELL_PERCENT, false, "10000" },
	{ "int", SOURCE_INT, 0, "12", 0, false, "12" },
	{ "bool", SOURCE_BOOL, 0, "1", 0, false, "1" },
	{ "decimal", SOURCE_DECIMAL, 2, "98.76", 0, false, "9876" },
};

static void reads_workbook_numbers(void **state)
{
	char scratch[CELL_SCRATCH];
	struct cell_context x = { .scratch = scratch, .arena = arena_new() };

	(void)state;
	for (size_t i = 0; i < sizeof NUMBERS / sizeof *NUMBERS; i++) {
		struct source_column column = column_of(NUMBERS[i].type, NUMBERS[i].decimals);
		struct cell cell = { .text = NUMBERS[i].digits, .length = (uint32_t)strlen(NUMBERS[i].digits), .kind = CELL_NUMBER,
				     .style = (uint8_t)NUMBERS[i].style, .number = strtod(NUMBERS[i].digits, NULL) };

		x.date1904 = NUMBERS[i].date1904;
		judge(NUMBERS[i].name, &cell, &column, &x, NUMBERS[i].gives);
	}
	arena_free(x.arena);
}

static void multiplies_by_the_heading(void **state)
{
	char scratch[CELL_SCRATCH];
	struct cell_context x = { .scratch = scratch, .in_wan = true, .arena = arena_new() };
	struct source_column money = column_of(SOURCE_MONEY, 0);
	struct cell text = { .text = "1.2", .length = 3, .kind = CELL_TEXT }, number = { .text = "1.2", .length = 3, .kind = CELL_NUMBER, .number = 1.2 };

	(void)state;
	judge("text under 万元", &text, &money, &x, "1200000");
	judge("number under 万元", &number, &money, &x, "1200000");
	arena_free(x.arena);
}

static void falls_back_to_the_default(void **state)
{
	char scratch[CELL_SCRATCH];
	struct cell_context x = { .scratch = scratch, .arena = arena_new() };
	struct source_column column = column_of(SOURCE_ENUM, 0);
	struct cell empty = { .kind = CELL_EMPTY }, spaces = { .text = " ", .length = 1, .kind = CELL_TEXT };

	(void)state;
	column.fallback = "正常";
	judge("an empty cell", &empty, &column, &x, "正常");
	judge("spaces", &spaces, &column, &x, "正常");
	column = column_of(SOURCE_DECIMAL, 2);
	column.fallback = "1";
	judge("a default number", &empty, &column, &x, "100");
	arena_free(x.arena);
}

static void refuses_error_cells(void **state)
{
	char scratch[CELL_SCRATCH];
	struct cell_context x = { .scratch = scratch, .arena = arena_new() };
	struct source_column column = column_of(SOURCE_TEXT, 0);
	struct cell cell = { .text = "#REF!\0公式错误 #REF!", .length = 5, .kind = CELL_ERROR };
	struct intake_value v[2];

	(void)state;
	assert_string_equal(cell_read(&cell, &column, &x, v), "公式错误 #REF!");
	arena_free(x.arena);
}

static void shows_cells_to_people(void **state)
{
	struct cell date = { .text = "42370", .length = 5, .kind = CELL_NUMBER, .style = CELL_DATE, .number = 42370 };
	struct cell text = { .text = "一二三", .length = 9, .kind = CELL_TEXT };
	char out[16];

	(void)state;
	assert_int_equal(cell_shown(&date, false, out, sizeof out), 10);
	assert_memory_equal(out, "2016-01-01", 10);
	assert_int_equal(cell_shown(&text, false, out, 8), 6); /* a character is never cut */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_text_cells),	  cmocka_unit_test(reads_workbook_numbers),   cmocka_unit_test(multiplies_by_the_heading),
		cmocka_unit_test(falls_back_to_the_default), cmocka_unit_test(refuses_error_cells), cmocka_unit_test(shows_cells_to_people),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
