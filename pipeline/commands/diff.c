/* kefu diff D1 D2: who entered or left the arrears between two computed days, whose sum or step changed, and why. The parts of the
 * change add up (rules/movement.h). Computes no day. The text is a document: Chinese, whatever the locale. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "pipeline/base/buf.h"
#include "pipeline/base/text.h"
#include "pipeline/commands/diff.sql.h"
#include "pipeline/rules/movement.h"
#include "pipeline/stage/computed.h"
#include "pipeline/stage/program.h"

struct call {
	struct program_options common;
	struct day days[2];
	int count;
};

static error_t parse_option(int key, char *value, struct argp_state *state)
{
	struct call *c = state->input;

	switch (key) {
	case ARGP_KEY_INIT:
		state->child_inputs[0] = &c->common;
		return 0;
	case ARGP_KEY_ARG:
		if (c->count == 2)
			argp_error(state, _("two days, no more"));
		program_day(state, value, &c->days[c->count++]);
		return 0;
	case ARGP_KEY_END:
		if (c->count < 2)
			argp_error(state, _("which two days? kefu diff DATE DATE"));
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

/* ---- one day ---- */

enum { BEFORE, AFTER, SIDES };

struct bill {
	int64_t id;
	const char *room, *source, *number, *item;
	struct day due;
	struct movement_bill sums;
};

struct room {
	const char *name, *owner, *step, *no_letter;
	struct fen owed;
};

struct side {
	struct db *db;
	struct day day;
	struct bill *bills;
	struct room *rooms;
	size_t bill_count, room_count;
	const char *const *voided; /* in the order of bytes */
	size_t voided_count;
};

struct changes {
	struct arena *arena;
	struct side sides[SIDES];
	struct house *houses;
	size_t count, capacity;
	struct movement total;
	struct err *e;
};

static int read_bills(struct changes *c, struct side *d)
{
	struct stmt *s = db_prepare(d->db, SQL_DIFF_BILLS);
	size_t capacity = 0;
	int more;

	while ((more = stmt_step(s, c->e)) > 0) {
		struct bill *b;

		d->bills = arena_grow(c->arena, d->bills, d->bill_count, &capacity, sizeof *d->bills);
		b = &d->bills[d->bill_count++];
		*b = (struct bill){ stmt_int(s, "bill_id"), arena_strdup(c->arena, stmt_text(s, "room")),
				    arena_strdup(c->arena, stmt_text(s, "source")), arena_strdup(c->arena, stmt_text(s, "bill_no")),
				    arena_strdup(c->arena, stmt_text(s, "item")), stmt_day(s, "due"),
				    { false, stmt_fen(s, "charged"), stmt_fen(s, "waived"), stmt_fen(s, "received") } };
		b->sums.overdue = day_cmp(b->due, d->day) < 0;
	}
	stmt_end(s);
	return more;
}

static int read_rooms(struct changes *c, struct side *d)
{
	struct stmt *s = db_prepare(d->db, SQL_DIFF_ROOMS);
	size_t capacity = 0;
	int more;

	while ((more = stmt_step(s, c->e)) > 0) {
		d->rooms = arena_grow(c->arena, d->rooms, d->room_count, &capacity, sizeof *d->rooms);
		d->rooms[d->room_count++] = (struct room){
			arena_strdup(c->arena, stmt_text(s, "room")), arena_strdup(c->arena, stmt_text(s, "owner")),
			arena_strdup(c->arena, stmt_text(s, "step")), arena_strdup(c->arena, stmt_text(s, "no_letter")), stmt_fen(s, "owed")
		};
	}
	stmt_end(s);
	return more;
}

static int read_voided(struct changes *c, struct side *d)
{
	struct stmt *s = db_prepare(d->db, SQL_DIFF_VOID);

	d->voided = stmt_texts(c->arena, s, &d->voided_count, c->e);
	stmt_end(s);
	return d->voided ? 0 : -1;
}

