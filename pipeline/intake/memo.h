/* memo: short cells that a column has read before, with what they became. Dates, months and words repeat in every
 * export, and looking one up costs a tenth of reading it. Remembers good cells only; forgets when two fall on one
 * place. */
#ifndef KEFU_INTAKE_MEMO_H
#define KEFU_INTAKE_MEMO_H

#include <stdbool.h>
#include <string.h>

#include "pipeline/intake/intake.h"
#include "pipeline/intake/record.h"

#define MEMO_PLACES 256
#define MEMO_CELL   24 /* bytes of a cell, at most */

struct memo_entry {
	uint64_t cell[3]; /* its bytes, memo_words */
	uint32_t length;  /* 0: nothing here */
	bool clean;       /* a text that is its own value */
	struct intake_value values[2];
};

struct memo {
	struct memo_entry entries[MEMO_PLACES];
};

/* For which types it pays, and holds: their values do not depend on scratch. */
bool memo_suits(const struct source_column *c);

static inline uint64_t memo_load(const char *s)
{
	uint64_t v;

	memcpy(&v, s, sizeof v);
	return v;
}

/* The cell's bytes in three words, overlapping: together with the length they are the cell. */
static inline void memo_words(const char *s, size_t n, uint64_t w[3])
{
	uint32_t low, high;

	w[1] = w[2] = 0;
	if (n >= 8) {
		w[0] = memo_load(s);
		w[1] = memo_load(s + n - 8);
		if (n > 16)
			w[2] = memo_load(s + 8);
	} else if (n >= 4) {
		memcpy(&low, s, sizeof low);
		memcpy(&high, s + n - 4, sizeof high);
		w[0] = (uint64_t)high << 32 | low;
	} else {
		w[0] = n ? (uint64_t)(unsigned char)s[0] << 16 | (uint64_t)(unsigned char)s[n / 2] << 8 |
			       (unsigned char)s[n - 1]
			 : 0;
	}
}

static inline struct memo_entry *memo_place(struct memo *m, const struct cell *c, uint64_t cell[3])
{
	uint64_t h;

	memo_words(c->text, c->length, cell);
	h = (cell[0] ^ cell[1] * 0x9E3779B97F4A7C15ULL ^ cell[2] * 0xC2B2AE3D27D4EB4FULL) * 0xD6E8FEB86659FD93ULL;
	return &m->entries[h >> 56];
}

/* True when the cell was read before: its values, in the terms of the cell at hand. */
static inline bool memo_find(struct memo *m, const struct cell *c, struct intake_value out[2])
{
	uint64_t cell[3];
	const struct memo_entry *e;

	if (c->kind != CELL_TEXT || c->length > MEMO_CELL)
		return false;
	e = memo_place(m, c, cell);
	if (e->length != c->length || e->cell[0] != cell[0] || e->cell[1] != cell[1] || e->cell[2] != cell[2])
		return false;
	out[0] = e->values[0];
	out[1] = e->values[1];
	if (e->clean)
		out[0].text = c->text;
	return true;
}

void memo_keep(struct memo *m, const struct cell *c, const struct source_column *column,
	       const struct intake_value values[2]);

#endif
