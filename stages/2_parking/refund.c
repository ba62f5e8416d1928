#include "stages/2_parking/refund.h"

#include <stdlib.h>
#include <string.h>

#include "stages/2_parking/queries.sql.h"

#define BLOCK_ROWS 16384 /* data.db's `block` */

struct reading {
	struct gate *gate;
	struct refunds *refunds;
	struct stmt *txn, *order;
};

static struct stmt *row_of(struct reading *g, const char *source)
{
	return strcmp(source, "parking_txns") ? g->order : g->txn;
}

static int64_t moment_of(struct stmt *s)
{
	int64_t paid = stmt_int(s, "paid");

	return stay_moment(stmt_int(s, "left"), stmt_null(s, "paid") ? NULL : &paid, stmt_int(s, "paid_day_only") != 0);
}

/* ---- the refunds ---- */

static int compare_stay(const struct refund *x, int64_t entered, const char *plate)
{
	if (x->entered != entered)
		return x->entered < entered ? -1 : 1;
	return strcmp(x->plate, plate);
}

static int by_stay(const void *a, const void *b)
{
	const struct refund *x = a, *y = b;
	int c = compare_stay(x, y->entered, y->plate);

	return c ? c : strcmp(x->no, y->no);
}

bool refund_same_stay(const struct refund *x, const struct refund *y)
{
	return !compare_stay(x, y->entered, y->plate);
}

static int read_one(struct reading *g, const char *source, int64_t row_id, struct err *e)
{
	struct arena *a = g->gate->arena;
	struct stmt *s = row_of(g, source);
	struct refunds *x = g->refunds;
	int rc;

	stmt_bind_int(s, "row_id", row_id);
	if ((rc = stmt_step(s, e)) <= 0)
		return rc < 0 ? -1 : err_set(e, ERR_BUG, "%s %lld is no longer there", source, (long long)row_id);
	x->list = arena_grow(a, x->list, x->count, &x->capacity, sizeof *x->list);
	x->list[x->count++] = (struct refund){ .no = arena_strdup(a, stmt_text(s, "no")),
					       .plate = arena_strdup(a, stmt_text(s, "plate")),
					       .entered = stmt_int(s, "entered"),
					       .moment = moment_of(s),
					       .lane = booth_lane(g->gate->booth, stmt_text(s, "lane")),
					       .amount = stmt_fen(s, "received") };
	stmt_reset(s);
	return 0;
}

static int read_refunds(struct reading *g, struct stage_run *r, struct err *e)
{
	struct stmt *s = db_prepare(r->db, SQL_REFUNDS);
	int rc;

	while ((rc = stmt_step(s, e)) > 0) {
		const struct booth_row *line =
		    gate_line(g->gate, booth_lane(g->gate->booth, stmt_text(s, "lane")), stmt_int(s, "since"));

		if (line && period_holds(&g->gate->shown, line->day) &&
		    (rc = read_one(g, stmt_text(s, "source"), stmt_int(s, "row_id"), e)) < 0)
			break;
	}
	stmt_end(s);
	if (g->refunds->count)
		qsort(g->refunds->list, g->refunds->count, sizeof *g->refunds->list, by_stay);
	return rc;
}

/* ---- what they are of ---- */

/* The row may be the stay of these refunds, from the first of it on. */
static int add_original(struct reading *g, const char *source, int64_t row_id, size_t first, struct err *e)
{
	struct refund *x = &g->refunds->list[first];
	struct stmt *s = row_of(g, source);
	int rc;

	stmt_bind_int(s, "row_id", row_id);
	if ((rc = stmt_step(s, e)) <= 0)
		return rc;
	if (!compare_stay(x, stmt_int(s, "entered"), stmt_text(s, "plate")) &&
	    gate_line(g->gate, booth_lane(g->gate->booth, stmt_text(s, "lane")), moment_of(s)))
		for (size_t i = first; rc >= 0 && i < g->refunds->count && refund_same_stay(x, &g->refunds->list[i]); i++)
			if (!fen_add(&g->refunds->list[i].original, stmt_fen(s, "received")))
				rc = err_set(e, ERR_INPUT, _("the parking amounts are too large to add up"));
	stmt_reset(s);
	return rc < 0 ? -1 : 0;
}

static int search_block(struct reading *g, struct stmt *s, size_t first, struct err *e)
{
	const struct refund *x = &g->refunds->list[first];
	uint32_t print = stay_print(x->entered, x->plate);
	size_t size;
	const uint32_t *prints = stmt_blob(s, "prints", &size);

	for (size_t i = 0; i < size / sizeof *prints; i++)
		if (prints[i] == print &&
		    add_original(g, stmt_text(s, "source"), stmt_int(s, "number") * BLOCK_ROWS + (int64_t)i, first, e) < 0)
			return -1;
	return 0;
}

/* Each stay once, in the blocks that hold its entry. */
static int search(struct reading *g, struct stage_run *r, struct err *e)
{
	const struct refunds *x = g->refunds;
	struct stmt *s = db_prepare(r->db, SQL_PRINTS);
	int rc;

	stmt_bind_int(s, "first", x->list[0].entered);
	stmt_bind_int(s, "last", x->list[x->count - 1].entered);
	while ((rc = stmt_step(s, e)) > 0) {
		int64_t from = stmt_int(s, "entered_first"), to = stmt_int(s, "entered_last");

		for (size_t i = 0; rc >= 0 && i < x->count; i++)
			if (x->list[i].entered >= from && x->list[i].entered <= to && (!i || !refund_same_stay(&x->list[i - 1], &x->list[i])))
				rc = search_block(g, s, i, e);
		if (rc < 0)
			break;
	}
	stmt_end(s);
	return rc;
}

int refund_read(struct refunds *x, struct gate *g, struct stage_run *r, struct err *e)
{
	struct reading reading = { g, x, db_prepare(r->db, SQL_TXN), db_prepare(r->db, SQL_ORDER) };
	int rc = read_refunds(&reading, r, e);

	if (rc == 0 && x->count)
		rc = search(&reading, r, e);
	stmt_end(reading.txn);
	stmt_end(reading.order);
	return rc;
}
