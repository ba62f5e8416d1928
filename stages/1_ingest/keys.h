/* keys: what is known of a source's live rows: which rows have a key, what they say, which is current.
 *
 * Kept by part, in blobs of data.db's table `key_log`, as they are in memory: what changed is added behind, and when that has become more than
 * the whole, the part is written anew. A part is read when it is written to, or when it may have a key that is asked for (filter.h): a night costs
 * what came, not what there is. 64 bytes a row. Hashes of 128 bits stand for keys and contents: of ten million rows two meet by
 * chance once in 10^24. */
#ifndef KEFU_INGEST_KEYS_H
#define KEFU_INGEST_KEYS_H

#include "pipeline/intake/intake.h"
#include "pipeline/store/db.h"

struct key_entry {
	struct intake_hash key, content;
	int64_t row_id; /* 0: no longer there */
	int32_t part, line;
	int32_t place; /* among the entries of its part */
	int32_t next;  /* of the same key, among all entries in memory; -1 at the end */
	uint8_t current;
	uint8_t changed; /* and not yet saved */
	uint16_t turn;	 /* keys_seen */
	uint32_t unused;
};

struct keys;

/* NULL on failure. No part is read yet. */
struct keys *keys_load(struct db *db, const char *source, struct err *e);
int keys_save(struct keys *k, struct err *e); /* what changed since */
void keys_free(struct keys *k);		      /* NULL is fine: what was not saved is forgotten */

/* A part is about to be written or withdrawn: its entries are in memory, none of them seen, and new ones are its. `last_row`: the source's
 * last row number. */
int keys_begin(struct keys *k, int32_t part, int64_t last_row, struct err *e);
int32_t keys_count(const struct keys *k); /* entries of that part */
struct key_entry *keys_at(const struct keys *k, int32_t i);
bool keys_seen(const struct keys *k, const struct key_entry *n); /* said by the file that is being read */
void keys_see(const struct keys *k, struct key_entry *n);
int64_t keys_next_row(struct keys *k); /* a number that no row has */

struct key_entry *keys_first(struct keys *k, struct intake_hash key); /* of the parts in memory; NULL: none has it */
struct key_entry *keys_next(const struct keys *k, const struct key_entry *n);
int keys_reach(struct keys *k, struct intake_hash key, struct err *e); /* 1: parts were read that may have it */

struct key_entry *keys_add(struct keys *k, struct intake_hash key); /* in front of the others; pointers stay good */
void keys_touch(struct keys *k, struct key_entry *n);		    /* it was changed: to be saved */
void keys_remove(struct keys *k, struct key_entry *n);		    /* its row is no longer there */
bool keys_same(struct intake_hash a, struct intake_hash b);

#endif
