#include "stages/1_ingest/keys.h"

#include <stdlib.h>

bool keys_same(struct intake_hash a, struct intake_hash b)
{
	return a.hi == b.hi && a.lo == b.lo;
}

static void *must(void *p)
{
	if (!p)
		abort();
	return p;
}

static uint32_t tag_of(struct intake_hash key)
{
	return (uint32_t)(key.hi >> 32);
}

/* The slot of a key, or the free one where it belongs. */
static struct key_slot *slot_of(const struct keys *k, struct intake_hash key)
{
	uint32_t tag = tag_of(key);
	uint64_t at = key.lo & k->mask;

	while (k->slots[at].first && (k->slots[at].tag != tag || !keys_same(k->entries[k->slots[at].first - 1].key, key)))
		at = (at + 1) & k->mask;
	return &k->slots[at];
}

static void place(struct keys *k, int32_t i)
{
	struct intake_hash key = k->entries[i].key;
	struct key_slot *slot = slot_of(k, key);

	k->entries[i].next = (int32_t)slot->first - 1;
	*slot = (struct key_slot){ (uint32_t)i + 1, tag_of(key) };
}

static void make_slots(struct keys *k, uint64_t size)
{
	free(k->slots);
	k->slots = must(calloc(size, sizeof *k->slots));
	k->mask = size - 1;
	for (int32_t i = 0; i < k->count; i++)
		place(k, i);
}

struct key_entry *keys_add(struct keys *k, struct intake_hash key)
{
	if (k->count == k->capacity) {
		k->capacity = k->capacity ? 2 * k->capacity : 1024;
		k->entries = must(realloc(k->entries, (size_t)k->capacity * sizeof *k->entries));
	}
	if (!k->slots || (uint64_t)k->count * 2 >= k->mask)
		make_slots(k, k->slots ? 2 * (k->mask + 1) : 2048);
	k->entries[k->count] = (struct key_entry){ .key = key, .next = -1 };
	place(k, k->count);
	return &k->entries[k->count++];
}

int32_t keys_first(const struct keys *k, struct intake_hash key)
{
	return k->slots ? (int32_t)slot_of(k, key)->first - 1 : -1;
}

static struct intake_hash hash_of(struct stmt *s, int hi)
{
	return (struct intake_hash){ (uint64_t)stmt_int_at(s, hi), (uint64_t)stmt_int_at(s, hi + 1) };
}

struct keys *keys_load(struct table *t, struct err *e)
{
	struct keys *k = must(calloc(1, sizeof *k));
	int rc;

	k->next_row = 1;
	while ((rc = stmt_step(t->hashes, e)) > 0) {
		struct key_entry *n = keys_add(k, hash_of(t->hashes, TABLE_KEY_HI - 1));

		n->row_id = stmt_int_at(t->hashes, TABLE_ROW - 1);
		n->part = (int32_t)stmt_int_at(t->hashes, TABLE_PART - 1);
		n->line = (int32_t)stmt_int_at(t->hashes, TABLE_LINE - 1);
		n->content = hash_of(t->hashes, TABLE_CONTENT_HI - 1);
		n->current = stmt_int_at(t->hashes, TABLE_FIRST - 1) != 0;
		k->next_row = n->row_id + 1;
	}
	if (rc < 0) {
		keys_free(k);
		return NULL;
	}
	return k;
}

void keys_free(struct keys *k)
{
	if (!k)
		return;
	free(k->entries);
	free(k->slots);
	free(k);
}
