/* Why a house stands at its step, why it gets a letter or none, and which rows of which files say so. */
#include <stdio.h>
#include <string.h>

#include "pipeline/commands/explain/explain.h"
#include "pipeline/commands/explain/house.sql.h"

static const char *period(struct explain *t, struct stmt *s)
{
	char from[DAY_TEXT], to[DAY_TEXT];
	int32_t first = (int32_t)stmt_int(s, "period_from"), last = (int32_t)stmt_int(s, "period_to");

	month_text(first, from);
	return last > first ? arena_printf(t->arena, "%s~%s", from, month_text(last, to)) : arena_strdup(t->arena, from);
}

static struct stmt *ask(struct explain *t, const char *sql)
{
	struct stmt *s = db_prepare(t->db, sql);

	stmt_bind_text(s, "room", t->room);
	return s;
}

/* ---- the house ---- */

static int tell_house(struct explain *t)
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
		       *stmt_text(s, "delivery") ? "　送达状态：" : "", stmt_text(s, "delivery"), explain_place(t, s));
	else
		printf("　房屋业主资料中没有这个房号\n");
	printf("截至 %s，数据截止日（最后收款）%s\n", explain_day(t, t->as_of), explain_day(t, last));
	stmt_end(s);
	stmt_end(cut);
	return 0;
}

/* ---- the step and why ---- */

static void why_demand(struct explain *t, struct stmt *s)
{
	if (stmt_int(s, "overdue_days") >= settings_int(t->settings, "letter.stages.S3_1"))
		printf("；逾期满 %lld 天", (long long)settings_int(t->settings, "letter.stages.S3_1"));
	if (stmt_int(s, "months") >= settings_int(t->settings, "letter.stages.S3_months"))
		printf("；物业费欠满 %lld 个月", (long long)settings_int(t->settings, "letter.stages.S3_months"));
	if (stmt_int(s, "near_limitation"))
		printf("；诉讼时效将满，直接催缴");
}

static void why_suit(struct explain *t, struct stmt *s)
{
	printf("；%s 的限期已过", stmt_text(s, "lapsed_no"));
	if (stmt_int(s, "overdue_days") >= settings_int(t->settings, "letter.stages.S5"))
		printf("；逾期满 %lld 天", (long long)settings_int(t->settings, "letter.stages.S5"));
	if (fen_cmp(stmt_fen(s, "owed"), settings_money(t->settings, "sue.min_amount")) >= 0)
		printf("；欠费满 %s 元", explain_yuan(t, settings_money(t->settings, "sue.min_amount")));
	if (stmt_int(s, "near_limitation"))
		printf("；诉讼时效将满");
}

