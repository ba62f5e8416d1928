/* record: writes the figures of one house, as settled, into the tables of arrears.sql. Computes nothing. */
#ifndef KEFU_ARREARS_RECORD_H
#define KEFU_ARREARS_RECORD_H

#include "pipeline/rules/allocation.h"
#include "pipeline/rules/arrears.h"
#include "pipeline/rules/rate.h"
#include "stages/2_arrears/account.h"

/* A bill's figures beyond those of struct bill. */
struct record_bill {
	struct day limitation;
	bool has_penalty;
	struct fen penalty;
};

struct record_room {
	bool waiver_pending, draft;
	bool has_penalty;
	struct fen penalty, prepaid;
};

struct record;

struct record *record_new(struct arena *a, struct db *db);
int record_account(struct record *r, const struct account *a, int bill, int64_t bill_id, struct err *e);
int record_allocation(struct record *r, const struct account *a, const struct allocation *x, int64_t bill_id, int seq, struct err *e);
int record_bill(struct record *r, const struct account *a, int bill, int64_t bill_id, struct day as_of, const struct record_bill *more,
		struct err *e);
int record_unspent(struct record *r, const struct account *a, int receipt, struct err *e);
int record_room(struct record *r, const struct account *a, const struct arrears *sum, const struct record_room *more, struct err *e);
int record_prepaid(struct record *r, const struct account *a, struct fen prepaid, struct err *e);
int record_rate(struct record *r, int place, const char *period, const char *item, const struct rate *rate, struct err *e);

#endif
