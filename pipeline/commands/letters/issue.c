/* kefu letters issue: numbers for what was approved and is still so, into the ledger; then the PDFs; then what goes with them. RULINGS 39. */
#include <string.h>

#include "pipeline/base/file.h"
#include "pipeline/commands/letters/approval.h"
#include "pipeline/commands/letters/figures.h"
#include "pipeline/commands/letters/letters.h"
#include "pipeline/commands/letters/press.h"
#include "pipeline/commands/letters/queries.sql.h"
#include "pipeline/render/picture.h"
#include "pipeline/store/ledger_letter.h"

#define HOURS_A_DAY 24

struct issue {
	struct letters *c;
	struct approval *plan;
	struct ledger *ledger;
	struct db *figures;
	struct arena *scratch; /* of one letter */
	struct day cut;
	int64_t added, there, unapproved, unplanned, lists, left_out, printed;
	struct fen owed;
};

/* ---- before ---- */

static const char *plan_path(struct letters *c)
{
	return c->plan ? c->plan : arena_printf(c->arena, "%s/reports/催缴计划.xlsx", site_day_folder(c->site, c->as_of));
}

/* Read before the night is brought up to date: it is what was seen and approved. */
static int read_plan(struct issue *i, struct err *e)
{
	const char *path = plan_path(i->c);
	char day[DAY_TEXT];

	if (!file_exists(path) && i->c->plan)
		return err_set(e, ERR_NOINPUT, _("there is no file %s"), path);
	if (!file_exists(path))
		return err_set(e, ERR_NOINPUT, _("there is no plan for %s: kefu letters plan makes it"), day_text(i->c->as_of, day));
	i->plan = approval_read(i->c->site, path, e);
	return i->plan ? 0 : -1;
}

/* A seal that cannot be printed would leave numbers without letters. */
static int check_seal(struct letters *c, struct err *e)
{
	const struct picture *seal;

	return picture_load(c->arena, site_named(c->site, settings_text(c->settings, "seal.image")), &seal, e);
}

/* RULINGS 13: from the data cut to the end of as-of. */
static int check_feed(struct issue *i, struct err *e)
{
	int64_t most = settings_int(i->c->settings, "letter.max_feed_age_hours"), hours;
	struct stmt *s = db_prepare(i->figures, SQL_DATA_CUT);
	char day[DAY_TEXT];
	int rc = stmt_step(s, e);

	i->cut = rc > 0 ? stmt_day(s, "day") : DAY_NONE;
	stmt_end(s);
	if (rc < 0)
		return -1;
	if (day_none(i->cut))
		return err_set(e, ERR_BUSY, _("no receipt was read: nobody can tell who has paid"));
	hours = (int64_t)HOURS_A_DAY * day_diff(i->c->as_of, i->cut);
	if (hours <= most)
		return 0;
	return err_set(e, ERR_BUSY, _("the receipts end on %s, %lld hours before the end of the day (at most %lld): read newer ones first"),
		       day_text(i->cut, day), (long long)hours, (long long)most);
}

/* ---- which rows go out ---- */

static void leave_out(struct issue *i, const struct approval_row *row, const char *why)
{
	char owed[FEN_TEXT];

	i->left_out++;
	fprintf(stderr, "kefu: %s (%s, %s): %s\n", row->room, row->step, fen_grouped(row->owed, owed), why);
}

static bool approved(const struct issue *i, const struct approval_row *row)
{
	return row->word == APPROVAL_YES || (row->word == APPROVAL_OPEN && !i->c->plan);
}

static bool same_day(struct day a, struct day b)
{
	return day_none(a) ? day_none(b) : !day_none(b) && day_cmp(a, b) == 0;
}

/* What is another by now than the plan said; NULL when all is the same. */
static const char *difference(struct issue *i, const struct approval_row *row, struct stmt *s)
{
	char owed[FEN_TEXT];

	if (strcmp(row->step, stmt_text(s, "step")))
		return arena_printf(i->scratch, _("is at %s now; left out"), stmt_text(s, "step"));
	if (fen_cmp(row->owed, stmt_fen(s, "owed")))
		return arena_printf(i->scratch, _("owes %s now; left out"), fen_grouped(stmt_fen(s, "owed"), owed));
	if (!same_day(row->from_day, stmt_day(s, "from_day")) || !same_day(row->to_day, stmt_day(s, "to_day")))
		return _("the period is another now; left out");
	if (!same_day(row->pay_by, stmt_day(s, "pay_by")))
		return _("the term is another now; left out");
	return NULL;
}

/* ---- into the ledger ---- */

static int read_letter(struct issue *i, struct stmt *s, struct ledger_letter *out, struct err *e)
{
	struct stmt *bills = db_prepare(i->figures, SQL_PLANNED_BILLS);
	int rc;

	*out = ledger_letter_row(i->scratch, s);
	out->approved_by = i->c->approved_by;
	stmt_bind_int(bills, "place", stmt_int(s, "place"));
	rc = ledger_letter_bill_rows(i->scratch, bills, out, e);
	stmt_end(bills);
	return rc;
}

static int add_letter(struct issue *i, struct stmt *s, struct err *e)
{
	struct ledger_letter l;
	bool added;

	if (read_letter(i, s, &l, e) < 0 || ledger_add_letter(i->ledger, i->scratch, &l, &added, e) < 0)
		return err_within(e, "%s", l.room);
	i->there += !added;
	i->added += added;
	if (added && !fen_add(&i->owed, l.owed))
		return err_set(e, ERR_INPUT, _("the sum of the letters is too large"));
	return 0;
}

