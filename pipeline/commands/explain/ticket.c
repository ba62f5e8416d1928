/* The clock of a ticket: every deadline, when it was met, and which row of which file says so. */
#include <stdio.h>
#include <string.h>

#include "pipeline/commands/explain/explain.h"
#include "pipeline/commands/explain/ticket.sql.h"

#define LAST_SECOND 86399

/* ---- words ---- */

/* A moment of a statement's columns X and X_day_only; "没有写" where there is none. */
static const char *moment(struct explain *t, struct stmt *s, const char *name)
{
	struct moment m;
	char text[24];

	if (stmt_null(s, name))
		return "没有写";
	m = (struct moment){ stmt_int(s, name) };
	moment_text(m, text);
	if (stmt_int(s, arena_printf(t->arena, "%s_day_only", name)))
		text[10] = 0; /* the day alone */
	return arena_strdup(t->arena, text);
}

static const char *until(struct explain *t, struct stmt *s, const char *name)
{
	char text[24];

	return arena_strdup(t->arena, moment_text((struct moment){ stmt_int(s, name) }, text));
}

static struct stmt *ask(struct explain *t, const char *sql)
{
	struct stmt *s = db_prepare(t->db, sql);

	stmt_bind_text(s, "ticket", t->ticket);
	return s;
}

/* ---- the ticket ---- */

static void tell_state(struct stmt *s)
{
	if (stmt_null(s, "state"))
		printf("　状态（没有写，按时间是“%s”）", stmt_text(s, "derived"));
	else if (stmt_int(s, "agrees"))
		printf("　状态：%s", stmt_text(s, "state"));
	else
		printf("　状态：%s（与时间不符，按时间是“%s”）", stmt_text(s, "state"), stmt_text(s, "derived"));
}

static void tell_ticket(struct explain *t, struct stmt *s)
{
	printf("%s　%s%s%s", t->ticket, stmt_text(s, "kind"), stmt_null(s, "subkind") ? "" : " ", stmt_text(s, "subkind"));
	printf("　%s　%s　责任单位：%s", stmt_null(s, "room") ? "没有房号" : stmt_text(s, "room"), stmt_text(s, "reporter"),
	       stmt_null(s, "unit") ? "没有写" : stmt_text(s, "unit"));
	tell_state(s);
	printf("　（%s）\n截至 %s\n", explain_place(t, s), explain_day(t, t->as_of));
}

/* ---- the deadlines ---- */

static void tell_received(struct explain *t, struct stmt *s)
{
	printf("\n各项时限\n　受理　%s%s%s%s\n", moment(t, s, "received"), stmt_null(s, "post") ? "" : "　", stmt_text(s, "post"),
	       stmt_int(s, "night") ? "（夜间受理）" : "");
	if (stmt_int(s, "off_post"))
		printf("　　受理岗位与受理时间不符（RC-01，只作提示）\n");
}

static void tell_desk(struct explain *t, struct stmt *s)
{
	printf("　分类（RC-04）　最迟 %s 当日　实际 %s　及时：%s\n", explain_day(t, stmt_day(s, "classified_due")), moment(t, s, "classified"),
	       stmt_text(s, "classified_answer"));
	if (stmt_null(s, "forwarded_due"))
		printf("　转派（RC-05）　没有分类时间，无从起算　实际 %s　及时：%s\n", moment(t, s, "forwarded"), stmt_text(s, "forwarded_answer"));
	else
		printf("　转派（RC-05）　最迟 %s　实际 %s　及时：%s\n", until(t, s, "forwarded_due"), moment(t, s, "forwarded"), stmt_text(s, "forwarded_answer"));
}

static void tell_visit(struct explain *t, struct stmt *s)
{
	bool appointed = !stmt_null(s, "appointed");

	if (appointed)
		printf("　预约　%s\n", moment(t, s, "appointed"));
	if (!stmt_null(s, "confirmed_due"))
		printf("　预约确认（RC-07）　最迟 %s　报事人 %s，部门 %s　及时：%s\n", until(t, s, "confirmed_due"), moment(t, s, "confirmed"),
		       moment(t, s, "reminded"), stmt_text(s, "confirmed_answer"));
	if (!stmt_null(s, "dispatched"))
		printf("　派工　%s\n", moment(t, s, "dispatched"));
	if (!stmt_null(s, "attended_due"))
		printf("　到场（%s）　最迟 %s 核实　到场 %s，核实 %s　及时：%s\n", appointed ? "RC-08" : "RC-06", until(t, s, "attended_due"),
		       moment(t, s, "arrived"), moment(t, s, "checked"), stmt_text(s, "attended"));
	else
		printf("　到场　及时：%s\n", stmt_text(s, "attended"));
}

