/* site: one residential community's folder, and where programs and templates are.
 *
 *   SITE/inputs SITE/templates (overrides, file by file) SITE/outputs/{archive,ledger.db,data.db,issued,<as-of>/…}
 * Programs find their fellows beside themselves: <prefix>/bin/kefu, <prefix>/libexec/kefu/{stages,commands},
 * <prefix>/share/kefu/templates. In a checkout <prefix> is .build. */
#ifndef KEFU_STAGE_SITE_H
#define KEFU_STAGE_SITE_H

#include <stdbool.h>
#include <stdint.h>

#include "pipeline/base/arena.h"
#include "pipeline/base/day.h"
#include "pipeline/base/err.h"

struct site {
	struct arena *arena;
	const char *root; /* as given by --site */
	const char *inputs, *outputs, *archive, *issued, *ledger_db, *data_db;
	const char *seen; /* pipeline/base/seen.h: what phase 1 read of inputs/ */
	const char *settings_ini;  /* need not be there */
	const char *templates;     /* the installed ones */
	const char *own_templates; /* SITE/templates */
	const char *libexec;       /* …/libexec/kefu */
};

/* The folder need not have an outputs/ yet; without inputs/ it is no site (NOINPUT). */
struct site *site_open(struct arena *a, const char *root, struct err *e);

/* The folder that holds bin/, libexec/ and share/ of the running program. */
const char *site_prefix(struct arena *a, struct err *e);

const char *site_day_folder(const struct site *s, struct day as_of); /* outputs/2026-11-25 */
const char *site_figures_db(const struct site *s, struct day as_of); /* outputs/2026-11-25/figures.db */
struct day site_latest_day(const struct site *s);                    /* the latest that has figures, or DAY_NONE */

/* RULINGS 8: README*, settings.ini, dot files and ~$* (anywhere below inputs/) are no inputs. `path` is below inputs/.
 */
bool site_is_input(const char *path);

/* A file that settings.ini names: below inputs/, or below the site where inputs/ has none, unless the name is absolute. NULL: "". */
const char *site_named(const struct site *s, const char *name);

/* The file `name` ("letters/dunning_s2/letter.md") of the site's own templates if it is there, else the installed one;
 * NULL when neither has it. */
const char *site_template(const struct site *s, const char *name);

/* The union of names in a template folder ("sources", "letters"), sorted by bytes, NULL-terminated; no README, no dot
 * files. */
const char *const *site_template_names(const struct site *s, const char *folder, struct err *e);

/* The paths of those whose names end so (".ini"), in the same order. */
const char *const *site_template_paths(const struct site *s, const char *folder, const char *ending, struct err *e);

/* Nobody else writes to this site until site_unlock, or until the process (and the stages that it started) have ended.
 * Returns what site_unlock wants; BUSY names the holder. The lock's file is as old as the last run's end
 * (site_last_run, seconds since 1970). */
int site_lock(const struct site *s, struct err *e);
void site_unlock(int lock);                  /* -1 is fine */
long site_lock_holder(const struct site *s); /* its process, or 0 */
int64_t site_last_run(const struct site *s); /* 0: never */

#endif
