#include "pipeline/rules/claim.h"

bool claim_demand_proved(char grade, char least)
{
	return grade >= 'A' && grade <= least;
}

enum claim_advice claim_advice(const struct claim *c, struct fen small)
{
	if (c->near_limitation)
		return CLAIM_SUE;
	if (fen_cmp(c->total, small) < 0)
		return CLAIM_MEDIATE;
	if (!c->disputed && !fen_positive(c->penalty) && c->addressed && claim_demand_proved(c->grade, 'B'))
		return CLAIM_PAYMENT_ORDER;
	return CLAIM_SUE;
}

const char *claim_advice_text(enum claim_advice a)
{
	static const char *const texts[] = { "起诉", "支付令", "调解" };

	return texts[a];
}

const char *claim_proof_text(enum claim_proof p)
{
	static const char *const texts[CLAIM_PROOFS] = { "合同", "产权/房屋信息", "交接单", "收费标准", "欠费明细", "催告函及送达回证", "服务履行证据" };

	return texts[p];
}

int claim_proof_count(unsigned proofs)
{
	int n = 0;

	for (int i = 0; i < CLAIM_PROOFS; i++)
		n += (int)(proofs >> i & 1);
	return n;
}

int32_t claim_warning(struct day until, struct day as_of, const int32_t *days, size_t count)
{
	int32_t left = day_diff(until, as_of), least = CLAIM_NO_WARNING;

	if (left < 0)
		return 0;
	for (size_t i = 0; i < count; i++)
		if (left <= days[i] && (least < 0 || days[i] < least))
			least = days[i];
	return least;
}
