#include "pipeline/store/ledger_letter.h"

#include <string.h>

#include "pipeline/store/ledger.sql.h"

static const char *text_or_null(struct arena *a, struct stmt *s, const char *name)
{
	return stmt_null(s, name) ? NULL : arena_strdup(a, stmt_text(s, name));
}

/* ---- reading ---- */

struct ledger_letter ledger_letter_row(struct arena *a, struct stmt *s)
{
	return (struct ledger_letter){
		.number = arena_strdup(a, stmt_text(s, "number")),
		.state = arena_strdup(a, stmt_text(s, "state")),
		.template = arena_strdup(a, stmt_text(s, "template")),
		.step = arena_strdup(a, stmt_text(s, "step")),
		.room = arena_strdup(a, stmt_text(s, "room")),
		.owner = arena_strdup(a, stmt_text(s, "owner")),
		.owners = arena_strdup(a, stmt_text(s, "owners")),
		.address = text_or_null(a, s, "address"),
		.area = stmt_int(s, "area"),
		.price = stmt_int(s, "price"),
		.as_of = stmt_day(s, "as_of"),
		.cut = stmt_day(s, "cut"),
		.pay_by = stmt_day(s, "pay_by"),
		.from_day = stmt_day(s, "from_day"),
		.to_day = stmt_day(s, "to_day"),
		.months = (int)stmt_int(s, "months"),
		.charged = stmt_fen(s, "charged"),
		.waived = stmt_fen(s, "waived"),
		.received = stmt_fen(s, "received"),
		.owed = stmt_fen(s, "owed"),
		.penalty = stmt_fen(s, "penalty"),
		.has_penalty = !stmt_null(s, "penalty"),
		.first_number = text_or_null(a, s, "first_number"),
		.approved_by = arena_strdup(a, stmt_text(s, "approved_by")),
		.digest = text_or_null(a, s, "digest"),
		.void_why = text_or_null(a, s, "void_why"),
	};
}

int ledger_letter_bill_rows(struct arena *a, struct stmt *s, struct ledger_letter *letter, struct err *e)
{
	size_t capacity = 0;
	int rc;

	while ((rc = stmt_step(s, e)) > 0) {
		letter->bills =
		    arena_grow(a, letter->bills, letter->bill_count, &capacity, sizeof *letter->bills);
		letter->bills[letter->bill_count++] = (struct ledger_letter_bill){
			.bill_no = arena_strdup(a, stmt_text(s, "bill_no")),
			.source = arena_strdup(a, stmt_text(s, "source")),
			.item = arena_strdup(a, stmt_text(s, "item")),
			.period_from = (int32_t)stmt_int(s, "period_from"),
			.period_to = (int32_t)stmt_int(s, "period_to"),
			.charged = stmt_fen(s, "charged"),
			.waived = stmt_fen(s, "waived"),
			.received = stmt_fen(s, "received"),
			.owed = stmt_fen(s, "owed"),
			.penalty = stmt_fen(s, "penalty"),
			.has_penalty = !stmt_null(s, "penalty"),
			.due = stmt_day(s, "due"),
		};
	}
	return rc;
}

struct ledger_letter *ledger_letters(struct arena *a, struct ledger *l, struct day as_of, const char *state, bool bills,
				     size_t *count, struct err *e)
{
	struct stmt *s = db_prepare(ledger_db(l), SQL_LEDGER_LETTERS);
	struct stmt *b = db_prepare(ledger_db(l), SQL_LEDGER_LETTER_BILLS);
	struct ledger_letter *list = NULL;
	size_t capacity = 0;
	int rc;

	*count = 0;
	stmt_bind_day(s, "as_of", as_of);
	stmt_bind_text(s, "state", state);
	while ((rc = stmt_step(s, e)) > 0) {
		list = arena_grow(a, list, *count, &capacity, sizeof *list);
		list[(*count)++] = ledger_letter_row(a, s);
	}
	for (size_t i = 0; bills && rc == 0 && i < *count; i++) {
		stmt_bind_text(b, "number", list[i].number);
		rc = ledger_letter_bill_rows(a, b, &list[i], e);
	}
	stmt_end(b);
	stmt_end(s);
	if (rc < 0)
		return NULL;
	return list ? list : arena_alloc(a, sizeof *list);
}

