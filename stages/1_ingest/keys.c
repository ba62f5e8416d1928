#include "stages/1_ingest/keys.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "stages/1_ingest/filter.h"
#include "stages/1_ingest/queries.sql.h"

#define HUGE_PAGE ((size_t)2 << 20)
#define BLOCK	  32768 /* entries that are allocated together: they never move */
#define LOGGED	  8192	/* entries in a blob */

/* A few bits of the key lie beside the number, so that looking for what is not there touches no entry. */
struct key_slot {
	uint32_t first; /* number of the key's first entry, from 1; 0 is free */
	uint32_t tag;
};

struct leaf { /* what is in memory of a part */
	int32_t part;
	int32_t *entries; /* by place: which of all entries */
	int32_t count, room;
	int32_t *changed; /* places */
	int32_t changed_count, changed_room;
	int32_t dead;	  /* of them are no longer there */
	int32_t filtered; /* so many are in the filter */
	int64_t logged, log_number; /* entries and blobs in the table */
};

struct keys {
	struct db *db;
	const char *source;
	struct filter filter;
	struct key_entry **blocks;
	int32_t count, block_count;
	struct leaf *leaves;
	int32_t leaf_count, leaf_room;
	struct leaf *now;
	uint16_t turn;
	int64_t last_row;
	struct key_slot *slots; /* NULL until something is looked for that does not stand where it stood last time */
	uint64_t mask;
	bool single; /* no key has two entries in memory */
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

/* Keys are looked up all over the place: with small pages each look would first have to find its page. The reader of a file is a child
 * that needs none of it: left to be shared, each page would be copied when it is written to. */
static size_t whole_pages(size_t size)
{
	return (size + HUGE_PAGE - 1) & ~(HUGE_PAGE - 1);
}

static void *large(size_t size)
{
	size_t room = whole_pages(size) + HUGE_PAGE, before;
	char *p = mmap(NULL, room, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (p == MAP_FAILED)
		abort();
	before = -(uintptr_t)p & (HUGE_PAGE - 1);
	if (before)
		munmap(p, before);
	if (before < HUGE_PAGE)
		munmap(p + before + whole_pages(size), HUGE_PAGE - before);
	p += before;
	madvise(p, whole_pages(size), MADV_HUGEPAGE);
	madvise(p, whole_pages(size), MADV_DONTFORK);
	return p;
}

static void large_free(void *p, size_t size)
{
	if (p)
		munmap(p, whole_pages(size));
}

static void *grow(void *list, int32_t count, int32_t *room, size_t size)
{
	if (count < *room)
		return list;
	*room = *room ? 2 * *room : 1024;
	return must(realloc(list, (size_t)*room * size));
}

static struct key_entry *entry(const struct keys *k, int32_t i)
{
	return &k->blocks[i / BLOCK][i % BLOCK];
}

/* The next one of a leaf, and of all. */
static struct key_entry *append(struct keys *k, struct leaf *leaf)
{
	if (k->count == k->block_count * BLOCK) {
		k->blocks = must(realloc(k->blocks, ((size_t)k->block_count + 1) * sizeof *k->blocks));
		k->blocks[k->block_count++] = large(BLOCK * sizeof **k->blocks);
	}
	leaf->entries = grow(leaf->entries, leaf->count, &leaf->room, sizeof *leaf->entries);
	leaf->entries[leaf->count++] = k->count;
	return entry(k, k->count++);
}

static struct leaf *leaf_of(const struct keys *k, int32_t part)
{
	if (k->now && k->now->part == part)
		return k->now;
	for (int32_t i = k->leaf_count; i-- > 0;)
		if (k->leaves[i].part == part)
			return &k->leaves[i];
	return NULL;
}

int32_t keys_count(const struct keys *k)
{
	return k->now->count;
}

struct key_entry *keys_at(const struct keys *k, int32_t i)
{
	return entry(k, k->now->entries[i]);
}

bool keys_seen(const struct keys *k, const struct key_entry *n)
{
	return n->turn == k->turn;
}

void keys_see(const struct keys *k, struct key_entry *n)
{
	n->turn = k->turn;
}

void keys_touch(struct keys *k, struct key_entry *n)
{
	struct leaf *leaf;

	if (n->changed)
		return;
	leaf = leaf_of(k, n->part);
	leaf->changed = grow(leaf->changed, leaf->changed_count, &leaf->changed_room, sizeof *leaf->changed);
	leaf->changed[leaf->changed_count++] = n->place;
	n->changed = true;
}

void keys_remove(struct keys *k, struct key_entry *n)
{
	keys_touch(k, n);
	leaf_of(k, n->part)->dead++;
	n->row_id = 0;
	n->current = false;
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
	       (k->slots[at].tag != tag || !keys_same(entry(k, (int32_t)k->slots[at].first - 1)->key, key)))
		at = (at + 1) & k->mask;
	return &k->slots[at];
}

static void place(struct keys *k, int32_t i)
{
	struct key_entry *n = entry(k, i);
	struct key_slot *slot = slot_of(k, n->key);

	n->next = (int32_t)slot->first - 1;
	if (n->next >= 0)
		k->single = false;
	*slot = (struct key_slot){ (uint32_t)i + 1, tag_of(n->key) };
}

static void free_slots(struct keys *k)
{
	large_free(k->slots, (k->mask + 1) * sizeof *k->slots);
	k->slots = NULL;
}

/* Half of them at most are taken; few steps, since each places all entries anew. */
static void make_slots(struct keys *k)
{
	uint64_t size = 1 << 13;

	while (size < (uint64_t)k->count * 2 + 2)
		size *= 4;
	free_slots(k);
	k->slots = large(size * sizeof *k->slots);
	k->mask = size - 1;
	for (int32_t i = 0; i < k->count; i++)
		place(k, i);
}

/* A re-export mostly says the same rows in the same order: the next is looked at before any search. */
struct key_entry *keys_first(struct keys *k, struct intake_hash key)
{
	int32_t i = k->expected;

