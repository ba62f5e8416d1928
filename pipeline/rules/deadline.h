/* deadline: until when each step of a ticket is in time; the last second of it. What came of it is service.h and
 * callback.h. A base known to the day only counts from its last second. DOMAIN §1.1, §7.3, RULINGS 25, 26. */
#ifndef KEFU_RULES_DEADLINE_H
#define KEFU_RULES_DEADLINE_H

#include "pipeline/rules/service.h"

/* Why 应完成时间 is when it is: 承诺, 约定 (the class's own hours), 急, 咨询, 开发商, 其他. */
const char *deadline_why(const struct service *s);
struct moment deadline_finish(const struct service *s, const struct service_terms *t);

struct day deadline_classify(const struct service *s, const struct service_terms *t); /* RC-04 */
struct moment deadline_forward(const struct stamp *classified, int minutes);          /* RC-05 */
/* RC-06 by the dispatch, RC-08 by the appointment; the base must be given. */
struct moment deadline_attend(const struct stamp *base, const struct service_terms *t);
struct moment deadline_confirm(const struct stamp *appointed, const struct service_terms *t); /* RC-07 */
struct moment deadline_call(const struct stamp *finish, int hours);                           /* RC-09 */

#endif
