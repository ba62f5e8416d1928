/* 2_arrears: what each house owes on as-of's day, and why. README.md; the rules are in pipeline/rules/. */
#include "pipeline/stage/stage.h"

#include <stdio.h>
#include <string.h>

#include "pipeline/rules/fee.h"
#include "pipeline/rules/limitation.h"
#include "pipeline/rules/penalty.h"
#include "stages/2_arrears/account.h"
#include "stages/2_arrears/checks.sql.h"
#include "stages/2_arrears/queries.sql.h"
#include "stages/2_arrears/record.h"

enum { MONTH, YEAR, PERIODS };
enum { PROPERTY, ALL, GROUPS };

struct work {
	struct stage_run *run;
	struct record *record;
	struct doubts *doubts;
	int64_t bill_id;
	int32_t min_days;
	struct fen min_amount;
	struct limitation_terms limitation;
	struct penalty_terms penalty;
	struct rate_terms rate_terms;
	struct rate_period periods[PERIODS];
	struct rate rates[PERIODS][GROUPS];
};

/* One house, settled. */
struct house {
	struct account account;
	struct allocations moves; /* by bill */
	size_t *first;		  /* first[b] .. first[b + 1] are the moves of bill b */
	struct arrears sum;
	struct record_room more;
};

/* ---- settings ---- */

static enum rate_waiver waiver_mode(const char *word)
{
	return !strcmp(word, "count_as_paid") ? RATE_COUNTS_AS_PAID : !strcmp(word, "ignore") ? RATE_IGNORED : RATE_REDUCES;
}

static void read_settings(struct work *w)
{
	const struct settings *s = w->run->settings;
	int32_t month = month_of(w->run->as_of);

	w->min_days = (int32_t)settings_int(s, "letter.stages.S2");
	w->min_amount = settings_money(s, "letter.min_amount");
	w->limitation =
	    (struct limitation_terms){ (int)settings_int(s, "limitation.years"), *settings_text(s, "limitation.min_grade") };
	w->penalty = (struct penalty_terms){ settings_empty(s, "penalty.rate") ? 0 : settings_ppm(s, "penalty.rate"),
					     !settings_empty(s, "penalty.clause"), settings_ppm(s, "penalty.cap") };
	w->rate_terms = (struct rate_terms){ !strcmp(settings_text(s, "rate.numerator"), "cash"),
					     waiver_mode(settings_text(s, "rate.waiver")) };
	w->periods[MONTH] = (struct rate_period){ month, month };
	w->periods[YEAR] = (struct rate_period){ month - month % 12, month };
}

/* ---- one bill ---- */

static struct fen paid_before(const struct house *h, int bill, struct day day)
{
	int64_t sum = 0;

	for (size_t i = h->first[bill]; i < h->first[bill + 1]; i++)
		if (day_cmp(h->account.receipts[h->moves.list[i].receipt].paid, day) < 0)
			sum += fen_count(h->moves.list[i].amount);
	return fen_of(sum);
}

static void add_rates(struct work *w, const struct house *h, int bill)
{
	const struct item *item = h->account.bill_origins[bill].item;

	for (int p = 0; p < PERIODS; p++) {
		struct fen before = paid_before(h, bill, month_first(w->periods[p].month_from));

		if (item->property)
			rate_add(&w->rates[p][PROPERTY], &w->periods[p], &w->rate_terms, &h->account.bills[bill], before);
		if (item->counted)
			rate_add(&w->rates[p][ALL], &w->periods[p], &w->rate_terms, &h->account.bills[bill], before);
	}
}

/* Only payments interrupt so far; one that was given back later did, too. */
static struct day limitation_day(const struct work *w, const struct house *h, int bill)
{
	size_t count = h->first[bill + 1] - h->first[bill], n = 0;
	struct limitation_event *events = arena_array(h->account.arena, count + 1, sizeof *events);

	for (size_t i = h->first[bill]; i < h->first[bill + 1]; i++)
		if (fen_positive(h->moves.list[i].amount))
			events[n++] =
			    (struct limitation_event){ h->account.receipts[h->moves.list[i].receipt].paid, 'A', true };
	return limitation_of(h->account.bills[bill].due, events, n, &w->limitation).until;
}

