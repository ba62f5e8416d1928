#include "stages/1_ingest/blocks.h"

#include <stdlib.h>
#include <string.h>

#include "stages/1_ingest/queries.sql.h"

static struct block *at(struct blocks *b, int64_t row_id)
{
	int64_t number = row_id / BLOCK_ROWS;

	if (number >= b->room) {
		int64_t room = 2 * number + 16;

		b->list = realloc(b->list, (size_t)room * sizeof *b->list);
		if (!b->list)
			abort();
		memset(b->list + b->room, 0, (size_t)(room - b->room) * sizeof *b->list);
		b->room = room;
	}
	if (number >= b->count)
		b->count = number + 1;
	return &b->list[number];
}

static uint64_t mixed(uint64_t x)
{
	x = (x ^ (x >> 33)) * 0xff51afd7ed558ccdu;
	x = (x ^ (x >> 33)) * 0xc4ceb9fe1a85ec53u;
	return x ^ (x >> 33);
}

void blocks_add(struct blocks *b, int64_t row_id, struct intake_hash content)
{
	struct block *x = at(b, row_id);

	x->rows++;
	x->high += mixed(content.hi ^ (uint64_t)row_id * 0x9e3779b97f4a7c15u);
	x->low += mixed(content.lo + (uint64_t)row_id * 0xd1b54a32d192ed03u);
	x->changed = true;
}

void blocks_remove(struct blocks *b, int64_t row_id, struct intake_hash content)
{
	struct block *x = at(b, row_id);

	x->rows--;
	x->high -= mixed(content.hi ^ (uint64_t)row_id * 0x9e3779b97f4a7c15u);
	x->low -= mixed(content.lo + (uint64_t)row_id * 0xd1b54a32d192ed03u);
	x->changed = true;
}

int blocks_load(struct blocks *b, struct db *db, const char *source, struct err *e)
{
	struct stmt *s = db_prepare(db, SQL_BLOCKS);
	int rc;

	*b = (struct blocks){ .db = db, .source = source };
	stmt_bind_text(s, "source", source);
	while ((rc = stmt_step(s, e)) > 0)
		*at(b, stmt_int(s, "number") * BLOCK_ROWS) =
		    (struct block){ stmt_int(s, "rows"), (uint64_t)stmt_int(s, "high"), (uint64_t)stmt_int(s, "low"), false };
	stmt_end(s);
	return rc;
}

void blocks_free(struct blocks *b)
{
	free(b->list);
	*b = (struct blocks){ 0 };
}

int blocks_save(struct blocks *b, struct err *e)
{
	struct stmt *s = db_prepare(b->db, SQL_PUT_BLOCK);
	int rc = 0;

	for (int64_t i = 0; i < b->count && rc == 0; i++) {
		struct block *x = &b->list[i];

		if (!x->changed)
			continue;
		x->changed = false;
		stmt_bind_text(s, "source", b->source);
		stmt_bind_int(s, "number", i);
		stmt_bind_int(s, "rows", x->rows);
		stmt_bind_int(s, "high", (int64_t)x->high);
		stmt_bind_int(s, "low", (int64_t)x->low);
		rc = stmt_exec(s, e);
	}
	stmt_end(s);
	return rc;
}
