#include "stages/2_service/book.h"

#include <stdlib.h>
#include <string.h>

#include "stages/2_service/queries.sql.h"

/* The places of columns in queries.sql. */
enum {
	ROW_ID, PART, LINE, NUMBER, ROOM, REPORTER, KIND, SUBKIND, UNIT, CHANNEL, POST, STATE, URGENT, IMPORTANT, VALID, CHARGE, STAMPS
};
enum { AT = NUMBER + 1, AT_DAY_ONLY, PROGRESS, RESULT, SATISFACTION, FEEDBACK };
enum { ALIAS, NAMED, BUILDING };

#define LAST_SECOND 86399
#define STEP 65536 /* rows between two words on progress */
#define NOT_GIVEN INT64_MIN

struct slot {
	size_t hash;
	struct ticket *ticket;
};

struct reading {
	struct stage_run *run;
	struct arena *arena;
	const struct terms *terms;
	struct doubts *doubts;
	struct book *book;
	struct name_set *rooms, *states;
	struct name *nowhere; /* a room that is not written */
	const struct name *enquiry, *repair, *complaint;
	size_t capacity;
	struct slot *slots; /* by number, open addressing */
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

/* A moment and whether it is a day only, in one number. */
static int64_t packed_at(struct stmt *s, int column)
{
	if (stmt_type_at(s, column) == STMT_NULL)
		return NOT_GIVEN;
	return stmt_int_at(s, column) * 2 + (stmt_int_at(s, column + 1) != 0);
}

struct stamp book_stamp(const struct ticket *t, enum book_stamp which)
{
	int64_t x = t->stamps[which];

