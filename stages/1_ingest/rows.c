#include "stages/1_ingest/rows.h"

#include <string.h>

#include "pipeline/store/table.h"
#include "stages/1_ingest/blocks.h"
#include "stages/1_ingest/cells.h"
#include "stages/1_ingest/keys.h"
#include "stages/1_ingest/queries.sql.h"

struct held { /* one source's rows */
	struct table *table;
	struct keys *keys; /* NULL: not loaded */
	struct blocks blocks;
};

struct rows {
	struct arena *arena;
	struct db *db;
	const struct source_set *sources;
	struct held *held; /* as sources->sources */
	int64_t *orders;   /* by part */
	size_t order_room;
	/* the part being read */
	const struct source *source;
	struct held *now;
	int part;
};

static struct table_shape shape_of(struct arena *a, const struct source *s)
{
	struct table_column *columns = arena_array(a, (size_t)s->places + 1, sizeof *columns);

	for (int i = 0; i < s->places; i++)
		columns[i] = (struct table_column){ source_place_name(a, s, i), source_place_text(s, i) };
	return (struct table_shape){ s->id, columns, s->places };
}

struct rows *rows_open(struct arena *a, struct db *db, const struct source_set *sources)
{
	struct rows *r = arena_alloc(a, sizeof *r);

	r->arena = a;
	r->db = db;
	r->sources = sources;
	r->held = arena_array(a, sources->count, sizeof *r->held);
	return r;
}

int rows_create_tables(struct arena *a, struct db *db, const struct source_set *sources, struct err *e)
{
	for (size_t i = 0; i < sources->count; i++) {
		struct table_shape shape = shape_of(a, &sources->sources[i]);

		if (table_create(a, db, &shape, e) < 0)
			return err_within(e, "%s", sources->sources[i].id);
	}
	return 0;
}

int rows_save(struct rows *r, struct err *e)
{
	for (size_t i = 0; i < r->sources->count; i++)
		if (r->held[i].keys && (keys_save(r->held[i].keys, e) < 0 || blocks_save(&r->held[i].blocks, e) < 0))
			return err_within(e, "%s", r->sources->sources[i].id);
	return 0;
}

void rows_forget(struct rows *r)
{
	for (size_t i = 0; i < r->sources->count; i++) {
		keys_free(r->held[i].keys);
		blocks_free(&r->held[i].blocks);
		r->held[i].keys = NULL;
	}
}

void rows_close(struct rows *r)
{
	if (r)
		rows_forget(r);
}

void rows_set_order(struct rows *r, int part, int64_t arrival)
{
	if ((size_t)part >= r->order_room) {
		size_t room = 2 * (size_t)part + 64;
		int64_t *orders = arena_array(r->arena, room, sizeof *orders);

		if (r->orders)
			memcpy(orders, r->orders, r->order_room * sizeof *orders);
		r->orders = orders;
		r->order_room = room;
	}
	r->orders[part] = arrival;
}

/* The source with this part in memory. */
static struct held *hold(struct rows *r, const struct source *s, int part, struct err *e)
{
	struct held *h = &r->held[s - r->sources->sources];
	int64_t last = 0;
	int rc;

	if (!h->table) {
		struct table_shape shape = shape_of(r->arena, s);

		h->table = table_open(r->arena, r->db, &shape);
	}
	if (!h->keys) {
		if (blocks_load(&h->blocks, r->db, s->id, e) < 0 || !(h->keys = keys_load(r->db, s->id, e)))
			return NULL;
	}
	if ((rc = stmt_step(h->table->last, e)) > 0)
		last = stmt_int_at(h->table->last, 0);
	stmt_reset(h->table->last);
	return rc < 0 || keys_begin(h->keys, part, last, e) < 0 ? NULL : h;
}

int rows_begin(struct rows *r, const struct source *s, int part, struct err *e)
{
	r->source = s;
	r->part = part;
	r->now = hold(r, s, part, e);
	return r->now ? 0 : -1;
}

/* ---- writing ---- */