static int decide(struct issue *i, struct stmt *s, struct err *e)
{
	struct approval_row *row = approval_find(i->plan, stmt_text(s, "room"));
	const char *why;

	if (!row) {
		i->unplanned++;
		return 0;
	}
	row->met = true;
	if (!approved(i, row)) {
		i->unapproved++;
		return 0;
	}
	if ((why = difference(i, row, s))) {
		leave_out(i, row, why);
		return 0;
	}
	return add_letter(i, s, e);
}

/* ---- rows of the plan that no letter is planned for ---- */

static int is_listed(struct issue *i, const struct approval_row *row, bool *listed, struct err *e)
{
	struct stmt *s = db_prepare(i->figures, SQL_PLANNED_LIST);
	int rc;

	stmt_bind_text(s, "room", row->room);
	rc = stmt_step(s, e);
	*listed = rc > 0 && !strcmp(stmt_text(s, "step"), row->step);
	stmt_end(s);
	return rc < 0 ? -1 : 0;
}

static int decide_unmet(struct issue *i, const struct approval_row *row, struct err *e)
{
	const char *number;
	bool listed = false;

	if (!strcmp(row->step, "S4") || !strcmp(row->step, "S5")) {
		if (is_listed(i, row, &listed, e) < 0)
			return -1;
		i->lists += listed;
		if (!listed)
			leave_out(i, row, _("is not in the list any more"));
		return 0;
	}
	if (ledger_find_letter(i->ledger, i->scratch, row->room, row->step, i->cut, i->c->as_of, &number, e) < 0)
		return -1;
	if (number)
		i->there++;
	else
		leave_out(i, row, _("has no letter due any more; left out"));
	return 0;
}

static int enter(struct issue *i, struct err *e)
{
	struct stmt *s = db_prepare(i->figures, SQL_PLANNED_LETTERS);
	int rc;

	while ((rc = stmt_step(s, e)) > 0) {
		arena_reset(i->scratch);
		if (decide(i, s, e) < 0) {
			rc = -1;
			break;
		}
	}
	stmt_end(s);
	for (size_t k = 0; k < i->plan->count && rc == 0; k++) {
		arena_reset(i->scratch);
		if (i->plan->rows[k].met)
			continue;
		if (approved(i, &i->plan->rows[k]))
			rc = decide_unmet(i, &i->plan->rows[k], e);
		else
			i->unapproved++;
	}
	return rc;
}

/* ---- under the site's lock ---- */

static int issue_locked(struct issue *i, struct err *e)
{
	int64_t leftovers = 0;

	if (!(i->ledger = ledger_open(i->c->site->ledger_db, DB_WRITE, e)) || press_finish(i->c, i->ledger, &leftovers, e) < 0 ||
	    !(i->figures = db_open(site_figures_db(i->c->site, i->c->as_of), DB_READ, e)) || check_feed(i, e) < 0)
		return -1;
	if (ledger_begin(i->ledger, e) < 0 || enter(i, e) < 0 || ledger_commit(i->ledger, e) < 0)
		return -1;
	return press_finish(i->c, i->ledger, &i->printed, e);
}

static int issue_all(struct issue *i, struct err *e)
{
	int lock = site_lock(i->c->site, e), rc;

	if (lock < 0)
		return -1;
	i->scratch = arena_new();
	rc = issue_locked(i, e);
	ledger_close(i->ledger); /* rolls back what was not committed */
	db_close(i->figures);
	arena_free(i->scratch);
	site_unlock(lock);
	return rc;
}

/* ---- what it says ---- */

static void tell(const struct issue *i)
{
	char owed[FEN_TEXT];

	if (i->c->common.quiet)
		return;
	printf(_("%lld letters issued, %s yuan; in %s/\n"), (long long)i->added, fen_grouped(i->owed, owed), i->c->site->issued);
	if (i->there)
		printf(_("%lld were issued before: nothing to do\n"), (long long)i->there);
	if (i->unapproved)
		printf(_("%lld were not approved\n"), (long long)i->unapproved);
	if (i->unplanned && i->plan->rejected)
		printf(_("%lld are not in the plan, or their row could not be read\n"), (long long)i->unplanned);
	else if (i->unplanned)
		printf(_("%lld are due since the plan was made, and are not in it\n"), (long long)i->unplanned);
	if (i->lists)
		printf(_("%lld at S4 or S5 are lists (律师函清单, 起诉业主清单): no letter of ours\n"), (long long)i->lists);
	printf(_("To print and to take along: %s/issued/, reports/走访索引.xlsx, reports/催费函件发出记录.xlsx\n"),
	       site_day_folder(i->c->site, i->c->as_of));
	fflush(stdout);
}

int letters_issue(struct letters *c, struct err *e)
{
	static const char *const BEFORE[] = { "1_ingest", "2_arrears", NULL };
	static const char *const AFTER[] = { "2_arrears", "3_issued", "letters_sent", "walk_index", NULL };
	struct issue i = { .c = c };

	if (figures_day(c, e) < 0 || press_leftovers(c, e) < 0 || read_plan(&i, e) < 0 || check_seal(c, e) < 0 || figures_refresh(c, BEFORE, e) < 0 ||
	    issue_all(&i, e) < 0 || figures_refresh(c, AFTER, e) < 0)
		return -1;
	tell(&i);
	if (i.left_out)
		return err_set(e, ERR_BUSY, _("%lld rooms of the plan are not as they were, and were left out; see above"),
			       (long long)i.left_out);
	if (i.plan->rejected)
		return err_set(e, ERR_INPUT, _("%lld rows of the plan could not be read; see above"), (long long)i.plan->rejected);
	return 0;
}