/* ---- adding ---- */

static int find_there(struct ledger *l, struct arena *a, struct ledger_letter *letter, bool *there, struct err *e)
{
	struct stmt *s = db_prepare(ledger_db(l), SQL_LEDGER_LETTER_THERE);
	int rc;

	stmt_bind_text(s, "room", letter->room);
	stmt_bind_text(s, "step", letter->step);
	stmt_bind_day(s, "cut", letter->cut);
	if ((rc = stmt_step(s, e)) > 0) {
		letter->number = arena_strdup(a, stmt_text(s, "number"));
		letter->state = arena_strdup(a, stmt_text(s, "state"));
	}
	stmt_end(s);
	*there = rc > 0;
	return rc < 0 ? -1 : 0;
}

static int next_serial(struct ledger *l, int year, int64_t *serial, struct err *e)
{
	struct stmt *s = db_prepare(ledger_db(l), SQL_LEDGER_NEXT_LETTER);
	int rc;

	stmt_bind_int(s, "year", year);
	if ((rc = stmt_step(s, e)) > 0)
		*serial = stmt_int(s, "serial");
	stmt_end(s);
	return rc < 0 ? -1 : 0;
}

static int insert(struct ledger *l, const struct ledger_letter *letter, int year, int64_t serial, struct err *e)
{
	struct stmt *s = db_prepare(ledger_db(l), SQL_LEDGER_ADD_LETTER);
	int rc;

	stmt_bind_text(s, "number", letter->number);
	stmt_bind_int(s, "year", year);
	stmt_bind_int(s, "serial", serial);
	stmt_bind_text(s, "template", letter->template);
	stmt_bind_text(s, "step", letter->step);
	stmt_bind_text(s, "room", letter->room);
	stmt_bind_text(s, "owner", letter->owner);
	stmt_bind_text(s, "owners", letter->owners);
	stmt_bind_text(s, "address", letter->address);
	stmt_bind_known(s, "area", letter->area, letter->area);
	stmt_bind_known(s, "price", letter->price, letter->price);
	stmt_bind_day(s, "as_of", letter->as_of);
	stmt_bind_day(s, "cut", letter->cut);
	stmt_bind_day(s, "pay_by", letter->pay_by);
	stmt_bind_day(s, "from_day", letter->from_day);
	stmt_bind_day(s, "to_day", letter->to_day);
	stmt_bind_int(s, "months", letter->months);
	stmt_bind_fen(s, "charged", letter->charged);
	stmt_bind_fen(s, "waived", letter->waived);
	stmt_bind_fen(s, "received", letter->received);
	stmt_bind_fen(s, "owed", letter->owed);
	stmt_bind_known(s, "penalty", letter->has_penalty, fen_count(letter->penalty));
	stmt_bind_text(s, "first_number", letter->first_number);
	stmt_bind_text(s, "approved_by", letter->approved_by);
	rc = stmt_exec(s, e);
	stmt_end(s);
	return rc;
}

static int insert_bills(struct ledger *l, const struct ledger_letter *letter, struct err *e)
{
	struct stmt *s = db_prepare(ledger_db(l), SQL_LEDGER_ADD_LETTER_BILL);
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < letter->bill_count; i++) {
		const struct ledger_letter_bill *b = &letter->bills[i];

		stmt_bind_text(s, "number", letter->number);
		stmt_bind_int(s, "seq", (int64_t)i + 1);
		stmt_bind_text(s, "bill_no", b->bill_no);
		stmt_bind_text(s, "source", b->source);
		stmt_bind_text(s, "item", b->item);
		stmt_bind_int(s, "period_from", b->period_from);
		stmt_bind_int(s, "period_to", b->period_to);
		stmt_bind_fen(s, "charged", b->charged);
		stmt_bind_fen(s, "waived", b->waived);
		stmt_bind_fen(s, "received", b->received);
		stmt_bind_fen(s, "owed", b->owed);
		stmt_bind_known(s, "penalty", b->has_penalty, fen_count(b->penalty));
		stmt_bind_day(s, "due", b->due);
		rc = stmt_exec(s, e);
	}
	stmt_end(s);
	return rc;
}

