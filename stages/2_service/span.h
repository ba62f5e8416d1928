/* span: what months and weeks add up, each event in the span of its own base: what came in by 受理, the rules by theirs, what was done by
 * 完工. Cancelled tickets are in none (RULINGS 25, 43). */
#ifndef KEFU_SERVICE_SPAN_H
#define KEFU_SERVICE_SPAN_H

#include "stages/2_service/judge.h"

#define SPAN_WEEKS 9 /* at most; the last of them may still run */

struct span_total {
	int64_t received, repairs, complaints, valid, closed, in_time, late;
	int64_t attended, unattended, call_kept, call_broken, contact_kept, contact_missed;
	int64_t finished, called, rated, satisfied, returned;
	struct fen income;
	int64_t timed, ranked, seconds, p90; /* of the finished: how many say how long, how long in all, nine of ten within */
	int64_t open_at_end, overdue_at_end; /* weeks only */
	bool any;                           /* a ticket or an event */
};

struct span {
	struct day as_of;
	struct day first_day;
	int32_t first_month, month_count, *month_of_day; /* from first_day to as_of */
	struct span_total *months;
	struct day first_monday;
	int week_count;
	struct span_total weeks[SPAN_WEEKS];
	struct span_time *times;
	size_t time_count;
};

struct span *span_new(struct arena *a, const struct book *b, struct day as_of);
int span_add(struct span *s, const struct judge *j, struct err *e);
void span_end(struct span *s); /* after the last: the ranks */

/* Seconds from received to finished; -1: not to be told, as one has a time of day and the other none, or they are reversed. */
int64_t span_seconds(const struct service *s);

#endif
