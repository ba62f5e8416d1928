/* patrol: the score of one patrol, in hundredths of a point: what its findings leave of the items that apply.
 *
 * An item loses no more than it weighs; items that do not apply are left out and the rest rescaled to 100; a finding on
 * a veto item makes it 0, whatever its factor. Rounded half up here, as DOMAIN §4.3 says, and then only where it is
 * printed. RULINGS 19. */
#ifndef KEFU_RULES_PATROL_H
#define KEFU_RULES_PATROL_H

#include <stddef.h>
#include <stdint.h>

#include "pipeline/rules/standard.h"

#define PATROL_NO_SCORE (-1) /* none of the items applies */

struct patrol_loss {
	int item;          /* its place in the table */
	int64_t deduction; /* of the row, in hundredths; below 0 counts as 0 */
	int64_t factor;    /* parts per million */
};

/* Bit i of `skipped`: item i does not apply, and its findings count nothing. 0 … 10000, or PATROL_NO_SCORE. */
int64_t patrol_score(const struct standard_table *t, uint64_t skipped, const struct patrol_loss *losses, size_t count);

/* The bits of a cell such as "A07、A18"; what is no code of the table is handed to `unknown` (which may be NULL). */
uint64_t patrol_skipped(struct arena *a, const struct standard_table *t, const char *cell,
			void (*unknown)(void *user, const char *code), void *user);

#endif
