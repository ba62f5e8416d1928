#include "pipeline/rules/dimension.h"

#include <stdlib.h>
#include <string.h>

static const struct {
	const char *code, *title, *name;
} ALL[DIMENSIONS] = {
	{ "D0", "D0 总体评价", "总体评价" },	 { "D1", "D1 客户服务", "客户服务" },
	{ "D2", "D2 维修服务", "维修服务" },	 { "D3", "D3 环境保洁", "环境保洁" },
	{ "D4", "D4 绿化养护", "绿化养护" },	 { "D5", "D5 秩序维护与消防", "秩序维护与消防" },
	{ "D6", "D6 停车与道闸", "停车与道闸" }, { "D7", "D7 公共设施维护", "公共设施维护" },
	{ "D8", "D8 收费与信息公开", "收费与信息公开" }, { "D9", "D9 装修管理", "装修管理" },
	{ "D10", "D10 社区文化活动", "社区文化活动" },
};

const char *dimension_code(int d)
{
	return ALL[d].code;
}

const char *dimension_title(int d)
{
	return ALL[d].title;
}

int dimension_of(const char *folded)
{
	if (folded[0] == 'd' && folded[1] >= '0' && folded[1] <= '9') {
		long n = strtol(folded + 1, NULL, 10);

		return n < DIMENSIONS ? (int)n : -1;
	}
	for (int d = 0; d < DIMENSIONS; d++)
		if (!strcmp(folded, ALL[d].name))
			return d;
	return -1;
}
