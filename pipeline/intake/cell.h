/* cell: one cell of an export made into a value of its column's type, or a reason in Chinese that says what to do.
 *
 * DOMAIN §8.2 as limited by INTERFACE "Reading exports" and RULINGS 4. Nothing is guessed: `31/02/2026`, `1e5`, `0.005`
 * as money, `26-1-5` and an id that Excel rounded are refused. Doubles occur only where a workbook's number must be
 * judged. */
#ifndef KEFU_INTAKE_CELL_H
#define KEFU_INTAKE_CELL_H

#include <stdbool.h>

#include "pipeline/intake/intake.h"
#include "pipeline/intake/record.h"

#define CELL_TEXT_MAX 32767 /* characters that a workbook's cell holds */
#define CELL_SCRATCH  4096

struct cell_context {
	bool date1904;       /* the workbook counts its days from 1904 */
	bool in_wan;         /* the heading says 万元 */
	char *scratch;       /* CELL_SCRATCH bytes for the text of the value; it may also point into the cell */
	size_t used;         /* of scratch; the caller starts each row at 0 */
	struct arena *arena; /* for rare cases; reset by the caller */
};

/* Fills the places of the column (1 or 2, source.h). NULL when good (an empty cell is good and gives NULLs or the
 * default), else the reason. The caller judges `required`. */
const char *cell_read(const struct cell *c, const struct source_column *column, struct cell_context *x,
		      struct intake_value out[2]);

/* The cell as a person sees it, for the rows that go back: serial dates as dates. Cut at `max` bytes, whole characters.
 */
size_t cell_shown(const struct cell *c, bool date1904, char *out, size_t max);

bool cell_blank(const struct cell *c); /* nothing in it but white space */

#endif
