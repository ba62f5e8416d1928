/* header: finds the row of headings among the first rows of a part, and the source that it belongs to.
 *
 * RULINGS 1, 2, 5: a source fits when all its required headings are there; the one with more columns matched wins, then
 * the one with fewer headings left over, then the one whose id or title is the file's or a folder's name; else the part
 * is refused, naming both. So is one where two headings claim one column. Where none fits, the nearest is named with
 * what it lacks. */
#ifndef KEFU_INTAKE_HEADER_H
#define KEFU_INTAKE_HEADER_H

#include "pipeline/base/arena.h"
#include "pipeline/intake/record.h"
#include "pipeline/intake/source.h"

#define HEADER_ROWS 20

struct header {
	const struct source *source; /* NULL: `note` says why, in Chinese */
	const char *note;
	bool in_doubt;      /* more than one thing fits: refused for that */
	size_t row;         /* which of the rows */
	const int *cell_of; /* of each column its cell, -1 when the file has none */
	const bool *in_wan; /* of each column: the heading says 万元 */
	const char *unused; /* headings that no column took, "" when there are none */
};

struct header header_find(struct arena *a, const struct source_set *sources, const char *path,
			  const struct record *rows, size_t count);

#endif
