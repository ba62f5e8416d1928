/* notice: writes the steps, reminders and letters to be into the tables of dunning.sql. Computes nothing. */
#ifndef KEFU_ARREARS_NOTICE_H
#define KEFU_ARREARS_NOTICE_H

#include "stages/2_arrears/house.h"

struct notice;

struct notice *notice_new(struct arena *a, struct db *db, struct day as_of, struct day cut);

/* lapsed, first: the letters that d->lapsed, d->first are; may be NULL. */
int notice_step(struct notice *n, const struct house *h, const struct dunning *d, const struct post_letter *lapsed,
		const struct post_letter *first, struct err *e);
int notice_letter(struct notice *n, const struct house *h, const struct dunning *d, int64_t place, const struct post_letter *first,
		  struct err *e);
int notice_bill(struct notice *n, const struct house *h, const struct house_overdue *o, int64_t place, int seq, struct err *e);
int notice_reminder(struct notice *n, const struct house *h, int bill, struct err *e);

#endif
