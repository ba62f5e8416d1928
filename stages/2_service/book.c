#include "stages/2_service/book.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "stages/2_service/queries.sql.h"

/* The places of columns in queries.sql. */
enum {
	ROW_ID, PART, LINE, NUMBER, ROOM, REPORTER, KIND, SUBKIND, UNIT, CHANNEL, POST, STATE, URGENT, IMPORTANT, VALID, CHARGE, STAMPS
};
enum { AT = NUMBER + 1, AT_DAY_ONLY, PROGRESS, RESULT, SATISFACTION, FEEDBACK };
enum { ALIAS, NAMED, BUILDING };

#define STAMP_COUNT 12
#define LAST_SECOND 86399
#define STEP 65536 /* rows between two words on progress */

/* In the order of the query; those that are plans may be later than as-of. */
static const struct {
	size_t at;
	bool plan;
} STAMP[STAMP_COUNT] = {
	{ offsetof(struct service, received), true },	 { offsetof(struct service, classified), false },
	{ offsetof(struct service, forwarded), false },	 { offsetof(struct service, appointed), true },
	{ offsetof(struct service, confirmed), false },	 { offsetof(struct service, reminded), false },
	{ offsetof(struct service, dispatched), false }, { offsetof(struct service, arrived), false },
	{ offsetof(struct service, checked), false },	 { offsetof(struct service, promised), true },
	{ offsetof(struct service, finished), false },	 { offsetof(struct service, closed), false },
};

struct reading {
	struct stage_run *run;
	struct arena *arena;
	const struct terms *terms;
	struct doubts *doubts;
	struct book *book;
	struct name_set *rooms, *states;
	struct name *nowhere; /* a room that is not written */
	size_t capacity;
	struct ticket **slots; /* by number, open addressing */
	size_t mask;
};

/* ---- values ---- */

static struct name *name_at(struct name_set *set, struct stmt *s, int column)
{
	int n;
	const char *text = stmt_text_at(s, column, &n);

	return name_of(set, text, (size_t)n);
}

static const char *text_at(struct reading *r, struct stmt *s, int column)
{
	int n;
	const char *text = stmt_text_at(s, column, &n);

	return n ? arena_strndup(r->arena, text, (size_t)n) : "";
}

static signed char flag_at(struct stmt *s, int column)
{
	return stmt_type_at(s, column) == STMT_NULL ? -1 : stmt_int_at(s, column) != 0;
}

static struct stamp stamp_at(struct stmt *s, int column)
{
	if (stmt_type_at(s, column) == STMT_NULL)
		return (struct stamp){ 0 };
	return (struct stamp){ true, stmt_int_at(s, column + 1) != 0, { stmt_int_at(s, column) } };
}

static bool says(const struct name *n, const char *word)
{
	return strstr(n->text, word) != NULL;
}

/* ---- houses ---- */

static int read_houses(struct reading *r, struct err *e)
{
	struct stmt *s = db_prepare(r->run->db, SQL_HOUSES), *all = db_prepare(r->run->db, SQL_HOUSEHOLDS);
	int rc;

	while ((rc = stmt_step(s, e)) > 0) {
		struct name *house = name_at(r->rooms, s, NAMED), *alias = name_at(r->rooms, s, ALIAS);

		house->house = house;
		house->building = name_at(r->book->fields[BOOK_BUILDING], s, BUILDING);
		if (!alias->house)
			alias->house = house;
	}
	if (rc < 0)
		return -1;
	stmt_bind_day(all, "as_of", r->run->as_of);
	if (stmt_step(all, e) < 0)
		return -1;
	r->book->households = stmt_int(all, "households");
	stmt_end(s);
	stmt_end(all);
	return 0;
}

const struct name *book_room(const struct ticket *t)
{
	return t->room->house ? t->room->house : t->room;
}

struct name *book_building(const struct ticket *t)
{
	return book_room(t)->building;
}

/* ---- tickets ---- */

static void read_stamps(struct reading *r, struct ticket *t, struct stmt *s)
{
	for (int i = 0; i < STAMP_COUNT; i++) {
		struct stamp x = stamp_at(s, STAMPS + 2 * i);

		if (x.given && !STAMP[i].plan && stamp_first(&x) > r->book->now.n) {
			t->beyond = true;
			continue;
		}
		*(struct stamp *)((char *)&t->s + STAMP[i].at) = x;
	}
	t->later = stamp_first(&t->s.received) > r->book->now.n;
}

/* RC-01 wants the one on duty; posts of other names are nobody's. */
static signed char off_post(const struct service *s, const char *post, const struct service_terms *t)
{
	bool desk = strstr(post, "前台") != NULL, monitors = strstr(post, "监控") != NULL;

	if (s->received.day_only || desk == monitors)
		return -1;
	return desk != service_at_desk(&s->received, t);
}

