/* kefu explain ROOM|LETTER: why a house stands at its step, why it gets a letter or none, and which rows of which files say so.
 * Reads what was computed for a day; computes nothing. The text is a document: Chinese, whatever the locale. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "pipeline/base/settings.h"
#include "pipeline/base/text.h"
#include "pipeline/commands/explain.sql.h"
#include "pipeline/stage/computed.h"
#include "pipeline/stage/program.h"

enum { OPTION_AS_OF = 256 };

static const struct argp_option OPTIONS[] = {
	{ "as-of", OPTION_AS_OF, "DATE", 0, "the day, as YYYY-MM-DD (default: the latest computed)", 0 },
	{ 0 },
};

struct call {
	struct program_options common;
	const char *what;
	struct day as_of;
};

static error_t parse_option(int key, char *value, struct argp_state *state)
{
	struct call *c = state->input;

	switch (key) {
	case ARGP_KEY_INIT:
		state->child_inputs[0] = &c->common;
		return 0;
	case OPTION_AS_OF:
		program_day(state, value, &c->as_of);
		return 0;
	case ARGP_KEY_ARG:
		if (c->what)
			argp_error(state, _("one house or letter at a time"));
		c->what = value;
		return 0;
	case ARGP_KEY_NO_ARGS:
		argp_error(state, _("which house or letter? kefu explain ROOM"));
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

struct telling {
	struct arena *arena;
	struct db *db;
	const struct settings *settings;
	struct day as_of;
	const char *room, *letter; /* letter NULL: a house was asked for */
	struct err *e;
};

/* ---- words ---- */

static const char *yuan(struct telling *t, struct fen f)
{
	char text[FEN_TEXT];

	return arena_strdup(t->arena, fen_grouped(f, text));
}

static const char *day_words(struct telling *t, struct day d)
{
	char text[DAY_TEXT];

	return day_none(d) ? "—" : arena_strdup(t->arena, day_text(d, text));
}

static const char *period(struct telling *t, struct stmt *s)
{
	char from[DAY_TEXT], to[DAY_TEXT];
	int32_t first = (int32_t)stmt_int(s, "period_from"), last = (int32_t)stmt_int(s, "period_to");

	month_text(first, from);
	return last > first ? arena_printf(t->arena, "%s~%s", from, month_text(last, to)) : arena_strdup(t->arena, from);
}

/* The columns path, sheet and line of a statement; "" where no row is known. */
static const char *place(struct telling *t, struct stmt *s)
{
	return computed_place(t->arena, stmt_text(s, "path"), stmt_text(s, "sheet"), stmt_int(s, "line"));
}

static struct stmt *ask(struct telling *t, const char *sql)
{
	struct stmt *s = db_prepare(t->db, sql);

	stmt_bind_text(s, "room", t->room);
	return s;
}

/* ---- the house ---- */

static int tell_house(struct telling *t)
{
	struct stmt *s = ask(t, SQL_EXPLAIN_HOUSE), *cut = db_prepare(t->db, SQL_EXPLAIN_CUT);
	int more = stmt_step(s, t->e);
	struct day last = DAY_NONE;

	if (more < 0 || stmt_step(cut, t->e) < 0)
		return -1;
	last = stmt_day(cut, "day");
	printf("%s", t->room);
	if (more)
		printf("　%s　付费主体：%s%s%s　（%s）\n", stmt_text(s, "owner"), stmt_text(s, "payer"),
		       *stmt_text(s, "delivery") ? "　送达状态：" : "", stmt_text(s, "delivery"), place(t, s));
	else
		printf("　房屋业主资料中没有这个房号\n");
	printf("截至 %s，数据截止日（最后收款）%s\n", day_words(t, t->as_of), day_words(t, last));
	stmt_end(s);
	stmt_end(cut);
	return 0;
}

/* ---- the step and why ---- */

static void why_demand(struct telling *t, struct stmt *s)
{
	if (stmt_int(s, "overdue_days") >= settings_int(t->settings, "letter.stages.S3_1"))
		printf("；逾期满 %lld 天", (long long)settings_int(t->settings, "letter.stages.S3_1"));
	if (stmt_int(s, "months") >= settings_int(t->settings, "letter.stages.S3_months"))
		printf("；物业费欠满 %lld 个月", (long long)settings_int(t->settings, "letter.stages.S3_months"));
	if (stmt_int(s, "near_limitation"))
		printf("；诉讼时效将满，直接催缴");
}

