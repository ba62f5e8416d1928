#include "pipeline/store/doubt.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/store/doubt.sql.h"

#define NEAREST 3
#define AROUND 24 /* houses looked at on either side of where the name would stand */

struct doubts {
	struct arena *arena;
	struct db *db;
	struct stmt *insert;
	const char **rooms; /* of the master, in natural order; read when first needed */
	size_t room_count;
	bool rooms_read;
};

struct doubts *doubts_new(struct arena *a, struct db *db, const char *insert)
{
	struct doubts *d = arena_alloc(a, sizeof *d);

	d->arena = a;
	d->db = db;
	d->insert = db_prepare(db, insert);
	return d;
}

int doubt_add(struct doubts *d, const char *rule, const struct doubt_row *row, struct err *e, const char *format, ...)
{
	char note[1024];
	va_list ap;

	va_start(ap, format);
	vsnprintf(note, sizeof note, format, ap);
	va_end(ap);
	stmt_bind_text(d->insert, "rule", rule);
	stmt_bind_text(d->insert, "source", row->source);
	stmt_bind_int(d->insert, "part", row->part);
	stmt_bind_int(d->insert, "line", row->line);
	stmt_bind_text(d->insert, "key", row->key);
	stmt_bind_text(d->insert, "note", note);
	return stmt_exec(d->insert, e);
}

/* ---- the nearest houses ---- */

static int read_rooms(struct doubts *d, struct err *e)
{
	struct stmt *s = db_prepare(d->db, SQL_DOUBT_ROOMS);
	size_t capacity = 0;
	int rc;

	while ((rc = stmt_step(s, e)) > 0) {
		d->rooms = arena_grow(d->arena, d->rooms, d->room_count, &capacity, sizeof *d->rooms);
		d->rooms[d->room_count++] = arena_strdup(d->arena, stmt_text_at(s, 0, NULL));
	}
	stmt_end(s);
	d->rooms_read = true;
	return rc;
}

static size_t place_of(const struct doubts *d, const char *room)
{
	size_t low = 0, high = d->room_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (text_natural_cmp(d->rooms[middle], strlen(d->rooms[middle]), room, strlen(room)) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Fills `best` with the nearest by letters, of those that stand around its place. */
static int nearest(const struct doubts *d, const char *room, const char *best[NEAREST])
{
	size_t at = place_of(d, room), from = at > AROUND ? at - AROUND : 0, to = at + AROUND < d->room_count ? at + AROUND : d->room_count;
	int distance[NEAREST], count = 0;

	for (size_t i = from; i < to; i++) {
		int n = text_distance(room, d->rooms[i]), k = count < NEAREST ? count : NEAREST;

		while (k > 0 && distance[k - 1] > n) {
			if (k < NEAREST) {
				distance[k] = distance[k - 1];
				best[k] = best[k - 1];
			}
			k--;
		}
		if (k == NEAREST)
			continue;
		distance[k] = n;
		best[k] = d->rooms[i];
		count += count < NEAREST;
	}
	return count;
}

int doubt_house(struct doubts *d, const struct doubt_row *row, const char *room, struct err *e)
{
	const char *best[NEAREST];
	char list[256] = "";
	int n;

	if (!d->rooms_read && read_rooms(d, e) < 0)
		return -1;
	if (!d->room_count)
		return doubt_add(d, "DQ-HOUSE", row, e, "没有房屋业主资料，房号 %s 无从核对", room);
	n = nearest(d, room, best);
	for (int i = 0; i < n; i++)
		snprintf(list + strlen(list), sizeof list - strlen(list), "%s%s", i ? "、" : "", best[i]);
	return doubt_add(d, "DQ-HOUSE", row, e, "房屋业主资料中没有房号 %s；相近的有 %s", room, list);
}
