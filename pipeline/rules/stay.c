#include "pipeline/rules/stay.h"

#include <string.h>

#include "pipeline/base/day.h"

static const char *const WAYS[STAY_WAYS] = { "现金", "微信", "支付宝", "ETC", "银联", "其他" };

enum stay_release stay_release_of(const char *word)
{
	static const char *const WORDS[] = { "", "正常", "收费", "免费", "异常", "手动" };

	for (int i = STAY_NORMAL; i <= STAY_MANUAL; i++)
		if (!strcmp(word, WORDS[i]))
			return (enum stay_release)i;
	return STAY_RELEASE_NONE;
}

static enum stay_class by_money(const struct stay *s)
{
	struct fen unpaid;

	if (fen_zero(s->charged))
		return STAY_FREE;
	if (fen_zero(s->received) && stay_unpaid(s, &unpaid) && fen_positive(unpaid))
		return STAY_IRREGULAR;
	return STAY_PAID;
}

enum stay_class stay_class(const struct stay *s)
{
	switch (s->release) {
	case STAY_CHARGED:
		return STAY_PAID;
	case STAY_WAVED:
		return STAY_FREE;
	case STAY_ODD:
	case STAY_MANUAL:
		return STAY_IRREGULAR;
	case STAY_NORMAL:
		return fen_zero(s->charged) ? STAY_FREE : STAY_PAID;
	case STAY_RELEASE_NONE:
	default:
		return by_money(s);
	}
}

bool stay_refund(const struct stay *s)
{
	return fen_positive(fen_negated(s->received));
}

bool stay_unpaid(const struct stay *s, struct fen *out)
{
	struct fen left = s->charged;

	if (!fen_sub(&left, s->waived) || !fen_sub(&left, s->received))
		return false;
	*out = fen_positive(left) ? left : fen_of(0);
	return true;
}

enum stay_way stay_way_of(const char *word)
{
	for (int i = 0; i < STAY_WAYS; i++)
		if (strstr(word, WAYS[i]))
			return (enum stay_way)i;
	if (strstr(word, "云闪付") || strstr(word, "银行卡"))
		return STAY_UNION;
	return strstr(word, "其它") ? STAY_OTHER : STAY_NO_WAY;
}

const char *stay_way_name(enum stay_way way)
{
	return way == STAY_NO_WAY || way == STAY_WAYS ? "" : WAYS[way];
}

int64_t stay_moment(int64_t left, const int64_t *paid, bool day_only)
{
	if (!paid || (day_only && !day_cmp(moment_day((struct moment){ left }), moment_day((struct moment){ *paid }))))
		return left;
	return *paid;
}

uint32_t stay_print(int64_t entered, const char *plate)
{
	uint64_t h = (uint64_t)entered * 0x9e3779b97f4a7c15u;

	for (; *plate; plate++)
		h = (h ^ (unsigned char)*plate) * 0x100000001b3u;
	h ^= h >> 32;
	return (uint32_t)h ? (uint32_t)h : 1;
}

bool stay_unexplained(const struct stay *s, const char *reason, const char *vehicle)
{
	return s->release == STAY_WAVED && !*reason && !strstr(vehicle, "月租") && !strstr(vehicle, "免费") &&
	       !strstr(vehicle, "储值");
}
