/* book: all tickets and contacts, read once, small enough to hold them all, and tied together. What is later than as-of is
 * not known yet: such a stamp is not given here. What cannot be tied is listed. */
#ifndef KEFU_SERVICE_BOOK_H
#define KEFU_SERVICE_BOOK_H

#include "pipeline/stage/stage.h"
#include "pipeline/store/doubt.h"
#include "stages/2_service/name.h"
#include "stages/2_service/terms.h"

enum contact_result { CONTACT_UNSAID, CONTACT_REACHED, CONTACT_MISSED };

struct book_contact {
	struct ticket *ticket; /* NULL: it takes no part */
	int64_t row_id, at;
	const char *satisfaction; /* as it is told; NULL */
	bool day_only, progress, passed_on;
	enum contact_result result;
	const char *standing, *rule; /* what judge.h says of it; rule NULL: it kept no due day */
	struct day due;
};

struct ticket {
	const char *number, *reporter;
	struct name *kind, *subkind, *room, *unit, *channel;
	const struct name *state;
	int64_t row_id, charge;
	int32_t part, line;
	struct service s;
	signed char valid, off_post;    /* -1: not said */
	bool important, night, later;   /* later: received after as-of; it takes no part */
	bool returned;                  /* again.h */
	bool ended, late;               /* finished or cancelled; 超期 是: judge.h */
	bool beyond;                    /* something of it is later than as-of: so may be its written state */
	struct book_contact **contacts; /* in the order of time */
	size_t contact_count;
};

enum book_field { BOOK_KIND, BOOK_SUBKIND, BOOK_UNIT, BOOK_BUILDING, BOOK_CHANNEL, BOOK_FIELDS };

struct book {
	struct ticket **tickets; /* by number; those received by as-of */
	size_t count;
	struct book_contact *contacts; /* by row_id */
	size_t contact_count;
	struct name_set *fields[BOOK_FIELDS];
	int64_t households;
	struct moment now; /* the last second of as-of */
};

struct book *book_read(struct stage_run *r, const struct terms *t, struct doubts *doubts, struct err *e);

const struct name *book_room(const struct ticket *t);     /* the master's where it is known; "" */
struct name *book_building(const struct ticket *t);       /* "" */

#endif
