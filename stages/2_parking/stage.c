/* 2_parking: the day sheets and the month of the barriers, and the register of spaces. README.md; the rules are in
 * pipeline/rules/. */
#include "pipeline/stage/stage.h"

#include <string.h>

#include "stages/2_parking/channel.h"
#include "stages/2_parking/check.h"
#include "stages/2_parking/checks.sql.h"
#include "stages/2_parking/queries.sql.h"
#include "stages/2_parking/record.h"
#include "stages/2_parking/space.h"

#define MONTH_END 25 /* parking.month = 26_25 */

static int run(struct stage_run *r, struct err *e)
{
	struct doubts *doubts = doubts_new(r->arena, r->db, SQL_ADD_EXCEPTION);
	struct gate *g = arena_alloc(r->arena, sizeof *g);
	struct refunds refunds = { 0 };
	struct check_terms terms;
	struct booth *b;

	g->terms.rule = period_rule(settings_text(r->settings, "parking.month"));
	g->terms.day = MONTH_END;
	if (check_terms_read(&terms, r, e) < 0 || !(b = booth_read(r, doubts, e)) || gate_read(g, r, b, e) < 0 ||
	    refund_read(&refunds, g, r, e) < 0)
		return -1;
	if (record_lines(r, g, e) < 0 || record_days(r, g, e) < 0 || record_months(r, g, e) < 0 ||
	    record_reasons(r, g, e) < 0 || channel_record(r, g, e) < 0 || check_lines(r, &terms, g, &refunds, e) < 0 ||
	    db_run(r->db, SQL_ADD_COLLECTORS, e) < 0)
		return -1;
	return space_record(r, doubts, e);
}

const struct stage STAGE = {
	.about = "what the barriers took: shifts, days, months, checks; what parking spaces owe",
	.needs = { "table:parking_sum", "table:parking_waived", "table:parking_overnight", "table:parking_refund", "table:parking_block",
		   "table:parking_txns", "table:parking_orders", "table:parking_shifts", "table:parking_settlements",
		   "table:parking_spaces", "table:house_alias", "table:houses", "as-of", "setting:cash",
		   "setting:ticket", "setting:parking", "setting:gate", "setting:calendar" },
	.makes = { "table:parking_period", "table:parking_row", "table:parking_date", "table:parking_month",
		   "table:parking_channel", "table:parking_collector", "table:parking_reason", "table:parking_check",
		   "table:parking_space", "table:parking_exception" },
	.checks = SQL_LINES_ARE_NOT_THEIR_MONTHS SQL_LINES_WITHOUT_A_MONTH SQL_DAYS_ARE_NOT_THEIR_MONTH
	    SQL_LINES_ARE_NOT_THEIR_DAYS,
	.run = run,
};
