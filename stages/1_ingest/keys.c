#include "stages/1_ingest/keys.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "stages/1_ingest/queries.sql.h"

#define HUGE_PAGE ((size_t)2 << 20)
#define BLOCK	  65536 /* entries that are allocated together: they never move */
#define LOGGED	  8192	/* entries in a blob */

/* A few bits of the key lie beside the number, so that looking for what is not there touches no entry. */
struct key_slot {
	uint32_t first; /* number of the key's first entry, from 1; 0 is free */
	uint32_t tag;
};

struct keys {
	struct db *db;
	const char *source;
	struct key_entry **blocks;
	int32_t *changed; /* places */
	int32_t count, block_count, changed_count, changed_room;
	int64_t last_row, logged, log_number; /* entries and blobs in the table */
	struct key_slot *slots; /* NULL until something is looked for that does not stand where it stood last time */
	uint64_t mask;
	bool single; /* no key has two entries */
	int32_t expected;
};

bool keys_same(struct intake_hash a, struct intake_hash b)
{
	return a.hi == b.hi && a.lo == b.lo;
}

/* ---- memory ---- */

static void *must(void *p)
{
	if (!p)
		abort();
	return p;
}

/* Keys are looked up all over the place: with small pages each look would first have to find its page. */
static void *large(size_t size)
{
	void *p = must(aligned_alloc(HUGE_PAGE, (size + HUGE_PAGE - 1) & ~(HUGE_PAGE - 1)));

	madvise(p, size, MADV_HUGEPAGE);
	return p;
}

/* The entry at `place`, which may be the one behind the last. */
static struct key_entry *reach(struct keys *k, int32_t place)
{
	while (place >= k->block_count * BLOCK) {
		k->blocks = must(realloc(k->blocks, ((size_t)k->block_count + 1) * sizeof *k->blocks));
		k->blocks[k->block_count++] = large(BLOCK * sizeof **k->blocks);
	}
	return keys_at(k, place);
}

int32_t keys_count(const struct keys *k)
{
	return k->count;
}

struct key_entry *keys_at(const struct keys *k, int32_t i)
{
	return &k->blocks[i / BLOCK][i % BLOCK];
}

void keys_touch(struct keys *k, struct key_entry *n)
{
	if (n->changed)
		return;
	if (k->changed_count == k->changed_room) {
		k->changed_room = k->changed_room ? 2 * k->changed_room : 1024;
		k->changed = must(realloc(k->changed, (size_t)k->changed_room * sizeof *k->changed));
	}
	k->changed[k->changed_count++] = n->place;
	n->changed = true;
}

int64_t keys_next_row(struct keys *k)
{
	return ++k->last_row;
}

/* ---- looking up ---- */

static uint32_t tag_of(struct intake_hash key)
{
	return (uint32_t)(key.hi >> 32);
}

/* The slot of a key, or the free one where it belongs. */
static struct key_slot *slot_of(const struct keys *k, struct intake_hash key)
{
	uint32_t tag = tag_of(key);
	uint64_t at = key.lo & k->mask;

	while (k->slots[at].first &&
	       (k->slots[at].tag != tag || !keys_same(keys_at(k, (int32_t)k->slots[at].first - 1)->key, key)))
		at = (at + 1) & k->mask;
	return &k->slots[at];
}

static void place(struct keys *k, int32_t i)
{
	struct key_entry *n = keys_at(k, i);
	struct key_slot *slot = slot_of(k, n->key);

	n->next = (int32_t)slot->first - 1;
	if (n->next >= 0)
		k->single = false;
	*slot = (struct key_slot){ (uint32_t)i + 1, tag_of(n->key) };
}

/* Half of them at most are taken; few steps, since each places all entries anew. */
static void make_slots(struct keys *k)
{
	uint64_t size = 1 << 13;

	while (size < (uint64_t)k->count * 2 + 2)
		size *= 4;
	free(k->slots);
	k->slots = large(size * sizeof *k->slots);
	memset(k->slots, 0, size * sizeof *k->slots);
	k->mask = size - 1;
	for (int32_t i = 0; i < k->count; i++)
		place(k, i);
}

/* A re-export mostly says the same rows in the same order: the next is looked at before any search. */
int32_t keys_first(struct keys *k, struct intake_hash key)
{
	int32_t i = k->expected;

	if (!k->single || i >= k->count || !keys_at(k, i)->row_id || !keys_same(keys_at(k, i)->key, key)) {
		if (!k->slots)
			make_slots(k);
		i = (int32_t)slot_of(k, key)->first - 1;
	}
	if (i >= 0)
		k->expected = i + 1;
	return i;
}

