/* contact: when an owner who waits must be told how far his matter is, and whether he was: every other day, every third
 * day, every week, by the age of the ticket on the day after the last contact. Days only; a contact on the due day is
 * in time, and a due day that still runs is no breach. DOMAIN §1.2, RULINGS 28. */
#ifndef KEFU_RULES_CONTACT_H
#define KEFU_RULES_CONTACT_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/base/day.h"

#define CONTACT_BANDS 4

struct contact_terms {
	int32_t band[CONTACT_BANDS];     /* days: nothing is due up to the first; 3, 7, 15, 30 */
	int32_t interval[CONTACT_BANDS]; /* days between contacts beyond each; 2, 3, 7, 7 */
	bool by_final_duration;          /* a finished ticket: its whole life by the band it ended in */
};

bool contact_terms_sound(const struct contact_terms *t); /* bands ascend from 0 or more, intervals are 1 or more */

enum contact_rule { CONTACT_RC_11 = 11, CONTACT_RC_12 = 12, CONTACT_RC_13 = 13 };

struct contact_due {
	struct day due;
	enum contact_rule rule;
	bool kept;
};

struct contact_ticket {
	struct day received;
	struct day ended;           /* finished or cancelled; DAY_NONE: open */
	const struct day *contacts; /* progress that reached the reporter, by day */
	size_t contact_count;
};

struct contact_sum {
	int32_t kept, missed;
	struct day next; /* of an open ticket; DAY_NONE when it has ended */
};

/* As at the end of `as_of`. Calls `each` (may be NULL) with every due day that was kept or missed, in order. */
struct contact_sum contact_run(const struct contact_ticket *t, struct day as_of, const struct contact_terms *terms,
			       void (*each)(void *user, const struct contact_due *due), void *user);

#endif
