/* kefu letters void NUMBER --why TEXT: the number stays, as 作废, and so does its PDF; the room can have the letter again. */
#include "pipeline/commands/letters/figures.h"
#include "pipeline/commands/letters/letters.h"
#include "pipeline/commands/letters/press.h"
#include "pipeline/store/ledger_letter.h"

int letters_void(struct letters *c, struct err *e)
{
	struct ledger *l = NULL;
	int lock, rc;

	if (figures_day(c, e) < 0 || press_leftovers(c, e) < 0 || (lock = site_lock(c->site, e)) < 0)
		return -1;
	l = ledger_open(c->site->ledger_db, DB_WRITE, e);
	rc = l ? ledger_void_letter(l, c->number, c->why, c->as_of, e) : -1;
	ledger_close(l);
	site_unlock(lock);
	if (rc == 0)
		program_say(&c->common, _("%s is void; its PDF stays, the next run takes it out of what is to be printed"), c->number);
	return rc;
}
