/* markdown: CommonMark with tables, read by md4c into a flat list of blocks. The only module that includes md4c.h.
 *
 * It knows nothing of letters: a fenced block is handed on with its name and its lines. Raw HTML is text; links and
 * pictures are their words. `，**（x）**y` is not bold, by CommonMark's flanking rule. */
#ifndef KEFU_RENDER_MARKDOWN_H
#define KEFU_RENDER_MARKDOWN_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/base/arena.h"
#include "pipeline/base/buf.h"
#include "pipeline/base/err.h"

struct markdown_run {
	const char *text; /* "\n" alone is a forced line break */
	bool strong;
	struct markdown_run *next;
};

enum markdown_align { MARKDOWN_LEFT, MARKDOWN_CENTER, MARKDOWN_RIGHT };

struct markdown_row {
	struct markdown_run **cells; /* as many as the table has columns */
	struct markdown_row *next;
};

enum markdown_kind {
	MARKDOWN_PARAGRAPH,
	MARKDOWN_HEADING,
	MARKDOWN_ITEM,
	MARKDOWN_TABLE,
	MARKDOWN_FENCE,
	MARKDOWN_RULE
};

struct markdown_block {
	enum markdown_kind kind;
	int level;                 /* of a heading, 1 …; depth of an item, 1 … */
	const char *marker;        /* of an item: "1." or "•"; "" for its further paragraphs */
	struct markdown_run *runs; /* of text */
	size_t columns;            /* of a table */
	enum markdown_align *align;
	struct markdown_row *rows; /* the first is the heading */
	const char *name, *lines;  /* of a fence: its name with arguments, and what is in it as written */
	struct markdown_block *next;
};

/* NULL in *first when there is nothing. */
int markdown_read(struct arena *a, const char *text, struct markdown_block **first, struct err *e);

/* The words of one line of a fence, or NULL. */
struct markdown_run *markdown_line(struct arena *a, const char *line, struct err *e);

/* Runs as plain text, without what markdown_escape put around values. */
const char *markdown_words(struct arena *a, const struct markdown_run *runs);

/* Puts a value into Markdown so that it means itself: punctuation after a backslash, line breaks as spaces; where it
 * begins or ends with punctuation, an invisible U+2060 stands there, so that bold around it works. */
void markdown_escape(struct buf *out, const char *text);

#endif
