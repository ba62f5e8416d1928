/* ledger_report: editions in order, one pending at a time, what was said last. DOMAIN §1.3 PT-06. */
#include "tests/unit/folder.h"

#include "pipeline/store/ledger_report.h"

#define HEX "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define NOVEMBER (2026 * 12 + 10)

static struct ledger *fresh(struct folder *f, const char *name)
{
	struct ledger *l = ledger_open(folder_at(f, name), DB_WRITE, &f->e);

	if (!l)
		fail_msg("%s", f->e.text);
	return l;
}

static struct day day(const char *text)
{
	struct day d;

	assert_true(day_parse(text, &d));
	return d;
}

static struct ledger_report edition(struct folder *f, struct ledger *l, int32_t month, const char *as_of, const char *issued)
{
	struct ledger_report r = { .report = "assessment", .month = month, .as_of = day(as_of), .issued = day(issued) };

	if (ledger_add_report(l, &r, &f->e) < 0)
		fail_msg("%s", f->e.text);
	return r;
}

static void issue(struct folder *f, struct ledger *l, struct ledger_report *r, const char *digest)
{
	r->digest = digest;
	if (ledger_issue_report(l, r, &f->e) < 0)
		fail_msg("%s", f->e.text);
}

static void test_editions(void **state)
{
	struct folder *f = *state;
	struct ledger *l = fresh(f, "editions.db");
	struct ledger_report r = edition(f, l, NOVEMBER, "2026-11-25", "2026-11-25"), *list;
	size_t n;

	assert_int_equal(r.edition, 1);
	r = edition(f, l, NOVEMBER, "2026-11-25", "2026-11-26"); /* tried again on the next day */
	assert_int_equal(r.edition, 1);
	assert_int_equal(ledger_drop_report(l, &r, &f->e), 0);
	assert_non_null(list = ledger_reports(f->arena, l, day("2026-12-31"), &n, &f->e));
	assert_int_equal(n, 0);
	r = edition(f, l, NOVEMBER, "2026-11-25", "2026-11-25");
	assert_int_equal(r.edition, 1); /* what was dropped leaves no gap */
	issue(f, l, &r, HEX);
	assert_int_equal(ledger_issue_report(l, &r, &f->e), -1); /* an edition is written once */
	assert_int_equal(f->e.kind, ERR_BUG);
	assert_int_equal(ledger_drop_report(l, &r, &f->e), 0); /* what is issued stays */
	r = edition(f, l, NOVEMBER, "2026-11-25", "2026-12-03");
	assert_int_equal(r.edition, 2);
	assert_non_null(list = ledger_reports(f->arena, l, day("2026-11-25"), &n, &f->e));
	assert_int_equal(n, 2);
	assert_string_equal(list[0].digest, HEX);
	assert_null(list[1].digest);
	assert_int_equal(day_cmp(list[1].issued, day("2026-12-03")), 0);
	assert_non_null(ledger_reports(f->arena, l, day("2026-11-24"), &n, &f->e));
	assert_int_equal(n, 0); /* they count from their as-of on */
	ledger_close(l);
}

static void test_files_and_sheets(void **state)
{
	struct folder *f = *state;
	struct ledger *l = fresh(f, "files.db");
	struct ledger_report r = edition(f, l, NOVEMBER, "2026-11-25", "2026-11-25");
	struct ledger_report_text *texts;
	size_t n;

	assert_int_equal(ledger_add_report_sheet(l, &r, 1, "summary", "类型\t得分\n保洁\t90.00\n", &f->e), 0);
	assert_int_equal(ledger_add_report_sheet(l, &r, 0, "zones", "区域\n", &f->e), 0);
	assert_int_equal(ledger_add_report_file(l, &r, "月报/月报.xlsx", HEX, &f->e), 0);
	assert_int_equal(ledger_add_report_file(l, &r, "月报/月报.xlsx", HEX, &f->e), -1);
	assert_non_null(texts = ledger_report_sheets(f->arena, l, &r, &n, &f->e));
	assert_int_equal(n, 2);
	assert_string_equal(texts[1].name, "summary");
	assert_string_equal(texts[1].text, "类型\t得分\n保洁\t90.00\n");
	assert_non_null(texts = ledger_report_files(f->arena, l, &r, &n, &f->e));
	assert_int_equal(n, 1);
	assert_string_equal(texts[0].text, HEX);
	ledger_close(l);
}

