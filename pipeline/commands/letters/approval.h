/* approval: a plan of letters as it comes back from whoever approves: what was decided of each room, and what the plan said of it, so that
 * a room whose debt is another by now is noticed. Some 80 bytes a room; the file is read by intake, like any file from people. */
#ifndef KEFU_COMMANDS_LETTERS_APPROVAL_H
#define KEFU_COMMANDS_LETTERS_APPROVAL_H

#include "pipeline/base/fen.h"
#include "pipeline/stage/site.h"

enum approval_word { APPROVAL_OPEN, APPROVAL_YES, APPROVAL_NO };

struct approval_row {
	const char *room, *step;
	struct day from_day, to_day, pay_by;
	struct fen owed;
	enum approval_word word;
	int line;
	bool met; /* for whoever goes through the letters */
};

struct approval {
	struct arena *arena;
	struct approval_row *rows; /* by room, in order of bytes */
	size_t count, capacity;
	int64_t rejected; /* rows that could not be read; each was told on stderr */
	bool found;       /* a sheet of the file is a plan */
	const char *note; /* of a sheet that is none */
	const char *file;
};

/* NOINPUT: no such file. INPUT: no plan, or a room stands in it twice. NULL on failure. */
struct approval *approval_read(struct site *site, const char *path, struct err *e);

struct approval_row *approval_find(const struct approval *p, const char *room); /* NULL: not in it */

#endif
