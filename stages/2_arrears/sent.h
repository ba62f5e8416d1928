/* sent: what became of each letter that went out: how it arrived, what was paid on its bills since, until when that lets us sue.
 *
 * One row a letter into letter_sent. A letter stands for the bills that it names and no others: money that came in on them after its
 * day, and the time that its arrival began anew (of the delivery that proves most). Void letters keep their row and no more. */
#ifndef KEFU_ARREARS_SENT_H
#define KEFU_ARREARS_SENT_H

#include "stages/2_arrears/house.h"

struct sent;

struct sent *sent_new(struct arena *a, struct db *db, const struct house_terms *terms);
int sent_add(struct sent *s, const struct house *h, struct day as_of, struct err *e);

#endif
