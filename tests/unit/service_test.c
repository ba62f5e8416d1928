/* service: DOMAIN §1.1 RC-01 to RC-08, §7.2, §7.3, §11 vector 3, RULINGS 26–28, 37, 41; the manual's settings. */
#include "tests/unit/stamp_rule.h"

#include "pipeline/rules/deadline.h"

static const struct service_terms TERMS = {
	.desk_open = 540, .desk_close = 1050, .check_after = 15, .check_tolerance = 15, .confirm_before = 15,
	.lead_max = 60, .urgent_hours = 24, .developer_days = 30, .default_days = 3,
};

static const struct {
	const char *words, *received, *promised, *finished, *closed;
	char kind; /* h: the developer's, of a class with two hours, u: urgent, e: enquiry, d: the developer's, c: cancelled */
	const char *as_of, *due;
	enum answer late;
} DUE[] = {
	{ "three times 24 hours, to the second", "02-01 10:00:00", "", "02-04 10:00:00", "", ' ', "2023-02-28", "2023-02-04 10:00:00", NO },
	{ "a second more", "02-01 10:00:00", "", "02-04 10:00:01", "", ' ', "2023-02-28", "2023-02-04 10:00:00", YES },
	{ "open, not yet due", "02-01 10:00:00", "", "", "", ' ', "2023-02-03", "2023-02-04 10:00:00", NOT_YET },
	{ "open, past due", "02-01 10:00:00", "", "", "", ' ', "2023-02-04", "2023-02-04 10:00:00", YES },
	{ "urgent: 24 hours", "02-01 10:00:00", "", "02-02 10:00:01", "", 'u', "2023-02-28", "2023-02-02 10:00:00", YES },
	{ "an enquiry: the end of its day", "02-01 10:00:00", "", "02-01 23:59:59", "", 'e', "2023-02-28", "2023-02-01 23:59:59", NO },
	{ "an enquiry, open at the end of its day", "02-01 10:00:00", "", "", "", 'e', "2023-02-01", "2023-02-01 23:59:59", NOT_YET },
	{ "an enquiry, open the day after", "02-01 10:00:00", "", "", "", 'e', "2023-02-02", "2023-02-01 23:59:59", YES },
	{ "the developer's: thirty days, over a month's end", "02-01 10:00:00", "", "", "", 'd', "2023-03-03", "2023-03-03 10:00:00", YES },
	{ "promised: that counts, though it is urgent", "02-01 10:00:00", "02-20 12:00:00", "02-20 12:00:00", "", 'u', "2023-02-28", "2023-02-20 12:00:00", NO },
	{ "promised for a day: its end", "02-01 10:00:00", "02-20", "", "", ' ', "2023-02-20", "2023-02-20 23:59:59", NOT_YET },
	{ "received on a day: from its end", "02-01", "", "02-04 23:59:59", "", ' ', "2023-02-28", "2023-02-04 23:59:59", NO },
	{ "finished on the due day, no time", "02-01 10:00:00", "", "02-04", "", ' ', "2023-02-28", "2023-02-04 10:00:00", NO },
	{ "closed only: that is its finish", "02-01 10:00:00", "", "", "02-05 10:00:00", ' ', "2023-02-28", "2023-02-04 10:00:00", YES },
	{ "finished before it was received", "02-01 10:00:00", "", "01-31 10:00:00", "", ' ', "2023-02-28", "2023-02-04 10:00:00", UNKNOWN },
	{ "its class has hours of its own, over the developer's", "02-01 10:00:00", "", "", "", 'h', "2023-02-01", "2023-02-01 12:00:00", YES },
	{ "cancelled", "02-01 10:00:00", "", "", "", 'c', "2023-02-28", "2023-02-04 10:00:00", NOT_ASKED },
};

static void test_due(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(DUE); i++) {
		struct service s = { .received = rule_stamp(DUE[i].received), .promised = rule_stamp(DUE[i].promised),
				     .finished = rule_stamp(DUE[i].finished), .closed = rule_stamp(DUE[i].closed) };
		char text[24];

		s.urgent = DUE[i].kind == 'u';
		s.enquiry = DUE[i].kind == 'e';
		s.developer = DUE[i].kind == 'd' || DUE[i].kind == 'h';
		s.class_hours = DUE[i].kind == 'h' ? 2 : 0;
		s.cancelled = DUE[i].kind == 'c';
		if (strcmp(moment_text(deadline_finish(&s, &TERMS), text), DUE[i].due))
			fail_msg("%s: want %s, got %s", DUE[i].words, DUE[i].due, text);
		rule_same_answer(DUE[i].words, service_overdue(&s, &TERMS, rule_now(DUE[i].as_of)), DUE[i].late);
	}
}

