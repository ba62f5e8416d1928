/* dunning: DOMAIN §3.8, RULINGS 13, 14, 33, 42. As-of is 2023-12-31 throughout; the oldest due date is as-of less the days overdue.
 *
 *   letters  STEP AGO[/TERM]   issued AGO days before as-of, to be paid within TERM days (15)
 *   holds    REASON FROM TO    days relative to as-of: -10 is ten days ago
 *   house    words: developer, unknown, waiver, no_address; limit=DAYS: the first limitation runs out in DAYS */
#include "tests/unit/rule.h"

#include <stdio.h>
#include <stdlib.h>

#include "pipeline/rules/dunning.h"

static const struct dunning_terms TERMS = {
	.from_day = { 0, 7, 1, 30, 90, 150, 180, 365 },
	.pay_within = { 0, 0, 0, 7, 15, 15, 15, 15 },
	.months = 3,
	.limitation_days = 180,
	.resend_days = 30,
	.min_amount = { 5000 },
	.sue_amount = { 300000 },
};

/* clang-format off: a case a line */
static const struct {
	const char *words;
	int overdue;
	const char *owed;
	int months;
	const char *house, *letters, *holds;
	const char *step, *reason; /* reason "": a letter goes out; "-": the step knows none */
	int pay_within;
} CASES[] = {
	/* the ladder without history */
	{ "nothing overdue", 0, "0", 0, "", "", "", "", "-", 0 },
	{ "one day", 1, "100", 1, "", "", "", "S1", "-", 0 },
	{ "29 days", 29, "100", 1, "", "", "", "S1", "-", 0 },
	{ "30 days", 30, "100", 1, "", "", "", "S2", "", 7 },
	{ "89 days", 89, "100", 2, "", "", "", "S2", "", 7 },
	{ "90 days: S3 does not need S2", 90, "100", 2, "", "", "", "S3-1", "", 15 },
	{ "three months are as good as 90 days", 61, "100", 3, "", "", "", "S3-1", "", 15 },
	{ "… but below 30 days it is S1 all the same", 20, "100", 3, "", "", "", "S1", "-", 0 },
	{ "150 days without a first letter: the first", 150, "100", 5, "", "", "", "S3-1", "", 15 },
	{ "400 days without any: S3 is never skipped", 400, "9000", 12, "", "", "", "S3-1", "", 15 },
	/* the second */
	{ "150 days and the first 30 days ago", 150, "100", 5, "", "S3-1 30", "", "S3-2", "", 15 },
	{ "the first only 29 days ago: S4 and S3-2 wait, it was sent lately", 150, "100", 5, "", "S3-1 29", "", "S3-1", "30天内已发", 0 },
	{ "149 days: the first again, when its 30 days are over", 149, "100", 5, "", "S3-1 40", "", "S3-1", "", 15 },
	{ "a second that was sent lately", 160, "100", 5, "", "S3-1 60, S3-2 10", "", "S3-2", "30天内已发", 0 },
	/* the lawyer's */
	{ "180 days and a term that is over", 180, "100", 6, "", "S3-1 16", "", "S4", "", 15 },
	{ "on the last day of the term it is not over", 180, "100", 6, "", "S3-1 15", "", "S3-1", "30天内已发", 0 },
	{ "179 days: not yet", 179, "100", 5, "", "S3-1 35", "", "S3-2", "", 15 },
	{ "a longer term counts as given", 180, "100", 6, "", "S3-1 40/60", "", "S3-2", "", 15 },
	{ "an S2 is no S3", 180, "100", 6, "", "S2 60/7", "", "S3-1", "", 15 },
	{ "S4 sent lately", 200, "100", 6, "", "S3-1 60, S4 5", "", "S4", "30天内已发", 0 },
	/* suing */
	{ "365 days and a term that is over", 365, "100", 12, "", "S3-1 16", "", "S5", "", 15 },
	{ "364 days and a small sum: S4", 364, "2999.99", 12, "", "S3-1 16", "", "S4", "", 15 },
	{ "3000.00 is enough", 120, "3000", 4, "", "S3-1 16", "", "S5", "", 15 },
	{ "limitation within 180 days is enough", 120, "100", 2, "limit=180", "S3-1 16", "", "S5", "", 15 },
	{ "181 days are not", 120, "100", 2, "limit=181", "S3-1 16", "", "S3-1", "30天内已发", 0 },
	{ "an S4 whose term is over serves, too", 400, "100", 12, "", "S4 16", "", "S5", "", 15 },
	{ "S5 sent lately", 400, "100", 12, "", "S3-1 60, S5 10", "", "S5", "30天内已发", 0 },
	/* the jump */
	{ "limitation near: S3 at once", 40, "100", 1, "limit=180", "", "", "S3-1", "", 15 },
	{ "limitation not near", 40, "100", 1, "limit=181", "", "", "S2", "", 7 },
	{ "limitation today", 40, "100", 1, "limit=0", "", "", "S3-1", "", 15 },
	/* what letters count */
	{ "a letter from before the oldest unpaid due date demanded other debts", 180, "100", 6, "", "S3-1 200", "", "S3-1", "", 15 },
	{ "… on that due date, too", 180, "100", 6, "", "S3-1 180", "", "S3-1", "", 15 },
	{ "… a day later it demanded this one", 180, "100", 6, "", "S3-1 179", "", "S4", "", 15 },
	{ "a letter after as-of is not there", 180, "100", 6, "", "S3-1 -1", "", "S3-1", "", 15 },
	{ "part payment: from the oldest unpaid due date anew", 40, "100", 1, "", "S3-1 100", "", "S2", "", 7 },
	/* sending again */
	{ "S2 29 days ago", 60, "100", 2, "", "S2 29/7", "", "S2", "30天内已发", 0 },
	{ "S2 30 days ago", 60, "100", 2, "", "S2 30/7", "", "S2", "", 7 },
	{ "S2 ten days ago does not keep S3 back", 90, "100", 3, "", "S2 10/7", "", "S3-1", "", 15 },
	{ "a letter of as-of itself", 60, "100", 2, "", "S2 0/7", "", "S2", "30天内已发", 0 },
	/* what keeps a letter back */
	{ "a developer's unit", 60, "100", 2, "developer", "", "", "S2", "建设单位", 0 },
	{ "a house that the master lacks", 60, "100", 2, "unknown", "", "", "S2", "无房屋资料", 0 },
	{ "a waiver that nobody approved", 60, "100", 2, "waiver", "", "", "S2", "减免待批", 0 },
	{ "49.99", 60, "49.99", 2, "", "", "", "S2", "低于最低金额", 0 },
	{ "50.00", 60, "50", 2, "", "", "", "S2", "", 7 },
	{ "no valid address", 60, "100", 2, "no_address", "", "", "S2", "无有效地址", 0 },
	{ "at S1 there is no reason, whatever is wrong", 20, "10", 1, "developer unknown waiver no_address", "", "争议 -5 5", "S1", "-", 0 },
	{ "a held house shows the step it would have", 100, "100", 4, "", "", "争议 -5 5", "S3-1", "争议", 0 },
	{ "a hold from today", 60, "100", 2, "", "", "分期 0 30", "S2", "分期", 0 },
	{ "a hold to today", 60, "100", 2, "", "", "分期 -30 0", "S2", "分期", 0 },
	{ "a hold that is over: it goes on by itself", 60, "100", 2, "", "", "分期 -30 -1", "S2", "", 7 },
	{ "a hold to come", 60, "100", 2, "", "", "诉讼中 1 30", "S2", "", 7 },
	{ "of two holds the earlier begun", 60, "100", 2, "", "", "诉讼中 -5 30, 争议 -6 30", "S2", "争议", 0 },
	{ "… the earlier is over", 60, "100", 2, "", "", "诉讼中 -5 30, 争议 -6 -1", "S2", "诉讼中", 0 },
	{ "order of reasons: a hold before all", 60, "10", 2, "developer unknown waiver no_address", "S2 1/7", "其他 -1 1", "S2", "其他", 0 },
	{ "order: developer", 60, "10", 2, "developer unknown waiver no_address", "S2 1/7", "", "S2", "建设单位", 0 },
	{ "order: unknown house", 60, "10", 2, "unknown waiver no_address", "S2 1/7", "", "S2", "无房屋资料", 0 },
	{ "order: waiver", 60, "10", 2, "waiver no_address", "S2 1/7", "", "S2", "减免待批", 0 },
	{ "order: small sum", 60, "10", 2, "no_address", "S2 1/7", "", "S2", "低于最低金额", 0 },
	{ "order: address", 60, "100", 2, "no_address", "S2 1/7", "", "S2", "无有效地址", 0 },
};
/* clang-format on */

