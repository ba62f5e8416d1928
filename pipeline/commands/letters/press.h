/* press: what is pending in the ledger gets its PDF in issued/<number>/, and is issued then. RULINGS 39.
 *
 * In batches: PDFs drawn from the ledger's own rows into a private folder, one syncfs, renamed, their folder synced; then one ledger
 * transaction with the digests. A folder that is there already is whole, and counts as it is. */
#ifndef KEFU_COMMANDS_LETTERS_PRESS_H
#define KEFU_COMMANDS_LETTERS_PRESS_H

#include "pipeline/commands/letters/letters.h"

/* All that is pending, whoever left it; the caller holds the site. *count: how many. */
int press_finish(struct letters *c, struct ledger *l, int64_t *count, struct err *e);

/* The same for verbs that need no lock of their own: takes it only when something is pending. */
int press_leftovers(struct letters *c, struct err *e);

#endif
