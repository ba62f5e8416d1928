/* arrears: DOMAIN §3.3, RULINGS 10, 13, 33. A bill: MONTH[~MONTH] NET RECEIVED [other] [due=DAY]; `other` is no property fee. */
#include "tests/unit/rule.h"

#include <stdio.h>

#include "pipeline/rules/arrears.h"

/* clang-format off: a case a line */
static const struct {
	const char *words, *as_of, *bills;
	const char *owed;
	int months;
	bool partial;
	const char *from, *to, *oldest_due;
	int days;
	const char *buckets; /* those not empty */
} CASES[] = {
	{ "no bill", "2023-02-28", "", "0.00", 0, false, "", "", "", 0, "" },
	{ "all paid", "2023-02-28", "2023-01 100 100", "0.00", 0, false, "", "", "", 0, "" },
	{ "unpaid but due only today", "2023-02-28", "2023-02 100 0", "0.00", 0, false, "", "", "", 0, "" },
	{ "one day overdue", "2023-03-01", "2023-02 100 0", "100.00", 1, false, "2023-02-01", "2023-02-28", "2023-02-28", 1, "1:100.00" },
	{ "a month paid in part counts one, with a star", "2023-03-01", "2023-02 100 40", "60.00", 1, true, "2023-02-01", "2023-02-28", "2023-02-28", 1, "1:60.00" },
	{ "what is not overdue is in no figure", "2023-03-15", "2023-02 100 0; 2023-03 100 0", "100.00", 1, false, "2023-02-01", "2023-02-28", "2023-02-28", 15, "1:100.00" },
	{ "ages side by side add up", "2023-03-15", "2021-12 10 0; 2022-11 20 0; 2023-01 30 0; 2023-02 40 0", "100.00", 4, false, "2021-12-01", "2023-02-28",
	  "2021-12-31", 439, "1:40.00 2:30.00 3:20.00 5:10.00" },
	{ "other items count money and period, no months", "2023-03-15", "2022-10 50 0 other; 2023-01 100 0", "150.00", 1, false, "2022-10-01", "2023-01-31",
	  "2022-10-31", 135, "2:100.00 3:50.00" },
	{ "two property bills of one month are one month", "2023-03-15", "2023-01 100 0; 2023-01 20 0", "120.00", 1, false, "2023-01-01", "2023-01-31", "2023-01-31", 43, "2:120.00" },
	{ "a quarterly bill has one due date, its months count when begun", "2023-02-15", "2023-01~2023-03 300 0", "300.00", 2, false, "2023-01-01", "2023-03-31",
	  "2023-01-31", 15, "1:300.00" },
	{ "… money fills the oldest month first", "2023-03-15", "2023-01~2023-03 300 150", "150.00", 2, true, "2023-01-01", "2023-03-31", "2023-01-31", 43, "2:150.00" },
	{ "… and what is filled wholly no longer counts", "2023-03-15", "2023-01~2023-03 300 200", "100.00", 1, false, "2023-01-01", "2023-03-31", "2023-01-31", 43, "2:100.00" },
	{ "odd fen: the first months are the larger", "2023-03-15", "2023-01~2023-03 100 33.33", "66.67", 3, true, "2023-01-01", "2023-03-31", "2023-01-31", 43, "2:66.67" },
	{ "an end beyond as-of is the end all the same", "2023-02-15", "2023-01~2023-12 1200 0; 2022-12 100 100", "1200.00", 2, false, "2023-01-01", "2023-12-31",
	  "2023-01-31", 15, "1:1200.00" },
	{ "a due date before the bill begins: not before it begins", "2023-02-15", "2023-03 100 0 due=2023-01-10", "0.00", 0, false, "", "", "", 0, "" },
	{ "the oldest due date need not be the first month's", "2023-03-15", "2023-01 100 0 due=2023-03-10; 2023-02 100 0", "200.00", 2, false, "2023-01-01", "2023-02-28",
	  "2023-02-28", 15, "1:200.00" },
};
/* clang-format on */

static bool read_bill(char *one, struct bill *b)
{
	char *in, *word, *tilde;
	bool property = true;

	word = strtok_r(one, " ", &in);
	if ((tilde = strchr(word, '~')))
		*tilde++ = '\0';
	*b = (struct bill){ .number = "", .month_from = rule_month(word) };
	b->month_to = tilde ? rule_month(tilde) : b->month_from;
	b->begin = month_first(b->month_from);
	b->end = month_last(b->month_to);
	b->due = month_last(b->month_from);
	b->charged = rule_fen(strtok_r(NULL, " ", &in));
	b->received = rule_fen(strtok_r(NULL, " ", &in));
	while ((word = strtok_r(NULL, " ", &in))) {
		if (!strcmp(word, "other"))
			property = false;
		else
			b->due = rule_day(word + strlen("due="));
	}
	return property;
}

static void test_houses(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < ROWS(CASES); i++) {
		struct arrears r = arrears_none();
		char text[512], got[256] = "", f[FEN_TEXT], *save, *one;
		struct bill b;

		snprintf(text, sizeof text, "%s", CASES[i].bills);
		for (one = strtok_r(text, ";", &save); one; one = strtok_r(NULL, ";", &save)) {
			bool property = read_bill(one, &b);

			arrears_add(a, &r, &b, property, rule_day(CASES[i].as_of));
		}
		arrears_close(&r);
		rule_same_fen(CASES[i].words, r.owed, CASES[i].owed);
		rule_same_int(CASES[i].words, r.months, CASES[i].months);
		rule_same_int(CASES[i].words, r.months_partial, CASES[i].partial);
		rule_same_day(CASES[i].words, r.from, CASES[i].from);
		rule_same_day(CASES[i].words, r.to, CASES[i].to);
		rule_same_day(CASES[i].words, r.oldest_due, CASES[i].oldest_due);
		rule_same_int(CASES[i].words, r.overdue_days, CASES[i].days);
		for (int k = 0; k <= AGEING_BUCKETS; k++)
			if (!fen_zero(r.bucket[k]))
				snprintf(got + strlen(got), sizeof got - strlen(got), "%s%d:%s", *got ? " " : "", k, fen_text(r.bucket[k], f));
		if (strcmp(got, CASES[i].buckets))
			fail_msg("%s: want %s, got %s", CASES[i].words, CASES[i].buckets, got);
	}
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_houses) };

	return cmocka_run_group_tests_name("arrears", tests, NULL, NULL);
}
