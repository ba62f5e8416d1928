/* ledger_letter: the dunning letters in the ledger: which number went to whom about what, and whether its PDF is on the
 * disk (RULINGS 39).
 *
 * Keyed by room, step and data cut: adding one again is a no-op. Numbers are 催字[year]第0001号, given in order, in the
 * transaction that adds the letter, so that none is lost or repeated. Decides nothing about who gets a letter. */
#ifndef KEFU_STORE_LEDGER_LETTER_H
#define KEFU_STORE_LEDGER_LETTER_H

#include "pipeline/base/fen.h"
#include "pipeline/store/ledger.h"

struct ledger_letter_bill {
	const char *bill_no, *source, *item;
	int32_t period_from, period_to;
	struct fen charged, waived, received, owed, penalty;
	bool has_penalty;
	struct day due;
};

struct ledger_letter {
	const char *number, *state; /* pending, issued, void */
	const char *template, *step, *room, *owner, *owners, *address; /* address NULL: none known */
	int64_t area, price; /* 0: not known */
	struct day as_of, cut, pay_by, from_day, to_day;
	int months;
	struct fen charged, waived, received, owed, penalty;
	bool has_penalty;
	const char *first_number, *approved_by, *digest, *void_why; /* NULL where there is none */
	struct ledger_letter_bill *bills; /* NULL when they were not asked for */
	size_t bill_count;
};

/* Those whose as-of is on or before the day (RULINGS 13), by room, then by number. `state` NULL: all but pending. */
struct ledger_letter *ledger_letters(struct arena *a, struct ledger *l, struct day as_of, const char *state, bool bills,
				     size_t *count, struct err *e);

/* From a row that has the columns of the ledger's table `letter`, and from the rows that are left of a statement on `letter_bill`. Letters
 * that are planned are read by these, too. */
struct ledger_letter ledger_letter_row(struct arena *a, struct stmt *s);
int ledger_letter_bill_rows(struct arena *a, struct stmt *s, struct ledger_letter *letter, struct err *e);

/* Adds it as pending and sets its number; when the room has this step for this data cut already, sets *added to false and
 * number, state to those of the one that is there. */
int ledger_add_letter(struct ledger *l, struct arena *a, struct ledger_letter *letter, bool *added, struct err *e);
/* *number: the one that the room has of this step for this data cut or this day; NULL when there is none. */
int ledger_find_letter(struct ledger *l, struct arena *a, const char *room, const char *step, struct day cut, struct day as_of,
		       const char **number, struct err *e);
int ledger_issue_letter(struct ledger *l, const char *number, const char *digest, struct err *e); /* pending → issued */
/* INPUT when there is no such number, or it is void already. The PDF stays. */
int ledger_void_letter(struct ledger *l, const char *number, const char *why, struct day as_of, struct err *e);

#endif
