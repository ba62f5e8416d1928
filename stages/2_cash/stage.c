/* 2_cash: what the cashier took in this month, by fee item and way of payment, and which deposits are still held. README.md. */
#include "pipeline/stage/stage.h"

#include <string.h>

#include "pipeline/rules/fee.h"
#include "pipeline/rules/till.h"
#include "stages/2_cash/checks.sql.h"
#include "stages/2_cash/queries.sql.h"

#define NO_ITEM	  "未指明科目"
#define NO_METHOD "未注明"

/* ---- receipts ---- */

struct line {
	struct line *next;
	const char *item, *method;
	struct till till;
};

struct cash {
	struct stage_run *run;
	struct fee_names names;
	struct line *day, *month; /* in the order in which they came up */
	struct stmt *add;
};

static struct line *find_line(struct arena *a, struct line **list, const char *item, const char *method)
{
	for (; *list; list = &(*list)->next)
		if (!strcmp((*list)->item, item) && !strcmp((*list)->method, method))
			return *list;
	*list = arena_alloc(a, sizeof **list);
	(*list)->item = arena_strdup(a, item);
	(*list)->method = arena_strdup(a, method);
	return *list;
}

static int write_line(struct stmt *s, struct day day, const struct line *l, struct err *e)
{
	stmt_bind_day(s, "day", day);
	stmt_bind_text(s, "item", l->item);
	stmt_bind_text(s, "method", l->method);
	stmt_bind_int(s, "receipts", l->till.receipts);
	stmt_bind_fen(s, "received", l->till.received);
	stmt_bind_int(s, "refunds", l->till.refunds);
	stmt_bind_fen(s, "refunded", l->till.refunded);
	stmt_bind_int(s, "voids", l->till.voids);
	stmt_bind_fen(s, "voided", l->till.voided);
	stmt_bind_fen(s, "net", l->till.net);
	stmt_bind_text(s, "first_no", l->till.first);
	stmt_bind_text(s, "last_no", l->till.last);
	return stmt_exec(s, e);
}

static int write_lines(struct cash *c, struct day day, struct line **list, struct err *e)
{
	for (const struct line *l = *list; l; l = l->next)
		if (write_line(c->add, day, l, e) < 0)
			return -1;
	*list = NULL;
	return 0;
}

static int add_receipt(struct cash *c, struct stmt *row, struct err *e)
{
	struct arena *a = c->run->arena;
	const char *item = stmt_text(row, "item"), *method = stmt_text(row, "method");
	const char *number = arena_strdup(a, stmt_text(row, "receipt_no"));
	bool voided = stmt_int(row, "voided");

	item = *item ? fee_shown(&c->names, item) : NO_ITEM;
	method = *method ? method : NO_METHOD;
	if (!till_add(&find_line(a, &c->day, item, method)->till, number, stmt_fen(row, "amount"), voided) ||
	    !till_add(&find_line(a, &c->month, item, method)->till, number, stmt_fen(row, "amount"), voided))
		return err_set(e, ERR_INPUT, _("the receipts of the month are too large to add up"));
	return 0;
}

static int add_receipts(struct cash *c, struct err *e)
{
	struct stmt *row = db_prepare(c->run->db, SQL_MONTH_RECEIPTS);
	struct day at = DAY_NONE;
	int more;

	c->add = db_prepare(c->run->db, SQL_ADD_LINE);
	stmt_bind_day(row, "first", month_first(month_of(c->run->as_of)));
	stmt_bind_day(row, "as_of", c->run->as_of);
	while ((more = stmt_step(row, e)) > 0) {
		struct day day = stmt_day(row, "paid");

		if (day_cmp(day, at) && write_lines(c, at, &c->day, e) < 0)
			return -1;
		at = day;
		if (add_receipt(c, row, e) < 0)
			return -1;
	}
	stmt_end(row);
	return more < 0 || write_lines(c, at, &c->day, e) < 0 ? -1 : write_lines(c, DAY_NONE, &c->month, e);
}

