/* site: one residential community's folder, and where programs and templates are.
 *
 *   SITE/inputs SITE/templates (overrides, file by file) SITE/outputs/{archive,ledger.db,data.db,issued,<as-of>/…}
 * Programs find their fellows beside themselves: <prefix>/bin/kefu, <prefix>/libexec/kefu/{stages,commands},
 * <prefix>/share/kefu/templates. In a checkout <prefix> is .build. */
#ifndef KEFU_STAGE_SITE_H
#define KEFU_STAGE_SITE_H

#include "pipeline/base/arena.h"
#include "pipeline/base/day.h"
#include "pipeline/base/err.h"

struct site {
	struct arena *arena;
	const char *root;	    /* as given by --site */
	const char *inputs, *outputs, *archive, *issued, *ledger_db, *data_db;
	const char *templates;	    /* the installed ones */
	const char *own_templates; /* SITE/templates */
	const char *libexec;	    /* …/libexec/kefu */
};

/* The folder need not have an outputs/ yet; without inputs/ it is no site (NOINPUT). */
struct site *site_open(struct arena *a, const char *root, struct err *e);

const char *site_day_folder(const struct site *s, struct day as_of);  /* outputs/2026-11-25 */
const char *site_figures_db(const struct site *s, struct day as_of); /* outputs/2026-11-25/figures.db */

/* The file `name` ("letters/dunning_s2/letter.md") of the site's own templates if it is there, else the installed one;
 * NULL when neither has it. */
const char *site_template(const struct site *s, const char *name);

/* The union of names in a template folder ("sources", "letters"), sorted by bytes, NULL-terminated. */
const char *const *site_template_names(const struct site *s, const char *folder, struct err *e);

#endif