int ledger_add_letter(struct ledger *l, struct arena *a, struct ledger_letter *letter, bool *added, struct err *e)
{
	int year, month, day;
	int64_t serial = 0;
	bool there;

	if (find_there(l, a, letter, &there, e) < 0)
		return -1;
	*added = !there;
	if (there)
		return 0;
	day_split(letter->as_of, &year, &month, &day);
	if (next_serial(l, year, &serial, e) < 0)
		return -1;
	letter->number = arena_printf(a, "催字[%d]第%04lld号", year, (long long)serial);
	letter->state = "pending";
	return insert(l, letter, year, serial, e) < 0 ? -1 : insert_bills(l, letter, e);
}

int ledger_find_letter(struct ledger *l, struct arena *a, const char *room, const char *step, struct day cut, struct day as_of,
		       const char **number, struct err *e)
{
	struct stmt *s = db_prepare(ledger_db(l), SQL_LEDGER_LETTER_THERE_ON);
	int rc;

	stmt_bind_text(s, "room", room);
	stmt_bind_text(s, "step", step);
	stmt_bind_day(s, "cut", cut);
	stmt_bind_day(s, "as_of", as_of);
	rc = stmt_step(s, e);
	*number = rc > 0 ? arena_strdup(a, stmt_text(s, "number")) : NULL;
	stmt_end(s);
	return rc < 0 ? -1 : 0;
}

/* ---- what becomes of it ---- */

static int change_one(struct ledger *l, struct stmt *s, bool *changed, struct err *e)
{
	int rc = stmt_exec(s, e);

	*changed = rc == 0 && db_changes(ledger_db(l)) == 1;
	stmt_end(s);
	return rc;
}

int ledger_issue_letter(struct ledger *l, const char *number, const char *digest, struct err *e)
{
	struct stmt *s = db_prepare(ledger_db(l), SQL_LEDGER_ISSUE_LETTER);
	bool changed;

	stmt_bind_text(s, "number", number);
	stmt_bind_text(s, "digest", digest);
	if (change_one(l, s, &changed, e) < 0)
		return -1;
	return changed ? 0 : err_set(e, ERR_BUG, _("%s is not pending"), number);
}

static int not_voided(struct ledger *l, const char *number, struct err *e)
{
	struct stmt *s = db_prepare(ledger_db(l), SQL_LEDGER_VOID_WHY);
	char day[DAY_TEXT];
	int rc;

	stmt_bind_text(s, "number", number);
	if ((rc = stmt_step(s, e)) > 0)
		err_set(e, ERR_INPUT, _("%s is void since %s already: %s"), number, day_text(stmt_day(s, "day"), day), stmt_text(s, "why"));
	else if (rc == 0)
		err_set(e, ERR_INPUT, _("there is no letter %s; kefu letters list shows all"), number);
	stmt_end(s);
	return -1;
}

int ledger_void_letter(struct ledger *l, const char *number, const char *why, struct day as_of, struct err *e)
{
	struct stmt *s = db_prepare(ledger_db(l), SQL_LEDGER_VOID_LETTER);
	bool changed;

	stmt_bind_text(s, "number", number);
	stmt_bind_text(s, "why", why);
	stmt_bind_day(s, "as_of", as_of);
	if (change_one(l, s, &changed, e) < 0)
		return -1;
	return changed ? 0 : not_voided(l, number, e);
}