static void why_suit(struct telling *t, struct stmt *s)
{
	printf("；%s 的限期已过", stmt_text(s, "lapsed_no"));
	if (stmt_int(s, "overdue_days") >= settings_int(t->settings, "letter.stages.S5"))
		printf("；逾期满 %lld 天", (long long)settings_int(t->settings, "letter.stages.S5"));
	if (fen_cmp(stmt_fen(s, "owed"), settings_money(t->settings, "sue.min_amount")) >= 0)
		printf("；欠费满 %s 元", yuan(t, settings_money(t->settings, "sue.min_amount")));
	if (stmt_int(s, "near_limitation"))
		printf("；诉讼时效将满");
}

static void tell_why(struct telling *t, struct stmt *s)
{
	const char *step = stmt_text(s, "step");

	printf("　为什么：逾期 %lld 天（最早应缴日 %s）", (long long)stmt_int(s, "overdue_days"), day_words(t, stmt_day(s, "oldest_due")));
	if (!strcmp(step, "S1"))
		printf("，不满 %lld 天", (long long)settings_int(t->settings, "letter.stages.S2"));
	else if (!strcmp(step, "S2"))
		printf("，满 %lld 天，未到催缴函的条件", (long long)settings_int(t->settings, "letter.stages.S2"));
	else if (!strcmp(step, "S3-1"))
		why_demand(t, s);
	else if (!strcmp(step, "S3-2"))
		printf("；满 %lld 天，第一次催缴函 %s 已过 %lld 天", (long long)settings_int(t->settings, "letter.stages.S3_2"),
		       stmt_text(s, "first_no"), (long long)settings_int(t->settings, "letter.resend_days"));
	else if (!strcmp(step, "S4"))
		printf("；%s 的限期已过，逾期满 %lld 天", stmt_text(s, "lapsed_no"), (long long)settings_int(t->settings, "letter.stages.S4"));
	else
		why_suit(t, s);
	printf("\n");
}

static const char *step_words(const char *step)
{
	static const char *const names[][2] = { { "S1", "电话、短信提醒" },	 { "S2", "催款通知单" }, { "S3-1", "催缴函（第一次）" },
						{ "S3-2", "催缴函（第二次）" }, { "S4", "律师函清单" }, { "S5", "起诉清单" } };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (!strcmp(names[i][0], step))
			return names[i][1];
	return "";
}

static void tell_gates(struct telling *t, struct stmt *s)
{
	if (!stmt_null(s, "reason"))
		printf("　不发函：%s%s%s\n", stmt_text(s, "reason"), strcmp(stmt_text(s, "gates"), stmt_text(s, "reason")) ? "　全部原因：" : "",
		       strcmp(stmt_text(s, "gates"), stmt_text(s, "reason")) ? stmt_text(s, "gates") : "");
	else if (stmt_int(s, "planned") && !stmt_null(s, "pay_by"))
		printf("　列入计划，要求 %s 前（含当日）缴清；批准后发出\n", day_words(t, stmt_day(s, "pay_by")));
	else if (stmt_int(s, "planned"))
		printf("　列入清单，待审批\n");
	else
		printf("　这一阶段不发函\n");
}

static int tell_step(struct telling *t)
{
	struct stmt *s = ask(t, SQL_EXPLAIN_STEP), *p = ask(t, SQL_EXPLAIN_PENALTY);
	int more = stmt_step(s, t->e);

	if (more < 0 || stmt_step(p, t->e) < 0)
		return -1;
	if (!more) {
		printf("\n没有逾期欠费，不催缴\n");
	} else {
		printf("\n催缴阶段：%s %s\n", stmt_text(s, "step"), step_words(stmt_text(s, "step")));
		printf("　逾期欠费 %s 元，物业费欠 %lld 个月", yuan(t, stmt_fen(s, "owed")), (long long)stmt_int(s, "months"));
		if (!stmt_null(p, "penalty"))
			printf("，违约金 %s 元", yuan(t, stmt_fen(p, "penalty")));
		printf("\n");
		tell_why(t, s);
		tell_gates(t, s);
		if (!stmt_null(s, "limitation"))
			printf("　诉讼时效：最早 %s 届满\n", day_words(t, stmt_day(s, "limitation")));
		else
			printf("　诉讼时效：各账单都已届满\n");
	}
	stmt_end(s);
	stmt_end(p);
	return 0;
}

