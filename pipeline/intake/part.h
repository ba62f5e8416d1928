/* part: one CSV, or one sheet of a workbook, from raw records to typed rows on the wire.
 *
 * Finds the headings, passes over titles, totals (checked against the rows), repeated headings, footers, notes and
 * empty rows, checks every cell of the rest, and counts: read = rows + rejected + skipped. Runs in the child. */
#ifndef KEFU_INTAKE_PART_H
#define KEFU_INTAKE_PART_H

#include "pipeline/intake/record.h"
#include "pipeline/intake/source.h"
#include "pipeline/intake/wire.h"

struct part_about {
	const struct source_set *sources;
	const char *path;  /* below inputs/ */
	const char *sheet; /* "" for CSV */
	bool text;         /* a CSV: every record must have as many cells as the header */
	bool date1904;
	const char *note; /* what the reader knows before it starts (a hidden sheet), or "" */
};

struct part;
struct part *part_open(const struct part_about *about, struct wire *w);
int part_record(void *part, const struct record *r); /* a record_sink */
/* `note`: what the reader found on the way, or ""; `broken`: the reader could not finish. */
void part_close(struct part *p, int blank_after, const char *note, bool broken);

/* How many columns of the best source the first records match: the CSV's separator is the one that matches most. */
int part_probe(struct arena *a, const struct source_set *sources, const char *path, const struct record *rows,
	       size_t count);

/* A copy that outlives the reader's next record. */
struct record part_copy(struct arena *a, const struct record *r);

/* A part that nobody can read, with the reason. */
void part_refused(struct wire *w, const struct source_set *sources, const char *sheet, const char *note);

#endif
