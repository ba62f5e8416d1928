/* kefu letters plan: the workbook to approve and the drafts, by the night's own stages; and what is in them, in a few lines. */
#include "pipeline/base/file.h"
#include "pipeline/commands/letters/figures.h"
#include "pipeline/commands/letters/letters.h"
#include "pipeline/commands/letters/press.h"
#include "pipeline/commands/letters/queries.sql.h"

static int tell_counts(struct db *db, bool skipped, int64_t *all, struct err *e)
{
	struct stmt *s = db_prepare(db, skipped ? SQL_SKIPPED_COUNTS : SQL_PLANNED_COUNTS);
	char owed[FEN_TEXT];
	int rc;

	while ((rc = stmt_step(s, e)) > 0) {
		const char *what = stmt_text(s, skipped ? "reason" : "step");
		long long count = (long long)stmt_int(s, "count");

		fen_grouped(stmt_fen(s, "owed"), owed);
		printf(skipped ? _("No letter, %s: %lld, %s yuan\n") : _("%s: %lld, %s yuan\n"), what, count, owed);
		*all += count;
	}
	stmt_end(s);
	return rc;
}

static int tell(struct letters *c, struct db *db, struct err *e)
{
	const char *day = site_day_folder(c->site, c->as_of);
	int64_t planned = 0, skipped = 0;

	if (tell_counts(db, false, &planned, e) < 0)
		return -1;
	if (!planned)
		printf(_("No letter is due.\n"));
	if (tell_counts(db, true, &skipped, e) < 0)
		return -1;
	printf(_("To approve: %s/reports/催缴计划.xlsx; drafts: %s/letters/\n"), day, day);
	printf(_("S4 and S5 are lists (律师函清单, 起诉业主清单): no letter of ours.\n"));
	return fflush(stdout) == EOF ? err_errno(e, "stdout") : 0;
}

int letters_plan(struct letters *c, struct err *e)
{
	static const char *const STAGES[] = { "1_ingest", "2_arrears", "dunning_plan", "dunning_s2", "dunning_s3", NULL };
	struct db *db;
	int rc;

	if (figures_day(c, e) < 0 || press_leftovers(c, e) < 0 || figures_refresh(c, STAGES, e) < 0 ||
	    !(db = db_open(site_figures_db(c->site, c->as_of), DB_READ, e)))
		return -1;
	rc = c->common.quiet ? 0 : tell(c, db, e);
	db_close(db);
	return rc;
}