	if (x == NOT_GIVEN)
		return (struct stamp){ 0 };
	return (struct stamp){ true, x & 1, { x >> 1 } };
}

struct stamp book_finish(const struct ticket *t)
{
	return book_stamp(t, t->stamps[FINISHED] == NOT_GIVEN ? CLOSED : FINISHED);
}

struct day book_received(const struct ticket *t)
{
	return moment_day((struct moment){ t->stamps[RECEIVED] >> 1 });
}

struct service book_service(const struct ticket *t)
{
	return (struct service){ .received = book_stamp(t, RECEIVED),
				 .classified = book_stamp(t, CLASSIFIED),
				 .forwarded = book_stamp(t, FORWARDED),
				 .appointed = book_stamp(t, APPOINTED),
				 .confirmed = book_stamp(t, CONFIRMED),
				 .reminded = book_stamp(t, REMINDED),
				 .dispatched = book_stamp(t, DISPATCHED),
				 .arrived = book_stamp(t, ARRIVED),
				 .checked = book_stamp(t, CHECKED),
				 .promised = book_stamp(t, PROMISED),
				 .finished = book_stamp(t, FINISHED),
				 .closed = book_stamp(t, CLOSED),
				 .urgent = t->urgent,
				 .enquiry = t->enquiry,
				 .developer = t->developer,
				 .class_hours = t->class_hours,
				 .cancelled = t->cancelled };
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

/* ---- tickets ---- */

/* What was promised or agreed may be later than as-of. */
static void read_stamps(struct reading *r, struct ticket *t, struct stmt *s)
{
	for (int i = 0; i < BOOK_STAMPS; i++) {
		struct stamp x;

		t->stamps[i] = packed_at(s, STAMPS + 2 * i);
		x = book_stamp(t, (enum book_stamp)i);
		if (!x.given || i == APPOINTED || i == PROMISED || i == RECEIVED || stamp_first(&x) <= r->book->now.n)
			continue;
		t->beyond = true;
		t->stamps[i] = NOT_GIVEN;
	}
	t->later = t->stamps[RECEIVED] >> 1 > r->book->now.n;
}

/* RC-01 wants the one on duty; posts of other names are nobody's. */
static signed char off_post(const struct stamp *received, const char *post, const struct service_terms *t)
{
	bool desk = strstr(post, "前台") != NULL, monitors = strstr(post, "监控") != NULL;

	if (received->day_only || desk == monitors)
		return -1;
	return desk != service_at_desk(received, t);
}

/* A state is one of few words: each is asked about once. */
static const struct name *state_at(struct reading *r, struct stmt *s)
{
	struct name *n = name_at(r->states, s, STATE);

	if (!n->asked) {
		n->asked = true;
		n->word = service_state_word(n->text);
		n->cancelled = service_cancelled(n->text);
	}
	return n;
}

static void read_words(struct reading *r, struct ticket *t, struct stmt *s)
{
	struct name_set **fields = r->book->fields;

	t->kind = name_at(fields[BOOK_KIND], s, KIND);
	t->subkind = name_at(fields[BOOK_SUBKIND], s, SUBKIND);
	t->unit = name_at(fields[BOOK_UNIT], s, UNIT);
	t->channel = name_at(fields[BOOK_CHANNEL], s, CHANNEL);
	t->room = name_at(r->rooms, s, ROOM);
	t->known = t->room->house != NULL;
	if (t->known)
		t->room = t->room->house;
	if (!t->room->building)
		t->room->building = r->nowhere;
	t->state = state_at(r, s);
}

static int class_hours(const struct ticket *t, const struct terms *terms)
{
	int otherwise = terms_value(terms->classes, t->kind->text, t->kind->length, 0);

	return terms_value(terms->classes, t->subkind->text, t->subkind->length, otherwise);
}

/* Who is cancelled after as-of is not yet. */
static void read_ticket(struct reading *r, struct ticket *t, struct stmt *s)
{
	struct stamp received;

	t->row_id = stmt_int_at(s, ROW_ID);
	t->part = (int32_t)stmt_int_at(s, PART);
	t->line = (int32_t)stmt_int_at(s, LINE);
	t->reporter = text_at(r, s, REPORTER);
	t->charge = stmt_int_at(s, CHARGE);
	t->valid = flag_at(s, VALID);
	t->important = stmt_int_at(s, IMPORTANT) != 0;
	read_words(r, t, s);
	read_stamps(r, t, s);
	t->urgent = stmt_int_at(s, URGENT) != 0;
	t->enquiry = t->kind == r->enquiry;
	t->repair = t->kind == r->repair;
	t->complaint = t->kind == r->complaint;
	t->developer = says(t->unit, "开发商");
	t->cancelled = t->state->cancelled && !t->beyond;
	t->class_hours = class_hours(t, r->terms);
	received = book_stamp(t, RECEIVED);
	t->off_post = off_post(&received, stmt_text_at(s, POST, NULL), &r->terms->service);
	t->night = !received.day_only && !service_at_desk(&received, &r->terms->service);
}

static struct ticket *new_ticket(struct reading *r, struct stmt *s)
{
	int n;
	const char *number = stmt_text_at(s, NUMBER, &n);
	struct ticket *t = arena_alloc(r->arena, sizeof *t + (size_t)n + 1);

