/* limitation: DOMAIN §3.6, §11 vector 10, RULINGS 12. Events: DAY GRADE, a payment is "DAY pay". */
#include "tests/unit/rule.h"

#include <stdio.h>

#include "pipeline/rules/limitation.h"

/* clang-format off: a case a line */
static const struct {
	const char *words, *due, *events, *until;
	char min_grade;
	bool late, consent;
} CASES[] = {
	{ "nothing happened: three years", "2020-03-31", "", "2023-03-31", 'B', false, false },
	{ "vector 10: a signed letter", "2020-03-31", "2022-12-01 A", "2025-12-01", 'B', false, false },
	{ "vector 10: posted on the door is not enough", "2020-03-31", "2022-12-01 A, 2025-11-20 C", "2025-12-01", 'B', false, false },
	{ "vector 10: a message after it had run out revives nothing", "2020-03-31", "2022-12-01 A, 2025-11-20 C, 2026-01-05 B", "2025-12-01", 'B', true, false },
	{ "vector 10: due on Feb 29", "2020-02-29", "", "2023-02-28", 'B', false, false },
	{ "posted on the door counts where C is enough", "2020-03-31", "2022-12-01 C", "2025-12-01", 'C', false, false },
	{ "grade B does not where A is asked for", "2020-03-31", "2022-12-01 B", "2023-03-31", 'A', false, false },
	{ "a phone call is never enough at B", "2020-03-31", "2022-12-01 D", "2023-03-31", 'B', false, false },
	{ "a demand on the very last day", "2020-03-31", "2023-03-31 B", "2026-03-31", 'B', false, false },
	{ "a demand one day late", "2020-03-31", "2023-04-01 B", "2023-03-31", 'B', true, false },
	{ "a payment on the bill", "2020-03-31", "2021-06-15 pay", "2024-06-15", 'B', false, false },
	{ "a payment after it had run out is noted, no more", "2020-03-31", "2023-06-15 pay", "2023-03-31", 'B', true, true },
	{ "never before due + 3 years: money prepaid earlier", "2020-03-31", "2019-01-10 pay", "2023-03-31", 'B', false, false },
	{ "each one begins the time anew, in order of days", "2020-03-31", "2024-05-01 A, 2022-12-01 A", "2027-05-01", 'B', false, false },
	{ "a gap of more than three years ends the chain", "2020-03-31", "2022-12-01 A, 2025-12-02 A, 2026-01-01 A", "2025-12-01", 'B', true, false },
	{ "a demand on Feb 29", "2021-06-30", "2024-02-29 A", "2027-02-28", 'B', false, false },
	{ "the outer limit is twenty years", "2000-01-31", "2002-06-01 A, 2005-05-01 A, 2008-04-01 A, 2011-03-01 A, 2014-02-01 A, 2017-01-01 A, 2019-12-01 A",
	  "2020-01-31", 'B', false, false },
};
/* clang-format on */

static void test_until(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(CASES); i++) {
		struct limitation_event events[8];
		size_t n = 0;
		char text[256], *save, *one;
		struct limitation l;

		snprintf(text, sizeof text, "%s", CASES[i].events);
		for (one = strtok_r(text, ",", &save); one; one = strtok_r(NULL, ",", &save)) {
			bool pay;

			one += strspn(one, " ");
			pay = !strcmp(one + 11, "pay");
			one[10] = '\0';
			events[n++] = (struct limitation_event){ rule_day(one), pay ? 'A' : one[11], pay };
		}
		l = limitation_of(rule_day(CASES[i].due), events, n, &(struct limitation_terms){ 3, CASES[i].min_grade });
		rule_same_day(CASES[i].words, l.until, CASES[i].until);
		rule_same_int(CASES[i].words, l.late_event, CASES[i].late);
		rule_same_int(CASES[i].words, l.late_consent, CASES[i].consent);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_until) };

	return cmocka_run_group_tests_name("limitation", tests, NULL, NULL);
}