static struct day as_of(void)
{
	return rule_day("2023-12-31");
}

static struct dunning_house read_house(size_t i)
{
	const char *words = CASES[i].house, *limit = strstr(words, "limit=");
	struct dunning_house h = { .overdue_days = CASES[i].overdue, .owed = rule_fen(CASES[i].owed), .months = CASES[i].months };

	h.oldest_due = day_plus(as_of(), -CASES[i].overdue);
	h.limitation = limit ? day_plus(as_of(), atoi(limit + strlen("limit="))) : DAY_NONE;
	h.developer = strstr(words, "developer") != NULL;
	h.known = strstr(words, "unknown") == NULL;
	h.waiver_pending = strstr(words, "waiver") != NULL;
	h.no_address = strstr(words, "no_address") != NULL;
	return h;
}

static size_t read_letters(char *text, struct dunning_letter *letters)
{
	char *save, *one;
	size_t n = 0;

	for (one = strtok_r(text, ",", &save); one; one = strtok_r(NULL, ",", &save)) {
		char step[8];
		int ago, term = 15;

		assert_true(sscanf(one, " %7s %d/%d", step, &ago, &term) >= 2);
		assert_int_not_equal(dunning_named(step), DUNNING_NONE);
		letters[n] = (struct dunning_letter){ dunning_named(step), day_plus(as_of(), -ago), day_plus(as_of(), -ago + term), 0 };
		n++;
	}
	return n;
}

