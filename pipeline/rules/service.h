/* service: the clock of one ticket: what was due when, and whether it was done; each rule of the manual from its own
 * two stamps. A missing or reversed stamp cannot be judged; what is still running is not yet due. Progress contacts
 * are contact.h, the call when the work is done is callback.h, until when deadline.h. DOMAIN §1.1, §7.2, §7.3, RULINGS 25–28, 37, 41. */
#ifndef KEFU_RULES_SERVICE_H
#define KEFU_RULES_SERVICE_H

#include <stddef.h>

#include "pipeline/rules/stamp.h"
#include "pipeline/rules/verdict.h"

enum answer { ANSWER_YES, ANSWER_NO, ANSWER_NOT_YET, ANSWER_NOT_ASKED, ANSWER_UNKNOWN };

enum verdict answer_verdict(enum answer a); /* not yet and not asked: NONE */

struct service_terms {
	int desk_open, desk_close;             /* minutes of the day */
	bool next_open;                        /* classify.after_hours_grace */
	int check_after, check_tolerance;      /* minutes */
	int confirm_before, lead_max;          /* minutes */
	int urgent_hours, developer_days, default_days;
};

struct service {
	struct stamp received, classified, forwarded, appointed, confirmed, reminded;
	struct stamp dispatched, arrived, checked, promised, finished, closed;
	bool urgent, enquiry, developer; /* 紧急程度 急, 大类 咨询, 责任单位 开发商 */
	int class_hours;                 /* agreed for its class; 0: none */
	bool cancelled;
};

struct service_forward { /* to one party; each may have a limit of its own */
	struct stamp at;
	int minutes;
};

bool service_cancelled(const char *state);            /* 已取消, 重复并单, 无效, 退单 */
struct stamp service_finish(const struct service *s); /* 完工时间, else 关闭时间 */

/* `now` is the last second of as-of. */
enum answer service_overdue(const struct service *s, const struct service_terms *t, struct moment now);    /* YES: late */
enum answer service_classified(const struct service *s, const struct service_terms *t, struct moment now); /* RC-04 */
enum answer service_forwarded(const struct stamp *classified, const struct service_forward *to, size_t count,
			      struct moment now);                                                          /* RC-05 */
enum answer service_dispatched(const struct service *s, const struct service_terms *t, struct moment now); /* RC-06 */
enum answer service_appointed(const struct service *s, const struct service_terms *t, struct moment now);  /* RC-07 */
enum answer service_visited(const struct service *s, const struct service_terms *t, struct moment now);    /* RC-08 */

bool service_at_desk(const struct stamp *received, const struct service_terms *t); /* RC-01; else 监控中心 */

/* The first pair out of order, as "分类时间 < 受理时间"; NULL. */
const char *service_disorder(const struct service *s);
const char *service_derived(const struct service *s, bool called); /* the state that its stamps tell */
/* Whether the written state, of the word that service_state_word knows it by, can be the one its stamps tell; unknown words (-1) can be any. */
int service_state_word(const char *state);
bool service_state_agrees(const struct service *s, bool called, int word);

#endif
