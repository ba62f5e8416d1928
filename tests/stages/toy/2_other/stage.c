#include <signal.h>

#include "tests/stages/toy/toy.h"
#include "toy.sql.h"

static int run(struct stage_run *r, struct err *e)
{
	if (toy_asked(r, "break_other"))
		return err_set(e, ERR_INPUT, "broken as asked");
	if (toy_asked(r, "crash_other"))
		raise(SIGKILL); /* the sanitizers would turn SIGSEGV into an exit code */
	return db_run(r->db, SQL_TOY_SUM_OTHER, e);
}

const struct stage STAGE = {
	.about = "the negative of a total a name",
	.needs = { "table:toy_line", "as-of" },
	.makes = { "table:toy_other" },
	.run = run,
};
