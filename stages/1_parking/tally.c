#include "stages/1_parking/tally.h"

#include <string.h>

/* The places of columns in queries.sql. */
enum {
	LANE,
	PAID,
	PAID_DAY_ONLY,
	LEFT,
	ENTERED,
	CHARGED,
	WAIVED,
	RECEIVED,
	METHOD,
	RELEASE,
	REASON,
	VEHICLE,
	PLATE,
	CASH_PREPAID,
	CASH_SETTLED,
	ONLINE_PREPAID,
	ONLINE_SETTLED,
	ROW
};

#define SLOTS_LEAST 256 /* a power of two */

static struct day day_at(int64_t moment)
{
	return moment_day((struct moment){ moment });
}

static int64_t moment_of(struct stmt *s)
{
	int64_t paid = stmt_int_at(s, PAID);

	return stay_moment(stmt_int_at(s, LEFT), stmt_type_at(s, PAID) == STMT_NULL ? NULL : &paid, stmt_int_at(s, PAID_DAY_ONLY) != 0);
}

/* ---- one payment ---- */

static bool split(struct stmt *s)
{
	for (int i = CASH_PREPAID; i <= ONLINE_SETTLED; i++)
		if (stmt_type_at(s, i) != STMT_NULL)
			return true;
	return false;
}

/* Electronic money of an order goes to the way named, else to the others (RULINGS 31). */
static bool add_ways(struct takings_payment *p, struct stmt *s)
{
	const char *method = stmt_text_at(s, METHOD, NULL);
	enum stay_way way = stay_way_of(method), online = way == STAY_NO_WAY || way == STAY_CASH ? STAY_OTHER : way;

	if (split(s))
		return fen_add(&p->ways[STAY_CASH], fen_of(stmt_int_at(s, CASH_PREPAID))) &&
		       fen_add(&p->ways[STAY_CASH], fen_of(stmt_int_at(s, CASH_SETTLED))) &&
		       fen_add(&p->ways[online], fen_of(stmt_int_at(s, ONLINE_PREPAID))) &&
		       fen_add(&p->ways[online], fen_of(stmt_int_at(s, ONLINE_SETTLED)));
	if (way == STAY_NO_WAY && *method)
		way = STAY_OTHER;
	return way == STAY_NO_WAY || fen_add(&p->ways[way], p->stay.received);
}

static bool payment_of(struct takings_payment *p, struct stmt *s)
{
	*p = (struct takings_payment){ .stay = { stay_release_of(stmt_text_at(s, RELEASE, NULL)),
						 fen_of(stmt_int_at(s, CHARGED)), fen_of(stmt_int_at(s, WAIVED)),
						 fen_of(stmt_int_at(s, RECEIVED)) } };
	p->unexplained = p->stay.release == STAY_WAVED &&
			 stay_unexplained(&p->stay, stmt_text_at(s, REASON, NULL), stmt_text_at(s, VEHICLE, NULL));
	return add_ways(p, s);
}

/* ---- where it belongs ---- */

static size_t slot_of(const struct tally *t, size_t lane, int64_t since)
{
	uint64_t h = ((uint64_t)lane * 0xd1b54a32d192ed03u ^ (uint64_t)since) * 0x9e3779b97f4a7c15u;
	size_t at = (size_t)(h >> 32) & (t->slot_count - 1);

	while (t->slots[at] && (t->sums[t->slots[at] - 1].lane != lane || t->sums[t->slots[at] - 1].since != since))
		at = (at + 1) & (t->slot_count - 1);
	return at;
}

static void widen(struct tally *t)
{
	t->slot_count = t->slot_count ? 2 * t->slot_count : SLOTS_LEAST;
	t->slots = arena_array(t->arena, t->slot_count, sizeof *t->slots);
	for (size_t i = 0; i < t->sum_count; i++)
		t->slots[slot_of(t, t->sums[i].lane, t->sums[i].since)] = (uint32_t)i + 1;
}

static size_t sum_of(struct tally *t, size_t lane, int64_t since)
{
	struct tally_sum *last = t->sum_count ? &t->sums[t->last_sum] : NULL;
	size_t at;

	if (last && last->lane == lane && last->since == since)
		return t->last_sum;
	if (t->sum_count * 2 >= t->slot_count)
		widen(t);
	at = slot_of(t, lane, since);
	if (!t->slots[at]) {
		t->sums = arena_grow(t->arena, t->sums, t->sum_count, &t->sum_capacity, sizeof *t->sums);
		t->sums[t->sum_count++] = (struct tally_sum){ .lane = lane, .since = since };
		t->slots[at] = (uint32_t)t->sum_count;
	}
	return t->last_sum = t->slots[at] - 1;
}

static bool add_waived(struct tally *t, size_t sum, const char *reason, struct fen waived)
{
	struct tally_waived *x = NULL;

	for (size_t i = t->waived_count; i-- > 0 && !x;)
		if (t->waived[i].sum == sum && !strcmp(t->waived[i].reason, reason))
			x = &t->waived[i];
	if (!x) {
		t->waived = arena_grow(t->arena, t->waived, t->waived_count, &t->waived_capacity, sizeof *t->waived);
		x = &t->waived[t->waived_count++];
		*x = (struct tally_waived){ .sum = sum, .reason = arena_strdup(t->arena, reason) };
	}
	x->lines++;
	return fen_add(&x->waived, waived);
}