static int tell_holds(struct telling *t)
{
	struct stmt *s = ask(t, SQL_EXPLAIN_HOLDS);
	int more;

	stmt_bind_day(s, "as_of", t->as_of);
	while ((more = stmt_step(s, t->e)) > 0)
		printf("　催缴例外%s：%s，%s 至 %s，批准人 %s%s%s　（%s）\n", stmt_int(s, "now") ? "" : "（今天不起作用）", stmt_text(s, "reason"),
		       day_words(t, stmt_day(s, "start")), day_words(t, stmt_day(s, "end")), stmt_text(s, "approved_by"),
		       *stmt_text(s, "note") ? "，" : "", stmt_text(s, "note"), place(t, s));
	stmt_end(s);
	return more;
}

/* ---- the bills ---- */

/* What began the time that ends on `until`: the due date, a payment on the bill, or a letter that arrived. */
struct since {
	struct day until;
	int years;
	const char *words;
};

static void since_payment(struct telling *t, struct since *x, struct stmt *receipt)
{
	struct day paid = stmt_day(receipt, "paid");

	if (!x->words && stmt_null(receipt, "of_no") && !day_cmp(day_plus_years(paid, x->years), x->until))
		x->words = arena_printf(t->arena, "%s 收据 %s 起重新计算", day_words(t, paid), stmt_text(receipt, "receipt_no"));
}

static int since_letter(struct telling *t, struct since *x)
{
	struct stmt *s = ask(t, SQL_EXPLAIN_LETTERS);
	int more = 0;

	while (!x->words && (more = stmt_step(s, t->e)) > 0)
		if (!stmt_null(s, "delivered") && !day_cmp(day_plus_years(stmt_day(s, "delivered"), x->years), x->until))
			x->words = arena_printf(t->arena, "%s 送达的 %s 起重新计算", day_words(t, stmt_day(s, "delivered")), stmt_text(s, "number"));
	stmt_end(s);
	return more < 0 ? -1 : 0;
}

static int tell_receipts(struct telling *t, int64_t bill_id, struct since *x)
{
	struct stmt *s = db_prepare(t->db, SQL_EXPLAIN_RECEIPTS);
	int more;

	stmt_bind_int(s, "bill_id", bill_id);
	while ((more = stmt_step(s, t->e)) > 0) {
		if (stmt_null(s, "of_no"))
			printf("　　　收据 %s　%s　%s 元　（%s）\n", stmt_text(s, "receipt_no"), day_words(t, stmt_day(s, "paid")),
			       yuan(t, stmt_fen(s, "amount")), place(t, s));
		else
			printf("　　　退款 %s（原收据 %s）　%s　%s 元　（%s）\n", stmt_text(s, "receipt_no"), stmt_text(s, "of_no"),
			       day_words(t, stmt_day(s, "paid")), yuan(t, stmt_fen(s, "amount")), place(t, s));
		since_payment(t, x, s);
	}
	stmt_end(s);
	return more;
}

static int tell_waiver(struct telling *t, const char *bill_no)
{
	struct stmt *s = ask(t, SQL_EXPLAIN_WAIVER);
	int more;

	stmt_bind_text(s, "bill_no", bill_no);
	while ((more = stmt_step(s, t->e)) > 0) {
		if (stmt_int(s, "approved"))
			printf("　　　减免 %s 元，随导出文件生效\n", yuan(t, stmt_fen(s, "amount")));
		else
			printf("　　　减免 %s 元，审批号 %s，审批人 %s，日期 %s\n", yuan(t, stmt_fen(s, "amount")),
			       stmt_null(s, "waiver_no") ? "（缺）" : stmt_text(s, "waiver_no"),
			       stmt_null(s, "waiver_by") ? "（缺）" : stmt_text(s, "waiver_by"),
			       stmt_null(s, "waiver_day") ? "（缺）" : day_words(t, stmt_day(s, "waiver_day")));
	}
	stmt_end(s);
	return more;
}

