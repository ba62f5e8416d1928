/* stamp_rule: moments in the tables of service tests: "02-10 16:30:00", a day only "02-10", "" for none; in 2023. */
#ifndef KEFU_TESTS_STAMP_RULE_H
#define KEFU_TESTS_STAMP_RULE_H

#include "tests/unit/rule.h"

#include <stdio.h>

#include "pipeline/rules/service.h"

static inline struct stamp rule_stamp(const char *s)
{
	int month, day, hour = 0, minute = 0, second = 0, got;
	struct day d;

	if (!s || !*s)
		return (struct stamp){ 0 };
	got = sscanf(s, "%d-%d %d:%d:%d", &month, &day, &hour, &minute, &second);
	if ((got != 2 && got < 4) || !day_make(2023, month, day, &d))
		fail_msg("no moment: %s", s);
	return (struct stamp){ true, got == 2, moment_at(d, hour * 3600 + minute * 60 + second) };
}

static inline struct moment rule_now(const char *day)
{
	return moment_at(rule_day(day), 86399);
}

static inline void rule_same_answer(const char *words, enum answer got, enum answer want)
{
	static const char *const SAY[] = { "是", "否", "未到期", "不适用", "无法判定" };

	if (got != want)
		fail_msg("%s: want %s, got %s", words, SAY[want], SAY[got]);
}

#define YES ANSWER_YES
#define NO ANSWER_NO
#define NOT_YET ANSWER_NOT_YET
#define NOT_ASKED ANSWER_NOT_ASKED
#define UNKNOWN ANSWER_UNKNOWN

#endif
