#include "pipeline/commands/letters/figures.h"

#include "pipeline/stage/night.h"

int figures_day(struct letters *c, struct err *e)
{
	int minutes;

	if (!day_none(c->as_of))
		return 0;
	if (!night_now(c->settings, &c->as_of, &minutes))
		return err_set(e, ERR_USAGE, _("without kefu there is no clock here: give --as-of"));
	c->as_of = day_plus(c->as_of, -1);
	return 0;
}

int figures_refresh(struct letters *c, const char *const *only, struct err *e)
{
	struct program_options o = c->common;
	const struct night n = { &o, c->as_of, only, true };
	int code;

	o.quiet = !o.verbose; /* the letters say themselves what there is to say */
	if (night_run(c->arena, &n, &code, e) < 0)
		return -1;
	if (code < 0)
		return err_set(e, ERR_SYSTEM, _("kefu run was ended by a signal; nothing was issued"));
	if (code)
		return err_set(e, (enum err_kind)code, _("the night is not up to date: kefu run failed, see above"));
	return 0;
}
