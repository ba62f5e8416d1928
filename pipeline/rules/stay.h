/* stay: a car that left, and what was paid for it: paid, free or irregular; by which way; what it still owes. Refunds
 * are lines without a car. DOMAIN §6.2 PK-1, PK-2, PK-12, RULINGS 29, 30, 31, 35. */
#ifndef KEFU_RULES_STAY_H
#define KEFU_RULES_STAY_H

#include <stdbool.h>
#include <stdint.h>

#include "pipeline/base/fen.h"

enum stay_release { STAY_RELEASE_NONE, STAY_NORMAL, STAY_CHARGED, STAY_WAVED, STAY_ODD, STAY_MANUAL };
enum stay_class { STAY_PAID, STAY_FREE, STAY_IRREGULAR };

/* In the order of the day sheet; all but cash are electronic. */
enum stay_way { STAY_CASH, STAY_WECHAT, STAY_ALIPAY, STAY_ETC, STAY_UNION, STAY_OTHER, STAY_WAYS, STAY_NO_WAY = -1 };

struct stay {
	enum stay_release release;
	struct fen charged, waived, received;
};

enum stay_release stay_release_of(const char *word); /* of 放行方式; "" and unknown words: NONE */
enum stay_class stay_class(const struct stay *s);
bool stay_refund(const struct stay *s);

/* What was neither received nor waived; never below zero. False on overflow. */
bool stay_unpaid(const struct stay *s, struct fen *out) FEN_MUST;

/* 微信支付, 支付宝扫码, 银联云闪付 … ; NO_WAY for "" and for what is none of them. */
enum stay_way stay_way_of(const char *word);
const char *stay_way_name(enum stay_way way);

/* The time of payment, else of leaving; a payment known to the day only is as late as the car, on that day. */
int64_t stay_moment(int64_t left, const int64_t *paid, bool day_only);

/* 32 bits, never zero, that all lines of one stay share: to find the payment that a refund is of. Others may have them too. */
uint32_t stay_print(int64_t entered, const char *plate);

/* A free pass that somebody gave away and said no reason for; season tickets are reason enough. */
bool stay_unexplained(const struct stay *s, const char *reason, const char *vehicle);

#endif