struct key_entry *keys_add(struct keys *k, struct intake_hash key)
{
	struct key_entry *n = reach(k, k->count);

	if (!k->slots || (uint64_t)k->count * 2 >= k->mask)
		make_slots(k);
	*n = (struct key_entry){ .key = key, .place = k->count++, .next = -1 };
	place(k, n->place);
	keys_touch(k, n);
	return n;
}

/* ---- between nights ---- */

static int take_blob(struct keys *k, struct stmt *s, struct err *e)
{
	size_t size;
	const struct key_entry *from = stmt_blob(s, "entries", &size), *end = from + size / sizeof *from;

	for (; from < end; from++) {
		if (from->place < 0 || from->place > k->count)
			return err_set(e, ERR_BUG, "key_log %lld of %s does not fit", (long long)stmt_int(s, "number"), k->source);
		*reach(k, from->place) = *from;
		k->count += from->place == k->count;
	}
	k->logged += (int64_t)(size / sizeof *from);
	k->log_number = stmt_int(s, "number");
	return 0;
}

static void settle(struct keys *k)
{
	for (int32_t i = 0; i < k->count; i++) {
		struct key_entry *n = keys_at(k, i);

		n->next = -1;
		n->seen = n->changed = false;
		k->single = k->single && (n->current || !n->row_id);
		k->last_row = n->row_id > k->last_row ? n->row_id : k->last_row;
	}
}

struct keys *keys_load(struct db *db, const char *source, struct err *e)
{
	struct keys *k = must(calloc(1, sizeof *k));
	struct stmt *s = db_prepare(db, SQL_KEY_LOG);
	int rc;

	k->db = db;
	k->source = source;
	k->single = true;
	stmt_bind_text(s, "source", source);
	while ((rc = stmt_step(s, e)) > 0 && (rc = take_blob(k, s, e)) == 0)
		;
	stmt_end(s);
	if (rc < 0) {
		keys_free(k);
		return NULL;
	}
	settle(k);
	return k;
}

/* Only rows that are there; they move up, so all places and chains are void. */
static int start_over(struct keys *k, struct err *e)
{
	struct stmt *s = db_prepare(k->db, SQL_FORGET_KEY_LOG);
	int32_t n = 0;
	int rc;

	stmt_bind_text(s, "source", k->source);
	rc = stmt_exec(s, e);
	stmt_end(s);
	k->changed_count = 0;
	for (int32_t i = 0; i < k->count; i++) {
		struct key_entry *from = keys_at(k, i), *to = keys_at(k, n);

		if (!from->row_id)
			continue;
		*to = *from;
		to->place = n++;
		to->next = -1;
		to->changed = false;
		keys_touch(k, to);
	}
	k->count = n;
	k->logged = k->expected = 0;
	free(k->slots);
	k->slots = NULL;
	if (!k->single)
		make_slots(k);
	return rc;
}

static int add_blob(struct keys *k, struct stmt *s, const int32_t *places, int32_t n, struct key_entry *room, struct err *e)
{
	for (int32_t i = 0; i < n; i++) {
		struct key_entry *x = keys_at(k, places[i]);

		x->changed = false;
		room[i] = *x;
	}
	stmt_bind_text(s, "source", k->source);
	stmt_bind_int(s, "number", ++k->log_number);
	stmt_bind_blob(s, "entries", room, (size_t)n * sizeof *room);
	k->logged += n;
	return stmt_exec(s, e);
}

int keys_save(struct keys *k, struct err *e)
{
	struct stmt *s = db_prepare(k->db, SQL_ADD_KEY_LOG);
	struct key_entry *room = must(malloc(LOGGED * sizeof *room));
	int rc = k->logged + k->changed_count > 2 * (int64_t)k->count + LOGGED ? start_over(k, e) : 0;

	for (int32_t i = 0; i < k->changed_count && rc == 0; i += LOGGED)
		rc = add_blob(k, s, k->changed + i, k->changed_count - i < LOGGED ? k->changed_count - i : LOGGED, room, e);
	k->changed_count = 0;
	free(room);
	stmt_end(s);
	return rc;
}

void keys_free(struct keys *k)
{
	if (!k)
		return;
	for (int32_t i = 0; i < k->block_count; i++)
		free(k->blocks[i]);
	free(k->blocks);
	free(k->changed);
	free(k->slots);
	free(k);
}
