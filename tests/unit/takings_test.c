/* takings: DOMAIN §6.2, RULINGS 29, 30, 35. What is added payment by payment is what merged parts give. */
#include "tests/unit/rule.h"

#include <string.h>

#include "pipeline/rules/takings.h"

static const struct {
	const char *words;
	enum stay_release release;
	int charged, waived, received;
	int paid, free, irregular, given, unpaid;
} CASES[] = {
	{ "a car that paid", STAY_CHARGED, 500, 0, 500, 1, 0, 0, 0, 0 },
	{ "one with a reduction", STAY_CHARGED, 500, 200, 300, 1, 0, 0, 0, 0 },
	{ "one that was let out free", STAY_WAVED, 500, 0, 0, 0, 1, 0, 500, 0 },
	{ "one within the free time", STAY_NORMAL, 0, 0, 0, 0, 1, 0, 0, 0 },
	{ "one that did not pay", STAY_ODD, 500, 0, 100, 0, 0, 1, 0, 400 },
	{ "lifted by hand", STAY_MANUAL, 500, 0, 500, 0, 0, 1, 0, 0 },
	{ "a refund is no car", STAY_CHARGED, 0, 0, -500, 0, 0, 0, 0, 0 },
};

static struct takings_payment payment(size_t i)
{
	struct takings_payment p = {
		.stay = { CASES[i].release, fen_of(CASES[i].charged), fen_of(CASES[i].waived), fen_of(CASES[i].received) }
	};

	p.ways[i % STAY_WAYS] = p.stay.received;
	return p;
}

static void test_one(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(CASES); i++) {
		struct takings_payment p = payment(i);
		struct takings t = { 0 };

		if (!takings_payment(&t, &p) || t.paid != CASES[i].paid || t.free != CASES[i].free || t.irregular != CASES[i].irregular ||
		    fen_count(t.given) != CASES[i].given || fen_count(t.unpaid) != CASES[i].unpaid ||
		    fen_count(t.ways[i % STAY_WAYS]) != CASES[i].received)
			fail_msg("%s", CASES[i].words);
	}
}

static void test_merge(void **state)
{
	(void)state;
	for (size_t parted = 0; parted <= ROWS(CASES); parted++) {
		struct takings all = { 0 }, first = { 0 }, second = { 0 };

		for (size_t i = 0; i < ROWS(CASES); i++) {
			struct takings_payment p = payment(i);

			assert_true(takings_payment(&all, &p));
			assert_true(takings_payment(i < parted ? &first : &second, &p));
		}
		assert_true(takings_shift(&all, fen_of(100), fen_of(700), fen_of(-5)));
		assert_true(takings_shift(&second, fen_of(100), fen_of(700), fen_of(-5)));
		assert_true(takings_merge(&first, &second));
		assert_memory_equal(&first, &all, sizeof all);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_one), cmocka_unit_test(test_merge) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
