#include "stages/2_parking/booth.h"

#include <stdlib.h>
#include <string.h>

#include "stages/2_parking/queries.sql.h"

/* The places of columns in queries.sql. */
enum {
	DAY,
	SHIFT,
	LANE,
	COLLECTOR,
	START,
	END,
	CASH,
	MANUAL,
	FACE,
	FROM,
	TO,
	VOIDS,
	DEPOSIT_NO,
	DEPOSITED,
	PART,
	LINE
};

#define SLOTS_LEAST 1024 /* a power of two */

/* ---- lanes ---- */

size_t booth_lane(struct booth *b, const char *name)
{
	if (b->last_lane < b->lane_count && !strcmp(b->lanes[b->last_lane].name, name))
		return b->last_lane;
	for (size_t i = 0; i < b->lane_count; i++)
		if (!strcmp(b->lanes[i].name, name))
			return b->last_lane = i;
	b->lanes = arena_grow(b->arena, b->lanes, b->lane_count, &b->lane_capacity, sizeof *b->lanes);
	b->lanes[b->lane_count] = (struct booth_lane){ .name = arena_strdup(b->arena, name) };
	return b->last_lane = b->lane_count++;
}

/* ---- shifts ---- */

static const char *text_at(struct booth *b, struct stmt *s, int column)
{
	int n;
	const char *text = stmt_text_at(s, column, &n);

	return n ? arena_strndup(b->arena, text, (size_t)n) : "";
}

static struct booth_row *read_shift(struct booth *b, struct stmt *s)
{
	struct booth_row *x = arena_alloc(b->arena, sizeof *x);

	*x = (struct booth_row){ .day = day_of((int32_t)stmt_int_at(s, DAY)),
				 .shift = text_at(b, s, SHIFT),
				 .lane = booth_lane(b, stmt_text_at(s, LANE, NULL)),
				 .collector = text_at(b, s, COLLECTOR),
				 .has_face = stmt_type_at(s, FACE) != STMT_NULL,
				 .face = fen_of(stmt_int_at(s, FACE)),
				 .deposit_known = stmt_type_at(s, DEPOSIT_NO) != STMT_NULL ||
						  stmt_type_at(s, DEPOSITED) != STMT_NULL,
				 .deposited = stmt_type_at(s, DEPOSITED) == STMT_NULL
						  ? DAY_NONE
						  : day_of((int32_t)stmt_int_at(s, DEPOSITED)),
				 .part = stmt_int_at(s, PART),
				 .line = stmt_int_at(s, LINE) };
	x->timed = shift_hours(x->day, text_at(b, s, START), text_at(b, s, END), &x->hours);
	x->fault = ticket_use(b->arena, text_at(b, s, FROM), text_at(b, s, TO), text_at(b, s, VOIDS), &x->tickets);
	x->sum.handed = fen_of(stmt_int_at(s, CASH));
	x->sum.manual = fen_of(stmt_int_at(s, MANUAL));
	b->deposits = b->deposits || x->deposit_known;
	return x;
}

static int read_shifts(struct booth *b, struct stage_run *r, struct doubts *doubts, struct err *e)
{
	struct stmt *s = db_prepare(r->db, SQL_SHIFTS);
	size_t capacity = 0;
	int rc;

	stmt_bind_day(s, "as_of", r->as_of);
	while ((rc = stmt_step(s, e)) > 0) {
		struct booth_row *x = read_shift(b, s);
		char day[DAY_TEXT];
		const char *key =
		    arena_printf(b->arena, "%s %s %s", day_text(x->day, day), x->shift, b->lanes[x->lane].name);
		const struct doubt_row row = { "parking_shifts", x->part, x->line, key };

		b->shifts = arena_grow(b->arena, b->shifts, b->shift_count, &capacity, sizeof(struct booth_row *));
		b->shifts[b->shift_count++] = x;
		if (!x->timed &&
		    (rc = doubt_add(doubts, "DQ-SHIFT", &row, e, "开始或结束时间看不懂，没有流水归入本班次")) < 0)
			break;
	}
	stmt_end(s);
	return rc;
}

