/* callback: the call to the owner when the work is done: within so many hours of the finish, and what he said passed
 * on. A call exactly at the end is in time; two attempts that nobody answered count as one call. Progress is
 * contact.h. DOMAIN §1.1 RC-09, RC-10, RULINGS 27, 37, 41. */
#ifndef KEFU_RULES_CALLBACK_H
#define KEFU_RULES_CALLBACK_H

#include "pipeline/rules/service.h"

struct callback_terms {
	int hours, attempts_ok;
};

struct callback {
	struct stamp at;
	bool reached;           /* not 未接通 */
	bool rated, passed_on;  /* 满意度, 反馈部门时间 */
};

struct callback_result {
	enum answer in_time;   /* RC-09 */
	enum answer passed_on; /* RC-10: not asked before a call reached him */
	bool attempted;        /* in time by attempts only: 已尝试未接通 */
};

/* The calls are those dated up to `now`, the last second of as-of, in any order. */
struct callback_result callback_judge(const struct service *s, const struct callback *calls, size_t count,
				      const struct callback_terms *t, struct moment now);

#endif
