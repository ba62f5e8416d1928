/* ladder: at which step of dunning a house stands, the letter that it would get, and what became of those that it got.
 *
 * The step is decided by rules/dunning.h; here its history is put together and the tables of dunning.sql are filled. Issues nothing: the
 * letters are drafts. DOMAIN §3.8, RULINGS 13, 14. */
#ifndef KEFU_ARREARS_LADDER_H
#define KEFU_ARREARS_LADDER_H

#include "stages/2_arrears/house.h"

struct ladder;

/* `cut` is the data cut, printed in letters. */
struct ladder *ladder_new(struct stage_run *r, const struct house_terms *terms, struct day cut);

/* Where the house stands; d->step is DUNNING_NONE without arrears. Houses come in the order of the walk. */
int ladder_add(struct ladder *l, const struct house *h, struct dunning *d, struct err *e);

#endif