static void tell_sums(struct telling *t, struct stmt *s)
{
	printf("　%s　%s　%s　（%s）\n", stmt_text(s, "bill_no"), stmt_text(s, "item"), period(t, s), place(t, s));
	printf("　　应收 %s − 减免 %s − 实收 %s = 欠费 %s 元；应缴日期 %s", yuan(t, stmt_fen(s, "charged")), yuan(t, stmt_fen(s, "waived")),
	       yuan(t, stmt_fen(s, "received")), yuan(t, stmt_fen(s, "owed")), day_words(t, stmt_day(s, "due")));
	if (stmt_null(s, "overdue_days"))
		printf("，未逾期\n");
	else
		printf("，逾期 %lld 天\n", (long long)stmt_int(s, "overdue_days"));
}

static int tell_bill(struct telling *t, struct stmt *s)
{
	struct since x = { stmt_day(s, "limitation"), (int)settings_int(t->settings, "limitation.years"), NULL };

	tell_sums(t, s);
	if (!day_none(x.until) && !day_cmp(day_plus_years(stmt_day(s, "due"), x.years), x.until))
		x.words = arena_printf(t->arena, "应缴日期起 %d 年", x.years);
	if (tell_waiver(t, stmt_text(s, "bill_no")) < 0 || tell_receipts(t, stmt_int(s, "bill_id"), &x) < 0)
		return -1;
	if (day_none(x.until))
		return 0;
	if (!x.words && since_letter(t, &x) < 0)
		return -1;
	printf("　　　诉讼时效至 %s%s%s%s\n", day_words(t, x.until), x.words ? "：" : "", x.words ? x.words : "",
	       day_cmp(x.until, t->as_of) < 0 ? "；已届满" : "");
	return 0;
}

static int tell_bills(struct telling *t)
{
	struct stmt *s = ask(t, SQL_EXPLAIN_BILLS), *settled = ask(t, SQL_EXPLAIN_SETTLED);
	bool any = false;
	int more;

	while ((more = stmt_step(s, t->e)) > 0) {
		if (!any)
			printf("\n未缴清的账单\n");
		any = true;
		if (tell_bill(t, s) < 0)
			return -1;
	}
	if (more < 0 || stmt_step(settled, t->e) < 0)
		return -1;
	printf("%s已缴清的账单 %lld 张，应收 %s 元（kefu show statement/bills）\n", any ? "" : "\n", (long long)stmt_int(settled, "bills"),
	       yuan(t, stmt_fen(settled, "charged")));
	stmt_end(s);
	stmt_end(settled);
	return 0;
}

/* ---- other money, letters, doubts ---- */

static int tell_unspent(struct telling *t)
{
	struct stmt *s = ask(t, SQL_EXPLAIN_UNSPENT), *p = ask(t, SQL_EXPLAIN_PREPAID);
	int more = stmt_step(p, t->e);

	if (more > 0)
		printf("\n预收余额 %s 元\n", yuan(t, stmt_fen(p, "prepaid")));
	while (more >= 0 && (more = stmt_step(s, t->e)) > 0)
		printf("　%s　收据 %s　%s　%s 元，未冲抵 %s 元　（%s）\n", stmt_text(s, "fate"), stmt_text(s, "receipt_no"),
		       day_words(t, stmt_day(s, "paid")), yuan(t, stmt_fen(s, "amount")), yuan(t, stmt_fen(s, "unspent")), place(t, s));
	stmt_end(s);
	stmt_end(p);
	return more;
}

static void tell_letter(struct telling *t, struct stmt *s)
{
	printf("　%s%s　%s %s　%s 发出，欠费 %s 元，限期 %s\n", t->letter && !strcmp(t->letter, stmt_text(s, "number")) ? "▶ " : "",
	       stmt_text(s, "number"), stmt_text(s, "step"), step_words(stmt_text(s, "step")), day_words(t, stmt_day(s, "day")),
	       yuan(t, stmt_fen(s, "owed")), day_words(t, stmt_day(s, "pay_by")));
	if (!strcmp(stmt_text(s, "state"), "void")) {
		printf("　　作废：%s\n", stmt_text(s, "void_why"));
		return;
	}
	if (stmt_null(s, "delivered"))
		printf("　　没有送达记录\n");
	else
		printf("　　%s %s 送达，签收 %s %s，证据等级 %s　（%s）\n", day_words(t, stmt_day(s, "delivered")), stmt_text(s, "way"),
		       stmt_text(s, "signer"), stmt_text(s, "relation"), stmt_text(s, "grade"), place(t, s));
	if (!stmt_null(s, "limitation"))
		printf("　　所列账单的诉讼时效因此至 %s\n", day_words(t, stmt_day(s, "limitation")));
	printf("　　发出后回款 %s 元%s\n", yuan(t, stmt_fen(s, "paid")),
	       stmt_null(s, "unpaid") ? "，限期未到" : stmt_int(s, "unpaid") ? "，到期未缴清" : "，已缴清");
}