/* At the end of each day from the entry to the day before the exit. */
static void add_night(struct tally *t, size_t sum, struct day from, struct day to)
{
	if (day_cmp(from, to) >= 0)
		return;
	for (size_t i = t->night_count; i-- > 0;)
		if (t->nights[i].sum == sum && !day_cmp(t->nights[i].from, from) && !day_cmp(t->nights[i].to, to)) {
			t->nights[i].cars++;
			return;
		}
	t->nights = arena_grow(t->arena, t->nights, t->night_count, &t->night_capacity, sizeof *t->nights);
	t->nights[t->night_count++] = (struct tally_night){ sum, from, to, 1 };
}

static void add_refund(struct tally *t, size_t sum, int64_t row_id)
{
	t->refunds = arena_grow(t->arena, t->refunds, t->refund_count, &t->refund_capacity, sizeof *t->refunds);
	t->refunds[t->refund_count++] = (struct tally_refund){ sum, row_id };
}

/* ---- the pass ---- */

static void stretch(struct tally *t, int64_t moment, int64_t entered)
{
	if (!t->lines++) {
		t->first = t->last = moment;
		t->entered_first = t->entered_last = entered;
	}
	t->first = moment < t->first ? moment : t->first;
	t->last = moment > t->last ? moment : t->last;
	t->entered_first = entered < t->entered_first ? entered : t->entered_first;
	t->entered_last = entered > t->entered_last ? entered : t->entered_last;
}

static bool add_payment(struct tally *t, struct stmt *s)
{
	int64_t moment = moment_of(s), entered = stmt_int_at(s, ENTERED), row_id = stmt_int_at(s, ROW);
	size_t lane = cuts_lane(t->cuts, stmt_text_at(s, LANE, NULL)), sum = sum_of(t, lane, cuts_since(t->cuts, lane, moment));
	struct tally_sum *x = &t->sums[sum];
	struct takings_payment p;

	stretch(t, moment, entered);
	x->lines++;
	if (!payment_of(&p, s) || !takings_payment(&x->sum, &p) || !fen_add(&t->charged, p.stay.charged) ||
	    !fen_add(&t->received, p.stay.received))
		return false;
	for (unsigned i = 0; i < STAY_WAYS; i++)
		x->ways |= fen_zero(p.ways[i]) ? 0u : 1u << i;
	if (!fen_zero(p.stay.waived) && !add_waived(t, sum, stmt_text_at(s, REASON, NULL), p.stay.waived))
		return false;
	if (stay_refund(&p.stay)) {
		add_refund(t, sum, row_id);
		return true;
	}
	t->prints[row_id % TALLY_ROWS] = stay_print(entered, stmt_text_at(s, PLATE, NULL));
	add_night(t, sum, day_at(entered), day_at(stmt_int_at(s, LEFT)));
	return true;
}

int tally_rows(struct tally *t, struct stmt *rows, struct err *e)
{
	int rc;

	stmt_bind_int(rows, "low", t->number * TALLY_ROWS);
	stmt_bind_int(rows, "high", (t->number + 1) * TALLY_ROWS - 1);
	while ((rc = stmt_step(rows, e)) > 0)
		if (!add_payment(t, rows)) {
			stmt_reset(rows);
			return err_set(e, ERR_INPUT, _("the parking amounts are too large to add up"));
		}
	return rc;
}

static void digest_number(struct digest *d, int64_t n)
{
	digest_add(d, &n, sizeof n);
}

static void digest_sum(struct digest *d, const struct tally *t, const struct tally_sum *x)
{
	const struct fen money[] = { x->sum.charged, x->sum.waived, x->sum.received, x->sum.given, x->sum.unpaid };
	const int64_t counts[] = { x->since, x->lines, x->sum.paid, x->sum.free, x->sum.irregular, x->sum.unexplained, x->ways };

	digest_text(d, t->cuts->lanes[x->lane].name);
	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
		digest_number(d, counts[i]);
	for (size_t i = 0; i < sizeof money / sizeof *money; i++)
		digest_number(d, fen_count(money[i]));
	for (size_t i = 0; i < STAY_WAYS; i++)
		digest_number(d, fen_count(x->sum.ways[i]));
}

void tally_digest(const struct tally *t, char hex[FILE_DIGEST])
{
	struct digest *d = digest_new(t->arena);

	for (size_t i = 0; i < t->sum_count; i++)
		digest_sum(d, t, &t->sums[i]);
	for (size_t i = 0; i < t->waived_count; i++) {
		digest_number(d, (int64_t)t->waived[i].sum);
		digest_text(d, t->waived[i].reason);
		digest_number(d, t->waived[i].lines);
		digest_number(d, fen_count(t->waived[i].waived));
	}
	for (size_t i = 0; i < t->night_count; i++) {
		digest_number(d, (int64_t)t->nights[i].sum);
		digest_number(d, day_count(t->nights[i].from));
		digest_number(d, day_count(t->nights[i].to));
		digest_number(d, t->nights[i].cars);
	}
	for (size_t i = 0; i < t->refund_count; i++)
		digest_number(d, t->refunds[i].row_id);
	digest_add(d, t->prints, sizeof t->prints);
	digest_end(d, hex);
}
