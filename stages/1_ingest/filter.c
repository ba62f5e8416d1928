#include "stages/1_ingest/filter.h"

#include <stdlib.h>
#include <string.h>

#include "stages/1_ingest/queries.sql.h"

#define LEAST ((uint64_t)256)
#define MOST  ((uint64_t)1 << 20) /* slots */

static void *must(void *p)
{
	if (!p)
		abort();
	return p;
}

/* ---- tables ---- */

static struct filter_table *new_table(struct filter *f, uint64_t slots)
{
	struct filter_table *t;

	if (f->count == f->room) {
		f->room = f->room ? 2 * f->room : 16;
		f->tables = must(realloc(f->tables, (size_t)f->room * sizeof *f->tables));
	}
	t = &f->tables[f->count++];
	*t = (struct filter_table){ .mask = slots - 1, .number = f->count > 1 ? t[-1].number + 1 : 1 };
	return t;
}

static void take_parts(struct filter_table *t, const int32_t *parts, size_t count)
{
	t->parts = must(malloc((count + 8) * sizeof *t->parts));
	if (count)
		memcpy(t->parts, parts, count * sizeof *t->parts);
	t->part_count = (int32_t)count;
	t->part_room = (int32_t)count + 8;
}

int filter_load(struct filter *f, struct db *db, const char *source, struct err *e)
{
	struct stmt *s = db_prepare(db, SQL_FILTERS);
	int rc;

	*f = (struct filter){ .db = db, .source = source };
	stmt_bind_text(s, "source", source);
	while ((rc = stmt_step(s, e)) > 0) {
		struct filter_table *t = new_table(f, (uint64_t)stmt_int(s, "room"));
		size_t size;
		const int32_t *parts = stmt_blob(s, "parts", &size);

		t->number = stmt_int(s, "number");
		t->count = stmt_int(s, "count");
		take_parts(t, parts, size / sizeof *parts);
	}
	stmt_end(s);
	return rc;
}

void filter_free(struct filter *f)
{
	for (int32_t i = 0; i < f->count; i++) {
		free(f->tables[i].slots);
		free(f->tables[i].parts);
	}
	free(f->tables);
	*f = (struct filter){ 0 };
}

static int read_slots(struct filter *f, struct filter_table *t, struct err *e)
{
	struct stmt *s = db_prepare(f->db, SQL_FILTER_SLOTS);
	size_t size = (t->mask + 1) * sizeof *t->slots, got;
	const void *bytes;
	int rc;

	stmt_bind_text(s, "source", f->source);
	stmt_bind_int(s, "number", t->number);
	if ((rc = stmt_step(s, e)) > 0) {
		bytes = stmt_blob(s, "slots", &got);
		if (got == size)
			t->slots = memcpy(must(malloc(size)), bytes, size);
	}
	stmt_end(s);
	if (rc >= 0 && !t->slots)
		return err_set(e, ERR_BUG, "key_filter %lld of %s does not fit", (long long)t->number, f->source);
	return rc < 0 ? -1 : 0;
}

/* ---- keys ---- */

static uint32_t print_of(struct intake_hash key)
{
	uint32_t print = (uint32_t)(key.hi >> 32);

	return print ? print : 1;
}

int filter_has(struct filter *f, struct filter_table *t, struct intake_hash key, struct err *e)
{
	uint32_t print = print_of(key);
	uint64_t at = key.lo & t->mask;

	if (!t->slots && read_slots(f, t, e) < 0)
		return -1;
	while (t->slots[at] && t->slots[at] != print)
		at = (at + 1) & t->mask;
	return t->slots[at] != 0;
}

bool filter_full(const struct filter_table *t)
{
	return (uint64_t)t->count * 4 >= (t->mask + 1) * 3;
}

void filter_add(struct filter_table *t, struct intake_hash key)
{
	uint32_t print = print_of(key);
	uint64_t at = key.lo & t->mask;

	while (t->slots[at])
		at = (at + 1) & t->mask;
	t->slots[at] = print;
	t->count++;
	t->changed = true;
}

static void name_part(struct filter_table *t, int32_t part)
{
	for (int32_t i = t->part_count; i-- > 0;)
		if (t->parts[i] == part)
			return;
	if (t->part_count == t->part_room) {
		t->part_room = 2 * t->part_room + 8;
		t->parts = must(realloc(t->parts, (size_t)t->part_room * sizeof *t->parts));
	}
	t->parts[t->part_count++] = part;
}

/* A new one is at least a quarter of all that there is, so that they stay few. */
struct filter_table *filter_room(struct filter *f, int32_t part, int64_t more, struct err *e)
{
	struct filter_table *t = f->count ? &f->tables[f->count - 1] : NULL;
	uint64_t all = (uint64_t)more, slots = LEAST;

	if (!t || filter_full(t)) {
		for (int32_t i = 0; i < f->count; i++)
			all += (uint64_t)f->tables[i].count / 4;
		while (slots < MOST && slots * 3 / 4 < all)
			slots *= 2;
		t = new_table(f, slots);
		t->slots = must(calloc(slots, sizeof *t->slots));
		t->read = true; /* its parts are those being written */
	}
	if (!t->slots && read_slots(f, t, e) < 0)
		return NULL;
	name_part(t, part);
	return t;
}

int filter_save(struct filter *f, struct err *e)
{
	struct stmt *s = db_prepare(f->db, SQL_PUT_FILTER);
	int rc = 0;

	for (int32_t i = 0; i < f->count && rc == 0; i++) {
		struct filter_table *t = &f->tables[i];

		if (!t->changed)
			continue;
		stmt_bind_text(s, "source", f->source);
		stmt_bind_int(s, "number", t->number);
		stmt_bind_int(s, "count", t->count);
		stmt_bind_int(s, "room", (int64_t)t->mask + 1);
		stmt_bind_blob(s, "parts", t->parts, (size_t)t->part_count * sizeof *t->parts);
		stmt_bind_blob(s, "slots", t->slots, (t->mask + 1) * sizeof *t->slots);
		rc = stmt_exec(s, e);
		t->changed = false;
	}
	stmt_end(s);
	return rc;
}
