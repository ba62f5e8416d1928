/* pursuit: how far it is with somebody who was not content: contacted within 7 days of the answer, closed within 30, the last day
 * being in time. DOMAIN §5.4, RULINGS 24, 36, 41. */
#ifndef KEFU_RULES_PURSUIT_H
#define KEFU_RULES_PURSUIT_H

#include <stdbool.h>
#include <stdint.h>

#include "pipeline/base/day.h"
#include "pipeline/rules/share.h"

struct pursuit_terms {
	int contact_days, close_days;
};

struct pursuit {
	struct day answered;	     /* else the survey's last day */
	struct day contacted, done; /* DAY_NONE: not, by as-of */
	bool recalled, content;     /* asked again; and content now */
};

enum pursuit_state { PURSUIT_WAITING, PURSUIT_GOING_ON, PURSUIT_DONE, PURSUIT_OVERDUE };
enum pursuit_state pursuit_state(const struct pursuit *p, const struct pursuit_terms *t, struct day as_of);
const char *pursuit_state_name(enum pursuit_state s); /* 待联系, 跟进中, 已完成, 超期 */

/* The next day by which something is due; DAY_NONE when done. */
struct day pursuit_due(const struct pursuit *p, const struct pursuit_terms *t);

struct pursuit_tally {
	int64_t opened, contacted, done, recalled, content, overdue;
	int64_t contacted_in_time, done_in_time;
};
void pursuit_count(struct pursuit_tally *tally, const struct pursuit *p, const struct pursuit_terms *t, struct day as_of);

#endif
