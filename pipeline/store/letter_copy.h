/* letter_copy: letters of the ledger as the tables that letter templates read (figures/dunning.sql), so that what goes out, and every copy
 * of it made later, comes from the ledger alone and never from a day's figures. Rows stream: memory does not grow with them. */
#ifndef KEFU_STORE_LETTER_COPY_H
#define KEFU_STORE_LETTER_COPY_H

#include "pipeline/store/ledger.h"

struct letter_pick {
	const char *state;    /* pending, issued */
	const char *template; /* NULL: all */
	struct day as_of;     /* of this day only: a batch of letters has one date */
	int64_t most;         /* 0: all */
};

/* Makes the tables dunning_letter and dunning_letter_bill of `to` anew, in walking order. One transaction. */
int letter_copy(struct ledger *l, struct db *to, const struct letter_pick *pick, int64_t *count, struct err *e);

/* The templates of the letters that were issued on the day, NULL-terminated. NULL: failed. */
const char *const *letter_templates(struct ledger *l, struct arena *a, struct day as_of, struct err *e);

/* The template and the day of the first that is pending; *template NULL when there is none. */
int letter_next_pending(struct ledger *l, struct arena *a, const char **template, struct day *as_of, struct err *e);

#endif
