#include "stages/2_service/check.h"

#include <stdio.h>

#include "stages/2_service/queries.sql.h"

static bool in_month(const struct check *c, struct day base)
{
	return day_cmp(base, c->start) >= 0 && day_cmp(base, c->as_of) <= 0;
}

void check_add(struct check *c, const struct judge *j)
{
	for (size_t i = 0; i < j->asked_count; i++) {
		const struct judge_asked *a = &j->asked[i];

		if (!in_month(c, a->base))
			continue;
		verdict_count(&c->tally[a->rule], answer_verdict(a->answer), 1);
		c->not_due[a->rule] += a->answer == ANSWER_NOT_YET;
	}
	c->off_post += j->ticket->off_post == 1 && in_month(c, book_received(j->ticket));
}

/* What is asked of whom; why not, of those that no export tells about. */
static const struct {
	const char *rule, *title, *note;
} RULES[] = {
	{ "RC-01", "受理岗位与接待时间相符", "" },
	{ "RC-02", "电话三声内接听，中断不超过30秒", "没有电话记录，不判定" },
	{ "RC-03", "岗位工作记录同步记录", "没有岗位工作记录，不判定" },
	{ "RC-04", "受理当日分类", NULL },
	{ "RC-05", "分类后按时传递", NULL },
	{ "RC-06", "派工后核实到场", NULL },
	{ "RC-07", "预约前与报事人确认、提醒部门", NULL },
	{ "RC-08", "预约时间后核实到场", NULL },
	{ "RC-09", "完工后按时回访", NULL },
	{ "RC-10", "评估结果反馈服务部门", NULL },
	{ "RC-11", "第一段进度沟通（每隔一天）", NULL },
	{ "RC-12", "第二段进度沟通（每间隔两天）", NULL },
	{ "RC-13", "第三段以后进度沟通（每周）", NULL },
	{ "RC-14", "投诉立即通知现场确认", "没有现场确认记录，不判定" },
	{ "RC-15", "报事、跟进、回访、派工记录齐全", "对不上单号的记录见问题数据" },
	{ "RC-16", "主管每日核查", "没有主管核查记录，不判定" },
	{ "RC-17", "超期信息上报管理处经理", "见超期清单" },
	{ "RC-18", "重要信息实地确认", "没有实地确认记录，不判定" },
	{ "RC-19", "每周、每月统计分析", "见客服周报、客服月报" },
};

static void bind_tally(struct stmt *s, const struct verdict_tally *t, int64_t not_due)
{
	int64_t rate = 0;
	bool has = verdict_rate(t, &rate);

	stmt_bind_int(s, "asked", verdict_asked(t));
	stmt_bind_int(s, "kept", t->kept);
	stmt_bind_int(s, "broken", t->broken);
	stmt_bind_int(s, "unknown", t->unknown);
	stmt_bind_int(s, "not_due", not_due);
	stmt_bind_known(s, "rate", has, rate);
}

int check_record(const struct check *c, struct db *db, struct err *e)
{
	struct stmt *s = db_prepare(db, SQL_ADD_CHECK);
	char off_post[96];
	int judged = 0;

	snprintf(off_post, sizeof off_post, "只作提示：本月 %lld 件的受理岗位与受理时间不符", (long long)c->off_post);
	for (size_t i = 0; i < sizeof RULES / sizeof *RULES; i++) {
		static const struct verdict_tally NONE;
		const char *note = RULES[i].note;

		stmt_bind_text(s, "rule", RULES[i].rule);
		stmt_bind_text(s, "title", RULES[i].title);
		stmt_bind_int(s, "judged", !note);
		stmt_bind_text(s, "note", note && !*note ? off_post : note);
		bind_tally(s, note ? &NONE : &c->tally[judged], note ? 0 : c->not_due[judged]);
		judged += !note;
		if (stmt_exec(s, e) < 0)
			return -1;
	}
	stmt_end(s);
	return 0;
}
