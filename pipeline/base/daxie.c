/* 大写: an amount in the capital figures of Chinese receipts (DOMAIN §11, vector 20). */
#include <string.h>

#include "pipeline/base/fen.h"

static const char *const DIGIT[] = { "零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖" };

static void put(char *out, const char *s)
{
	size_t n = strlen(out);

	if (n + strlen(s) < FEN_DAXIE)
		strcpy(out + n, s);
}

/* One group of four digits; *gap: a zero is owed before the next digit that is not zero. */
static void put_group(char *out, unsigned group, bool *gap)
{
	static const char *const UNIT[] = { "仟", "佰", "拾", "" };
	static const unsigned POWER[] = { 1000, 100, 10, 1 };

	for (int i = 0; i < 4; i++) {
		unsigned d = group / POWER[i] % 10;

		if (!d) {
			*gap = *out != '\0';
			continue;
		}
		if (*gap)
			put(out, DIGIT[0]);
		*gap = false;
		put(out, DIGIT[d]);
		put(out, UNIT[i]);
	}
	*gap = false; /* zeros at a group's end are not spoken: 壹拾万伍仟 */
}

/* 亿 is the largest unit: what lies above it is written before it again (壹仟贰佰亿, 壹万亿). */
static void put_yuan(char *out, uint64_t yuan)
{
	static const uint64_t POWER[] = { 10000000000000000ULL, 1000000000000ULL, 100000000ULL, 10000ULL, 1ULL };
	static const char *const UNIT[] = { "亿亿", "万", "亿", "万", "" };
	bool gap = false;

	for (int i = 0; i < 5; i++) {
		unsigned group = (unsigned)(yuan / POWER[i] % 10000);

		if (!group) {
			gap = *out != '\0';
			if (i == 2 && yuan / POWER[1] % 10000) /* 壹万亿: the 万 needs its 亿 */
				put(out, UNIT[i]);
			continue;
		}
		put_group(out, group, &gap);
		put(out, UNIT[i]);
	}
}

const char *fen_daxie(struct fen a, char out[FEN_DAXIE])
{
	uint64_t m = a.n < 0 ? 0 - (uint64_t)a.n : (uint64_t)a.n;
	unsigned jiao = (unsigned)(m / 10 % 10), fen = (unsigned)(m % 10);
	char yuan[FEN_DAXIE] = "";

	out[0] = '\0';
	if (a.n < 0)
		put(out, "负");
	if (m >= 100) {
		put_yuan(yuan, m / 100);
		put(out, yuan);
		put(out, "元");
	} else if (!m) {
		put(out, "零元");
	}
	if (!jiao && !fen) {
		put(out, "整");
		return out;
	}
	if (jiao) {
		put(out, DIGIT[jiao]);
		put(out, "角");
	} else if (m >= 100) {
		put(out, DIGIT[0]);
	}
	if (fen) {
		put(out, DIGIT[fen]);
		put(out, "分");
	} else {
		put(out, "整");
	}
	return out;
}