static bool penalty_sum(const struct work *w, const struct house *h, int bill, struct fen *out)
{
	const struct bill *b = &h->account.bills[bill];
	size_t count = h->first[bill + 1] - h->first[bill];
	struct penalty_payment *payments;

	if (w->penalty.rate <= 0 || !w->penalty.clause)
		return false;
	payments = arena_array(h->account.arena, count + 1, sizeof *payments);
	for (size_t i = 0; i < count; i++) {
		const struct allocation *x = &h->moves.list[h->first[bill] + i];

		payments[i] = (struct penalty_payment){ h->account.receipts[x->receipt].paid, x->amount };
	}
	return penalty_of(&w->penalty, bill_net(b), b->due, payments, count, w->run->as_of, out);
}

static int add_overdue(struct work *w, struct house *h, int bill, struct err *e)
{
	struct record_bill more = { .limitation = limitation_day(w, h, bill) };

	more.has_penalty = penalty_sum(w, h, bill, &more.penalty);
	if (more.has_penalty) {
		h->more.has_penalty = true;
		h->more.penalty = fen_of(fen_count(h->more.penalty) + fen_count(more.penalty));
	}
	if (fen_positive(h->account.bill_origins[bill].waiver_pending))
		h->more.waiver_pending = true;
	return record_bill(w->record, &h->account, bill, w->bill_id, w->run->as_of, &more, e);
}

static int add_bill(struct work *w, struct house *h, int bill, struct err *e)
{
	const struct account *a = &h->account;

	if (!bill_begun(&a->bills[bill], w->run->as_of))
		return 0;
	w->bill_id++;
	if (record_account(w->record, a, bill, w->bill_id, e) < 0)
		return -1;
	for (size_t i = h->first[bill]; i < h->first[bill + 1]; i++)
		if (record_allocation(w->record, a, &h->moves.list[i], w->bill_id, (int)(i - h->first[bill]), e) < 0)
			return -1;
	add_rates(w, h, bill);
	if (arrears_add(a->arena, &h->sum, &a->bills[bill], a->bill_origins[bill].item->property, w->run->as_of))
		return add_overdue(w, h, bill, e);
	return 0;
}

/* ---- one receipt ---- */

/* Money that waits is a question only where the bill could be there by now. */
static int doubt_waiting(struct work *w, const struct receipt *x, const struct doubt_row *row, struct err *e)
{
	if (*x->bill_number)
		return doubt_add(w->doubts, "DQ-BILL", row, e, "所指账单 %s 不存在或尚未开始，款项留待", x->bill_number);
	if (x->month_from <= month_of(w->run->as_of))
		return doubt_add(w->doubts, "DQ-BILL", row, e, "所指账期没有账单，余款留待");
	return 0;
}

static int add_receipt(struct work *w, struct house *h, int receipt, struct err *e)
{
	const struct receipt *x = &h->account.receipts[receipt];
	const struct account_origin *o = &h->account.receipt_origins[receipt];
	const struct doubt_row row = { o->source, o->part, o->line, x->number };
	int rc = 0;

	if (x->fate == RECEIPT_NO_ORIGINAL)
		rc = doubt_add(w->doubts, "DQ-REFUND", &row, e, *x->original ? "原收据 %s 不存在或已作废，本行未计" : "退款没有原收据号%s，本行未计", x->original);
	else if (x->fate == RECEIPT_ABOVE_ORIGINAL)
		rc = doubt_add(w->doubts, "DQ-REFUND", &row, e, "退款超过原收据 %s 的余额，本行未计", x->original);
	else if (x->waits && fen_positive(x->left))
		rc = doubt_waiting(w, x, &row, e);
	if (rc < 0)
		return -1;
	if (x->fate == RECEIPT_TAKES_PART && !x->deposit)
		h->more.prepaid = fen_of(fen_count(h->more.prepaid) + fen_count(x->left));
	if (x->fate != RECEIPT_TAKES_PART || fen_positive(x->left))
		return record_unspent(w->record, &h->account, receipt, e);
	return 0;
}

/* ---- one house ---- */

/* Nothing is lost and nothing is paid twice: what went into bills and what is left is what came in. */
static int prove(const struct house *h, struct err *e)
{
	const struct account *a = &h->account;
	int64_t in = 0, left = 0, moved = 0;

	for (int i = 0; i < a->receipt_count; i++) {
		left += fen_count(a->receipts[i].left);
		if (a->receipts[i].fate == RECEIPT_TAKES_PART)
			in += fen_count(a->receipts[i].amount);
		if (fen_count(a->receipts[i].left) < 0)
			return err_set(e, ERR_BUG, "%s: receipt %s is spent above its amount", a->room, a->receipts[i].number);
	}
	for (size_t i = 0; i < h->moves.count; i++)
		moved += fen_count(h->moves.list[i].amount);
	if (moved + left != in)
		return err_set(e, ERR_BUG, "%s: receipts and what became of them differ by %lld fen", a->room,
			       (long long)(in - left - moved));
	return 0;
}