static int tell_letters(struct telling *t)
{
	struct stmt *s = ask(t, SQL_EXPLAIN_LETTERS);
	bool any = false;
	int more;

	while ((more = stmt_step(s, t->e)) > 0) {
		if (!any)
			printf("\n已发函件\n");
		any = true;
		tell_letter(t, s);
	}
	if (!any && more == 0)
		printf("\n没有发过函件\n");
	stmt_end(s);
	return more;
}

static int tell_doubts(struct telling *t)
{
	struct stmt *s = ask(t, SQL_EXPLAIN_DOUBTS);
	bool any = false;
	int more;

	while ((more = stmt_step(s, t->e)) > 0) {
		if (!any)
			printf("\n需要核对的行\n");
		any = true;
		printf("　%s %s：%s　（%s）\n", stmt_text(s, "rule"), stmt_text(s, "key"), stmt_text(s, "note"), place(t, s));
	}
	stmt_end(s);
	return more;
}

/* ---- what is asked for ---- */

static int unknown(struct telling *t, const char *what, const char *near)
{
	if (near)
		return err_set(t->e, ERR_NOINPUT, _("there is no house or letter \"%s\"; did you mean \"%s\"?"), what, near);
	return err_set(t->e, ERR_NOINPUT, _("there is no house or letter \"%s\""), what);
}

static int find_letter(struct telling *t, const char *number)
{
	struct stmt *s = db_prepare(t->db, SQL_EXPLAIN_LETTER_ROOM), *all = db_prepare(t->db, SQL_EXPLAIN_LETTER_NUMBERS);
	const char *const *numbers;
	int more;

	stmt_bind_text(s, "number", number);
	if ((more = stmt_step(s, t->e)) > 0) {
		t->room = arena_strdup(t->arena, stmt_text(s, "room"));
		t->letter = number;
		return 0;
	}
	if (more < 0 || !(numbers = stmt_texts(t->arena, all, NULL, t->e)))
		return -1;
	return unknown(t, number, text_nearest(number, numbers));
}

static int find(struct telling *t, const char *what)
{
	const char *near;

	if (!strncmp(what, "催字", strlen("催字")))
		return find_letter(t, what);
	if ((t->room = computed_house(t->arena, t->db, what, &near, t->e)))
		return 0;
	return t->e->kind ? -1 : unknown(t, what, near);
}

static int explain(struct arena *a, struct call *c, struct err *e)
{
	struct telling t = { .arena = a, .e = e };
	struct site *site = site_open(a, c->common.site, e);
	int rc = -1;

	if (!site || !(t.settings = settings_load(a, site->settings_ini, e)) || !(t.db = computed_open(site, &c->as_of, e)))
		return -1;
	t.as_of = c->as_of;
	if (find(&t, c->what) < 0 || tell_house(&t) < 0 || tell_step(&t) < 0 || tell_holds(&t) < 0 || tell_bills(&t) < 0 ||
	    tell_unspent(&t) < 0 || tell_letters(&t) < 0 || tell_doubts(&t) < 0)
		goto out;
	rc = fflush(stdout) == EOF ? err_errno(e, _("writing the text")) : 0;
out:
	db_close(t.db);
	if (rc < 0 && strstr(e->text, "no such table"))
		return err_set(e, ERR_NOINPUT, _("the arrears were never computed for this day; kefu run does it"));
	return rc;
}

int main(int argc, char **argv)
{
	static const struct argp_child CHILDREN[] = { { &PROGRAM_ARGP, 0, NULL, 0 }, { 0 } };
	static const struct argp argp = { OPTIONS,  parse_option,
					  "ROOM|LETTER", "Tells why a house stands where it does, with the file and line of each bill and receipt.",
					  CHILDREN, NULL,
					  "kefu" };
	struct call c = { .as_of = DAY_NONE };
	struct arena *a = arena_new();
	struct err e = { 0 };
	int rc = 0;

	program_begin();
	program_parse(&argp, argc, argv, &c.common, &c);
	if (explain(a, &c, &e) < 0)
		rc = program_fail(&e);
	arena_free(a);
	return rc;
}