static int set_current(struct held *h, struct key_entry *n, bool current, struct err *e)
{
	if (n->current == current)
		return 0;
	n->current = current;
	keys_touch(h->keys, n);
	(current ? blocks_add : blocks_remove)(&h->blocks, n->row_id, n->content);
	stmt_bind_int(h->table->current, "row_id", n->row_id);
	stmt_bind_int(h->table->current, "current", current);
	return stmt_exec(h->table->current, e);
}

static void bind_row(struct stmt *s, const struct key_entry *n, const struct intake_value *values, int places)
{
	stmt_bind_int_at(s, TABLE_ROW, n->row_id);
	stmt_bind_int_at(s, TABLE_PART, n->part);
	stmt_bind_int_at(s, TABLE_LINE, n->line);
	for (int i = 0; i < places; i++) {
		const struct intake_value *v = &values[i];

		if (v->type == INTAKE_INT)
			stmt_bind_int_at(s, TABLE_FIRST + i, v->n);
		else if (v->type == INTAKE_TEXT)
			stmt_bind_text_at(s, TABLE_FIRST + i, v->text, (int)v->length);
		else
			stmt_bind_null_at(s, TABLE_FIRST + i);
	}
}

/* The row becomes n's, in place or new. */
static int write_row(struct rows *r, struct key_entry *n, const struct intake_row *row, struct err *e)
{
	struct stmt *s = n->row_id ? r->now->table->update : r->now->table->insert;

	if (n->current)
		blocks_remove(&r->now->blocks, n->row_id, n->content);
	if (!n->row_id)
		n->row_id = keys_next_row(r->now->keys);
	n->part = r->part;
	n->line = row->line;
	n->content = row->content;
	n->current = true;
	keys_see(r->now->keys, n);
	keys_touch(r->now->keys, n);
	blocks_add(&r->now->blocks, n->row_id, n->content);
	bind_row(s, n, row->values, r->source->places);
	return stmt_exec(s, e);
}

static int keep_row(struct held *h, struct key_entry *n, int line, struct err *e)
{
	keys_see(h->keys, n);
	if (n->line == line)
		return 0;
	n->line = line;
	keys_touch(h->keys, n);
	stmt_bind_int(h->table->line, "row_id", n->row_id);
	stmt_bind_int(h->table->line, "line", line);
	return stmt_exec(h->table->line, e);
}

/* ---- one row ---- */

struct found {
	struct key_entry *own, *current; /* NULL: there is none */
};

static struct found look(struct rows *r, struct intake_hash key)
{
	struct keys *k = r->now->keys;
	struct found f = { NULL, NULL };

	for (struct key_entry *n = keys_first(k, key); n; n = keys_next(k, n)) {
		if (!n->row_id)
			continue;
		if (n->part == r->part)
			f.own = n;
		if (n->current)
			f.current = n;
	}
	return f;
}

/* A row of this part that is current has no other of its key to care for. */
static int find(struct rows *r, struct intake_hash key, struct found *f, struct err *e)
{
	int rc;

	*f = look(r, key);
	if (f->own && f->own == f->current)
		return 0;
	if ((rc = keys_reach(r->now->keys, key, e)) > 0)
		*f = look(r, key);
	return rc < 0 ? -1 : 0;
}

/* True when the stored row and this one differ in the source's `supersede` column only, from `from` to `to`. */
static int differs_by_state(struct rows *r, int64_t row_id, const struct intake_row *row, const char *from, const char *to,
			    struct err *e)
{
	struct stmt *s = r->now->table->values;
	int rc, same = 1;

	stmt_bind_int(s, "row_id", row_id);
	if ((rc = stmt_step(s, e)) <= 0)
		return rc;
	for (int i = 0; same && i < r->source->places; i++) {
		const struct intake_value *v = &row->values[i];
		enum stmt_type type = stmt_type_at(s, i);

		if (i == r->source->supersede->place)
			same = type == STMT_TEXT && v->type == INTAKE_TEXT && strcmp(stmt_text_at(s, i, NULL), from) == 0 &&
			       strcmp(v->text, to) == 0;
		else if (v->type == INTAKE_INT)
			same = type == STMT_INT && stmt_int_at(s, i) == v->n;
		else if (v->type == INTAKE_TEXT)
			same = type == STMT_TEXT && strcmp(stmt_text_at(s, i, NULL), v->text) == 0;
		else
			same = type == STMT_NULL;
	}
	stmt_reset(s);
	return same;
}