static const struct {
	const char *words, *received, *classified, *as_of;
	bool next_open;
	enum answer want;
} CLASSIFIED[] = {
	{ "the same day", "02-10 09:00:00", "02-10 23:59:59", "2023-02-28", false, YES },
	{ "the next day", "02-10 09:00:00", "02-11 00:00:00", "2023-02-28", false, NO },
	{ "received at night, classified in the morning: literally late", "02-10 23:50:00", "02-11 09:00:00", "2023-02-28", false, NO },
	{ "the same, where the next opening is agreed", "02-10 23:50:00", "02-11 09:00:00", "2023-02-28", true, YES },
	{ "the agreement is for what comes after the desk closed", "02-10 17:29:59", "02-11 09:00:00", "2023-02-28", true, NO },
	{ "at the very closing of the desk: after it", "02-10 17:30:00", "02-11 09:00:00", "2023-02-28", true, YES },
	{ "before the desk opens: it opens that day", "02-10 03:00:00", "02-11 09:00:00", "2023-02-28", true, NO },
	{ "days only", "02-10", "02-10", "2023-02-28", false, YES },
	{ "before it was received", "02-10 09:00:00", "02-10 08:59:59", "2023-02-28", false, UNKNOWN },
	{ "missing", "02-10 09:00:00", "", "2023-02-28", false, UNKNOWN },
	{ "missing, the day is not over", "02-10 09:00:00", "", "2023-02-10", false, NOT_YET },
};

static void test_classified(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(CLASSIFIED); i++) {
		struct service s = { .received = rule_stamp(CLASSIFIED[i].received), .classified = rule_stamp(CLASSIFIED[i].classified) };
		struct service_terms t = TERMS;

		t.next_open = CLASSIFIED[i].next_open;
		rule_same_answer(CLASSIFIED[i].words, service_classified(&s, &t, rule_now(CLASSIFIED[i].as_of)), CLASSIFIED[i].want);
		s.cancelled = true;
		rule_same_answer("cancelled: still judged", service_classified(&s, &t, rule_now(CLASSIFIED[i].as_of)), CLASSIFIED[i].want);
	}
}

static const struct {
	const char *words, *classified;
	const char *to[2];
	int minutes[2];
	enum answer want;
} FORWARDED[] = {
	{ "vector 3: 维修 after exactly five minutes", "02-10 10:00:00", { "02-10 10:05:00" }, { 5 }, YES },
	{ "a second more", "02-10 10:00:00", { "02-10 10:05:01" }, { 5 }, NO },
	{ "vector 3: and 开发商 after twenty: the ticket is late", "02-10 10:00:00", { "02-10 10:05:00", "02-10 10:20:00" }, { 5, 5 }, NO },
	{ "vector 3: unless 24 hours are agreed with it", "02-10 10:00:00", { "02-10 10:05:00", "02-10 10:20:00" }, { 5, 1440 }, YES },
	{ "at the same moment", "02-10 10:00:00", { "02-10 10:00:00" }, { 5 }, YES },
	{ "before it was classified", "02-10 10:00:00", { "02-10 09:59:59" }, { 5 }, UNKNOWN },
	{ "missing", "02-10 10:00:00", { "" }, { 5 }, UNKNOWN },
	{ "one is missing, the other late: late", "02-10 10:00:00", { "", "02-10 10:20:00" }, { 5, 5 }, NO },
	{ "one is missing, the other in time", "02-10 10:00:00", { "", "02-10 10:04:00" }, { 5, 5 }, UNKNOWN },
	{ "forwarded on a day: some time of it is in time", "02-10 10:00:00", { "02-10" }, { 5 }, YES },
	{ "classified on a day, forwarded late that day", "02-10", { "02-10 23:00:00" }, { 5 }, YES },
	{ "classified on a day, forwarded the next", "02-10", { "02-11 09:00:00" }, { 5 }, NO },
	{ "over the end of a month", "02-28 23:58:00", { "03-01 00:03:00" }, { 5 }, YES },
	{ "never classified", "", { "02-10 10:00:00" }, { 5 }, UNKNOWN },
};

