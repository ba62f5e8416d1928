#include "pipeline/rules/evidence.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

static bool says(const char *text, const char *const *words)
{
	for (; *words; words++)
		if (strstr(text, *words))
			return true;
	return false;
}

static bool came_back(const struct evidence *v)
{
	static const char *const words[] = { "拒收", "退回", "无人", "查无此人", "未送达", NULL };

	return says(v->remark, words) || says(v->relation, words) || says(v->signer, words) || says(v->way, words);
}

/* An owner who signs himself, against one who may sign for him, against a name that nobody placed. */
static char signed_by(const struct evidence *v)
{
	static const char *const own[] = { "本人", "业主", "共有人", NULL };
	static const char *const others[] = { "同住", "配偶", "亲属", "父", "母", "子", "女", "授权", "代理", "受托", NULL };

	if (says(v->relation, own) || says(v->way, own))
		return 'A';
	return says(v->relation, others) || says(v->way, others) ? 'B' : 'C';
}

char evidence_grade(const struct evidence *v)
{
	static const char *const posted[] = { "张贴", "粘贴", "投递", "门缝", "信箱", NULL };
	static const char *const mailed[] = { "EMS", "邮寄", "快递", "挂号", NULL };
	static const char *const messaged[] = { "短信", "微信", "邮件", NULL };
	static const char *const called[] = { "电话", "口头", "上门未遇", NULL };

	if (v->grade[0] >= 'A' && v->grade[0] <= 'D' && !v->grade[1])
		return v->grade[0];
	if (came_back(v))
		return says(v->way, mailed) || says(v->way, posted) ? 'C' : 'D';
	if (says(v->way, called))
		return 'D';
	if (says(v->way, posted))
		return 'C';
	if (says(v->way, mailed))
		return *v->courier_no ? 'B' : 'D';
	if (says(v->way, messaged))
		return 'B';
	return *v->signer ? signed_by(v) : 'D';
}
