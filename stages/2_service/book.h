/* book: all tickets and contacts, read once, small enough to hold them all, and tied together. What is later than as-of is
 * not known yet: such a stamp is not given here. What cannot be tied is listed. */
#ifndef KEFU_SERVICE_BOOK_H
#define KEFU_SERVICE_BOOK_H

#include "pipeline/stage/stage.h"
#include "pipeline/store/doubt.h"
#include "stages/2_service/name.h"
#include "stages/2_service/terms.h"

enum contact_result { CONTACT_UNSAID, CONTACT_REACHED, CONTACT_MISSED };

/* What judge.h says of it. */
enum book_standing {
	STANDING_NONE, /* it takes no part */
	STANDING_KEPT, STANDING_EARLY, STANDING_UNSAID,                        /* progress */
	STANDING_IN_TIME, STANDING_LATE, STANDING_BEFORE, STANDING_UNFINISHED, /* calls when the work is done */
	STANDING_MISSED                                                        /* both: nobody answered */
};

enum book_satisfaction { SATISFACTION_NONE, VERY_SATISFIED, SATISFIED, SO_SO, DISSATISFIED, VERY_DISSATISFIED, CANNOT_SAY };

struct book_contact {
	struct ticket *ticket; /* NULL: it takes no part */
	int64_t row_id, at;
	struct day due;        /* that it kept; DAY_NONE */
	bool day_only : 1, progress : 1, passed_on : 1;
	unsigned satisfaction : 3, result : 2, standing : 4, rule : 4; /* rule: judge.h's, of `due` */
};

enum book_stamp { /* in the order of struct service, as the query reads them */
	RECEIVED, CLASSIFIED, FORWARDED, APPOINTED, CONFIRMED, REMINDED, DISPATCHED, ARRIVED, CHECKED, PROMISED, FINISHED, CLOSED, BOOK_STAMPS
};

struct ticket { /* small: there are many. Its stamps are unpacked by book_service */
	struct name *kind, *subkind, *room, *unit, *channel;
	const struct name *state;
	const char *reporter;
	struct book_contact **contacts; /* in the order of time */
	int64_t row_id, charge, stamps[BOOK_STAMPS];
	uint32_t contact_count;
	int32_t part, line, class_hours, number_length;
	signed char valid, off_post; /* -1: not said */
	bool important, urgent, enquiry, repair, complaint, developer, cancelled, night;
	bool known;                  /* its room is the master's */
	bool later;                  /* received after as-of; it takes no part */
	bool beyond;                 /* something of it is later than as-of: so may be its written state */
	bool returned;               /* again.h */
	bool ended, late;            /* finished or cancelled; 超期 是: judge.h */
	char number[];
};

enum book_field { BOOK_KIND, BOOK_SUBKIND, BOOK_UNIT, BOOK_BUILDING, BOOK_CHANNEL, BOOK_FIELDS };

struct book {
	struct ticket **tickets; /* by number; those received by as-of */
	size_t count;
	struct book_contact **contacts; /* by row_id */
	size_t contact_count;
	struct name_set *fields[BOOK_FIELDS];
	int64_t households;
	struct moment now; /* the last second of as-of */
};

struct book *book_read(struct stage_run *r, const struct terms *t, struct doubts *doubts, struct err *e);

struct stamp book_stamp(const struct ticket *t, enum book_stamp which);
struct service book_service(const struct ticket *t);
struct stamp book_finish(const struct ticket *t);
struct day book_received(const struct ticket *t);
const char *book_satisfaction_name(enum book_satisfaction s); /* NULL: none */

#endif