static int refuse_conflict(struct rows *r, const struct intake_row *row, const struct key_entry *first, struct err *e)
{
	struct stmt *s = db_prepare(r->db, SQL_PART_PLACE);
	struct intake_reject x = { .line = row->line, .column = "", .value = "", .has_key = 1, .key = row->key };
	struct arena *a = arena_new();
	int rc;

	stmt_bind_int(s, "part", first->part);
	if ((rc = stmt_step(s, e)) > 0) {
		const char *path = stmt_text(s, "path"), *sheet = stmt_text(s, "sheet");

		x.reason = arena_printf(a, "与 %s%s%s 第%d行的同号记录内容不同；请核对，以正确的一条为准，删去另一条", path,
					*sheet ? " 工作表 " : "", sheet, first->line);
		x.cells = cells_of(a, r->source, row->values);
		rc = rows_refuse(r, &x, first->part, e);
	}
	stmt_end(s);
	arena_free(a);
	return rc;
}

enum verdict { TAKE, KEEP_OLDER, REFUSE, FAILED };

/* May this row take the place of the current one? Only sources that append mind. */
static enum verdict judge(struct rows *r, const struct intake_row *row, const struct key_entry *current, struct err *e)
{
	const struct source *s = r->source;
	int rc = 0;

	if (s->mode == SOURCE_UPSERT || keys_same(current->content, row->content))
		return TAKE;
	if (current->part == r->part && !keys_seen(r->now->keys, current))
		return TAKE; /* the path itself said so before */
	if (s->supersede && (rc = differs_by_state(r, current->row_id, row, s->supersede_from, s->supersede_to, e)) == 0) {
		/* an older export that does not know yet that the receipt became void */
		if ((rc = differs_by_state(r, current->row_id, row, s->supersede_to, s->supersede_from, e)) > 0)
			return KEEP_OLDER;
	}
	return rc < 0 ? FAILED : rc ? TAKE : REFUSE;
}

static void count(struct rows_counts *n, const struct key_entry *before, const struct intake_row *row)
{
	if (!before)
		n->accepted++;
	else if (keys_same(before->content, row->content))
		n->unchanged++;
	else
		n->superseded++;
}

/* Its own entry (an older one of this part, or a new one) takes the row; the one that was current no longer is. */
static int put(struct rows *r, const struct intake_row *row, struct found f, bool current, struct err *e)
{
	struct key_entry *n = f.own, *other = f.current != f.own ? f.current : NULL;

	if (other && current && set_current(r->now, other, false, e) < 0)
		return -1;
	if (!n)
		n = keys_add(r->now->keys, row->key);
	if (f.own && keys_same(n->content, row->content)) {
		if (keep_row(r->now, n, row->line, e) < 0)
			return -1;
	} else if (write_row(r, n, row, e) < 0) {
		return -1;
	}
	return set_current(r->now, n, current, e);
}

int rows_take(struct rows *r, const struct intake_row *row, struct rows_counts *n, struct err *e)
{
	struct found f;

	if (find(r, row->key, &f, e) < 0)
		return -1;
	switch (f.current ? judge(r, row, f.current, e) : TAKE) {
	case TAKE:
		count(n, f.current, row);
		return put(r, row, f, true, e);
	case KEEP_OLDER:
		n->unchanged++;
		return put(r, row, f, false, e);
	case REFUSE:
		n->rejected++;
		return refuse_conflict(r, row, f.current, e);
	case FAILED:
		break;
	}
	return -1;
}

/* ---- rejects ---- */