static void tell_finish(struct explain *t, struct stmt *s)
{
	const char *by = stmt_text(s, "due_by");

	printf("　完工　最迟 %s（%s）　%s%s", until(t, s, "due"), !strcmp(by, "其他") ? "一般" : by, stmt_null(s, "finished") ? "" : moment(t, s, "finished"),
	       stmt_null(s, "finished") ? "还没有完工" : stmt_int(s, "by_closing") ? "（关闭时间）" : "");
	printf("　超期：%s", stmt_text(s, "overdue"));
	if (!stmt_null(s, "overdue_days"))
		printf("，%lld 天", (long long)stmt_int(s, "overdue_days"));
	printf("\n");
	if (stmt_int(s, "returned"))
		printf("　　30 天内同一房号同一小类又报（返修）\n");
}

static void tell_call(struct explain *t, struct stmt *s)
{
	if (stmt_null(s, "call_due"))
		return;
	printf("　回访（RC-09）　最迟 %s　", until(t, s, "call_due"));
	if (!stmt_null(s, "call_at"))
		printf("%s 接通", until(t, s, "call_at"));
	else if (stmt_int(s, "calls"))
		printf("打过 %lld 次，未接通", (long long)stmt_int(s, "calls"));
	else
		printf("没有回访");
	printf("　及时：%s%s\n", stmt_text(s, "called"), stmt_int(s, "attempted") ? "（已尝试未接通）" : "");
	if (!strcmp(stmt_text(s, "passed_on"), "是") || !strcmp(stmt_text(s, "passed_on"), "否"))
		printf("　反馈（RC-10）　满意度：%s　有评价并反馈部门：%s\n", stmt_null(s, "satisfaction") ? "没有写" : stmt_text(s, "satisfaction"),
		       stmt_text(s, "passed_on"));
}

/* ---- progress ---- */

static int tell_progress(struct explain *t, struct stmt *ticket)
{
	struct stmt *s = ask(t, SQL_TICKET_DUES);
	int more;

	printf("\n进度沟通：应 %lld 次，已 %lld 次\n", (long long)(stmt_int(ticket, "kept") + stmt_int(ticket, "missed")),
	       (long long)stmt_int(ticket, "kept"));
	while ((more = stmt_step(s, t->e)) > 0) {
		printf("　%s（%s）　", explain_day(t, stmt_day(s, "due")), stmt_text(s, "rule"));
		if (stmt_null(s, "at"))
			printf("没有沟通\n");
		else
			printf("%s %s沟通　（%s）\n", moment(t, s, "at"), stmt_text(s, "way"), explain_place(t, s));
	}
	if (more == 0 && !stmt_null(ticket, "next_contact"))
		printf("　下次应沟通日 %s\n", explain_day(t, stmt_day(ticket, "next_contact")));
	stmt_end(s);
	return more;
}

static int tell_contacts(struct explain *t)
{
	struct stmt *s = ask(t, SQL_TICKET_CONTACTS);
	bool any = false;
	int more;

	while ((more = stmt_step(s, t->e)) > 0) {
		if (!any)
			printf("\n回访记录\n");
		any = true;
		printf("　%s　%s %s %s%s%s　%s　（%s）\n", moment(t, s, "at"), stmt_text(s, "type"), stmt_text(s, "way"), stmt_text(s, "result"),
		       stmt_null(s, "satisfaction") ? "" : "，", stmt_text(s, "satisfaction"), stmt_text(s, "standing"), explain_place(t, s));
	}
	if (!any && more == 0)
		printf("\n没有回访记录\n");
	stmt_end(s);
	return more;
}

static int tell_doubts(struct explain *t)
{
	struct stmt *s = ask(t, SQL_TICKET_DOUBTS);
	bool any = false;
	int more;

	while ((more = stmt_step(s, t->e)) > 0) {
		if (!any)
			printf("\n需要核对的行\n");
		any = true;
		printf("　%s：%s　（%s）\n", stmt_text(s, "rule"), stmt_text(s, "note"), explain_place(t, s));
	}
	stmt_end(s);
	return more;
}

int explain_ticket(struct explain *t)
{
	struct stmt *s = ask(t, SQL_TICKET);

	stmt_bind_int(s, "now", moment_at(t->as_of, LAST_SECOND).n);
	if (stmt_step(s, t->e) < 0)
		return -1;
	tell_ticket(t, s);
	tell_received(t, s);
	tell_desk(t, s);
	tell_visit(t, s);
	tell_finish(t, s);
	tell_call(t, s);
	if (tell_progress(t, s) < 0 || tell_contacts(t) < 0)
		return -1;
	stmt_end(s);
	return tell_doubts(t);
}
