/* keys: what is known of a source's live rows, in memory: which rows have a key, what they say, which is current.
 *
 * One scan of the table fills it; then each row of a file is looked up without touching SQLite. About 60 bytes a row. Hashes of
 * 128 bits stand for keys and contents: of ten million rows two meet by chance once in 10^24. */
#ifndef KEFU_INGEST_KEYS_H
#define KEFU_INGEST_KEYS_H

#include "pipeline/intake/intake.h"
#include "pipeline/store/table.h"

struct key_entry {
	struct intake_hash key, content;
	int64_t row_id; /* 0: no longer there */
	int32_t part, line;
	int32_t next; /* the next entry of the same key, -1 at the end */
	bool current, seen; /* seen: said by the file that is being read */
};

/* A few bits of the key lie beside the number, so that looking for what is not there touches no entry. */
struct key_slot {
	uint32_t first; /* number of the entry, from 1; 0 is free */
	uint32_t tag;
};

struct keys {
	struct key_entry *entries;
	int32_t count, capacity;
	struct key_slot *slots; /* the first entry of each key */
	uint64_t mask;
	int64_t next_row;
};

/* NULL on failure. */
struct keys *keys_load(struct table *t, struct err *e);
void keys_free(struct keys *k); /* NULL is fine */

int32_t keys_first(const struct keys *k, struct intake_hash key); /* -1: no row has that key */
struct key_entry *keys_add(struct keys *k, struct intake_hash key); /* in front of the others; earlier pointers are void */
bool keys_same(struct intake_hash a, struct intake_hash b);

#endif
