/* stay: DOMAIN §6.2, RULINGS 29, 30, 31, 35. */
#include "tests/unit/rule.h"

#include "pipeline/rules/stay.h"

static const struct {
	const char *words, *release, *charged, *waived, *received;
	enum stay_class class;
	const char *unpaid;
} STAYS[] = {
	{ "normal and paid", "正常", "5", "0", "5", STAY_PAID, "0" },
	{ "normal with nothing charged", "正常", "0", "0", "0", STAY_FREE, "0" },
	{ "normal, all of it waived", "正常", "5", "5", "0", STAY_PAID, "0" },
	{ "charged", "收费", "5", "0", "5", STAY_PAID, "0" },
	{ "charged, nothing due", "收费", "0", "0", "0", STAY_PAID, "0" },
	{ "charged and too little taken", "收费", "5", "0", "4", STAY_PAID, "1" },
	{ "waved through", "免费", "5", "0", "0", STAY_FREE, "5" },
	{ "irregular", "异常", "5", "2", "0", STAY_IRREGULAR, "3" },
	{ "by hand, and paid", "手动", "5", "0", "5", STAY_IRREGULAR, "0" },
	{ "unknown, nothing charged", "", "0", "0", "0", STAY_FREE, "0" },
	{ "unknown, paid", "", "5", "0", "5", STAY_PAID, "0" },
	{ "unknown, all of it waived", "", "5", "5", "0", STAY_PAID, "0" },
	{ "unknown, left without paying", "", "5", "0", "0", STAY_IRREGULAR, "5" },
	{ "paid too much is not owed", "收费", "5", "0", "6", STAY_PAID, "0" },
};

static void test_stays(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(STAYS); i++) {
		const struct stay s = { stay_release_of(STAYS[i].release), rule_fen(STAYS[i].charged),
					rule_fen(STAYS[i].waived), rule_fen(STAYS[i].received) };
		struct fen unpaid;

		rule_same_int(STAYS[i].words, stay_class(&s), STAYS[i].class);
		assert_true(stay_unpaid(&s, &unpaid));
		rule_same_fen(STAYS[i].words, unpaid, STAYS[i].unpaid);
		assert_false(stay_refund(&s));
	}
	assert_true(stay_refund(&(struct stay){ .received = rule_fen("-0.01") }));
}

static const struct {
	const char *word;
	enum stay_way way;
} WAYS[] = {
	{ "现金", STAY_CASH },     { "现金支付", STAY_CASH }, { "微信", STAY_WECHAT },      { "微信支付", STAY_WECHAT },
	{ "支付宝", STAY_ALIPAY }, { "ETC", STAY_ETC },       { "银联云闪付", STAY_UNION }, { "云闪付", STAY_UNION },
	{ "银行卡", STAY_UNION },  { "其他", STAY_OTHER },    { "其它", STAY_OTHER },       { "电子支付", STAY_NO_WAY },
	{ "", STAY_NO_WAY },
};

static void test_ways(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(WAYS); i++)
		rule_same_int(WAYS[i].word, stay_way_of(WAYS[i].word), WAYS[i].way);
	assert_string_equal(stay_way_name(STAY_ALIPAY), "支付宝");
	assert_string_equal(stay_way_name(STAY_NO_WAY), "");
}

static const struct {
	const char *words, *release, *reason, *vehicle;
	bool unexplained;
} PASSES[] = {
	{ "waved through without a word", "免费", "", "临时车", true },
	{ "a reason", "免费", "特种车", "临时车", false },
	{ "a season ticket", "免费", "", "月租车", false },
	{ "a free car", "免费", "", "免费车", false },
	{ "not a free pass", "正常", "", "临时车", false },
	{ "by hand is another matter", "手动", "", "", false },
};

static void test_passes(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(PASSES); i++) {
		const struct stay s = { .release = stay_release_of(PASSES[i].release) };

		rule_same_int(PASSES[i].words, stay_unexplained(&s, PASSES[i].reason, PASSES[i].vehicle),
			      PASSES[i].unexplained);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_stays), cmocka_unit_test(test_ways),
					    cmocka_unit_test(test_passes) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
