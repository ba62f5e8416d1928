/* contact: DOMAIN §1.2, §11 vector 1, RULINGS 28. A due day is written "02-06-" when missed and "02-06+" when kept,
 * with its rule. Days without a year are of 2023. */
#include "tests/unit/rule.h"

#include <stdio.h>

#include "pipeline/rules/contact.h"

static const struct contact_terms TERMS = { { 3, 7, 15, 30 }, { 2, 3, 7, 7 }, false };

static const struct {
	const char *words, *received, *ended, *contacts, *as_of, *dues, *next;
} CASES[] = {
	{ "vector 1: open, nobody called", "2023-02-01", "", "", "2023-03-05",
	  "02-06-11 02-08-11 02-11-12 02-14-12 02-17-12 02-24-13 03-03-13 ", "2023-03-10" },
	{ "vector 1: one contact a day after a breach", "2023-02-01", "", "02-07", "2023-02-08", "02-06-11 02-08+11 ", "2023-02-09" },
	{ "the due day after that contact is missed", "2023-02-01", "", "02-07", "2023-02-09", "02-06-11 02-08+11 02-09-11 ", "2023-02-12" },
	{ "three days old: nothing missed", "2023-02-01", "", "", "2023-02-04", "", "2023-02-06" },
	{ "the day before the due day: nothing missed", "2023-02-01", "", "", "2023-02-05", "", "2023-02-06" },
	{ "as-of the due day, which is over: missed", "2023-02-01", "", "", "2023-02-06", "02-06-11 ", "2023-02-08" },
	{ "the day after it: missed once", "2023-02-01", "", "", "2023-02-07", "02-06-11 ", "2023-02-08" },
	{ "a contact on the due day is in time", "2023-02-01", "", "02-06", "2023-02-07", "02-06+11 ", "2023-02-08" },
	{ "a contact the day before moves the next due day", "2023-02-01", "", "02-05", "2023-02-06", "02-06+11 ", "2023-02-07" },
	{ "two contacts in one interval: the later counts", "2023-02-01", "", "02-05 02-06", "2023-02-07", "02-06+11 ", "2023-02-08" },
	{ "a contact on the third day is before the schedule", "2023-02-01", "", "02-04", "2023-02-07", "02-06-11 ", "2023-02-08" },
	{ "a contact after as-of is not known", "2023-02-01", "", "02-06", "2023-02-05", "", "2023-02-06" },
	{ "a contact before it was received", "2023-02-01", "", "01-20", "2023-02-07", "02-06-11 ", "2023-02-08" },
	{ "done on the due day: it falls away", "2023-02-01", "2023-02-06", "", "2023-03-05", "", "" },
	{ "done the day after it: missed", "2023-02-01", "2023-02-07", "", "2023-03-05", "02-06-11 ", "" },
	{ "done before the due day, but told in between", "2023-02-01", "2023-02-06", "02-05", "2023-03-05", "02-06+11 ", "" },
	{ "done within three days", "2023-02-01", "2023-02-03", "", "2023-03-05", "", "" },
	{ "over the end of a month", "2023-02-25", "", "", "2023-03-08", "03-02-11 03-04-11 03-07-12 ", "2023-03-10" },
	{ "over the end of a year", "2022-12-28", "", "", "2023-01-08", "01-02-11 01-04-11 01-07-12 ", "2023-01-10" },
	{ "beyond thirty days every week", "2023-02-01", "", "", "2023-03-25",
	  "02-06-11 02-08-11 02-11-12 02-14-12 02-17-12 02-24-13 03-03-13 03-10-13 03-17-13 03-24-13 ", "2023-03-31" },
};

struct text {
	char s[512];
};

static void write_due(void *user, const struct contact_due *due)
{
	struct text *t = user;
	char day[DAY_TEXT];
	size_t n = strlen(t->s);

	snprintf(t->s + n, sizeof t->s - n, "%s%c%d ", day_text(due->due, day) + 5, due->kept ? '+' : '-', (int)due->rule);
}

static size_t read_contacts(const char *text, struct day *out)
{
	size_t n = 0;

	for (; *text; text += strlen(text) > 5 ? 6 : 5) {
		char day[16] = "2023-";

		memcpy(day + 5, text, 5);
		out[n++] = rule_day(day);
	}
	return n;
}

static void same_dues(const char *words, const char *got, const char *want)
{
	if (strcmp(got, want))
		fail_msg("%s:\n  want %s\n  got  %s", words, want, got);
}

static void test_schedule(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(CASES); i++) {
		struct day contacts[8];
		struct contact_ticket t = { rule_day(CASES[i].received), rule_day(CASES[i].ended), contacts, read_contacts(CASES[i].contacts, contacts) };
		struct text got = { "" };
		struct contact_sum sum = contact_run(&t, rule_day(CASES[i].as_of), &TERMS, write_due, &got);
		int kept = 0, missed = 0;

		same_dues(CASES[i].words, got.s, CASES[i].dues);
		for (const char *s = CASES[i].dues; *s; s += 9) {
			kept += s[5] == '+';
			missed += s[5] == '-';
		}
		rule_same_int(CASES[i].words, sum.kept, kept);
		rule_same_int(CASES[i].words, sum.missed, missed);
		rule_same_day(CASES[i].words, sum.next, CASES[i].next);
	}
}

static void test_settings(void **state)
{
	struct contact_terms strict = { { 3, 7, 15, 30 }, { 2, 2, 7, 7 }, false }, final = TERMS, flat = TERMS, never = TERMS;
	struct contact_ticket open = { rule_day("2023-02-01"), DAY_NONE, NULL, 0 };
	struct contact_ticket done = { rule_day("2023-02-01"), rule_day("2023-02-13"), NULL, 0 };
	struct text got = { "" };

	(void)state;
	contact_run(&open, rule_day("2023-02-13"), &strict, write_due, &got);
	same_dues("the strict reading: every two days up to fifteen", got.s, "02-06-11 02-08-11 02-10-12 02-12-12 ");
	final.by_final_duration = true;
	got.s[0] = 0;
	contact_run(&done, rule_day("2023-03-05"), &final, write_due, &got);
	same_dues("twelve days in all: every third day from the start", got.s, "02-07-12 02-10-12 ");
	flat.band[2] = 7;
	never.interval[1] = 0;
	assert_true(contact_terms_sound(&TERMS));
	assert_false(contact_terms_sound(&flat));
	assert_false(contact_terms_sound(&never));
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_schedule), cmocka_unit_test(test_settings) };

	return cmocka_run_group_tests_name("contact", tests, NULL, NULL);
}
