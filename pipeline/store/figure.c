#include "pipeline/store/figure.h"

#include <string.h>

#include "pipeline/store/figures.list.h"

int figure_renew(struct db *db, const char *name, struct err *e)
{
	for (int i = 0; FIGURES[i].name; i++) {
		if (strcmp(FIGURES[i].name, name))
			continue;
		if (db_run(db, FIGURES[i].drop, e) < 0 || db_run(db, FIGURES[i].sql, e) < 0)
			return err_within(e, "%s", name);
		return 0;
	}
	return err_set(e, ERR_BUG, _("table %s is declared in no file of pipeline/store/figures"), name);
}

const char *figure_name(int number)
{
	return FIGURES[number].name;
}