static void tell_why(struct explain *t, struct stmt *s)
{
	const char *step = stmt_text(s, "step");

	printf("　为什么：逾期 %lld 天（最早应缴日 %s）", (long long)stmt_int(s, "overdue_days"), explain_day(t, stmt_day(s, "oldest_due")));
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

static void tell_gates(struct explain *t, struct stmt *s)
{
	if (!stmt_null(s, "reason"))
		printf("　不发函：%s%s%s\n", stmt_text(s, "reason"), strcmp(stmt_text(s, "gates"), stmt_text(s, "reason")) ? "　全部原因：" : "",
		       strcmp(stmt_text(s, "gates"), stmt_text(s, "reason")) ? stmt_text(s, "gates") : "");
	else if (stmt_int(s, "planned") && (!strcmp(stmt_text(s, "step"), "S4") || !strcmp(stmt_text(s, "step"), "S5")))
		printf("　列入%s，待审批；本系统不出函\n", strcmp(stmt_text(s, "step"), "S4") ? "起诉业主清单" : "律师函清单");
	else if (stmt_int(s, "planned") && !stmt_null(s, "pay_by"))
		printf("　列入计划，要求 %s 前（含当日）缴清；批准后发出\n", explain_day(t, stmt_day(s, "pay_by")));
	else
		printf("　这一阶段不发函\n");
}

static int tell_step(struct explain *t)
{
	struct stmt *s = ask(t, SQL_EXPLAIN_STEP), *p = ask(t, SQL_EXPLAIN_PENALTY);
	int more = stmt_step(s, t->e);

	if (more < 0 || stmt_step(p, t->e) < 0)
		return -1;
	if (!more) {
		printf("\n没有逾期欠费，不催缴\n");
	} else {
		printf("\n催缴阶段：%s %s\n", stmt_text(s, "step"), step_words(stmt_text(s, "step")));
		printf("　逾期欠费 %s 元，物业费欠 %lld 个月", explain_yuan(t, stmt_fen(s, "owed")), (long long)stmt_int(s, "months"));
		if (!stmt_null(p, "penalty"))
			printf("，违约金 %s 元", explain_yuan(t, stmt_fen(p, "penalty")));
		printf("\n");
		tell_why(t, s);
		tell_gates(t, s);
		if (!stmt_null(s, "limitation"))
			printf("　诉讼时效：最早 %s 届满\n", explain_day(t, stmt_day(s, "limitation")));
		else
			printf("　诉讼时效：各账单都已届满\n");
	}
	stmt_end(s);
	stmt_end(p);
	return 0;
}

static int tell_holds(struct explain *t)
{
	struct stmt *s = ask(t, SQL_EXPLAIN_HOLDS);
	int more;

	stmt_bind_day(s, "as_of", t->as_of);
	while ((more = stmt_step(s, t->e)) > 0)
		printf("　催缴例外%s：%s，%s 至 %s，批准人 %s%s%s　（%s）\n", stmt_int(s, "now") ? "" : "（今天不起作用）", stmt_text(s, "reason"),
		       explain_day(t, stmt_day(s, "start")), explain_day(t, stmt_day(s, "end")), stmt_text(s, "approved_by"),
		       *stmt_text(s, "note") ? "，" : "", stmt_text(s, "note"), explain_place(t, s));
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

static void since_payment(struct explain *t, struct since *x, struct stmt *receipt)
{
	struct day paid = stmt_day(receipt, "paid");

	if (!x->words && stmt_null(receipt, "of_no") && !day_cmp(day_plus_years(paid, x->years), x->until))
		x->words = arena_printf(t->arena, "%s 收据 %s 起重新计算", explain_day(t, paid), stmt_text(receipt, "receipt_no"));
}

static int since_letter(struct explain *t, struct since *x)
{
	struct stmt *s = ask(t, SQL_EXPLAIN_LETTERS);
	int more = 0;

	while (!x->words && (more = stmt_step(s, t->e)) > 0)
		if (!stmt_null(s, "delivered") && !day_cmp(day_plus_years(stmt_day(s, "delivered"), x->years), x->until))
			x->words = arena_printf(t->arena, "%s 送达的 %s 起重新计算", explain_day(t, stmt_day(s, "delivered")), stmt_text(s, "number"));
	stmt_end(s);
	return more < 0 ? -1 : 0;
}

static int tell_receipts(struct explain *t, int64_t bill_id, struct since *x)
{
	struct stmt *s = db_prepare(t->db, SQL_EXPLAIN_RECEIPTS);
	int more;

	stmt_bind_int(s, "bill_id", bill_id);
	while ((more = stmt_step(s, t->e)) > 0) {
		if (stmt_null(s, "of_no"))
			printf("　　　收据 %s　%s　%s 元　（%s）\n", stmt_text(s, "receipt_no"), explain_day(t, stmt_day(s, "paid")),
			       explain_yuan(t, stmt_fen(s, "amount")), explain_place(t, s));
		else
			printf("　　　退款 %s（原收据 %s）　%s　%s 元　（%s）\n", stmt_text(s, "receipt_no"), stmt_text(s, "of_no"),
			       explain_day(t, stmt_day(s, "paid")), explain_yuan(t, stmt_fen(s, "amount")), explain_place(t, s));
		since_payment(t, x, s);
	}
	stmt_end(s);
	return more;
}

static int tell_waiver(struct explain *t, const char *bill_no)
{
	struct stmt *s = ask(t, SQL_EXPLAIN_WAIVER);
	int more;

	stmt_bind_text(s, "bill_no", bill_no);
	while ((more = stmt_step(s, t->e)) > 0) {
		if (stmt_int(s, "approved"))
			printf("　　　减免 %s 元，随导出文件生效\n", explain_yuan(t, stmt_fen(s, "amount")));
		else
			printf("　　　减免 %s 元，审批号 %s，审批人 %s，日期 %s\n", explain_yuan(t, stmt_fen(s, "amount")),
			       stmt_null(s, "waiver_no") ? "（缺）" : stmt_text(s, "waiver_no"),
			       stmt_null(s, "waiver_by") ? "（缺）" : stmt_text(s, "waiver_by"),
			       stmt_null(s, "waiver_day") ? "（缺）" : explain_day(t, stmt_day(s, "waiver_day")));
	}
	stmt_end(s);
	return more;
}

static void tell_sums(struct explain *t, struct stmt *s)
{
	printf("　%s　%s　%s　（%s）\n", stmt_text(s, "bill_no"), stmt_text(s, "item"), period(t, s), explain_place(t, s));
	printf("　　应收 %s − 减免 %s − 实收 %s = 欠费 %s 元；应缴日期 %s", explain_yuan(t, stmt_fen(s, "charged")), explain_yuan(t, stmt_fen(s, "waived")),
	       explain_yuan(t, stmt_fen(s, "received")), explain_yuan(t, stmt_fen(s, "owed")), explain_day(t, stmt_day(s, "due")));
	if (stmt_null(s, "overdue_days"))
		printf("，未逾期\n");
	else
		printf("，逾期 %lld 天\n", (long long)stmt_int(s, "overdue_days"));
}

static int tell_bill(struct explain *t, struct stmt *s)
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
	printf("　　　诉讼时效至 %s%s%s%s\n", explain_day(t, x.until), x.words ? "：" : "", x.words ? x.words : "",
	       day_cmp(x.until, t->as_of) < 0 ? "；已届满" : "");
	return 0;
}

static int tell_bills(struct explain *t)
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
	       explain_yuan(t, stmt_fen(settled, "charged")));
	stmt_end(s);
	stmt_end(settled);
	return 0;
}

