#include "stages/2_arrears/ladder.h"

#include <string.h>

#include "stages/2_arrears/notice.h"
#include "stages/2_arrears/sent.h"

struct ladder {
	struct notice *notice;
	struct sent *sent;
	struct dunning_terms terms;
	struct day as_of;
	int64_t place; /* of the last letter */
};

/* The same for S4 and S5: neither is a letter of ours. */
static struct dunning_terms terms_of(const struct settings *s)
{
	return (struct dunning_terms){
		.from_day = { [DUNNING_S0] = (int32_t)settings_int(s, "letter.stages.S0"),
			      [DUNNING_S1] = (int32_t)settings_int(s, "letter.stages.S1"),
			      [DUNNING_S2] = (int32_t)settings_int(s, "letter.stages.S2"),
			      [DUNNING_S3_1] = (int32_t)settings_int(s, "letter.stages.S3_1"),
			      [DUNNING_S3_2] = (int32_t)settings_int(s, "letter.stages.S3_2"),
			      [DUNNING_S4] = (int32_t)settings_int(s, "letter.stages.S4"),
			      [DUNNING_S5] = (int32_t)settings_int(s, "letter.stages.S5") },
		.pay_within = { [DUNNING_S2] = (int32_t)settings_int(s, "letter.terms.S2"),
				[DUNNING_S3_1] = (int32_t)settings_int(s, "letter.terms.S3"),
				[DUNNING_S3_2] = (int32_t)settings_int(s, "letter.terms.S3"),
				[DUNNING_S4] = (int32_t)settings_int(s, "letter.terms.S4"),
				[DUNNING_S5] = (int32_t)settings_int(s, "letter.terms.S4") },
		.months = (int32_t)settings_int(s, "letter.stages.S3_months"),
		.limitation_days = (int32_t)settings_int(s, "letter.limitation_days"),
		.resend_days = (int32_t)settings_int(s, "letter.resend_days"),
		.min_amount = settings_money(s, "letter.min_amount"),
		.sue_amount = settings_money(s, "sue.min_amount"),
	};
}

struct ladder *ladder_new(struct stage_run *r, const struct house_terms *terms, struct day cut)
{
	struct ladder *l = arena_alloc(r->arena, sizeof *l);

	l->notice = notice_new(r->arena, r->db, r->as_of, cut);
	l->sent = sent_new(r->arena, r->db, terms);
	l->terms = terms_of(r->settings);
	l->as_of = r->as_of;
	return l;
}

static bool developer(const struct house *h)
{
	return h->row->known && !strcmp(h->row->payer, "建设单位");
}

/* ---- the step ---- */

struct history {
	struct dunning_letter *letters;
	const struct post_letter **posts; /* beside them */
	size_t count;
};

static struct history history_of(const struct house *h)
{
	struct history x = { 0 };
	size_t most = 0;

	for (const struct post_letter *l = h->row->letters; l; l = l->next)
		most++;
	x.letters = arena_array(h->account.arena, most + 1, sizeof *x.letters);
	x.posts = arena_array(h->account.arena, most + 1, sizeof *x.posts);
	for (const struct post_letter *l = h->row->letters; l; l = l->next) {
		if (l->voided)
			continue;
		x.letters[x.count] = (struct dunning_letter){ l->step, l->letter->as_of, l->letter->pay_by, l->best ? l->best->grade : 0 };
		x.posts[x.count++] = l;
	}
	return x;
}

static struct dunning step_of(const struct ladder *l, const struct house *h, const struct history *x)
{
	const struct dunning_house d = {
		.overdue_days = h->sum.overdue_days,
		.oldest_due = h->sum.oldest_due,
		.owed = h->sum.owed,
		.months = h->sum.months,
		.limitation = h->limitation,
		.developer = developer(h),
		.known = h->row->known,
		.waiver_pending = h->waiver_pending,
		.no_address = h->row->no_address,
	};

	return dunning_of(&d, x->letters, x->count, h->row->holds, h->row->hold_count, &l->terms, l->as_of);
}

static int write_step(struct ladder *l, const struct house *h, const struct dunning *d, const struct history *x, struct err *e)
{
	const struct post_letter *lapsed = d->lapsed < 0 ? NULL : x->posts[d->lapsed];
	const struct post_letter *first = d->step != DUNNING_S3_2 || d->first < 0 ? NULL : x->posts[d->first];

	if (notice_step(l->notice, h, d, lapsed, first, e) < 0)
		return -1;
	if (d->reason || !dunning_writes(d->step))
		return 0;
	l->place++;
	if (notice_letter(l->notice, h, d, l->place, first, e) < 0)
		return -1;
	for (int i = 0; i < h->overdue_count; i++)
		if (notice_bill(l->notice, h, &h->overdue[i], l->place, i + 1, e) < 0)
			return -1;
	return 0;
}

/* ---- what falls due ---- */

static int remind(struct ladder *l, const struct house *h, struct err *e)
{
	const struct account *a = &h->account;

	if (developer(h))
		return 0;
	for (int i = 0; i < a->bill_count; i++)
		if (bill_begun(&a->bills[i], l->as_of) && fen_positive(bill_owed(&a->bills[i])) &&
		    dunning_reminds(a->bills[i].due, &l->terms, l->as_of) && notice_reminder(l->notice, h, i, e) < 0)
			return -1;
	return 0;
}

int ladder_add(struct ladder *l, const struct house *h, struct dunning *d, struct err *e)
{
	*d = (struct dunning){ .pay_by = DAY_NONE };
	if (remind(l, h, e) < 0 || sent_add(l->sent, h, l->as_of, e) < 0)
		return -1;
	if (h->overdue_count) {
		struct history x = history_of(h);

		*d = step_of(l, h, &x);
		return d->step ? write_step(l, h, d, &x, e) : 0;
	}
	return 0;
}
