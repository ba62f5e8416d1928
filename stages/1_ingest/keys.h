/* keys: what is known of a source's live rows, in memory: which rows have a key, what they say, which is current.
 *
 * Each row of a file is looked up without touching SQLite. Between nights they are kept as they are in memory, in blobs of
 * data.db's table `key_log`: what changed is added behind, and when that has become more than the whole, it is written anew.
 * 64 bytes a row. Hashes of 128 bits stand for keys and contents: of ten million rows two meet by chance once in 10^24. */
#ifndef KEFU_INGEST_KEYS_H
#define KEFU_INGEST_KEYS_H

#include "pipeline/intake/intake.h"
#include "pipeline/store/db.h"

struct key_entry {
	struct intake_hash key, content;
	int64_t row_id; /* 0: no longer there */
	int32_t part, line;
	int32_t place;	/* among the entries */
	int32_t next;	/* the place of the next entry of the same key, -1 at the end */
	uint8_t current;
	uint8_t seen;	 /* said by the file that is being read */
	uint8_t changed; /* and not yet saved */
	uint8_t unused[5];
};

struct keys;

/* NULL on failure. */
struct keys *keys_load(struct db *db, const char *source, struct err *e);
int keys_save(struct keys *k, struct err *e); /* what changed since */
void keys_free(struct keys *k);		      /* NULL is fine: what was not saved is forgotten */

int32_t keys_count(const struct keys *k);
struct key_entry *keys_at(const struct keys *k, int32_t i);
int64_t keys_next_row(struct keys *k); /* a number that no row has had */

int32_t keys_first(struct keys *k, struct intake_hash key);	    /* -1: no row has that key */
struct key_entry *keys_add(struct keys *k, struct intake_hash key); /* in front of the others; pointers stay good */
void keys_touch(struct keys *k, struct key_entry *n);		    /* it was changed: to be saved */
bool keys_same(struct intake_hash a, struct intake_hash b);

#endif
