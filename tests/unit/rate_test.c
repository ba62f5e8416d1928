/* rate: DOMAIN §3.4, §11 vector 11, RULINGS 13, 15. A bill: MONTH[~MONTH] CHARGED WAIVED BEFORE BY_NOW. */
#include "tests/unit/rule.h"

#include <stdio.h>

#include "pipeline/rules/rate.h"

/* clang-format off: a case a line */
static const struct {
	const char *words, *bills, *from, *to;
	struct rate_terms terms;
	const char *figures; /* charged received opening recovered */
	const char *rates;   /* current recovery total, - for none */
} CASES[] = {
	{ "vector 11", "2022-06 80000 0 0 20000; 2023-01 125000 5000 0 96000", "2023-01", "2023-03", { false, RATE_REDUCES },
	  "120000.00 96000.00 80000.00 20000.00", "8000 2500 5800" },
	{ "nothing at all: no rate, not 0", "", "2023-01", "2023-03", { false, RATE_REDUCES }, "0.00 0.00 0.00 0.00", "- - -" },
	{ "no old arrears: only the current rate and the total", "2023-01 100 0 0 50", "2023-01", "2023-01", { false, RATE_REDUCES },
	  "100.00 50.00 0.00 0.00", "5000 - 5000" },
	{ "old bills closed before the period do not open it", "2022-12 100 0 100 100", "2023-01", "2023-01", { false, RATE_REDUCES },
	  "0.00 0.00 0.00 0.00", "- - -" },
	{ "an old bill paid in part before, the rest within", "2022-12 100 0 40 100", "2023-01", "2023-01", { false, RATE_REDUCES },
	  "0.00 0.00 60.00 60.00", "- 10000 10000" },
	{ "a refund within the period opens old arrears again", "2022-12 100 0 100 70; 2022-11 100 0 0 0", "2023-01", "2023-01",
	  { false, RATE_REDUCES }, "0.00 0.00 100.00 -30.00", "- -3000 -3000" },
	{ "money prepaid earlier counts as received for the month", "2023-01 100 0 100 100", "2023-01", "2023-01", { false, RATE_REDUCES },
	  "100.00 100.00 0.00 0.00", "10000 - 10000" },
	{ "… but not in the cash view", "2023-01 100 0 100 100", "2023-01", "2023-01", { true, RATE_REDUCES }, "100.00 0.00 0.00 0.00", "0 - 0" },
	{ "months after the period are in no figure", "2023-02 100 0 0 100", "2023-01", "2023-01", { false, RATE_REDUCES },
	  "0.00 0.00 0.00 0.00", "- - -" },
	{ "a quarterly bill: a third each, odd fen to the first months", "2023-01~2023-03 100 0 0 0", "2023-01", "2023-01", { false, RATE_REDUCES },
	  "33.34 0.00 0.00 0.00", "0 - 0" },
	{ "… the second month", "2023-01~2023-03 100 0 0 0", "2023-02", "2023-02", { false, RATE_REDUCES }, "33.33 0.00 33.34 0.00", "0 0 0" },
	{ "money fills its oldest month first", "2023-01~2023-03 300 0 0 150", "2023-02", "2023-02", { false, RATE_REDUCES },
	  "100.00 50.00 100.00 100.00", "5000 10000 7500" },
	{ "the whole year to March of an annual bill", "2023-01~2023-12 1200 0 0 600", "2023-01", "2023-03", { false, RATE_REDUCES },
	  "300.00 300.00 0.00 0.00", "10000 - 10000" },
	{ "a bill over the turn of the year", "2022-11~2023-02 400 0 150 350", "2023-01", "2023-02", { false, RATE_REDUCES },
	  "200.00 150.00 50.00 50.00", "7500 10000 8000" },
	{ "waivers count as paid when so set", "2023-01 100 20 0 40", "2023-01", "2023-01", { false, RATE_COUNTS_AS_PAID }, "100.00 60.00 0.00 0.00", "6000 - 6000" },
	{ "waivers ignored when so set", "2023-01 100 20 0 40", "2023-01", "2023-01", { false, RATE_IGNORED }, "100.00 40.00 0.00 0.00", "4000 - 4000" },
	{ "a wholly waived bill has no rate", "2023-01 100 100 0 0", "2023-01", "2023-01", { false, RATE_REDUCES }, "0.00 0.00 0.00 0.00", "- - -" },
	{ "half up at the second decimal", "2023-01 800 0 0 1", "2023-01", "2023-01", { false, RATE_REDUCES }, "800.00 1.00 0.00 0.00", "13 - 13" },
};
/* clang-format on */

static struct rate sum_of(const char *bills, const struct rate_period *p, const struct rate_terms *t)
{
	struct rate r = { .charged = { 0 } };
	char text[512], *save, *one;

	snprintf(text, sizeof text, "%s", bills);
	for (one = strtok_r(text, ";", &save); one; one = strtok_r(NULL, ";", &save)) {
		char *word[5], *in, *tilde;
		struct bill b = { .number = "" };

		word[0] = strtok_r(one, " ", &in);
		for (int i = 1; i < 5; i++)
			word[i] = strtok_r(NULL, " ", &in);
		if ((tilde = strchr(word[0], '~')))
			*tilde++ = '\0';
		b.month_from = rule_month(word[0]);
		b.month_to = tilde ? rule_month(tilde) : b.month_from;
		b.charged = rule_fen(word[1]);
		b.waived = rule_fen(word[2]);
		b.received = rule_fen(word[4]);
		rate_add(&r, p, t, &b, rule_fen(word[3]));
	}
	return r;
}

static const char *rate_text(bool any, int64_t value, char out[24])
{
	if (any)
		snprintf(out, 24, "%lld", (long long)value);
	else
		snprintf(out, 24, "-");
	return out;
}

static void test_rates(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(CASES); i++) {
		struct rate r = sum_of(CASES[i].bills, &(struct rate_period){ rule_month(CASES[i].from), rule_month(CASES[i].to) }, &CASES[i].terms);
		char f[4][FEN_TEXT], p[3][24], got[256];
		int64_t v[3] = { 0 };
		bool any[3] = { rate_current(&r, &v[0]), rate_recovery(&r, &v[1]), rate_total(&r, &v[2]) };

		snprintf(got, sizeof got, "%s %s %s %s", fen_text(r.charged, f[0]), fen_text(r.received, f[1]), fen_text(r.opening, f[2]),
			 fen_text(r.recovered, f[3]));
		if (strcmp(got, CASES[i].figures))
			fail_msg("%s: want %s, got %s", CASES[i].words, CASES[i].figures, got);
		snprintf(got, sizeof got, "%s %s %s", rate_text(any[0], v[0], p[0]), rate_text(any[1], v[1], p[1]), rate_text(any[2], v[2], p[2]));
		if (strcmp(got, CASES[i].rates))
			fail_msg("%s: want %s, got %s", CASES[i].words, CASES[i].rates, got);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_rates) };

	return cmocka_run_group_tests_name("rate", tests, NULL, NULL);
}
