/* again: which finished tickets came back: the same room and 小类, received after the finish and within 30 days of it
 * (RULINGS 43). What has no room or no 小类 comes back to nothing. */
#ifndef KEFU_SERVICE_AGAIN_H
#define KEFU_SERVICE_AGAIN_H

#include "stages/2_service/book.h"

void again_mark(struct book *b, struct arena *a); /* sets ticket.returned */

#endif