/* ---- other money, letters, doubts ---- */

static int tell_unspent(struct explain *t)
{
	struct stmt *s = ask(t, SQL_EXPLAIN_UNSPENT), *p = ask(t, SQL_EXPLAIN_PREPAID);
	int more = stmt_step(p, t->e);

	if (more > 0)
		printf("\n预收余额 %s 元\n", explain_yuan(t, stmt_fen(p, "prepaid")));
	while (more >= 0 && (more = stmt_step(s, t->e)) > 0)
		printf("　%s　收据 %s　%s　%s 元，未冲抵 %s 元　（%s）\n", stmt_text(s, "fate"), stmt_text(s, "receipt_no"),
		       explain_day(t, stmt_day(s, "paid")), explain_yuan(t, stmt_fen(s, "amount")), explain_yuan(t, stmt_fen(s, "unspent")), explain_place(t, s));
	stmt_end(s);
	stmt_end(p);
	return more;
}

static void tell_letter(struct explain *t, struct stmt *s)
{
	printf("　%s%s　%s %s　%s 发出，欠费 %s 元，限期 %s\n", t->letter && !strcmp(t->letter, stmt_text(s, "number")) ? "▶ " : "",
	       stmt_text(s, "number"), stmt_text(s, "step"), step_words(stmt_text(s, "step")), explain_day(t, stmt_day(s, "day")),
	       explain_yuan(t, stmt_fen(s, "owed")), explain_day(t, stmt_day(s, "pay_by")));
	if (!strcmp(stmt_text(s, "state"), "void")) {
		printf("　　作废：%s\n", stmt_text(s, "void_why"));
		return;
	}
	if (stmt_null(s, "delivered"))
		printf("　　没有送达记录\n");
	else
		printf("　　%s %s 送达，签收 %s %s，证据等级 %s　（%s）\n", explain_day(t, stmt_day(s, "delivered")), stmt_text(s, "way"),
		       stmt_text(s, "signer"), stmt_text(s, "relation"), stmt_text(s, "grade"), explain_place(t, s));
	if (!stmt_null(s, "limitation"))
		printf("　　所列账单的诉讼时效因此至 %s\n", explain_day(t, stmt_day(s, "limitation")));
	printf("　　发出后回款 %s 元%s\n", explain_yuan(t, stmt_fen(s, "paid")),
	       stmt_null(s, "unpaid") ? "，限期未到" : stmt_int(s, "unpaid") ? "，到期未缴清" : "，已缴清");
}

static int tell_letters(struct explain *t)
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

static int tell_doubts(struct explain *t)
{
	struct stmt *s = ask(t, SQL_EXPLAIN_DOUBTS);
	bool any = false;
	int more;

	while ((more = stmt_step(s, t->e)) > 0) {
		if (!any)
			printf("\n需要核对的行\n");
		any = true;
		printf("　%s %s：%s　（%s）\n", stmt_text(s, "rule"), stmt_text(s, "key"), stmt_text(s, "note"), explain_place(t, s));
	}
	stmt_end(s);
	return more;
}

/* ---- all ---- */

int explain_house(struct explain *t)
{
	if (tell_house(t) < 0 || tell_step(t) < 0 || tell_holds(t) < 0 || tell_bills(t) < 0 || tell_unspent(t) < 0 || tell_letters(t) < 0)
		return -1;
	return tell_doubts(t);
}
