/* ticket: the numbers of a ticket book: how many were used, which are void, whether a book goes on where it stopped.
 * A number is letters and digits; its leading zeros are part of it. Knows no shift. DOMAIN §6.2 PK-5, PK-7, §11 16. */
#ifndef KEFU_RULES_TICKET_H
#define KEFU_RULES_TICKET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/base/arena.h"

struct ticket {
	size_t prefix; /* bytes before the last run of digits */
	int64_t number;
};

bool ticket_parse(const char *text, struct ticket *out); /* false: it does not end in 1 to 15 digits */

enum ticket_fault {
	TICKET_GOOD,
	TICKET_NONE, /* no tickets were written down */
	TICKET_HALF, /* one end of two, or void numbers without a range */
	TICKET_UNREADABLE,
	TICKET_PREFIX, /* two books: their numbers cannot be subtracted */
	TICKET_BACKWARDS,
	TICKET_VOID, /* a void number that is not one of those used; the others count */
};

struct ticket_use {
	const char *prefix; /* "" or the letters of the book */
	int64_t first, last;
	int64_t used, voided, valid;
};

/* `voids` has "、" or commas between its numbers; one without letters is of the same book; a number written twice
 * counts once. All but TICKET_GOOD and TICKET_VOID leave `out` zero. */
enum ticket_fault ticket_use(struct arena *a, const char *from, const char *to, const char *voids,
			     struct ticket_use *out);

enum ticket_step { TICKET_GOES_ON, TICKET_GAP, TICKET_OVERLAP };

/* From the last number of the shift before to the first of this one; *count: the tickets missing, or used twice. */
enum ticket_step ticket_step(int64_t last, int64_t first, int64_t *count);

#endif
