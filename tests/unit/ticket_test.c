/* ticket: DOMAIN §6.2 PK-5, PK-7, §11 vector 16. */
#include "tests/unit/rule.h"

#include "pipeline/rules/ticket.h"

static const struct {
	const char *words, *from, *to, *voids;
	enum ticket_fault fault;
	int64_t used, voided;
} USES[] = {
	{ "vector 16", "0012301", "0012400", "0012355", TICKET_GOOD, 100, 1 },
	{ "one ticket", "7", "7", "", TICKET_GOOD, 1, 0 },
	{ "a number grows by a digit", "0099", "0100", "", TICKET_GOOD, 2, 0 },
	{ "letters", "A0099", "A0101", "A0100、A0101", TICKET_GOOD, 3, 2 },
	{ "digits inside the letters", "5Y-001", "5Y-010", "", TICKET_GOOD, 10, 0 },
	{ "void without its letters", "A0099", "A0101", "0100", TICKET_GOOD, 3, 1 },
	{ "void without its zeros", "0012301", "0012400", "12355", TICKET_GOOD, 100, 1 },
	{ "void written twice counts once", "1", "9", "3、4、3", TICKET_GOOD, 9, 2 },
	{ "other commas", "1", "9", "3，4, 5；6;7 8", TICKET_GOOD, 9, 6 },
	{ "void of another book", "A1", "A9", "B3、A4", TICKET_VOID, 9, 1 },
	{ "void below", "11", "19", "10", TICKET_VOID, 9, 0 },
	{ "void above", "11", "19", "20", TICKET_VOID, 9, 0 },
	{ "void that is no number", "11", "19", "无", TICKET_VOID, 9, 0 },
	{ "nothing written", "", "", "", TICKET_NONE, 0, 0 },
	{ "only the first", "1", "", "", TICKET_HALF, 0, 0 },
	{ "only the last", "", "1", "", TICKET_HALF, 0, 0 },
	{ "only a void one", "", "", "3", TICKET_HALF, 0, 0 },
	{ "two books", "A1", "B9", "", TICKET_PREFIX, 0, 0 },
	{ "a prefix of the prefix", "A1", "AA9", "", TICKET_PREFIX, 0, 0 },
	{ "backwards", "9", "1", "", TICKET_BACKWARDS, 0, 0 },
	{ "no digits at the end", "12A", "13A", "", TICKET_UNREADABLE, 0, 0 },
	{ "sixteen digits", "1234567890123456", "1234567890123457", "", TICKET_UNREADABLE, 0, 0 },
};

static void test_uses(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < ROWS(USES); i++) {
		struct ticket_use u;

		rule_same_int(USES[i].words, ticket_use(a, USES[i].from, USES[i].to, USES[i].voids, &u), USES[i].fault);
		rule_same_int(USES[i].words, u.used, USES[i].used);
		rule_same_int(USES[i].words, u.voided, USES[i].voided);
		rule_same_int(USES[i].words, u.valid, USES[i].used - USES[i].voided);
	}
	arena_free(a);
}

static const struct {
	const char *words;
	int64_t last, first;
	enum ticket_step step;
	int64_t count;
} STEPS[] = {
	{ "goes on", 400, 401, TICKET_GOES_ON, 0 },           { "one is missing", 400, 402, TICKET_GAP, 1 },
	{ "fifty are missing", 400, 451, TICKET_GAP, 50 },    { "the last again", 400, 400, TICKET_OVERLAP, 1 },
	{ "a hundred again", 400, 301, TICKET_OVERLAP, 100 },
};

static void test_steps(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(STEPS); i++) {
		int64_t count;

		rule_same_int(STEPS[i].words, ticket_step(STEPS[i].last, STEPS[i].first, &count), STEPS[i].step);
		rule_same_int(STEPS[i].words, count, STEPS[i].count);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_uses), cmocka_unit_test(test_steps) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
