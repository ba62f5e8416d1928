/* record: writes the figures of one house, as settled, into the tables of arrears.sql. Computes nothing. */
#ifndef KEFU_ARREARS_RECORD_H
#define KEFU_ARREARS_RECORD_H

#include "pipeline/rules/rate.h"
#include "stages/2_arrears/house.h"

struct record;

struct record *record_new(struct arena *a, struct db *db);
int record_account(struct record *r, const struct account *a, int bill, int64_t bill_id, struct err *e);
int record_allocation(struct record *r, const struct account *a, const struct allocation *x, int64_t bill_id, int seq, struct err *e);
int record_bill(struct record *r, const struct house *h, const struct house_overdue *o, int64_t bill_id, struct day as_of, struct err *e);
int record_unspent(struct record *r, const struct account *a, int receipt, struct err *e);
int record_room(struct record *r, const struct house *h, const struct dunning *d, struct err *e);
int record_prepaid(struct record *r, const struct account *a, struct fen prepaid, struct err *e);
int record_rate(struct record *r, int place, const char *period, const char *item, const struct rate *rate, struct err *e);

#endif