	if (!k->single || i >= k->count || !entry(k, i)->row_id || !keys_same(entry(k, i)->key, key)) {
		if (!k->slots)
			make_slots(k);
		i = (int32_t)slot_of(k, key)->first - 1;
	}
	if (i < 0)
		return NULL;
	k->expected = i + 1;
	return entry(k, i);
}

struct key_entry *keys_next(const struct keys *k, const struct key_entry *n)
{
	return n->next < 0 ? NULL : entry(k, n->next);
}

struct key_entry *keys_add(struct keys *k, struct intake_hash key)
{
	struct leaf *leaf = k->now;
	struct key_entry *n = append(k, leaf);

	*n = (struct key_entry){ .key = key, .part = leaf->part, .place = leaf->count - 1, .next = -1 };
	if (!k->slots || (uint64_t)k->count * 2 >= k->mask)
		make_slots(k);
	else
		place(k, k->count - 1);
	keys_touch(k, n);
	return n;
}

/* ---- reading parts ---- */

static int take_blob(struct keys *k, struct leaf *leaf, struct stmt *s, struct err *e)
{
	size_t size;
	const struct key_entry *from = stmt_blob(s, "entries", &size), *end = from + size / sizeof *from;

	for (; from < end; from++) {
		if (from->place < 0 || from->place > leaf->count || from->part != leaf->part)
			return err_set(e, ERR_BUG, "key_log %lld of %s does not fit", (long long)stmt_int(s, "number"), k->source);
		*(from->place == leaf->count ? append(k, leaf) : entry(k, leaf->entries[from->place])) = *from;
	}
	leaf->logged += (int64_t)(size / sizeof *from);
	leaf->log_number = stmt_int(s, "number");
	return 0;
}

/* Where slots are made the new ones take theirs; else all of them will, when one is needed. */
static void settle(struct keys *k, struct leaf *leaf, int32_t from)
{
	bool fits = k->slots && (uint64_t)k->count * 2 < k->mask;

	for (int32_t i = from; i < k->count; i++) {
		struct key_entry *n = entry(k, i);

		n->next = -1;
		n->turn = 0;
		n->changed = false;
		leaf->dead += !n->row_id;
		k->single = k->single && (n->current || !n->row_id);
		if (fits)
			place(k, i);
	}
	if (!fits && k->slots)
		make_slots(k);
}

static struct leaf *read_leaf(struct keys *k, int32_t part, struct err *e)
{
	struct stmt *s = db_prepare(k->db, SQL_KEY_LOG);
	int32_t from = k->count, now = k->now ? (int32_t)(k->now - k->leaves) : -1;
	struct leaf *leaf;
	int rc;

	k->leaves = grow(k->leaves, k->leaf_count, &k->leaf_room, sizeof *k->leaves);
	if (now >= 0)
		k->now = &k->leaves[now];
	leaf = &k->leaves[k->leaf_count++];
	*leaf = (struct leaf){ .part = part };
	stmt_bind_text(s, "source", k->source);
	stmt_bind_int(s, "part", part);
	while ((rc = stmt_step(s, e)) > 0 && (rc = take_blob(k, leaf, s, e)) == 0)
		;
	stmt_end(s);
	leaf->filtered = leaf->count;
	if (rc < 0)
		return NULL;
	if (k->count > from)
		settle(k, leaf, from);
	return leaf;
}

static int read_table(struct keys *k, struct filter_table *t, struct err *e)
{
	t->read = true;
	for (int32_t i = 0; i < t->part_count; i++)
		if (!leaf_of(k, t->parts[i]) && !read_leaf(k, t->parts[i], e))
			return -1;
	return 1;
}

int keys_reach(struct keys *k, struct intake_hash key, struct err *e)
{
	int any = 0, rc;

	for (int32_t i = 0; i < k->filter.count; i++) {
		struct filter_table *t = &k->filter.tables[i];

		if (t->read)
			continue;
		if ((rc = filter_has(&k->filter, t, key, e)) < 0 || (rc > 0 && (any = read_table(k, t, e)) < 0))
			return -1;
	}
	return any;
}

int keys_begin(struct keys *k, int32_t part, int64_t last_row, struct err *e)
{
	struct leaf *leaf = leaf_of(k, part);

	if (!leaf && !(leaf = read_leaf(k, part, e)))
		return -1;
	k->now = leaf;
	k->last_row = last_row;
	k->expected = leaf->count ? leaf->entries[0] : k->count;
	if (++k->turn)
		return 0;
	for (int32_t i = 0; i < k->count; i++) /* once in 65,536 parts */
		entry(k, i)->turn = 0;
	k->turn = 1;
	return 0;
}

/* ---- between nights ---- */

struct keys *keys_load(struct db *db, const char *source, struct err *e)
{
	struct keys *k = must(calloc(1, sizeof *k));