static int add_house(struct work *w, struct house *h, struct err *e)
{
	struct account *a = &h->account;

	h->sum = arrears_none();
	h->more = (struct record_room){ .draft = false };
	allocation_run(a->arena, a->bills, a->bill_count, a->receipts, a->receipt_count, w->run->as_of, &h->moves);
	allocation_by_bill(a->arena, &h->moves, a->bill_count, &h->first);
	if (prove(h, e) < 0)
		return -1;
	for (int i = 0; i < a->bill_count; i++)
		if (add_bill(w, h, i, e) < 0)
			return -1;
	for (int i = 0; i < a->receipt_count; i++)
		if (add_receipt(w, h, i, e) < 0)
			return -1;
	arrears_close(&h->sum);
	if (fen_positive(h->more.prepaid) && record_prepaid(w->record, a, h->more.prepaid, e) < 0)
		return -1;
	if (!fen_positive(h->sum.owed))
		return 0;
	h->more.draft = arrears_drafted(
	    &h->sum,
	    &(struct arrears_house){ a->known, a->known && !strcmp(a->payer, "建设单位"), h->more.waiver_pending },
	    w->min_days, w->min_amount);
	return record_room(w->record, a, &h->sum, &h->more, e);
}

/* ---- all of them ---- */

static int add_rates_found(struct work *w, struct err *e)
{
	char month[DAY_TEXT], year[DAY_TEXT];
	const char *const names[PERIODS] = { month, year };
	static const char *const items[GROUPS] = { FEE_PROPERTY, "全部" };

	month_text(w->periods[MONTH].month_from, month);
	snprintf(year, sizeof year, "%.4s", month);
	for (int p = 0; p < PERIODS; p++)
		for (int g = 0; g < GROUPS; g++)
			if (record_rate(w->record, p * GROUPS + g + 1, names[p], items[g], &w->rates[p][g], e) < 0)
				return -1;
	return 0;
}

static int add_cut(struct work *w, struct day cut, struct err *e)
{
	struct stmt *s = db_prepare(w->run->db, SQL_ADD_CUT);
	int rc;

	stmt_bind_day(s, "day", cut);
	rc = stmt_exec(s, e);
	stmt_end(s);
	return rc;
}

static int add_houses(struct work *w, const struct book *book, struct err *e)
{
	const struct account_terms terms = { w->doubts, w->run->as_of, settings_flag(w->run->settings, "waiver.require_approval") };
	struct arena *arena = arena_new(); /* of the house at hand */
	int rc = 0;

	for (size_t i = 0; i < book->count && rc == 0; i++) {
		struct house h;

		arena_reset(arena);
		if (account_make(&h.account, arena, book->houses[i], &terms, e) < 0 || add_house(w, &h, e) < 0)
			rc = -1;
		stage_progress(w->run, (int64_t)i + 1, (int64_t)book->count);
	}
	arena_free(arena);
	return rc;
}

static int run(struct stage_run *r, struct err *e)
{
	struct work w = { .run = r, .record = record_new(r->arena, r->db), .doubts = doubts_new(r->arena, r->db, SQL_ADD_EXCEPTION) };
	struct book *book = book_read(r, item_set_new(r->arena, r->settings), e);

	read_settings(&w);
	if (!book || add_houses(&w, book, e) < 0 || add_cut(&w, book->cut, e) < 0 || add_rates_found(&w, e) < 0)
		return -1;
	return db_run(r->db, SQL_ADD_AGEING, e);
}

const struct stage STAGE = {
	.about = "who owes what since when: allocation, ageing, rates, limitation",
	.needs = { "table:house", "table:bill", "table:receipt", "as-of", "setting:fee", "setting:alloc", "setting:waiver",
		   "setting:rate", "setting:penalty", "setting:limitation", "setting:letter" },
	.makes = { "table:arrears_account", "table:arrears_bill", "table:arrears_allocation", "table:arrears_unspent",
		   "table:arrears_room", "table:arrears_ageing", "table:arrears_rate", "table:arrears_prepaid", "table:arrears_cut",
		   "table:arrears_exception" },
	.checks = SQL_BILLS_DO_NOT_ADD_UP SQL_MOVES_ARE_NOT_RECEIVED SQL_ROOMS_DO_NOT_ADD_UP SQL_AGEING_DOES_NOT_ADD_UP,
	.run = run,
};