static void test_forwarded(void **state)
{
	struct stamp classified = rule_stamp("02-10 23:58:00");
	struct service_forward to = { { 0 }, 5 };

	(void)state;
	for (size_t i = 0; i < ROWS(FORWARDED); i++) {
		struct stamp base = rule_stamp(FORWARDED[i].classified);
		struct service_forward parties[2];
		size_t n = 0;

		for (; n < 2 && FORWARDED[i].to[n]; n++)
			parties[n] = (struct service_forward){ rule_stamp(FORWARDED[i].to[n]), FORWARDED[i].minutes[n] };
		rule_same_answer(FORWARDED[i].words, service_forwarded(&base, parties, n, rule_now("2023-03-05")), FORWARDED[i].want);
	}
	rule_same_answer("missing, the minutes still run", service_forwarded(&classified, &to, 1, rule_now("2023-02-10")), NOT_YET);
}

/* RC-06 by the dispatch, RC-08 by the appointment; both at 10:00. */
static const struct {
	const char *words, *arrived, *checked;
	enum answer dispatched, visited;
} THERE[] = {
	{ "there after exactly 15 minutes", "02-10 10:15:00", "", YES, YES },
	{ "a second later, nobody checked", "02-10 10:15:01", "", UNKNOWN, UNKNOWN },
	{ "checked after exactly 15 minutes", "", "02-10 10:15:00", YES, YES },
	{ "checked after exactly 30", "", "02-10 10:30:00", YES, YES },
	{ "a second later", "", "02-10 10:30:01", NO, NO },
	{ "checked too early, and nobody was there", "", "02-10 10:14:59", UNKNOWN, UNKNOWN },
	{ "checked early, but he was there", "02-10 10:10:00", "02-10 10:12:00", YES, YES },
	{ "checked late, but he came in time", "02-10 10:10:00", "02-10 11:00:00", YES, YES },
	{ "he came late, but it was checked", "02-10 10:40:00", "02-10 10:20:00", YES, YES },
	{ "he came late, and it was checked late", "02-10 10:40:00", "02-10 10:45:00", NO, NO },
	{ "neither", "", "", UNKNOWN, UNKNOWN },
	{ "before the base: reversed for a dispatch, early for an appointment", "02-10 09:50:00", "", UNKNOWN, YES },
	{ "checked on a day only", "", "02-10", YES, YES },
};

static void test_there(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(THERE); i++) {
		struct service s = { .received = rule_stamp("02-10 08:00:00"), .dispatched = rule_stamp("02-10 10:00:00"),
				     .arrived = rule_stamp(THERE[i].arrived), .checked = rule_stamp(THERE[i].checked) };
		struct moment now = rule_now("2023-02-28");

		rule_same_answer(THERE[i].words, service_dispatched(&s, &TERMS, now), THERE[i].dispatched);
		rule_same_answer("no appointment", service_visited(&s, &TERMS, now), NOT_ASKED);
		s.appointed = s.dispatched;
		rule_same_answer(THERE[i].words, service_visited(&s, &TERMS, now), THERE[i].visited);
		rule_same_answer("with an appointment RC-06 does not ask", service_dispatched(&s, &TERMS, now), NOT_ASKED);
		s.cancelled = true;
		rule_same_answer("cancelled", service_visited(&s, &TERMS, now), NOT_ASKED);
	}
}

static void test_there_still_runs(void **state)
{
	struct service s = { .received = rule_stamp("02-10 20:00:00"), .dispatched = rule_stamp("02-10 23:45:00") };

	(void)state;
	rule_same_answer("dispatched fifteen minutes before midnight", service_dispatched(&s, &TERMS, rule_now("2023-02-10")), NOT_YET);
	rule_same_answer("the day after", service_dispatched(&s, &TERMS, rule_now("2023-02-11")), UNKNOWN);
	s.dispatched.given = false;
	rule_same_answer("not dispatched", service_dispatched(&s, &TERMS, rule_now("2023-02-11")), NOT_ASKED);
}

static const struct {
	const char *words, *received, *confirmed, *reminded, *as_of;
	enum answer want;
} APPOINTED[] = {
	{ "both exactly 15 minutes before", "02-09 10:00:00", "02-10 09:45:00", "02-10 09:45:00", "2023-02-28", YES },
	{ "one a second later", "02-09 10:00:00", "02-10 09:45:00", "02-10 09:45:01", "2023-02-28", NO },
	{ "both exactly an hour before", "02-09 10:00:00", "02-10 09:00:00", "02-10 09:00:00", "2023-02-28", YES },
	{ "one a second too early", "02-09 10:00:00", "02-10 08:59:59", "02-10 09:30:00", "2023-02-28", NO },
	{ "nobody reminded the department", "02-09 10:00:00", "02-10 09:30:00", "", "2023-02-28", UNKNOWN },
	{ "one late, one missing: late", "02-09 10:00:00", "02-10 09:50:00", "", "2023-02-28", NO },
	{ "still to come", "02-09 10:00:00", "", "", "2023-02-09", NOT_YET },
	{ "too early, and there is still time to do it again", "02-09 10:00:00", "02-09 11:00:00", "", "2023-02-09", NOT_YET },
	{ "received fifteen minutes before: it could just be done", "02-10 09:45:00", "02-10 09:45:00", "02-10 09:45:00", "2023-02-28", YES },
	{ "received less than fifteen minutes before", "02-10 09:45:01", "", "", "2023-02-28", NOT_ASKED },
};