static size_t read_holds(char *text, struct dunning_hold *holds)
{
	char *save, *one, *in;
	size_t n = 0;

	for (one = strtok_r(text, ",", &save); one; one = strtok_r(NULL, ",", &save)) {
		holds[n].reason = strtok_r(one, " ", &in);
		holds[n].start = day_plus(as_of(), atoi(strtok_r(NULL, " ", &in)));
		holds[n].end = day_plus(as_of(), atoi(strtok_r(NULL, " ", &in)));
		n++;
	}
	return n;
}

static void test_ladder(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(CASES); i++) {
		struct dunning_house h = read_house(i);
		struct dunning_letter letters[4];
		struct dunning_hold holds[4];
		char letter_text[128], hold_text[128], got[64], want[64];
		struct dunning d;
		size_t n;

		snprintf(letter_text, sizeof letter_text, "%s", CASES[i].letters);
		snprintf(hold_text, sizeof hold_text, "%s", CASES[i].holds);
		n = read_letters(letter_text, letters);
		d = dunning_of(&h, letters, n, holds, read_holds(hold_text, holds), &TERMS, as_of());
		snprintf(got, sizeof got, "%s %s %d", dunning_text(d.step), d.reason ? d.reason : d.step < DUNNING_S2 ? "-" : "",
			 day_none(d.pay_by) ? 0 : (int)day_diff(d.pay_by, as_of()));
		snprintf(want, sizeof want, "%s %s %d", CASES[i].step, CASES[i].reason, CASES[i].pay_within);
		if (strcmp(got, want))
			fail_msg("%s: want [%s], got [%s]", CASES[i].words, want, got);
	}
}

