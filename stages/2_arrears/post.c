#include "stages/2_arrears/post.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/rules/evidence.h"
#include "stages/2_arrears/queries.sql.h"

struct post {
	struct arena *arena;
	struct doubts *doubts;
	struct post_letter **by_number;
	size_t count;
};

static int by_number(const void *x, const void *y)
{
	const struct post_letter *const *a = x, *const *b = y;

	return strcmp((*a)->letter->number, (*b)->letter->number);
}

static struct post_letter *letter_numbered(const struct post *p, const char *number)
{
	const struct ledger_letter wanted = { .number = number };
	const struct post_letter key = { .letter = &wanted }, *pointer = &key;
	struct post_letter **found;

	found = p->count ? bsearch(&pointer, p->by_number, p->count, sizeof *p->by_number, by_number) : NULL;
	return found ? *found : NULL;
}

/* Deliveries come by day: the first of equal grade stays the best. */
static void deliver(struct post *p, struct post_letter *l, struct stmt *s)
{
	struct post_delivery *d = arena_alloc(p->arena, sizeof *d), **last = &l->deliveries;

	d->way = arena_strdup(p->arena, stmt_text(s, "way"));
	d->signer = arena_strdup(p->arena, stmt_text(s, "signer"));
	d->relation = arena_strdup(p->arena, stmt_text(s, "relation"));
	d->courier_no = arena_strdup(p->arena, stmt_text(s, "courier_no"));
	d->remark = arena_strdup(p->arena, stmt_text(s, "remark"));
	d->day = stmt_day(s, "delivered");
	d->part = stmt_int(s, "part");
	d->line = stmt_int(s, "line");
	d->grade = evidence_grade(
	    &(struct evidence){ stmt_text(s, "grade"), d->way, d->signer, d->relation, d->courier_no, d->remark });
	while (*last)
		last = &(*last)->next;
	*last = d;
	if (!l->best || d->grade < l->best->grade)
		l->best = d;
}

static int take_delivery(struct post *p, struct stmt *s, struct err *e)
{
	const char *number = stmt_text(s, "letter_no");
	struct post_letter *l = letter_numbered(p, number);
	const struct doubt_row row = { "deliveries", stmt_int(s, "part"), stmt_int(s, "line"), number };
	char text[DAY_TEXT];

	if (!l)
		return doubt_add(p->doubts, "DQ-LETTER", &row, e, "发出的函件中没有编号 %s，本行未计", number);
	if (l->voided)
		return doubt_add(p->doubts, "DQ-LETTER", &row, e, "函件 %s 已作废，本行未计", number);
	if (day_cmp(stmt_day(s, "delivered"), l->letter->as_of) < 0)
		return doubt_add(p->doubts, "DQ-LETTER", &row, e, "送达日期早于函件日期 %s，本行未计",
				 day_text(l->letter->as_of, text));
	deliver(p, l, s);
	return 0;
}

static int take_deliveries(struct post *p, struct stage_run *r, struct err *e)
{
	struct stmt *s = db_prepare(r->db, SQL_DELIVERIES);
	int rc;

	stmt_bind_day(s, "as_of", r->as_of);
	while ((rc = stmt_step(s, e)) > 0)
		if (take_delivery(p, s, e) < 0) {
			rc = -1;
			break;
		}
	stmt_end(s);
	return rc;
}

struct post_letter *post_read(struct stage_run *r, struct doubts *doubts, size_t *count, struct err *e)
{
	struct ledger_letter *letters = ledger_letters(r->arena, r->ledger, r->as_of, NULL, true, count, e);
	struct post p = { .arena = r->arena, .doubts = doubts };
	struct post_letter *list;

	if (!letters)
		return NULL;
	list = arena_array(r->arena, *count + 1, sizeof *list);
	p.by_number = arena_array(r->arena, *count + 1, sizeof *p.by_number);
	p.count = *count;
	for (size_t i = 0; i < *count; i++) {
		list[i].letter = &letters[i];
		list[i].step = dunning_named(letters[i].step);
		list[i].voided = !strcmp(letters[i].state, "void");
		p.by_number[i] = &list[i];
	}
	qsort(p.by_number, p.count, sizeof *p.by_number, by_number);
	return take_deliveries(&p, r, e) < 0 ? NULL : list;
}
