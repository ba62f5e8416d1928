#include "stages/1_parking/keep.h"

#include "stages/1_parking/queries.sql.h"

enum { FORGET_BLOCK, FORGET_SUMS, FORGET_WAIVED, FORGET_OVERNIGHT, FORGET_REFUNDS, FORGETS };

struct keep {
	struct stmt *forget[FORGETS], *block, *sum, *waived, *night, *refund;
	const char *source;
	const struct tally *tally;
};

struct keep *keep_open(struct arena *a, struct db *db)
{
	static const char *const FORGET[FORGETS] = { SQL_FORGET_BLOCK, SQL_FORGET_SUMS, SQL_FORGET_WAIVED, SQL_FORGET_OVERNIGHT,
						     SQL_FORGET_REFUNDS };
	struct keep *k = arena_alloc(a, sizeof *k);

	for (int i = 0; i < FORGETS; i++)
		k->forget[i] = db_prepare(db, FORGET[i]);
	k->block = db_prepare(db, SQL_ADD_BLOCK);
	k->sum = db_prepare(db, SQL_ADD_SUM);
	k->waived = db_prepare(db, SQL_ADD_WAIVED);
	k->night = db_prepare(db, SQL_ADD_OVERNIGHT);
	k->refund = db_prepare(db, SQL_ADD_REFUND);
	return k;
}

void keep_close(struct keep *k)
{
	for (int i = 0; i < FORGETS; i++)
		stmt_end(k->forget[i]);
	stmt_end(k->block);
	stmt_end(k->sum);
	stmt_end(k->waived);
	stmt_end(k->night);
	stmt_end(k->refund);
}

static void bind_block(const struct keep *k, struct stmt *s)
{
	stmt_bind_text(s, "source", k->source);
	stmt_bind_int(s, "number", k->tally->number);
}

/* Lane and time of the sum. */
static void bind_place(const struct keep *k, struct stmt *s, size_t sum)
{
	const struct tally_sum *x = &k->tally->sums[sum];

	bind_block(k, s);
	stmt_bind_text(s, "lane", k->tally->cuts->lanes[x->lane].name);
	stmt_bind_int(s, "since", x->since);
}

static int keep_stamp(struct keep *k, const struct keep_stamp *stamp, struct err *e)
{
	const struct tally *t = k->tally;
	struct stmt *s = k->block;
	char cuts[FILE_DIGEST], digest[FILE_DIGEST];

	cuts_digest(t->cuts, t->arena, t->first, t->last, cuts);
	tally_digest(t, digest);
	bind_block(k, s);
	stmt_bind_text(s, "program", stamp->program);
	stmt_bind_int(s, "high", stamp->high);
	stmt_bind_int(s, "low", stamp->low);
	stmt_bind_text(s, "cuts", cuts);
	stmt_bind_text(s, "digest", digest);
	stmt_bind_int(s, "first", t->first);
	stmt_bind_int(s, "last", t->last);
	stmt_bind_int(s, "entered_first", t->entered_first);
	stmt_bind_int(s, "entered_last", t->entered_last);
	stmt_bind_int(s, "lines", t->lines);
	stmt_bind_fen(s, "charged", t->charged);
	stmt_bind_fen(s, "received", t->received);
	stmt_bind_blob(s, "prints", t->prints, sizeof t->prints);
	return stmt_exec(s, e);
}

static int keep_sum(struct keep *k, size_t i, struct err *e)
{
	const struct tally_sum *x = &k->tally->sums[i];
	struct stmt *s = k->sum;

	bind_place(k, s, i);
	stmt_bind_int(s, "lines", x->lines);
	stmt_bind_int(s, "paid", x->sum.paid);
	stmt_bind_int(s, "free", x->sum.free);
	stmt_bind_int(s, "irregular", x->sum.irregular);
	stmt_bind_int(s, "unexplained", x->sum.unexplained);
	stmt_bind_fen(s, "charged", x->sum.charged);
	stmt_bind_fen(s, "waived", x->sum.waived);
	stmt_bind_fen(s, "received", x->sum.received);
	stmt_bind_fen(s, "cash", x->sum.ways[STAY_CASH]);
	stmt_bind_fen(s, "wechat", x->sum.ways[STAY_WECHAT]);
	stmt_bind_fen(s, "alipay", x->sum.ways[STAY_ALIPAY]);
	stmt_bind_fen(s, "etc", x->sum.ways[STAY_ETC]);
	stmt_bind_fen(s, "union", x->sum.ways[STAY_UNION]);
	stmt_bind_fen(s, "other", x->sum.ways[STAY_OTHER]);
	stmt_bind_fen(s, "given", x->sum.given);
	stmt_bind_fen(s, "unpaid", x->sum.unpaid);
	stmt_bind_int(s, "ways", x->ways);
	return stmt_exec(s, e);
}

static int keep_waived(struct keep *k, const struct tally_waived *x, struct err *e)
{
	bind_place(k, k->waived, x->sum);
	stmt_bind_text(k->waived, "reason", x->reason);
	stmt_bind_int(k->waived, "lines", x->lines);
	stmt_bind_fen(k->waived, "waived", x->waived);
	return stmt_exec(k->waived, e);
}

static int keep_night(struct keep *k, const struct tally_night *x, struct err *e)
{
	bind_place(k, k->night, x->sum);
	stmt_bind_day(k->night, "from", x->from);
	stmt_bind_day(k->night, "to", x->to);
	stmt_bind_int(k->night, "cars", x->cars);
	return stmt_exec(k->night, e);
}

static int keep_refund(struct keep *k, const struct tally_refund *x, struct err *e)
{
	bind_place(k, k->refund, x->sum);
	stmt_bind_int(k->refund, "row_id", x->row_id);
	return stmt_exec(k->refund, e);
}

int keep_block(struct keep *k, const struct keep_stamp *stamp, const struct tally *t, struct err *e)
{
	int rc = 0;

	k->source = stamp->source;
	k->tally = t;
	for (int i = 0; i < FORGETS && rc == 0; i++) {
		bind_block(k, k->forget[i]);
		rc = stmt_exec(k->forget[i], e);
	}
	if (rc == 0)
		rc = keep_stamp(k, stamp, e);
	for (size_t i = 0; i < t->sum_count && rc == 0; i++)
		rc = keep_sum(k, i, e);
	for (size_t i = 0; i < t->waived_count && rc == 0; i++)
		rc = keep_waived(k, &t->waived[i], e);
	for (size_t i = 0; i < t->night_count && rc == 0; i++)
		rc = keep_night(k, &t->nights[i], e);
	for (size_t i = 0; i < t->refund_count && rc == 0; i++)
		rc = keep_refund(k, &t->refunds[i], e);
	return rc;
}