/* ---- deposits ---- */

struct deposits {
	struct stage_run *run;
	struct stmt *add, *refunds, *owner;
};

static int bind_asked(struct stmt *s, struct stmt *from, const char *column, struct stmt *row, struct err *e)
{
	stmt_bind_text(from, "room", stmt_text(row, "room"));
	if (stmt_step(from, e) < 0)
		return -1;
	stmt_bind_text(s, column, stmt_null(from, column) ? NULL : stmt_text(from, column));
	stmt_reset(from);
	return 0;
}

static int add_deposit(struct deposits *d, struct stmt *row, struct err *e)
{
	static const char *const texts[] = { "receipt_no", "room", "item", "source" };
	struct stmt *s = d->add;

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		stmt_bind_text(s, texts[i], stmt_text(row, texts[i]));
	stmt_bind_day(s, "day", stmt_day(row, "paid"));
	stmt_bind_fen(s, "held", stmt_fen(row, "held"));
	stmt_bind_int(s, "part", stmt_int(row, "part"));
	stmt_bind_int(s, "line", stmt_int(row, "line"));
	stmt_bind_text(d->refunds, "room", stmt_text(row, "room"));
	stmt_bind_text(d->refunds, "receipt_no", stmt_text(row, "receipt_no"));
	stmt_bind_day(d->refunds, "as_of", d->run->as_of);
	if (stmt_step(d->refunds, e) < 0)
		return -1;
	stmt_bind_fen(s, "refunded", stmt_fen(d->refunds, "refunded"));
	stmt_bind_day(s, "refund_day", stmt_day(d->refunds, "refund_day"));
	stmt_reset(d->refunds);
	return bind_asked(s, d->owner, "owner", row, e) < 0 ? -1 : stmt_exec(s, e);
}

static int add_found(struct deposits *d, struct stmt *row, struct err *e)
{
	int more;

	while ((more = stmt_step(row, e)) > 0)
		if (add_deposit(d, row, e) < 0)
			return -1;
	return more;
}

static int add_deposits(struct stage_run *r, const struct fee_names *names, struct err *e)
{
	struct deposits d = { r, db_prepare(r->db, SQL_ADD_DEPOSIT), db_prepare(r->db, SQL_REFUNDS_OF), db_prepare(r->db, SQL_OWNER_OF) };
	struct stmt *items = db_prepare(r->db, SQL_DEPOSIT_ITEMS), *billed = db_prepare(r->db, SQL_HELD_IN_BILLS);
	int more;

	if (add_found(&d, db_prepare(r->db, SQL_HELD_APART), e) < 0)
		return -1;
	while ((more = stmt_step(items, e)) > 0) {
		if (!fee_deposit(names, stmt_text(items, "item")))
			continue;
		stmt_bind_text(billed, "item", stmt_text(items, "item"));
		if (add_found(&d, billed, e) < 0)
			return -1;
	}
	return more;
}

static int run(struct stage_run *r, struct err *e)
{
	struct cash c = { .run = r };

	c.names = (struct fee_names){ settings_list(r->settings, "fee.aliases"), settings_list(r->settings, "fee.pass_through"),
				      settings_list(r->settings, "fee.deposits"), settings_list(r->settings, "alloc.item_order") };
	return add_receipts(&c, e) < 0 ? -1 : add_deposits(r, &c.names, e);
}

const struct stage STAGE = {
	.about = "what the cashier took in this month, and the deposits still held",
	.needs = { "table:receipt", "table:house", "table:arrears_account", "table:arrears_allocation", "table:arrears_unspent", "as-of",
		   "setting:fee", "setting:alloc" },
	.makes = { "table:cash_line", "table:cash_deposit" },
	.checks = SQL_DAYS_ARE_NOT_THE_MONTH,
	.run = run,
};
