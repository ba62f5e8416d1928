/* stage: what a stage is, and all that it can reach.
 *
 * A stage is one program: stages/X/stage.c defines STAGE, main() is pipeline/stage/main.c. It runs in one transaction,
 * replaces what it makes, and touches nothing else. The runner reads its card (`--describe`) and starts it for one
 * as-of day.
 *
 * Words of a card: "table:bill" a table or view · "source:*" all that was dropped in (a phase-1 stage's make) ·
 * "dir:inputs", "dir:templates/letters" a folder's files by content · "setting:arrears" a section of settings ·
 * "ledger:arrival" rows of the ledger · "as-of" the day itself · "files:letters" a folder of the day's documents. */
#ifndef KEFU_STAGE_STAGE_H
#define KEFU_STAGE_STAGE_H

#include "pipeline/base/arena.h"
#include "pipeline/base/day.h"
#include "pipeline/base/err.h"
#include "pipeline/base/settings.h"
#include "pipeline/stage/site.h"
#include "pipeline/store/db.h"

struct ledger; /* pipeline/store/ledger.h */

struct stage_run {
	struct arena *arena;
	const struct site *site;
	const struct settings *settings;
	struct day as_of;
	const char *unit; /* the template folder of a render stage; NULL for others */
	struct db *
	    db; /* phase 1: data.db, writable. Others: figures.db writable, with data.db attached read-only as `data` */
	struct ledger *ledger; /* read, and the narrow calls of ledger.h */
	const char
	    *files; /* private folder that stands in for the day's folder: write `<files>/reports/欠费分析.xlsx` */
	bool anew; /* --force: what a first-phase stage kept from night to night is made anew too, and must come out the same */
	void *progress_state;
};

struct stage_unit {
	const char *name; /* "" for the single unit of a stage without units */
	const char *needs[64];
	const char *makes[64];
};

struct stage {
	const char *about;     /* one line, for `kefu stages` */
	const char *needs[24]; /* NULL-terminated */
	const char
	    *makes[32]; /* the tables named here are dropped and made anew from pipeline/store/figures/ before run() */
	const char *checks; /* SQL: one or more SELECTs that must give no row (each row's first column is the message),
			       or NULL */
	int (*run)(struct stage_run *r, struct err *e);
	/* Render stages: fills the units of this site (one a template folder); NULL for others. */
	int (*units)(const struct site *site, struct arena *a, struct stage_unit **units, size_t *count, struct err *e);
};
extern const struct stage STAGE;

/* Tells the runner how far the work is; cheap enough to call often. total 0: unknown. */
void stage_progress(struct stage_run *r, int64_t done, int64_t total);

/* A line for people, through the runner, on stderr: "stage: …". */
void stage_say(struct stage_run *r, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
