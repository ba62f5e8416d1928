#include "stages/2_patrol/answer.h"

#include "pipeline/rules/objection.h"
#include "pipeline/rules/workday.h"
#include "stages/2_patrol/queries.sql.h"

struct answers {
	struct stage_run *run;
	struct objection term; /* when the report was handed in, and the last day to object */
	struct stmt *insert;
};

static void copy_text(struct stmt *to, struct stmt *from, const char *name)
{
	const char *text = stmt_text(from, name);

	stmt_bind_text(to, name, *text ? text : NULL);
}

static int add_answer(struct answers *a, struct stmt *s, struct err *e)
{
	struct objection o = a->term;
	enum objection_state state;

	o.confirmed = stmt_day(s, "confirmed");
	o.objected = stmt_day(s, "objected");
	o.reviewed = stmt_day(s, "reviewed");
	state = objection_state(&o, a->run->as_of);
	stmt_bind_int(a->insert, "kind", stmt_int(s, "kind"));
	stmt_bind_text(a->insert, "company", stmt_text(s, "company"));
	stmt_bind_day(a->insert, "issued", o.issued);
	stmt_bind_day(a->insert, "last", o.last);
	stmt_bind_day(a->insert, "confirmed", o.confirmed);
	stmt_bind_day(a->insert, "objected", o.objected);
	stmt_bind_day(a->insert, "reviewed", o.reviewed);
	copy_text(a->insert, s, "reason");
	copy_text(a->insert, s, "conclusion");
	stmt_bind_text(a->insert, "state", objection_name(state));
	stmt_bind_int(a->insert, "final", state != OBJECTION_REVIEW);
	return stmt_exec(a->insert, e);
}

static int doubt_strays(struct stage_run *r, int32_t month, struct doubts *doubts, struct err *e)
{
	struct stmt *s = db_prepare(r->db, SQL_STRAY_ANSWERS);
	int rc;

	stmt_bind_int(s, "month", month);
	while ((rc = stmt_step(s, e)) > 0) {
		const struct doubt_row row = { "assess_answers", stmt_int(s, "part"), stmt_int(s, "line"),
					       stmt_text(s, "company") };

		if (doubt_add(doubts, "DQ-COMPANY", &row, e, "责任区域中%s没有服务单位“%s”，本行未计", stmt_text(s, "type"),
			      row.key) < 0)
			return -1;
	}
	stmt_end(s);
	return rc;
}

int answer_record(struct stage_run *r, const struct issued *issued, const struct terms *t, struct doubts *doubts,
		  struct err *e)
{
	struct answers a = { .run = r, .insert = db_prepare(r->db, SQL_ADD_ANSWER) };
	struct stmt *s = db_prepare(r->db, SQL_ANSWERS);
	int rc = 0;

	a.term.issued = issued_last(issued, ISSUED_MONTH, issued->shown.month);
	a.term.last = day_none(a.term.issued) ? DAY_NONE :
						workday_after(a.term.issued, t->objection_days, t->holidays, t->holiday_count);
	stmt_bind_int(s, "month", issued->shown.month);
	while (rc == 0 && (rc = stmt_step(s, e)) > 0)
		rc = add_answer(&a, s, e);
	stmt_end(s);
	stmt_end(a.insert);
	return rc < 0 ? -1 : doubt_strays(r, issued->shown.month, doubts, e);
}
