/* heading: which column of a source the heading in a file means.
 *
 * Compared without spaces, width, case and line breaks; by the title first, by a synonym next, without a bracketed unit
 * last (INTERFACE "Reading exports", RULINGS 5). Knows headings one by one; header.h judges a whole row of them. */
#ifndef KEFU_INTAKE_HEADING_H
#define KEFU_INTAKE_HEADING_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/base/arena.h"
#include "pipeline/intake/source.h"

enum heading_kind { HEADING_TITLE, HEADING_SYNONYM, HEADING_WITHOUT_UNIT };

struct heading_word {
	const char *folded;
	size_t column;
	enum heading_kind kind; /* HEADING_TITLE or HEADING_SYNONYM */
};

struct heading_words {
	const struct heading_word *words;
	size_t count;
};

/* A heading of a file, ready to be compared. */
struct heading {
	const char *text;     /* trimmed, as it is shown */
	const char *folded;   /* "" when the cell is empty */
	const char *unitless; /* folded without its bracketed unit; NULL when it has none */
	bool in_wan;          /* the unit is 万元 */
};

struct heading_match {
	int column; /* -1: no column of the source */
	enum heading_kind kind;
};

char *heading_folded(struct arena *a, const char *s);
struct heading heading_of(struct arena *a, const char *s, size_t n);
struct heading_words heading_words_of(struct arena *a, const struct source_column *columns, size_t count);
struct heading_match heading_find(const struct heading_words *w, const struct heading *h);

#endif
