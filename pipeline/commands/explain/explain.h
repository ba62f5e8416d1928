/* explain: what the nouns of `kefu explain` share: the day, what was asked for, words. Each noun is a file of this folder. What they print is a
 * document: Chinese, whatever the locale. */
#ifndef KEFU_COMMANDS_EXPLAIN_EXPLAIN_H
#define KEFU_COMMANDS_EXPLAIN_EXPLAIN_H

#include "pipeline/base/settings.h"
#include "pipeline/stage/computed.h"
#include "pipeline/stage/program.h"

struct explain {
	struct arena *arena;
	struct db *db;
	const struct settings *settings;
	struct day as_of;
	const char *room, *letter, *ticket; /* room: of a house or a letter; ticket: its number; else NULL */
	struct err *e;
};

int explain_house(struct explain *t);
int explain_ticket(struct explain *t);

const char *explain_yuan(struct explain *t, struct fen f);
const char *explain_day(struct explain *t, struct day d); /* — for none */
/* The columns path, sheet and line of a statement; "" where no row is known. */
const char *explain_place(struct explain *t, struct stmt *s);

#endif