	memcpy(t->number, number, (size_t)n);
	t->number_length = n;
	return t;
}

static int read_tickets(struct reading *r, struct err *e)
{
	struct stmt *s = db_prepare(r->run->db, SQL_TICKETS);
	struct book *b = r->book;
	int rc;

	while ((rc = stmt_step(s, e)) > 0) {
		struct ticket *t = new_ticket(r, s);

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
	r->slots = arena_array(r->arena, slots, sizeof *r->slots);
	for (size_t i = 0; i < r->book->count; i++) {
		size_t hash = hash_of(r->book->tickets[i]->number), at = hash & r->mask;

		while (r->slots[at].ticket)
			at = (at + 1) & r->mask;
		r->slots[at] = (struct slot){ hash, r->book->tickets[i] };
	}
}

static struct ticket *ticket_of(const struct reading *r, const char *number)
{
	size_t hash = hash_of(number), at = hash & r->mask;

	while (r->slots[at].ticket && (r->slots[at].hash != hash || strcmp(r->slots[at].ticket->number, number)))
		at = (at + 1) & r->mask;
	return r->slots[at].ticket;
}

/* 是否重要 says so itself; or one of the words does. */
static int mark_important(struct reading *r, struct err *e)
{
	const char *const *words = settings_list(r->run->settings, "important.keywords");
	struct stmt *s = db_prepare(r->run->db, SQL_IMPORTANT);
	int rc = 0;

	for (; rc == 0 && *words; words++) {
		stmt_bind_text(s, "keyword", *words);
		while ((rc = stmt_step(s, e)) > 0)
			ticket_of(r, stmt_text_at(s, 0, NULL))->important = true;
	}
	stmt_end(s);
	return rc;
}

/* ---- contacts ---- */

static const char *const SATISFACTION_SAID[] = { NULL, "非常满意", "满意", "一般", "不满意", "非常不满意", "不了解" };

const char *book_satisfaction_name(enum book_satisfaction s)
{
	return SATISFACTION_SAID[s];
}

static enum book_satisfaction satisfaction_of(const char *text)
{
	for (int i = VERY_SATISFIED; i <= CANNOT_SAY; i++)
		if (!strcmp(text, SATISFACTION_SAID[i]))
			return (enum book_satisfaction)i;
	return SATISFACTION_NONE;
}

static enum contact_result result_of(const char *text)
{
	return !strcmp(text, "接通") ? CONTACT_REACHED : *text ? CONTACT_MISSED : CONTACT_UNSAID;
}

static int tie(struct reading *r, struct book_contact *c, struct stmt *s, struct err *e)
{
	const char *number = stmt_text_at(s, NUMBER, NULL);
	struct doubt_row row = { "contacts", stmt_int_at(s, PART), stmt_int_at(s, LINE), number };
	struct stamp at = { true, c->day_only, { c->at } }, received;
	struct ticket *t = ticket_of(r, number);

	if (!t)
		return doubt_add(r->doubts, "DQ-TICKET", &row, e, "登记表中没有单号 %s，本行未计", number);
	c->ticket = t;
	t->contact_count++;
	received = book_stamp(t, RECEIVED);
	if (stamp_reversed(&received, &at))
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
		b->contacts[b->contact_count] = arena_alloc(r->arena, sizeof **b->contacts);
		if ((rc = read_contact(r, b->contacts[b->contact_count++], s, e)) < 0)
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
		struct ticket *t = b->contacts[i]->ticket;

		if (t)
			t->contacts[t->contact_count++] = b->contacts[i];
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

/* They mostly are: a register is kept by number. */
static bool in_order(const struct book *b)
{
	for (size_t i = 1; i < b->count; i++)
		if (by_number(&b->tickets[i - 1], &b->tickets[i]) > 0)
			return false;
	return true;
}

static void drop_later(struct book *b)
{
	size_t kept = 0;

	for (size_t i = 0; i < b->count; i++)
		if (!b->tickets[i]->later)
			b->tickets[kept++] = b->tickets[i];
	b->count = kept;
	if (!in_order(b))
		qsort(b->tickets, kept, sizeof *b->tickets, by_number);
}

static const struct name *kind_of(struct book *b, const char *kind)
{
	return name_of(b->fields[BOOK_KIND], kind, strlen(kind));
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
	x->enquiry = kind_of(b, "咨询");
	x->repair = kind_of(b, "报修");
	x->complaint = kind_of(b, "投诉");
	if (read_houses(x, e) < 0 || read_tickets(x, e) < 0)
		return NULL;
	index_tickets(x);
	if (mark_important(x, e) < 0 || read_contacts(x, e) < 0)
		return NULL;
	hand_out(x);
	drop_later(b);
	return b;
}
