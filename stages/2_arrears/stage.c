/* 2_arrears: what each house owes on as-of's day, and why. README.md; the rules are in pipeline/rules/. */
#include "pipeline/stage/stage.h"

#include <stdio.h>
#include <string.h>

#include "pipeline/rules/fee.h"
#include "stages/2_arrears/checks.sql.h"
#include "stages/2_arrears/ladder.h"
#include "stages/2_arrears/queries.sql.h"
#include "stages/2_arrears/record.h"

enum { MONTH, YEAR, PERIODS };
enum { PROPERTY, ALL, GROUPS };

struct work {
	struct stage_run *run;
	struct record *record;
	struct doubts *doubts;
	struct ladder *ladder;
	int64_t bill_id;
	struct house_terms terms;
	struct rate_terms rate_terms;
	struct rate_period periods[PERIODS];
	struct rate rates[PERIODS][GROUPS];
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

	w->terms.account = (struct account_terms){ w->doubts, w->run->as_of, settings_flag(s, "waiver.require_approval") };
	w->terms.limitation =
	    (struct limitation_terms){ (int)settings_int(s, "limitation.years"), *settings_text(s, "limitation.min_grade") };
	w->terms.penalty = (struct penalty_terms){ settings_empty(s, "penalty.rate") ? 0 : settings_ppm(s, "penalty.rate"),
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

static int add_bill(struct work *w, const struct house *h, int bill, struct err *e)
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
	for (int i = 0; i < h->overdue_count; i++)
		if (h->overdue[i].bill == bill)
			return record_bill(w->record, h, &h->overdue[i], w->bill_id, w->run->as_of, e);
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

static int add_receipt(struct work *w, const struct house *h, int receipt, struct err *e)
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
	if (x->fate != RECEIPT_TAKES_PART || fen_positive(x->left))
		return record_unspent(w->record, &h->account, receipt, e);
	return 0;
}

/* ---- one house ---- */

static int add_house(struct work *w, const struct house *h, struct err *e)
{
	struct dunning d;

	for (int i = 0; i < h->account.bill_count; i++)
		if (add_bill(w, h, i, e) < 0)
			return -1;
	for (int i = 0; i < h->account.receipt_count; i++)
		if (add_receipt(w, h, i, e) < 0)
			return -1;
	if (fen_positive(h->prepaid) && record_prepaid(w->record, &h->account, h->prepaid, e) < 0)
		return -1;
	if (ladder_add(w->ladder, h, &d, e) < 0)
		return -1;
	return h->overdue_count ? record_room(w->record, h, &d, e) : 0;
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
	struct arena *arena = arena_new(); /* of the house at hand */
	int rc = 0;

	for (size_t i = 0; i < book->count && rc == 0; i++) {
		struct house h;

		arena_reset(arena);
		if (house_settle(&h, arena, book->houses[i], &w->terms, e) < 0 || add_house(w, &h, e) < 0)
			rc = -1;
		stage_progress(w->run, (int64_t)i + 1, (int64_t)book->count);
	}
	arena_free(arena);
	return rc;
}

static int run(struct stage_run *r, struct err *e)
{
	struct work w = { .run = r, .record = record_new(r->arena, r->db), .doubts = doubts_new(r->arena, r->db, SQL_ADD_EXCEPTION) };
	struct book *book = book_read(r, item_set_new(r->arena, r->settings), w.doubts, e);

	if (!book)
		return -1;
	read_settings(&w);
	w.ladder = ladder_new(r, &w.terms, book->cut);
	if (add_houses(&w, book, e) < 0 || add_cut(&w, book->cut, e) < 0 || add_rates_found(&w, e) < 0)
		return -1;
	return db_run(r->db, SQL_ADD_AGEING, e);
}

const struct stage STAGE = {
	.about = "who owes what since when: allocation, ageing, rates, limitation",
	.needs = { "table:house", "table:house_alias", "table:bill_row", "table:receipt_row", "table:dunning_holds", "table:deliveries",
		   "ledger:letter", "as-of", "setting:fee", "setting:alloc", "setting:waiver", "setting:rate", "setting:penalty",
		   "setting:limitation", "setting:letter", "setting:sue" },
	.makes = { "table:arrears_account", "table:arrears_bill", "table:arrears_allocation", "table:arrears_line", "table:arrears_unspent",
		   "table:arrears_room", "table:arrears_ageing", "table:arrears_rate", "table:arrears_prepaid", "table:arrears_cut",
		   "table:dunning", "table:dunning_reminder", "table:dunning_letter", "table:dunning_letter_bill",
		   "table:letter_sent", "table:arrears_exception" },
	.checks = SQL_BILLS_DO_NOT_ADD_UP SQL_MOVES_ARE_NOT_RECEIVED SQL_ROOMS_DO_NOT_ADD_UP SQL_AGEING_DOES_NOT_ADD_UP
		  SQL_STEPS_ARE_NOT_THE_ROOMS SQL_LETTERS_ARE_NOT_THE_PLAN SQL_LETTERS_ARE_NOT_THEIR_BILLS
		  SQL_LETTER_BILLS_ARE_NOT_THE_BILLS,
	.run = run,
};
