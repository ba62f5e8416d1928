/* 1_parking: the barriers' transactions added up, block by block of rows; of blocks that did not change last night's sums stay. README.md. */
#include "pipeline/stage/stage.h"

#include <string.h>

#include "stages/1_parking/checks.sql.h"
#include "stages/1_parking/keep.h"
#include "stages/1_parking/queries.sql.h"

struct block {
	int64_t number, high, low;
	bool there, good; /* something is kept of it; and it is of these rows, cuts and this program */
	char digest[FILE_DIGEST];
};

struct adding {
	struct stage_run *run;
	struct cuts *cuts;
	struct keep *keep;
	char program[FILE_DIGEST];
	const char *source;
	struct stmt *rows;
	struct block *blocks;
	size_t count;
};

static bool is_good(const struct adding *g, struct stmt *s)
{
	char cuts[FILE_DIGEST];

	if (stmt_int(s, "high") != stmt_int(s, "kept_high") || stmt_int(s, "low") != stmt_int(s, "kept_low") ||
	    strcmp(stmt_text(s, "program"), g->program) != 0)
		return false;
	cuts_digest(g->cuts, g->run->arena, stmt_int(s, "first"), stmt_int(s, "last"), cuts);
	return !strcmp(cuts, stmt_text(s, "cuts"));
}

static int read_blocks(struct adding *g, struct err *e)
{
	struct stmt *s = db_prepare(g->run->db, SQL_BLOCKS);
	size_t capacity = 0;
	int rc;

	g->blocks = NULL;
	g->count = 0;
	stmt_bind_text(s, "source", g->source);
	while ((rc = stmt_step(s, e)) > 0) {
		struct block *b;

		g->blocks = arena_grow(g->run->arena, g->blocks, g->count, &capacity, sizeof *g->blocks);
		b = &g->blocks[g->count++];
		*b = (struct block){ .number = stmt_int(s, "number"),
				     .high = stmt_int(s, "high"),
				     .low = stmt_int(s, "low"),
				     .there = !stmt_null(s, "program") };
		b->good = b->there && is_good(g, s);
		strncpy(b->digest, stmt_text(s, "digest"), sizeof b->digest - 1);
	}
	stmt_end(s);
	return rc;
}

static int tally_block(struct adding *g, const struct block *b, struct tally *t, struct err *e)
{
	*t = (struct tally){ .arena = arena_new(), .cuts = g->cuts, .number = b->number };
	return tally_rows(t, g->rows, e);
}

static int add_up(struct adding *g, const struct block *b, struct tally *t, struct err *e)
{
	const struct keep_stamp stamp = { g->source, g->program, b->high, b->low };
	int rc = tally_block(g, b, t, e);

	if (rc == 0)
		rc = keep_block(g->keep, &stamp, t, e);
	arena_free(t->arena);
	return rc;
}

/* What is kept must be what adding up would give. */
static int compare(struct adding *g, const struct block *b, struct tally *t, struct err *e)
{
	char digest[FILE_DIGEST];
	int rc = tally_block(g, b, t, e);

	if (rc == 0)
		tally_digest(t, digest);
	arena_free(t->arena);
	if (rc == 0 && strcmp(digest, b->digest) != 0)
		return err_set(e, ERR_BUG, _("the sums that were kept of block %lld of %s are not those of its rows"), (long long)b->number,
			       g->source);
	return rc;
}

/* One block that stayed is added up all the same, each night another; all of them when everything is to be made anew. */
static const struct block *sample(const struct adding *g)
{
	uint64_t chance = 0;
	size_t good = 0, at;

	for (size_t i = 0; i < g->count; i++) {
		chance += (uint64_t)g->blocks[i].low;
		good += g->blocks[i].good;
	}
	at = good ? (size_t)(chance % good) : 0;
	for (size_t i = 0; i < g->count; i++)
		if (g->blocks[i].good && !at--)
			return &g->blocks[i];
	return NULL;
}

static int add_source(struct adding *g, const char *source, const char *sql, struct err *e)
{
	struct tally *t = arena_alloc(g->run->arena, sizeof *t);
	const struct block *compared;
	int rc;

	g->source = source;
	if ((rc = read_blocks(g, e)) < 0)
		return -1;
	g->rows = db_prepare(g->run->db, sql);
	compared = sample(g);
	for (size_t i = 0; i < g->count && rc == 0; i++) {
		const struct block *b = &g->blocks[i];

		if (b->good && (b == compared || g->run->anew))
			rc = compare(g, b, t, e);
		if (rc == 0 && (!b->good || g->run->anew))
			rc = add_up(g, b, t, e);
		stage_progress(g->run, (int64_t)i, (int64_t)g->count);
	}
	stmt_end(g->rows);
	return rc;
}

static int run(struct stage_run *r, struct err *e)
{
	struct adding g = { .run = r, .keep = keep_open(r->arena, r->db) };
	int rc = -1;

	if (file_digest("/proc/self/exe", g.program, e) == 0 && (g.cuts = cuts_read(r, e)) &&
	    add_source(&g, "parking_txns", SQL_TXNS, e) == 0 && add_source(&g, "parking_orders", SQL_ORDERS, e) == 0)
		rc = 0;
	keep_close(g.keep);
	return rc;
}

const struct stage STAGE = {
	.about = "adds up what the barriers recorded, as far as it changed",
	.needs = { "table:parking_txns", "table:parking_orders", "table:parking_shifts", "table:block" },
	.makes = { "table:parking_block", "table:parking_sum", "table:parking_waived", "table:parking_overnight", "table:parking_refund" },
	.checks = SQL_SUMS_ARE_NOT_THEIR_BLOCKS SQL_BLOCKS_ARE_NOT_ALL,
	.run = run,
};
