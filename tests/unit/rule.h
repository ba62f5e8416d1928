/* rule: what the tables of rule tests are written in: days, months and yuan as text. */
#ifndef KEFU_TESTS_RULE_H
#define KEFU_TESTS_RULE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdbool.h>
#include <string.h>

#include "pipeline/base/day.h"
#include "pipeline/base/fen.h"

#define ROWS(table) (sizeof(table) / sizeof *(table))

/* "" is no day. */
static inline struct day rule_day(const char *s)
{
	struct day d = DAY_NONE;

	if (s && *s && !day_parse(s, &d))
		fail_msg("no day: %s", s);
	return d;
}

static inline int32_t rule_month(const char *s)
{
	int32_t m = 0;

	if (!month_parse(s, &m))
		fail_msg("no month: %s", s);
	return m;
}

static inline struct fen rule_fen(const char *s)
{
	struct fen f = { 0 };

	if (!fen_parse(s, &f))
		fail_msg("no amount: %s", s);
	return f;
}

static inline void rule_same_day(const char *words, struct day got, const char *want)
{
	char text[DAY_TEXT];

	if (day_cmp(got, rule_day(want)))
		fail_msg("%s: want %s, got %s", words, want, day_text(got, text));
}

static inline void rule_same_fen(const char *words, struct fen got, const char *want)
{
	char text[FEN_TEXT];

	if (fen_cmp(got, rule_fen(want)))
		fail_msg("%s: want %s, got %s", words, want, fen_text(got, text));
}

static inline void rule_same_int(const char *words, int64_t got, int64_t want)
{
	if (got != want)
		fail_msg("%s: want %lld, got %lld", words, (long long)want, (long long)got);
}

#endif
