#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "pipeline/base/fen.h"

static void parses_only_plain_yuan(void **state)
{
	static const struct {
		const char *words, *text;
		int good;
		int64_t fen;
	} cases[] = {
		{ "whole yuan", "12", 1, 1200 },
		{ "one decimal", "12.5", 1, 1250 },
		{ "two decimals", "1234.50", 1, 123450 },
		{ "thousands", "1,234.50", 1, 123450 },
		{ "two groups", "1,234,567", 1, 123456700 },
		{ "below zero", "-0.05", 1, -5 },
		{ "a comma out of place", "12,34.50", 0, 0 },
		{ "a group missing its comma", "1234,567", 0, 0 },
		{ "three decimals", "0.005", 0, 0 },
		{ "exponent", "1e5", 0, 0 },
		{ "no digits before the point", ".5", 0, 0 },
		{ "no digits after the point", "5.", 0, 0 },
		{ "a sign that says nothing", "+1", 0, 0 },
		{ "empty", "", 0, 0 },
		{ "more than fits", "92233720368547758.08", 0, 0 },
		{ "the most that fits", "92233720368547758.07", 1, INT64_MAX },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct fen a = fen_of(0);
		int good = fen_parse(cases[i].text, &a);

		if (good != cases[i].good || (good && fen_count(a) != cases[i].fen))
			fail_msg("%s: %s", cases[i].words, cases[i].text);
	}
}

static void prints_for_people(void **state)
{
	static const struct {
		int64_t fen;
		const char *plain, *grouped, *daxie;
	} cases[] = {
		/* 大写 of DOMAIN §11 vector 20: the first four */
		{ 120450, "1204.50", "1,204.50", "壹仟贰佰零肆元伍角整" },
		{ 1000000, "10000.00", "10,000.00", "壹万元整" },
		{ 5, "0.05", "0.05", "伍分" },
		{ 10000000100, "100000001.00", "100,000,001.00", "壹亿零壹元整" },
		{ 0, "0.00", "0.00", "零元整" },
		{ 10, "0.10", "0.10", "壹角整" },
		{ 15, "0.15", "0.15", "壹角伍分" },
		{ 1005, "10.05", "10.05", "壹拾元零伍分" },
		{ 101000, "1010.00", "1,010.00", "壹仟零壹拾元整" },
		{ 1000500, "10005.00", "10,005.00", "壹万零伍元整" },
		{ 10500000, "105000.00", "105,000.00", "壹拾万伍仟元整" },
		{ 100000000, "1000000.00", "1,000,000.00", "壹佰万元整" },
		{ 100000000000000, "1000000000000.00", "1,000,000,000,000.00", "壹万亿元整" },
		{ -12, "-0.12", "-0.12", "负壹角贰分" },
		{ -123456789, "-1234567.89", "-1,234,567.89", "负壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char out[FEN_TEXT], words[FEN_DAXIE];

		assert_string_equal(fen_text(fen_of(cases[i].fen), out), cases[i].plain);
		assert_string_equal(fen_grouped(fen_of(cases[i].fen), out), cases[i].grouped);
		assert_string_equal(fen_daxie(fen_of(cases[i].fen), words), cases[i].daxie);
	}
}

static void scales_half_away_from_zero(void **state)
{
	static const struct {
		const char *words;
		int64_t a, num, den, fen;
	} cases[] = {
		{ "2.35 x 98.76 = 232.086", 235, 9876, 100, 23209 },
		{ "232.09 x 12/28 = 99.467", 23209, 12, 28, 9947 },
		{ "a half goes up", 1, 1, 2, 1 },
		{ "a half below zero goes down", -1, 1, 2, -1 },
		{ "under a half", 1, 1, 3, 0 },
		{ "a product over 64 bits", INT64_MAX, 3, 3, INT64_MAX },
	};
	struct fen out = fen_of(0);

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_true(fen_scale(fen_of(cases[i].a), cases[i].num, cases[i].den, &out));
		if (fen_count(out) != cases[i].fen)
			fail_msg("%s", cases[i].words);
	}
	assert_false(fen_scale(fen_of(INT64_MAX), 2, 1, &out));
	assert_false(fen_scale(fen_of(1), 1, 0, &out));
}

static void sums_are_checked(void **state)
{
	struct fen a = fen_of(INT64_MAX - 1);

	(void)state;
	assert_true(fen_add(&a, fen_of(1)));
	assert_false(fen_add(&a, fen_of(1)));
	assert_true(fen_count(a) == INT64_MAX);
	a = fen_of(INT64_MIN);
	assert_false(fen_sub(&a, fen_of(1)));
	assert_true(fen_count(a) == INT64_MIN);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(parses_only_plain_yuan),
		cmocka_unit_test(prints_for_people),
		cmocka_unit_test(scales_half_away_from_zero),
		cmocka_unit_test(sums_are_checked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
