/* edition: one edition of a report that is handed in: its files in outputs/issued/, what it says in the ledger, written once; and what
 * has changed since. Begins no edition and runs nothing: assess.c does. */
#ifndef KEFU_COMMANDS_ASSESS_EDITION_H
#define KEFU_COMMANDS_ASSESS_EDITION_H

#include "pipeline/stage/program.h"
#include "pipeline/stage/site.h"
#include "pipeline/store/ledger_report.h"

struct edition_desk {
	struct arena *arena;
	const struct program_options *options;
	struct site *site;
	struct day as_of; /* the period's last day */
	struct day day;	  /* on which it is handed in */
	struct ledger *ledger;
	struct db *figures;
	bool again; /* a further edition was begun: the documents have to say so */
};

/* Without a zone and a patrol there is no report. */
int edition_there(const struct edition_desk *d, const struct ledger_report *r, bool *there, struct err *e);

/* What is pending goes out: its files are on the disk before the ledger has it. */
int edition_issue(struct edition_desk *d, struct ledger_report *r, struct err *e);

/* What was handed in is looked at, and compared with the figures; where they differ, a further edition is begun. INPUT: a file is not
 * what was handed in. */
int edition_compare(struct edition_desk *d, struct ledger_report *r, struct err *e);

#endif