static void read_words(struct reading *r, struct ticket *t, struct stmt *s)
{
	struct name_set **fields = r->book->fields;

	t->kind = name_at(fields[BOOK_KIND], s, KIND);
	t->subkind = name_at(fields[BOOK_SUBKIND], s, SUBKIND);
	t->unit = name_at(fields[BOOK_UNIT], s, UNIT);
	t->channel = name_at(fields[BOOK_CHANNEL], s, CHANNEL);
	t->room = name_at(r->rooms, s, ROOM);
	if (!t->room->building)
		t->room->building = r->nowhere;
	t->state = name_at(r->states, s, STATE);
}

static int class_hours(const struct ticket *t, const struct terms *terms)
{
	int otherwise = terms_value(terms->classes, t->kind->text, t->kind->length, 0);

	return terms_value(terms->classes, t->subkind->text, t->subkind->length, otherwise);
}

/* Who is cancelled after as-of is not yet. */
static void read_ticket(struct reading *r, struct ticket *t, struct stmt *s)
{
	t->row_id = stmt_int_at(s, ROW_ID);
	t->part = (int32_t)stmt_int_at(s, PART);
	t->line = (int32_t)stmt_int_at(s, LINE);
	t->number = text_at(r, s, NUMBER);
	t->reporter = text_at(r, s, REPORTER);
	t->charge = stmt_int_at(s, CHARGE);
	t->valid = flag_at(s, VALID);
	t->important = stmt_int_at(s, IMPORTANT) != 0;
	read_words(r, t, s);
	read_stamps(r, t, s);
	t->s.urgent = stmt_int_at(s, URGENT) != 0;
	t->s.enquiry = !strcmp(t->kind->text, "咨询");
	t->s.developer = says(t->unit, "开发商");
	t->s.cancelled = service_cancelled(t->state->text) && !t->beyond;
	t->s.class_hours = class_hours(t, r->terms);
	t->off_post = off_post(&t->s, stmt_text_at(s, POST, NULL), &r->terms->service);
	t->night = !t->s.received.day_only && !service_at_desk(&t->s.received, &r->terms->service);
}

static int read_tickets(struct reading *r, struct err *e)
{
	struct stmt *s = db_prepare(r->run->db, SQL_TICKETS);
	struct book *b = r->book;
	int rc;

	while ((rc = stmt_step(s, e)) > 0) {
		struct ticket *t = arena_alloc(r->arena, sizeof *t);

		read_ticket(r, t, s);
		b->tickets = arena_grow(r->arena, b->tickets, b->count, &r->capacity, sizeof *b->tickets);
		b->tickets[b->count++] = t;
		if (b->count % STEP == 0)
			stage_progress(r->run, (int64_t)b->count, 0);
	}
	stmt_end(s);
	return rc;
}

/* ---- by number ---- */

static size_t hash_of(const char *text)
{
	uint64_t h = 14695981039346656037u; /* FNV-1a */

	for (; *text; text++)
		h = (h ^ (unsigned char)*text) * 1099511628211u;
	return (size_t)(h ^ h >> 32);
}

static void index_tickets(struct reading *r)
{
	size_t slots = 64;

	while (slots < r->book->count * 2)
		slots *= 2;
	r->mask = slots - 1;
	r->slots = arena_array(r->arena, slots, sizeof(struct ticket *));
	for (size_t i = 0; i < r->book->count; i++) {
		size_t at = hash_of(r->book->tickets[i]->number) & r->mask;

		while (r->slots[at])
			at = (at + 1) & r->mask;
		r->slots[at] = r->book->tickets[i];
	}
}

static struct ticket *ticket_of(const struct reading *r, const char *number)
{
	size_t at = hash_of(number) & r->mask;

	while (r->slots[at] && strcmp(r->slots[at]->number, number))
		at = (at + 1) & r->mask;
	return r->slots[at];
}

/* ---- contacts ---- */

static const char *satisfaction_of(const char *text)
{
	static const char *const WORDS[] = { "非常满意", "满意", "一般", "不满意", "非常不满意", "不了解" };

	for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
		if (!strcmp(text, WORDS[i]))
			return WORDS[i];
	return NULL;
}

static enum contact_result result_of(const char *text)
{
	return !strcmp(text, "接通") ? CONTACT_REACHED : *text ? CONTACT_MISSED : CONTACT_UNSAID;
}