static void test_appointed(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(APPOINTED); i++) {
		struct service s = { .received = rule_stamp(APPOINTED[i].received), .appointed = rule_stamp("02-10 10:00:00"),
				     .confirmed = rule_stamp(APPOINTED[i].confirmed), .reminded = rule_stamp(APPOINTED[i].reminded) };

		rule_same_answer(APPOINTED[i].words, service_appointed(&s, &TERMS, rule_now(APPOINTED[i].as_of)), APPOINTED[i].want);
	}
}

static const struct {
	const char *received;
	bool desk;
} DESK[] = { { "02-10 08:59:59", false }, { "02-10 09:00:00", true }, { "02-10 17:29:59", true }, { "02-10 17:30:00", false }, { "02-10 00:00:00", false } };

static void test_desk(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(DESK); i++) {
		struct stamp s = rule_stamp(DESK[i].received);

		rule_same_int(DESK[i].received, service_at_desk(&s, &TERMS), DESK[i].desk);
	}
}

/* steps: c classified, f forwarded, p appointed, a arrived, d done, k called, x closed */
static const struct {
	const char *steps, *state;
	bool agrees;
} STATES[] = {
	{ "", "已受理", true },	  { "c", "已受理", false },  { "cf", "已转派", true },	 { "cfa", "处理中", true },
	{ "cfad", "处理中", false }, { "cfad", "待回访", true }, { "cfadk", "待回访", false }, { "cfadk", "已回访", true },
	{ "cfadkx", "已关闭", true }, { "cfad", "已关闭", false }, { "cf", "待料", true },	 { "x", "已完工", false },
	{ "cfp", "已预约", true },   { "cf", "已完工", false }, { "cf", "某种说法", true },
};

static void test_states(void **state)
{
	static const char *const OUT[] = { "已取消", "重复并单", "无效", "退单" };
	struct stamp on = rule_stamp("02-10 10:00:00");

	(void)state;
	for (size_t i = 0; i < ROWS(STATES); i++) {
		const char *at = STATES[i].steps;
		struct service s = { .received = on };

		s.classified.given = strchr(at, 'c');
		s.forwarded.given = strchr(at, 'f');
		s.appointed.given = strchr(at, 'p');
		s.arrived.given = strchr(at, 'a');
		s.finished.given = strchr(at, 'd');
		s.closed.given = strchr(at, 'x');
		rule_same_int(STATES[i].state, service_state_agrees(&s, strchr(at, 'k'), service_state_word(STATES[i].state)), STATES[i].agrees);
	}
	assert_string_equal(service_derived(&(struct service){ .received = on }, false), "已受理");
	assert_string_equal(service_derived(&(struct service){ .received = on, .dispatched = on }, false), "已转派");
	assert_string_equal(service_derived(&(struct service){ .received = on, .finished = on }, true), "已回访");
	assert_string_equal(service_derived(&(struct service){ .received = on, .finished = on, .cancelled = true }, true), "已取消");
	for (size_t i = 0; i < ROWS(OUT); i++)
		assert_true(service_cancelled(OUT[i]));
	assert_false(service_cancelled("转单"));
	assert_false(service_cancelled(""));
}

static void test_disorder(void **state)
{
	struct service s = { .received = rule_stamp("02-10 10:00:00"), .classified = rule_stamp("02-10"), .finished = rule_stamp("02-11 10:00:00") };

	(void)state;
	assert_null(service_disorder(&s));
	s.arrived = rule_stamp("02-11 10:00:01");
	assert_string_equal(service_disorder(&s), "完工时间 < 到场时间");
	s.classified = rule_stamp("02-09");
	assert_string_equal(service_disorder(&s), "分类时间 < 受理时间");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_due),	  cmocka_unit_test(test_classified), cmocka_unit_test(test_forwarded),
		cmocka_unit_test(test_there),	  cmocka_unit_test(test_there_still_runs), cmocka_unit_test(test_appointed),
		cmocka_unit_test(test_desk),	  cmocka_unit_test(test_states),     cmocka_unit_test(test_disorder),
	};

	return cmocka_run_group_tests_name("service", tests, NULL, NULL);
}