	k->db = db;
	k->source = source;
	k->single = true;
	if (filter_load(&k->filter, db, source, e) == 0)
		return k;
	keys_free(k);
	return NULL;
}

/* Only rows that are there; in memory the others stay, as places that no blob has. */
static int start_over(struct keys *k, struct leaf *leaf, struct err *e)
{
	struct stmt *s = db_prepare(k->db, SQL_FORGET_KEY_LOG);
	int32_t n = 0;
	int rc;

	stmt_bind_text(s, "source", k->source);
	stmt_bind_int(s, "part", leaf->part);
	rc = stmt_exec(s, e);
	stmt_end(s);
	leaf->changed_count = 0;
	leaf->logged = 0;
	for (int32_t i = 0; i < leaf->count; i++) {
		struct key_entry *x = entry(k, leaf->entries[i]);

		x->changed = false;
		if (!x->row_id)
			continue;
		leaf->entries[n] = leaf->entries[i];
		x->place = n++;
		keys_touch(k, x);
	}
	leaf->count = leaf->filtered = n;
	leaf->dead = 0;
	return rc;
}

static int add_blob(struct keys *k, struct leaf *leaf, struct stmt *s, const int32_t *places, int32_t n, struct key_entry *room,
		    struct err *e)
{
	for (int32_t i = 0; i < n; i++) {
		struct key_entry *x = entry(k, leaf->entries[places[i]]);

		x->changed = false;
		room[i] = *x;
		room[i].next = room[i].turn = 0; /* these bytes are the same however the rows came to be here */
	}
	stmt_bind_text(s, "source", k->source);
	stmt_bind_int(s, "part", leaf->part);
	stmt_bind_int(s, "number", ++leaf->log_number);
	stmt_bind_blob(s, "entries", room, (size_t)n * sizeof *room);
	leaf->logged += n;
	return stmt_exec(s, e);
}

static int add_to_filter(struct keys *k, struct leaf *leaf, struct err *e)
{
	struct filter_table *t = NULL;

	for (; leaf->filtered < leaf->count; leaf->filtered++) {
		if ((!t || filter_full(t)) && !(t = filter_room(&k->filter, leaf->part, leaf->count - leaf->filtered, e)))
			return -1;
		filter_add(t, entry(k, leaf->entries[leaf->filtered])->key);
	}
	return 0;
}

static int save_leaf(struct keys *k, struct leaf *leaf, struct stmt *s, struct key_entry *room, struct err *e)
{
	int32_t changed = leaf->changed_count;
	int rc = add_to_filter(k, leaf, e);

	if (rc == 0 && (leaf->dead == leaf->count || leaf->logged + changed > 2 * (int64_t)(leaf->count - leaf->dead) + LOGGED))
		rc = start_over(k, leaf, e);
	for (int32_t i = 0; i < leaf->changed_count && rc == 0; i += LOGGED)
		rc = add_blob(k, leaf, s, leaf->changed + i, leaf->changed_count - i < LOGGED ? leaf->changed_count - i : LOGGED, room, e);
	leaf->changed_count = 0;
	return rc;
}

int keys_save(struct keys *k, struct err *e)
{
	struct stmt *s = db_prepare(k->db, SQL_ADD_KEY_LOG);
	struct key_entry *room = must(malloc(LOGGED * sizeof *room));
	int rc = 0;

	for (int32_t i = 0; i < k->leaf_count && rc == 0; i++)
		if (k->leaves[i].changed_count)
			rc = save_leaf(k, &k->leaves[i], s, room, e);
	free(room);
	stmt_end(s);
	return rc < 0 ? -1 : filter_save(&k->filter, e);
}

void keys_free(struct keys *k)
{
	if (!k)
		return;
	for (int32_t i = 0; i < k->block_count; i++)
		large_free(k->blocks[i], BLOCK * sizeof **k->blocks);
	for (int32_t i = 0; i < k->leaf_count; i++) {
		free(k->leaves[i].entries);
		free(k->leaves[i].changed);
	}
	free(k->leaves);
	free(k->blocks);
	free_slots(k);
	filter_free(&k->filter);
	free(k);
}