static void say(struct folder *f, struct ledger *l, struct ledger_report *r, int32_t month, int64_t score, int64_t factor)
{
	const struct ledger_score s = { month, 1, score };
	const struct ledger_finding w = { "W1", "东区", "A01", month, day("2026-11-20"), 1, 200, factor, true };

	assert_int_equal(ledger_add_score(l, r, &s, &f->e), 0);
	assert_int_equal(ledger_add_finding(l, r, &w, &f->e), 0);
}

static void test_what_was_said_last(void **state)
{
	struct folder *f = *state;
	struct ledger *l = fresh(f, "said.db");
	struct ledger_report november = edition(f, l, NOVEMBER, "2026-11-25", "2026-11-25"), december, again;
	struct ledger_finding *findings;
	struct ledger_score *scores;
	size_t n;

	say(f, l, &november, NOVEMBER, 9000, 100);
	assert_non_null(scores = ledger_scores(f->arena, l, "assessment", NOVEMBER + 1, day("2026-12-25"), &n, &f->e));
	assert_int_equal(n, 0); /* it is not out */
	issue(f, l, &november, HEX);
	december = edition(f, l, NOVEMBER + 1, "2026-12-25", "2026-12-25");
	say(f, l, &december, NOVEMBER, 9200, 0);
	issue(f, l, &december, HEX);
	again = edition(f, l, NOVEMBER, "2026-11-25", "2027-01-10");
	say(f, l, &again, NOVEMBER, 9100, 50);
	issue(f, l, &again, HEX);

	assert_non_null(scores = ledger_scores(f->arena, l, "assessment", NOVEMBER + 1, day("2026-12-25"), &n, &f->e));
	assert_int_equal(n, 1);
	assert_int_equal(scores[0].score, 9000); /* December's own report is none before it */
	assert_non_null(scores = ledger_scores(f->arena, l, "assessment", NOVEMBER + 2, day("2027-01-09"), &n, &f->e));
	assert_int_equal(n, 1);
	assert_int_equal(scores[0].score, 9200);
	assert_non_null(scores = ledger_scores(f->arena, l, "assessment", NOVEMBER + 2, day("2027-01-25"), &n, &f->e));
	assert_int_equal(scores[0].score, 9100);
	assert_non_null(findings = ledger_findings(f->arena, l, "assessment", NOVEMBER + 2, day("2027-01-25"), &n, &f->e));
	assert_int_equal(n, 1);
	assert_int_equal(findings[0].factor, 50);
	assert_non_null(scores = ledger_scores(f->arena, l, "survey", NOVEMBER + 2, day("2027-01-25"), &n, &f->e));
	assert_int_equal(n, 0);
	ledger_close(l);
}

static void test_digest(void **state)
{
	struct folder *f = *state;
	struct ledger *l = fresh(f, "digest.db");
	char none[FILE_DIGEST], first[FILE_DIGEST], now[FILE_DIGEST];
	struct ledger_report r;

	assert_int_equal(ledger_digest(l, "report", day("2026-11-25"), none, &f->e), 0);
	r = edition(f, l, NOVEMBER, "2026-11-25", "2026-11-25");
	assert_int_equal(ledger_digest(l, "report", day("2026-11-25"), first, &f->e), 0);
	assert_string_not_equal(first, none); /* what is being made says so in itself */
	issue(f, l, &r, HEX);
	assert_int_equal(ledger_digest(l, "report", day("2026-11-25"), now, &f->e), 0);
	assert_string_equal(now, first); /* and is not made again once it is out */
	assert_int_equal(ledger_digest(l, "report", day("2026-11-24"), now, &f->e), 0);
	assert_string_equal(now, none);
	ledger_close(l);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_editions),
		cmocka_unit_test(test_files_and_sheets),
		cmocka_unit_test(test_what_was_said_last),
		cmocka_unit_test(test_digest),
	};

	return cmocka_run_group_tests(tests, folder_open, folder_close);
}