/* What a suit rests on: of the demands whose term is over the one that proves most. */
static void test_the_demand(void **state)
{
	static const struct {
		const char *words;
		char grades[3]; /* of three demands, 90, 60 and 5 days ago; '-': no arrival is known */
		int lapsed;
	} cases[] = {
		{ "none arrived: the first", { '-', '-', '-' }, 0 },
		{ "only the second arrived", { '-', 'C', '-' }, 1 },
		{ "the second was signed, the first posted", { 'C', 'A', '-' }, 1 },
		{ "of equals the earlier", { 'B', 'B', '-' }, 0 },
		{ "the first proves more", { 'B', 'D', '-' }, 0 },
		{ "the third's term is not over, however it arrived", { 'C', '-', 'A' }, 0 },
	};
	struct dunning_house h = { .overdue_days = 200, .oldest_due = day_plus(as_of(), -200), .owed = rule_fen("100"), .months = 7,
				   .limitation = DAY_NONE, .known = true };

	(void)state;
	for (size_t i = 0; i < ROWS(cases); i++) {
		static const int ago[] = { 90, 60, 5 };
		struct dunning_letter letters[3];

		for (int k = 0; k < 3; k++)
			letters[k] = (struct dunning_letter){ DUNNING_S3_1, day_plus(as_of(), -ago[k]), day_plus(as_of(), -ago[k] + 15),
							      cases[i].grades[k] == '-' ? 0 : cases[i].grades[k] };
		rule_same_int(cases[i].words, dunning_of(&h, letters, 3, NULL, 0, &TERMS, as_of()).lapsed, cases[i].lapsed);
	}
}

static void test_reminder(void **state)
{
	static const struct {
		const char *words;
		int in_days;
		bool reminds;
	} cases[] = { { "due in 8 days", 8, false }, { "due in 7 days", 7, true }, { "due today", 0, true }, { "due yesterday", -1, false } };

	(void)state;
	for (size_t i = 0; i < ROWS(cases); i++)
		rule_same_int(cases[i].words, dunning_reminds(day_plus(as_of(), cases[i].in_days), &TERMS, as_of()), cases[i].reminds);
}

/* `kefu explain` names everything that holds, not only the first. */
static void test_all_gates(void **state)
{
	const struct dunning_house h = { .overdue_days = 60, .oldest_due = rule_day("2023-11-01"), .owed = rule_fen("10"), .months = 2,
					 .limitation = DAY_NONE, .developer = true, .known = true, .no_address = true };
	struct dunning d = dunning_of(&h, NULL, 0, NULL, 0, &TERMS, as_of());

	(void)state;
	assert_int_equal(d.gates, 1u << DUNNING_DEVELOPER | 1u << DUNNING_SMALL | 1u << DUNNING_NO_ADDRESS);
}

static void test_names(void **state)
{
	(void)state;
	for (int i = DUNNING_S0; i < DUNNING_STEPS; i++)
		assert_int_equal(dunning_named(dunning_text((enum dunning_step)i)), i);
	rule_same_int("no step's name", dunning_named("S3"), DUNNING_NONE);
	rule_same_int("the empty name is none's", dunning_named(""), DUNNING_NONE);
	for (int i = DUNNING_S0; i < DUNNING_STEPS; i++)
		rule_same_int("S2, S3-1 and S3-2 are letters of ours", dunning_writes((enum dunning_step)i),
			      i == DUNNING_S2 || i == DUNNING_S3_1 || i == DUNNING_S3_2);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_ladder), cmocka_unit_test(test_the_demand), cmocka_unit_test(test_reminder), cmocka_unit_test(test_all_gates),
					    cmocka_unit_test(test_names) };

	return cmocka_run_group_tests_name("dunning", tests, NULL, NULL);
}
