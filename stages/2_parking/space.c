#include "stages/2_parking/space.h"

#include "pipeline/rules/pass.h"
#include "stages/2_parking/queries.sql.h"

/* The places of columns in queries.sql. */
enum { SPACE, AREA, TYPE, TENURE, ROOM, KNOWN, OWNER, PLATE, PRICE, PAID_TO, USE, PART, LINE };

static void bind_text(struct stmt *to, const char *name, struct stmt *from, int column)
{
	stmt_bind_text(to, name, stmt_type_at(from, column) == STMT_NULL ? NULL : stmt_text_at(from, column, NULL));
}

static int bind_pass(struct stmt *to, struct stmt *from, struct day as_of, struct err *e)
{
	bool dated = stmt_type_at(from, PAID_TO) != STMT_NULL, priced = stmt_type_at(from, PRICE) != STMT_NULL;
	struct day paid_to = dated ? day_of((int32_t)stmt_int_at(from, PAID_TO)) : DAY_NONE;
	struct pass p = pass_on(paid_to, as_of);
	struct fen owed;

	stmt_bind_day(to, "paid_to", paid_to);
	stmt_bind_text(to, "state", dated ? pass_state_name(p.state) : NULL);
	stmt_bind_null(to, "months");
	stmt_bind_null(to, "owed");
	stmt_bind_null(to, "days");
	if (!dated)
		return 0;
	stmt_bind_int(to, "months", p.months);
	stmt_bind_int(to, "days", p.days);
	if (!pass_owed(&p, fen_of(stmt_int_at(from, PRICE)), &owed))
		return err_set(e, ERR_INPUT, _("the parking amounts are too large to add up"));
	if (priced || !p.months)
		stmt_bind_fen(to, "owed", owed);
	return 0;
}

static int record(struct stage_run *r, struct doubts *doubts, struct stmt *to, struct stmt *from, struct err *e)
{
	const struct doubt_row row = { "parking_spaces", stmt_int_at(from, PART), stmt_int_at(from, LINE),
				       arena_strdup(r->arena, stmt_text_at(from, SPACE, NULL)) };

	bind_text(to, "space_no", from, SPACE);
	bind_text(to, "area", from, AREA);
	bind_text(to, "type", from, TYPE);
	bind_text(to, "tenure", from, TENURE);
	bind_text(to, "room", from, ROOM);
	bind_text(to, "owner", from, OWNER);
	bind_text(to, "plate", from, PLATE);
	bind_text(to, "use", from, USE);
	if (stmt_type_at(from, PRICE) == STMT_NULL)
		stmt_bind_null(to, "price");
	else
		stmt_bind_int(to, "price", stmt_int_at(from, PRICE));
	stmt_bind_int(to, "part", row.part);
	stmt_bind_int(to, "line", row.line);
	if (bind_pass(to, from, r->as_of, e) < 0 || stmt_exec(to, e) < 0)
		return -1;
	if (stmt_type_at(from, ROOM) == STMT_NULL || stmt_int_at(from, KNOWN))
		return 0;
	return doubt_house(doubts, &row, stmt_text_at(from, ROOM, NULL), e);
}

int space_record(struct stage_run *r, struct doubts *doubts, struct err *e)
{
	struct stmt *from = db_prepare(r->db, SQL_SPACES), *to = db_prepare(r->db, SQL_ADD_SPACE);
	int rc;

	while ((rc = stmt_step(from, e)) > 0)
		if ((rc = record(r, doubts, to, from, e)) < 0)
			break;
	stmt_end(from);
	stmt_end(to);
	return rc;
}