static int by_start(const void *a, const void *b)
{
	const struct booth_row *x = *(struct booth_row *const *)a, *y = *(struct booth_row *const *)b;

	if (x->lane != y->lane)
		return x->lane < y->lane ? -1 : 1;
	if (x->hours.start != y->hours.start)
		return x->hours.start < y->hours.start ? -1 : 1;
	if (x->hours.end != y->hours.end)
		return x->hours.end < y->hours.end ? -1 : 1;
	return day_cmp(x->day, y->day) ? day_cmp(x->day, y->day) : strcmp(x->shift, y->shift);
}

/* The timed shifts of each lane by start, with the latest end so far. */
static void sort_lanes(struct booth *b)
{
	struct booth_row **rows = arena_array(b->arena, b->shift_count + 1, sizeof(struct booth_row *));
	struct shift_hours *hours = arena_array(b->arena, b->shift_count + 1, sizeof *hours);
	int64_t *reach = arena_array(b->arena, b->shift_count + 1, sizeof *reach);
	size_t count = 0;

	for (size_t i = 0; i < b->shift_count; i++)
		if (b->shifts[i]->timed)
			rows[count++] = b->shifts[i];
	if (count)
		qsort(rows, count, sizeof(struct booth_row *), by_start);
	for (size_t i = 0; i < count; i++) {
		struct booth_lane *lane = &b->lanes[rows[i]->lane];

		hours[i] = rows[i]->hours;
		reach[i] = hours[i].end;
		if (!lane->count++) {
			lane->rows = rows + i;
			lane->hours = hours + i;
			lane->reach = reach + i;
		} else if (reach[i - 1] > reach[i]) {
			reach[i] = reach[i - 1];
		}
	}
}

struct booth *booth_read(struct stage_run *r, struct doubts *doubts, struct err *e)
{
	struct booth *b = arena_alloc(r->arena, sizeof *b);

	b->arena = r->arena;
	b->slot_count = SLOTS_LEAST;
	b->slots = arena_array(b->arena, b->slot_count, sizeof *b->slots);
	if (read_shifts(b, r, doubts, e) < 0)
		return NULL;
	sort_lanes(b);
	return b;
}

/* ---- places ---- */

struct booth_row *booth_shift(const struct booth *b, size_t lane, int64_t moment)
{
	const struct booth_lane *l = &b->lanes[lane];
	size_t found = shift_find(l->hours, l->reach, l->count, moment);

	return found == SHIFT_NONE ? NULL : l->rows[found];
}

static size_t slot_of(const struct booth *b, size_t lane, struct day day)
{
	uint64_t h = ((uint64_t)lane << 32 | (uint32_t)day_count(day)) * 0x9e3779b97f4a7c15u;
	size_t at = (size_t)(h >> 32) & (b->slot_count - 1);

	while (b->slots[at]) {
		const struct booth_row *x = b->loose[b->slots[at] - 1];

		if (x->lane == lane && !day_cmp(x->day, day))
			break;
		at = (at + 1) & (b->slot_count - 1);
	}
	return at;
}

static void widen(struct booth *b)
{
	b->slot_count *= 2;
	b->slots = arena_array(b->arena, b->slot_count, sizeof *b->slots);
	for (size_t i = 0; i < b->loose_count; i++)
		b->slots[slot_of(b, b->loose[i]->lane, b->loose[i]->day)] = (uint32_t)i + 1;
}

struct booth_row *booth_loose(struct booth *b, size_t lane, struct day day)
{
	size_t at = slot_of(b, lane, day);
	struct booth_row *x;

	if (b->slots[at])
		return b->loose[b->slots[at] - 1];
	x = arena_alloc(b->arena, sizeof *x);
	*x = (struct booth_row){ .day = day, .lane = lane, .deposited = DAY_NONE, .fault = TICKET_NONE };
	b->loose = arena_grow(b->arena, b->loose, b->loose_count, &b->loose_capacity, sizeof(struct booth_row *));
	b->loose[b->loose_count++] = x;
	b->slots[at] = (uint32_t)b->loose_count;
	if (b->loose_count * 2 > b->slot_count)
		widen(b);
	return x;
}
