/* fee and waiver: RULINGS 11, 15, 16. */
#include "tests/unit/rule.h"

#include "pipeline/rules/fee.h"
#include "pipeline/rules/waiver.h"

static const char *const ALIASES[] = { "物业服务费", "物业管理费", "物管费", NULL };
static const char *const PASSED[] = { "水费", "电费", "水电", "水电费", "代收", NULL };
static const char *const DEPOSITS[] = { "押金", "保证金", NULL };
static const char *const ORDER[] = { "物业费", "公摊", "车位费", "水电", "其他", NULL };
static const char *const SHORT_ORDER[] = { "车位费", NULL };
static const struct fee_names NAMES = { ALIASES, PASSED, DEPOSITS, ORDER };

static void test_items(void **state)
{
	static const struct {
		const char *item, *shown;
		bool counted, deposit;
		int rank;
	} cases[] = {
		{ "物业费", "物业费", true, false, 0 },
		{ "物业服务费", "物业费", true, false, 0 },
		{ "物业管理费", "物业费", true, false, 0 },
		{ "物管费", "物业费", true, false, 0 },
		{ "物业维修费", "物业维修费", true, false, 4 },
		{ "公摊", "公摊", true, false, 1 },
		{ "公摊水费", "公摊水费", true, false, 1 },
		{ "公摊电费", "公摊电费", true, false, 1 },
		{ "车位费", "车位费", true, false, 2 },
		{ "车位管理费", "车位管理费", true, false, 2 },
		{ "水费", "水费", false, false, 3 },
		{ "电费", "电费", false, false, 3 },
		{ "水电费", "水电费", false, false, 3 },
		{ "代收水费", "代收水费", false, false, 3 },
		{ "代收垃圾费", "代收垃圾费", false, false, 4 },
		{ "垃圾清运费", "垃圾清运费", true, false, 4 },
		{ "装修押金", "装修押金", false, true, 4 },
		{ "装修保证金", "装修保证金", false, true, 4 },
		{ "其他", "其他", true, false, 4 },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(cases); i++) {
		assert_string_equal(fee_shown(&NAMES, cases[i].item), cases[i].shown);
		rule_same_int(cases[i].item, fee_counted(&NAMES, cases[i].item), cases[i].counted);
		rule_same_int(cases[i].item, fee_deposit(&NAMES, cases[i].item), cases[i].deposit);
		rule_same_int(cases[i].item, fee_rank(&NAMES, cases[i].item), cases[i].rank);
	}
}

static void test_order_without_others(void **state)
{
	const struct fee_names n = { ALIASES, PASSED, DEPOSITS, SHORT_ORDER };

	(void)state;
	assert_int_equal(fee_rank(&n, "车位费"), 0);
	assert_int_equal(fee_rank(&n, "物业费"), 1);
}

static void test_waivers(void **state)
{
	static const struct {
		const char *words, *number, *by, *day;
		bool approved;
	} cases[] = {
		{ "number, approver and date", "减2023-01", "王经理", "2023-02-28", true },
		{ "no number", "", "王经理", "2023-02-28", false },
		{ "no approver", "减2023-01", "", "2023-02-28", false },
		{ "no date", "减2023-01", "王经理", "", false },
		{ "approved after as-of", "减2023-01", "王经理", "2023-03-01", false },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(cases); i++)
		rule_same_int(cases[i].words,
			      waiver_approved(&(struct waiver){ cases[i].number, cases[i].by, rule_day(cases[i].day) },
					      rule_day("2023-02-28")),
			      cases[i].approved);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_items), cmocka_unit_test(test_order_without_others),
					    cmocka_unit_test(test_waivers) };

	return cmocka_run_group_tests_name("fee", tests, NULL, NULL);
}
