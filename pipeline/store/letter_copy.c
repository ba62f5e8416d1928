#include "pipeline/store/letter_copy.h"

#include "pipeline/store/figure.h"
#include "pipeline/store/ledger.sql.h"
#include "pipeline/store/letter_copy.sql.h"

struct copying {
	struct stmt *letters, *bills; /* of the ledger */
	struct stmt *letter, *bill;   /* of the copy */
	int64_t place;
};

/* Every column of the row that is read goes into the parameter of its name. */
static void bind_columns(struct stmt *from, struct stmt *to)
{
	for (int i = 0; i < stmt_columns(from); i++) {
		const char *name = stmt_column_name(from, i);

		if (stmt_type_at(from, i) == STMT_INT)
			stmt_bind_int(to, name, stmt_int_at(from, i));
		else if (stmt_type_at(from, i) == STMT_TEXT)
			stmt_bind_text(to, name, stmt_text_at(from, i, NULL));
		else
			stmt_bind_null(to, name);
	}
}

static int copy_bills(struct copying *c, struct err *e)
{
	int rc;

	stmt_bind_text(c->bills, "number", stmt_text(c->letters, "number"));
	while ((rc = stmt_step(c->bills, e)) > 0) {
		bind_columns(c->bills, c->bill);
		stmt_bind_int(c->bill, "place", c->place);
		if (stmt_exec(c->bill, e) < 0)
			return -1;
	}
	return rc;
}

static int copy_all(struct copying *c, struct err *e)
{
	int rc;

	while ((rc = stmt_step(c->letters, e)) > 0) {
		c->place++;
		bind_columns(c->letters, c->letter);
		stmt_bind_int(c->letter, "place", c->place);
		if (stmt_exec(c->letter, e) < 0 || copy_bills(c, e) < 0)
			return -1;
	}
	return rc;
}

static int fill(struct ledger *l, struct db *to, const struct letter_pick *pick, int64_t *count, struct err *e)
{
	struct copying c = { .letters = db_prepare(ledger_db(l), SQL_LEDGER_LETTERS_OF_DAY),
			     .bills = db_prepare(ledger_db(l), SQL_LEDGER_LETTER_BILLS) };
	int rc = -1;

	if (figure_renew(to, "dunning_letter", e) == 0 && figure_renew(to, "dunning_letter_bill", e) == 0) {
		c.letter = db_prepare(to, SQL_LETTER_COPY_LETTER);
		c.bill = db_prepare(to, SQL_LETTER_COPY_BILL);
		stmt_bind_text(c.letters, "state", pick->state);
		stmt_bind_text(c.letters, "template", pick->template);
		stmt_bind_day(c.letters, "as_of", pick->as_of);
		stmt_bind_int(c.letters, "most", pick->most ? pick->most : -1);
		rc = copy_all(&c, e);
		stmt_end(c.letter);
		stmt_end(c.bill);
	}
	stmt_end(c.letters);
	stmt_end(c.bills);
	*count = c.place;
	return rc;
}

int letter_copy(struct ledger *l, struct db *to, const struct letter_pick *pick, int64_t *count, struct err *e)
{
	if (db_begin(to, e) < 0)
		return -1;
	if (fill(l, to, pick, count, e) < 0) {
		db_rollback(to);
		return -1;
	}
	return db_commit(to, e);
}

const char *const *letter_templates(struct ledger *l, struct arena *a, struct day as_of, struct err *e)
{
	struct stmt *s = db_prepare(ledger_db(l), SQL_LEDGER_LETTER_TEMPLATES);
	const char *const *list;

	stmt_bind_day(s, "as_of", as_of);
	list = stmt_texts(a, s, NULL, e);
	stmt_end(s);
	return list;
}

int letter_next_pending(struct ledger *l, struct arena *a, const char **template, struct day *as_of, struct err *e)
{
	struct stmt *s = db_prepare(ledger_db(l), SQL_LEDGER_NEXT_PENDING);
	int rc = stmt_step(s, e);

	*template = rc > 0 ? arena_strdup(a, stmt_text(s, "template")) : NULL;
	*as_of = rc > 0 ? stmt_day(s, "as_of") : DAY_NONE;
	stmt_end(s);
	return rc < 0 ? -1 : 0;
}
