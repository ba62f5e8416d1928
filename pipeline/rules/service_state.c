#include "pipeline/rules/service.h"

#include <string.h>

enum step { RECEIVED, CLASSIFIED, FORWARDED, APPOINTED, ARRIVED, FINISHED, CALLED, CLOSED };

bool service_cancelled(const char *state)
{
	static const char *const ENDS[] = { "取消", "重复", "并单", "无效", "退单" };

	for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++)
		if (strstr(state, ENDS[i]))
			return true;
	return false;
}

const char *service_disorder(const struct service *s)
{
	const struct stamp *const step[] = { &s->received, &s->classified, &s->forwarded, &s->arrived, &s->finished };
	static const char *const SAY[5][5] = {
		[0] = { [1] = "分类时间 < 受理时间", [2] = "转派时间 < 受理时间", [3] = "到场时间 < 受理时间",
			[4] = "完工时间 < 受理时间" },
		[1] = { [2] = "转派时间 < 分类时间", [3] = "到场时间 < 分类时间", [4] = "完工时间 < 分类时间" },
		[2] = { [3] = "到场时间 < 转派时间", [4] = "完工时间 < 转派时间" },
		[3] = { [4] = "完工时间 < 到场时间" },
	};

	for (size_t later = 1; later < 5; later++)
		for (size_t earlier = 0; earlier < later; earlier++)
			if (stamp_reversed(step[earlier], step[later]))
				return SAY[earlier][later];
	return NULL;
}

static enum step last_step(const struct service *s, bool called)
{
	if (s->closed.given)
		return CLOSED;
	if (s->finished.given)
		return called ? CALLED : FINISHED;
	if (s->arrived.given)
		return ARRIVED;
	if (s->appointed.given)
		return APPOINTED;
	if (s->forwarded.given || s->dispatched.given)
		return FORWARDED;
	return s->classified.given ? CLASSIFIED : RECEIVED;
}

const char *service_derived(const struct service *s, bool called)
{
	static const char *const SAY[] = { "已受理", "已分类", "已转派", "已预约", "已到场", "已完工", "已回访", "已关闭" };

	return s->cancelled ? "已取消" : SAY[last_step(s, called)];
}

static const struct {
	const char *word;
	enum step from, to;
} STATE[] = {
	{ "已受理", RECEIVED, RECEIVED },    { "受理", RECEIVED, RECEIVED },
	{ "未处理", RECEIVED, CLASSIFIED },  { "待处理", RECEIVED, FORWARDED },
	{ "已分类", CLASSIFIED, CLASSIFIED }, { "已转派", FORWARDED, FORWARDED },
	{ "已派工", FORWARDED, FORWARDED },  { "接单", FORWARDED, APPOINTED },
	{ "已预约", APPOINTED, APPOINTED },  { "已到场", ARRIVED, ARRIVED },
	{ "处理中", FORWARDED, ARRIVED },    { "待料", RECEIVED, ARRIVED },
	{ "业主暂停", RECEIVED, ARRIVED },   { "暂停", RECEIVED, ARRIVED },
	{ "转开发商", RECEIVED, ARRIVED },   { "转单", RECEIVED, ARRIVED },
	{ "已完工", FINISHED, FINISHED },    { "待回访", FINISHED, FINISHED },
	{ "待评价", FINISHED, FINISHED },    { "已回访", CALLED, CALLED },
	{ "办理完成", FINISHED, CLOSED },    { "已关闭", CLOSED, CLOSED },
	{ "已结案", CLOSED, CLOSED },
};

int service_state_word(const char *state)
{
	for (size_t i = 0; i < sizeof STATE / sizeof *STATE; i++)
		if (!strcmp(state, STATE[i].word))
			return (int)i;
	return -1;
}

bool service_state_agrees(const struct service *s, bool called, int word)
{
	enum step step = last_step(s, called);

	return word < 0 || (step >= STATE[word].from && step <= STATE[word].to);
}