int rows_refuse(struct rows *r, const struct intake_reject *x, int against, struct err *e)
{
	struct stmt *s = db_prepare(r->db, SQL_ADD_REJECT);
	int rc = -1;
	char *cells = cells_json(r->source, x->cells);

	if (!cells) {
		err_set(e, ERR_SYSTEM, _("out of memory"));
		goto out;
	}
	stmt_bind_int(s, "part", r->part);
	stmt_bind_int(s, "line", x->line);
	stmt_bind_text(s, "column", x->column);
	stmt_bind_text(s, "value", x->value);
	stmt_bind_text(s, "reason", x->reason);
	stmt_bind_text(s, "cells", cells);
	stmt_bind_int(s, "has_key", x->has_key);
	stmt_bind_int(s, "key_hi", (int64_t)x->key.hi);
	stmt_bind_int(s, "key_lo", (int64_t)x->key.lo);
	stmt_bind_int(s, "against", against);
	rc = stmt_exec(s, e);
out:
	cells_free(cells);
	stmt_end(s);
	return rc;
}

/* Did the part that was just read give this reject's key, and later than where it was refused? */
static bool settled(const struct rows *r, struct stmt *reject)
{
	struct intake_hash key = { (uint64_t)stmt_int(reject, "key_hi"), (uint64_t)stmt_int(reject, "key_lo") };
	struct keys *k = r->now->keys;

	/* the first row once more is no answer to the second, wherever in these two files it stands */
	if (stmt_int(reject, "against") && (r->part == stmt_int(reject, "against") || r->part == stmt_int(reject, "part")))
		return false;
	for (const struct key_entry *n = keys_first(k, key); n; n = keys_next(k, n))
		if (n->row_id && n->part == r->part && keys_seen(k, n) &&
		    (r->part != stmt_int(reject, "part") || n->line > stmt_int(reject, "line")))
			return true;
	return false;
}

static int settle_rejects(struct rows *r, struct err *e)
{
	struct stmt *all = db_prepare(r->db, SQL_KEYED_REJECTS), *remove = db_prepare(r->db, SQL_REMOVE_REJECT);
	int rc;

	stmt_bind_text(all, "source", r->source->id);
	while ((rc = stmt_step(all, e)) > 0) {
		if (!settled(r, all))
			continue;
		stmt_bind_int(remove, "reject", stmt_int(all, "reject"));
		if ((rc = stmt_exec(remove, e)) < 0)
			break;
	}
	stmt_end(all);
	stmt_end(remove);
	return rc;
}

/* ---- withdrawal ---- */

static int bring_back(struct rows *r, struct held *h, struct intake_hash key, struct err *e)
{
	struct key_entry *best = NULL;

	if (keys_reach(h->keys, key, e) < 0)
		return -1;
	for (struct key_entry *n = keys_first(h->keys, key); n; n = keys_next(h->keys, n))
		if (n->row_id && (!best || r->orders[n->part] > r->orders[best->part]))
			best = n;
	return best ? set_current(h, best, true, e) : 0;
}

static int withdraw_row(struct rows *r, struct held *h, struct key_entry *n, struct err *e)
{
	bool was_current = n->current;

	stmt_bind_int(h->table->remove, "row_id", n->row_id);
	if (stmt_exec(h->table->remove, e) < 0)
		return -1;
	if (was_current)
		blocks_remove(&h->blocks, n->row_id, n->content);
	keys_remove(h->keys, n);
	return was_current ? bring_back(r, h, n->key, e) : 0;
}

int rows_end(struct rows *r, struct err *e)
{
	struct keys *k = r->now->keys;

	for (int32_t i = 0; i < keys_count(k); i++) {
		struct key_entry *n = keys_at(k, i);

		if (n->row_id && !keys_seen(k, n) && withdraw_row(r, r->now, n, e) < 0)
			return -1;
	}
	return settle_rejects(r, e);
}

int rows_withdraw(struct rows *r, const struct source *s, int part, struct err *e)
{
	struct stmt *remove = db_prepare(r->db, SQL_REMOVE_REJECTS);
	struct held *h = hold(r, s, part, e);
	int rc;

	for (int32_t i = 0; h && i < keys_count(h->keys); i++) {
		struct key_entry *n = keys_at(h->keys, i);

		if (n->row_id && withdraw_row(r, h, n, e) < 0)
			h = NULL;
	}
	stmt_bind_int(remove, "part", part);
	rc = h ? stmt_exec(remove, e) : -1;
	stmt_end(remove);
	return rc;
}
