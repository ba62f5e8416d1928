/* judge: what the rules say of one ticket, and of each of its contacts: the answers, the rules that asked and when, the
 * due days of progress contacts. Decides nothing itself (pipeline/rules/). */
#ifndef KEFU_SERVICE_JUDGE_H
#define KEFU_SERVICE_JUDGE_H

#include "stages/2_service/book.h"

#define JUDGE_NEVER INT64_MIN

enum judge_rule { RC_04, RC_05, RC_06, RC_07, RC_08, RC_09, RC_10, RC_11, RC_12, RC_13, JUDGE_RULES };

const char *judge_name(enum judge_rule rule); /* "RC-04" */

struct judge_asked { /* one rule, one time */
	enum judge_rule rule;
	enum answer answer;
	struct day base;  /* counted in its month (RULINGS 25) */
	struct day due;   /* 应办日期; DAY_NONE: it has none */
	int64_t until;    /* the last second in time; JUDGE_NEVER: a rule of days */
};

struct judge {
	struct arena *arena;
	const struct terms *terms;
	struct moment now;
	struct day as_of;
	size_t capacity, day_capacity, call_capacity;
	struct day *days;           /* of the contacts of the ticket at hand */
	struct callback *calls;
	/* of the ticket at hand */
	const struct ticket *ticket;
	struct service s;
	struct judge_asked *asked;
	size_t asked_count;
	struct stamp finish;
	struct day ended;           /* finished, cancelled; DAY_NONE: open */
	enum answer overdue, attended, called, classified, forwarded, confirmed, passed_on;
	bool attempted, reached, agrees;
	int32_t overdue_days;       /* of a late one */
	int64_t due, call_at;       /* call_at: JUDGE_NEVER */
	int calls_made;
	enum book_satisfaction satisfaction; /* as said last */
	const char *derived, *disorder;
	struct contact_sum progress;
	struct day last_contact, classified_due;
};

struct judge *judge_new(struct arena *a, const struct terms *t, struct day as_of);
void judge_ticket(struct judge *j, struct ticket *t); /* also the standing of its contacts */

/* The last seconds in time, JUDGE_NEVER where the rule does not ask. */
int64_t judge_until(const struct judge *j, enum judge_rule rule);

#endif