static int tie(struct reading *r, struct book_contact *c, struct stmt *s, struct err *e)
{
	const char *number = stmt_text_at(s, NUMBER, NULL);
	struct doubt_row row = { "contacts", stmt_int_at(s, PART), stmt_int_at(s, LINE), number };
	struct stamp at = { true, c->day_only, { c->at } };
	struct ticket *t = ticket_of(r, number);

	if (!t)
		return doubt_add(r->doubts, "DQ-TICKET", &row, e, "登记表中没有单号 %s，本行未计", number);
	c->ticket = t;
	t->contact_count++;
	if (stamp_reversed(&t->s.received, &at))
		return doubt_add(r->doubts, "DQ-DATE", &row, e, "时间早于单号 %s 的受理时间", number);
	if (c->progress && c->result == CONTACT_UNSAID)
		return doubt_add(r->doubts, "DQ-RESULT", &row, e, "进度通报没有填结果（接通或未接通），不算沟通");
	return 0;
}

static int read_contact(struct reading *r, struct book_contact *c, struct stmt *s, struct err *e)
{
	*c = (struct book_contact){ .row_id = stmt_int_at(s, ROW_ID),
				    .at = stmt_int_at(s, AT),
				    .day_only = stmt_int_at(s, AT_DAY_ONLY) != 0,
				    .progress = stmt_int_at(s, PROGRESS) != 0,
				    .result = result_of(stmt_text_at(s, RESULT, NULL)),
				    .satisfaction = satisfaction_of(stmt_text_at(s, SATISFACTION, NULL)),
				    .due = DAY_NONE };
	c->passed_on = stmt_type_at(s, FEEDBACK) != STMT_NULL && stmt_int_at(s, FEEDBACK) <= r->book->now.n;
	return tie(r, c, s, e);
}

static int read_contacts(struct reading *r, struct err *e)
{
	struct stmt *s = db_prepare(r->run->db, SQL_CONTACTS);
	struct book *b = r->book;
	int rc;

	r->capacity = 0;
	stmt_bind_day(s, "as_of", r->run->as_of);
	while ((rc = stmt_step(s, e)) > 0) {
		b->contacts = arena_grow(r->arena, b->contacts, b->contact_count, &r->capacity, sizeof *b->contacts);
		if ((rc = read_contact(r, &b->contacts[b->contact_count++], s, e)) < 0)
			break;
	}
	stmt_end(s);
	return rc;
}

static int by_time(const void *a, const void *b)
{
	const struct book_contact *x = *(struct book_contact *const *)a, *y = *(struct book_contact *const *)b;

	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	return x->row_id < y->row_id ? -1 : x->row_id > y->row_id;
}

/* Each ticket gets its part of one list. */
static void hand_out(struct reading *r)
{
	struct book *b = r->book;
	struct book_contact **list = arena_array(r->arena, b->contact_count + 1, sizeof *list);

	for (size_t i = 0; i < b->count; i++) {
		b->tickets[i]->contacts = list;
		list += b->tickets[i]->contact_count;
		b->tickets[i]->contact_count = 0;
	}
	for (size_t i = 0; i < b->contact_count; i++) {
		struct ticket *t = b->contacts[i].ticket;

		if (t)
			t->contacts[t->contact_count++] = &b->contacts[i];
	}
	for (size_t i = 0; i < b->count; i++)
		if (b->tickets[i]->contact_count > 1)
			qsort(b->tickets[i]->contacts, b->tickets[i]->contact_count, sizeof *list, by_time);
}

/* ---- all ---- */

static int by_number(const void *a, const void *b)
{
	return strcmp((*(struct ticket *const *)a)->number, (*(struct ticket *const *)b)->number);
}

static void drop_later(struct book *b)
{
	size_t kept = 0;

	for (size_t i = 0; i < b->count; i++)
		if (!b->tickets[i]->later)
			b->tickets[kept++] = b->tickets[i];
	b->count = kept;
	if (kept)
		qsort(b->tickets, kept, sizeof *b->tickets, by_number);
}

struct book *book_read(struct stage_run *r, const struct terms *t, struct doubts *doubts, struct err *e)
{
	struct reading *x = arena_alloc(r->arena, sizeof *x);
	struct book *b = arena_alloc(r->arena, sizeof *b);

	b->now = moment_at(r->as_of, LAST_SECOND);
	for (int i = 0; i < BOOK_FIELDS; i++)
		b->fields[i] = name_set_new(r->arena);
	*x = (struct reading){ .run = r, .arena = r->arena, .terms = t, .doubts = doubts, .book = b };
	x->rooms = name_set_new(r->arena);
	x->states = name_set_new(r->arena);
	x->nowhere = name_of(b->fields[BOOK_BUILDING], "", 0);
	if (read_houses(x, e) < 0 || read_tickets(x, e) < 0)
		return NULL;
	index_tickets(x);
	if (read_contacts(x, e) < 0)
		return NULL;
	hand_out(x);
	drop_later(b);
	return b;
}