static bool is_void(const struct side *d, const char *number)
{
	size_t low = 0, high = d->voided_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(d->voided[middle], number);

		if (!order)
			return true;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

/* ---- what changed, by house ---- */

struct house {
	const char *name;
	const struct room *room[SIDES]; /* NULL: not in arrears */
	struct movement sum;
	struct buf why;
};

static int natural(const char *a, const char *b)
{
	return text_natural_cmp(a, strlen(a), b, strlen(b));
}

/* Bills come house by house. */
static struct house *house_of(struct changes *c, const char *name)
{
	struct house *h;

	if (c->count && !strcmp(c->houses[c->count - 1].name, name))
		return &c->houses[c->count - 1];
	c->houses = arena_grow(c->arena, c->houses, c->count, &c->capacity, sizeof *c->houses);
	h = &c->houses[c->count++];
	*h = (struct house){ .name = name };
	buf_init(&h->why, c->arena);
	return h;
}

static const char *yuan(struct changes *c, struct fen f)
{
	char text[FEN_TEXT];

	return arena_strdup(c->arena, fen_grouped(f, text));
}

static void say(struct changes *c, struct house *h, const char *what, const char *number, struct day day, struct fen amount)
{
	char text[DAY_TEXT];

	buf_printf(&h->why, "　　%s %s%s%s　%s\n", what, number, day_none(day) ? "" : "　", day_none(day) ? "" : day_text(day, text),
		   yuan(c, amount));
}

/* What was put on the bill after the first day. */
static int money_after(struct changes *c, struct house *h, const struct bill *b, struct movement_money *m)
{
	struct stmt *s = db_prepare(c->sides[AFTER].db, SQL_DIFF_RECEIPTS);
	bool good = true;
	int more;

	stmt_bind_int(s, "bill_id", b->id);
	while (good && (more = stmt_step(s, c->e)) > 0) {
		struct fen amount = stmt_fen(s, "amount");

		if (day_cmp(stmt_day(s, "paid"), c->sides[BEFORE].day) <= 0)
			continue;
		say(c, h, fen_positive(amount) ? "缴费　收据" : "退款　收据", stmt_text(s, "receipt_no"), stmt_day(s, "paid"), amount);
		good = fen_positive(amount) ? fen_add(&m->paid, amount) : fen_sub(&m->refunded, amount);
	}
	stmt_end(s);
	if (!good)
		return err_set(c->e, ERR_BUG, _("the arrears do not add up from one day to the other: our mistake"));
	return more;
}

/* What had paid on it on the first day and is void on the second. */
static int money_voided(struct changes *c, struct house *h, const struct bill *b, struct movement_money *m)
{
	struct stmt *s = db_prepare(c->sides[BEFORE].db, SQL_DIFF_RECEIPTS);
	bool good = true;
	int more;

	stmt_bind_int(s, "bill_id", b->id);
	while (good && (more = stmt_step(s, c->e)) > 0) {
		if (!is_void(&c->sides[AFTER], stmt_text(s, "receipt_no")) || is_void(&c->sides[BEFORE], stmt_text(s, "receipt_no")))
			continue;
		say(c, h, "收据作废", stmt_text(s, "receipt_no"), stmt_day(s, "paid"), stmt_fen(s, "amount"));
		good = fen_add(&m->voided, stmt_fen(s, "amount"));
	}
	stmt_end(s);
	if (!good)
		return err_set(c->e, ERR_BUG, _("the arrears do not add up from one day to the other: our mistake"));
	return more;
}

static void say_rest(struct changes *c, struct house *h, const struct bill *b, const struct movement *m)
{
	const struct {
		const char *what;
		struct fen amount;
	} parts[] = { { "新逾期　账单", m->newly },	      { "减免　账单", m->waived },
		      { "应收更正　账单", m->corrected },      { "账单撤销或未到期　账单", m->withdrawn },
		      { "补录或重新冲抵　账单", m->moved } };

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (!fen_zero(parts[i].amount))
			say(c, h, parts[i].what, arena_printf(c->arena, "%s %s", b->number, b->item), DAY_NONE, parts[i].amount);
}

static bool same(const struct movement_bill *a, const struct movement_bill *b)
{
	return a->overdue == b->overdue && !fen_cmp(a->charged, b->charged) && !fen_cmp(a->waived, b->waived) &&
	       !fen_cmp(a->received, b->received);
}

/* Either may be NULL: the bill had not begun, or is not there any more. */
static int add_bill(struct changes *c, const struct bill *before, const struct bill *after)
{
	static const struct movement_bill NONE;
	const struct movement_bill *was = before ? &before->sums : &NONE, *is = after ? &after->sums : &NONE;
	struct house *h = house_of(c, before ? before->room : after->room);
	struct movement_money money = { 0 };
	struct movement m = { 0 };

	if (was->overdue && is->overdue && !same(was, is) &&
	    (money_after(c, h, after, &money) < 0 || money_voided(c, h, before, &money) < 0))
		return -1;
	if (!movement_add(&m, was, is, &money) || !movement_sum(&h->sum, &m) || !movement_sum(&c->total, &m))
		return err_set(c->e, ERR_BUG, _("the arrears do not add up from one day to the other: our mistake"));
	say_rest(c, h, after ? after : before, &m);
	return 0;
}

static int order(const struct bill *a, const struct bill *b)
{
	int n = natural(a->room, b->room);

	if (!n)
		n = strcmp(a->source, b->source);
	return n ? n : strcmp(a->number, b->number);
}

static int compare_bills(struct changes *c)
{
	const struct side *before = &c->sides[BEFORE], *after = &c->sides[AFTER];
	size_t i = 0, k = 0;

	while (i < before->bill_count || k < after->bill_count) {
		int n = i == before->bill_count ? 1 : k == after->bill_count ? -1 : order(&before->bills[i], &after->bills[k]);

		if (add_bill(c, n <= 0 ? &before->bills[i] : NULL, n >= 0 ? &after->bills[k] : NULL) < 0)
			return -1;
		i += n <= 0;
		k += n >= 0;
	}
	return 0;
}

static void join_rooms(struct changes *c)
{
	for (int side = 0; side < SIDES; side++) {
		const struct side *d = &c->sides[side];
		size_t at = 0;

		for (size_t i = 0; i < c->count && at < d->room_count; i++)
			if (!strcmp(c->houses[i].name, d->rooms[at].name))
				c->houses[i].room[side] = &d->rooms[at++];
	}
}

/* ---- telling ---- */

static const char *or_none(const char *text)
{
	return *text ? text : "—";
}

static void tell_house(struct changes *c, const struct house *h)
{
	const struct room *was = h->room[BEFORE], *is = h->room[AFTER], *any = is ? is : was;

	printf("　%s　%s　%s → %s", h->name, any->owner, yuan(c, h->sum.opening), yuan(c, h->sum.closing));
	if (strcmp(was ? was->step : "", is ? is->step : ""))
		printf("　阶段 %s → %s", or_none(was ? was->step : ""), or_none(is ? is->step : ""));
	if (is && strcmp(was ? was->no_letter : "", is->no_letter))
		printf("　不发函原因 %s → %s", or_none(was ? was->no_letter : ""), or_none(is->no_letter));
	printf("\n%s", h->why.data);
}

enum group { ENTERED, LEFT, CHANGED, GROUPS };

static bool belongs(const struct house *h, enum group g)
{
	const struct room *was = h->room[BEFORE], *is = h->room[AFTER];

	if (!was || !is)
		return (g == ENTERED && is) || (g == LEFT && was);
	return g == CHANGED && (fen_cmp(was->owed, is->owed) || strcmp(was->step, is->step) || strcmp(was->no_letter, is->no_letter));
}

static void tell_group(struct changes *c, enum group g)
{
	static const char *const titles[GROUPS] = { "新进入欠费", "离开欠费", "金额、阶段或原因有变" };
	size_t n = 0;

	for (size_t i = 0; i < c->count; i++)
		n += belongs(&c->houses[i], g);
	printf("\n%s %zu 户\n", titles[g], n);
	for (size_t i = 0; i < c->count; i++)
		if (belongs(&c->houses[i], g))
			tell_house(c, &c->houses[i]);
}

static void tell_total(struct changes *c)
{
	char before[DAY_TEXT], after[DAY_TEXT];
	const struct movement *m = &c->total;

	printf("逾期欠费 %s → %s（元）\n", day_text(c->sides[BEFORE].day, before), day_text(c->sides[AFTER].day, after));
	printf("　期初　%zu 户　%s\n", c->sides[BEFORE].room_count, yuan(c, m->opening));
	printf("　新逾期　%s\n", yuan(c, m->newly));
	printf("　缴费　%s\n", yuan(c, m->paid));
	printf("　退款　%s\n", yuan(c, m->refunded));
	printf("　收据作废　%s\n", yuan(c, m->voided));
	printf("　减免　%s\n", yuan(c, m->waived));
	printf("　应收更正　%s\n", yuan(c, m->corrected));
	printf("　账单撤销或未到期　%s\n", yuan(c, m->withdrawn));
	printf("　补录或重新冲抵　%s\n", yuan(c, m->moved));
	printf("　期末　%zu 户　%s\n", c->sides[AFTER].room_count, yuan(c, m->closing));
}

static int check_totals(struct changes *c)
{
	for (int side = 0; side < SIDES; side++) {
		struct fen sum = fen_of(0), want = side == BEFORE ? c->total.opening : c->total.closing;
		bool good = true;

		for (size_t i = 0; i < c->sides[side].room_count; i++)
			good = good && fen_add(&sum, c->sides[side].rooms[i].owed);
		if (!good || fen_cmp(sum, want) || !movement_adds_up(&c->total))
			return err_set(c->e, ERR_BUG, _("the arrears do not add up from one day to the other: our mistake"));
	}
	return 0;
}

static int open_side(struct changes *c, const struct site *site, int side, struct day day)
{
	struct side *d = &c->sides[side];

	d->day = day;
	if (!(d->db = computed_open(site, &d->day, c->e)))
		return -1;
	return read_bills(c, d) < 0 || read_rooms(c, d) < 0 || read_voided(c, d) < 0 ? -1 : 0;
}

static int tell_all(struct changes *c)
{
	if (compare_bills(c) < 0 || check_totals(c) < 0)
		return -1;
	join_rooms(c);
	tell_total(c);
	for (int g = 0; g < GROUPS; g++)
		tell_group(c, (enum group)g);
	return fflush(stdout) == EOF ? err_errno(c->e, _("writing the text")) : 0;
}

static int diff(struct arena *a, struct call *call, struct err *e)
{
	struct changes c = { .arena = a, .e = e };
	struct site *site = site_open(a, call->common.site, e);
	int rc = -1;

	if (!site || open_side(&c, site, BEFORE, call->days[0]) < 0 || open_side(&c, site, AFTER, call->days[1]) < 0)
		goto out;
	if (day_cmp(c.sides[BEFORE].day, c.sides[AFTER].day) > 0) {
		err_set(e, ERR_USAGE, _("the earlier day comes first"));
		goto out;
	}
	rc = tell_all(&c);
out:
	for (int side = 0; side < SIDES; side++)
		db_close(c.sides[side].db);
	if (rc < 0 && strstr(e->text, "no such table"))
		return err_set(e, ERR_NOINPUT, _("the arrears were never computed for this day; kefu run does it"));
	return rc;
}

int main(int argc, char **argv)
{
	static const struct argp_child CHILDREN[] = { { &PROGRAM_ARGP, 0, NULL, 0 }, { 0 } };
	static const struct argp argp = { NULL, parse_option, "DATE DATE",
					  "Tells who entered or left the arrears between two days, whose sum or step changed, and why.",
					  CHILDREN, NULL, "kefu" };
	struct call c = { 0 };
	struct arena *a = arena_new();
	struct err e = { 0 };
	int rc = 0;

	program_begin();
	program_parse(&argp, argc, argv, &c.common, &c);
	if (diff(a, &c, &e) < 0)
		rc = program_fail(&e);
	arena_free(a);
	return rc;
}
