#include "tests/stages/toy/toy.h"
#include "toy.sql.h"

static int run(struct stage_run *r, struct err *e)
{
	for (int i = 0; i < 10; i++) {
		toy_pause(r, 10);
		stage_progress(r, i + 1, 10);
	}
	return db_run(r->db, SQL_TOY_SUM_UP, e);
}

const struct stage STAGE = {
	.about = "a total a name",
	.needs = { "table:toy_line", "setting:penalty" },
	.makes = { "table:toy_sum" },
	.checks = SQL_TOY_CHECK,
	.run = run,
};
