/* unit: the cards of a render stage, one a template folder, found out from what the folder's SQL reads. Knows no letter and no report. */
#ifndef KEFU_STAGE_UNIT_H
#define KEFU_STAGE_UNIT_H

#include "pipeline/stage/stage.h"

struct unit_card {
	struct arena *arena;
	const struct site *site;
	struct db *schema; /* empty tables of all that may be read */
	struct stage_unit *unit;
	size_t needs;
	bool full;
};

/* A word is written once. */
void unit_need(struct unit_card *c, const char *word);
void unit_need_settings(struct unit_card *c, const char *const *sections); /* NULL-terminated */

/* Adds the figures that this SELECT reads. Fails for what is no template's SQL, beginning with `where`. */
int unit_read(struct unit_card *c, const char *sql, const char *where, struct err *e);

/* Where templates/<kind>/<id>/<name> is, or NULL. */
const char *unit_file(const struct site *site, const char *kind, const char *id, const char *name);

/* The same for those who load a letter or a report; `user` is the site (letter_finder, report_finder). */
const char *unit_letter_file(void *user, const char *letter, const char *name);
const char *unit_report_file(void *user, const char *report, const char *name);

/* That templates/<kind> has the folder `id`; USAGE otherwise, naming the nearest. `what` is what people call it. */
int unit_check(const struct site *site, const char *kind, const char *what, const char *id, struct err *e);

/* Fills the card of the folder `id`. A folder with a mistake keeps a card that needs no figures: it fails by itself when it is run, and
 * says why. */
typedef void unit_filler(struct unit_card *c, const char *id);

/* A card for each folder of templates/<kind> that has the file `mark`. */
int unit_list(const struct site *site, struct arena *a, struct db *schema, const char *kind, const char *mark, unit_filler *fill,
	      struct stage_unit **out, size_t *count, struct err *e);

#endif
