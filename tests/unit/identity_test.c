/* identity, owner, evidence: DOMAIN §3.6, §3.9, §8.2. The good numbers are the examples of GB 11643 itself. */
#include "tests/unit/rule.h"

#include "pipeline/base/buf.h"
#include "pipeline/rules/evidence.h"
#include "pipeline/rules/identity.h"
#include "pipeline/rules/owner.h"

static void test_identity(void **state)
{
	static const struct {
		const char *words, *number, *birth; /* birth "": says nothing */
		bool female;
	} cases[] = {
		{ "the standard's own example", "11010519491231002X", "1949-12-31", true },
		{ "a small x", "11010519491231002x", "1949-12-31", true },
		{ "a man's", "440524188001010014", "1880-01-01", false },
		{ "a wrong check digit", "110105194912310021", "", false },
		{ "two digits turned", "11010519491213002X", "", false },
		{ "a day that does not exist", "110105194902300025", "", false },
		{ "15 digits", "110105491231002", "", false },
		{ "masked", "110105********002X", "", false },
		{ "lost its last digits in a spreadsheet", "110105194912310000", "", false },
		{ "empty", "", "", false },
		{ "an X in the middle", "1101051949123X0021", "", false },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(cases); i++) {
		struct identity id;
		bool good = identity_read(cases[i].number, &id);

		rule_same_int(cases[i].words, good, *cases[i].birth != '\0');
		if (!good)
			continue;
		rule_same_day(cases[i].words, id.birth, cases[i].birth);
		rule_same_int(cases[i].words, id.female, cases[i].female);
	}
}

static void test_owners(void **state)
{
	static const struct {
		const char *cell, *names;
	} cases[] = {
		{ "甲一", "甲一" },	       { "甲一、乙二", "甲一|乙二" },
		{ "甲一,乙二，丙三", "甲一|乙二|丙三" }, { "甲一（乙二）", "甲一|乙二" },
		{ "甲一 乙二", "甲一|乙二" },     { "欧阳甲一、乙二", "欧阳甲一|乙二" },
		{ "示例、样本置业有限公司", "示例、样本置业有限公司" }, { "示例置业（城市）有限公司", "示例置业（城市）有限公司" },
		{ "", "" },		       { "甲一、", "甲一" },
	};
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < ROWS(cases); i++) {
		struct buf b;

		buf_init(&b, a);
		for (const char *const *n = owner_names(a, cases[i].cell); *n; n++)
			buf_printf(&b, "%s%s", b.len ? "|" : "", *n);
		assert_string_equal(b.data, cases[i].names);
	}
	arena_free(a);
}

static void test_evidence(void **state)
{
	static const struct {
		const char *words;
		struct evidence v;
		char grade;
	} cases[] = {
		{ "the owner signed", { "", "当面送达", "甲一", "本人", "", "" }, 'A' },
		{ "handed to himself", { "", "本人签收", "甲一", "", "", "" }, 'A' },
		{ "his wife, living with him", { "", "当面送达", "乙二", "同住成年亲属", "", "" }, 'B' },
		{ "an authorised person", { "", "当面送达", "丙三", "授权代理人", "", "" }, 'B' },
		{ "somebody signed, nobody knows who", { "", "当面送达", "丁四", "", "", "" }, 'C' },
		{ "EMS with its number", { "", "EMS", "", "", "1234567890123", "" }, 'B' },
		{ "EMS without a number proves nothing", { "", "EMS", "", "", "", "" }, 'D' },
		{ "EMS refused", { "", "EMS", "", "", "1234567890123", "拒收" }, 'C' },
		{ "EMS came back", { "", "EMS", "", "", "1234567890123", "无人签收，退回" }, 'C' },
		{ "posted on the door", { "", "张贴", "", "", "", "有照片" }, 'C' },
		{ "a message to the number on file", { "", "短信", "", "", "", "" }, 'B' },
		{ "a phone call", { "", "电话", "", "本人", "", "" }, 'D' },
		{ "refused at the door", { "", "当面送达", "", "本人拒收", "", "" }, 'D' },
		{ "nothing is known", { "", "", "", "", "", "" }, 'D' },
		{ "what a person wrote counts", { "B", "张贴", "", "", "", "" }, 'B' },
		{ "… lower, too", { "D", "当面送达", "甲一", "本人", "", "" }, 'D' },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(cases); i++)
		rule_same_int(cases[i].words, evidence_grade(&cases[i].v), cases[i].grade);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_identity), cmocka_unit_test(test_owners), cmocka_unit_test(test_evidence) };

	return cmocka_run_group_tests_name("identity", tests, NULL, NULL);
}
