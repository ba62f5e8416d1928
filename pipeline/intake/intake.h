/* intake: one file in, typed rows out. CSV, TSV and XLSX look the same from here on.
 *
 * The file is read in a child process with limits (512 MB, 60 s, no files, no new processes; INTERFACE, FINDINGS §7),
 * which finds the encoding, the sheets, the headings, checks every cell, and hands rows back through a pipe. Whatever
 * is in the file, the parent only ever sees well-formed rows, or a reason. Nothing is guessed: a cell that is not
 * surely of its type rejects its row. */
#ifndef KEFU_INTAKE_INTAKE_H
#define KEFU_INTAKE_INTAKE_H

#include <stdint.h>

#include "pipeline/base/err.h"
#include "pipeline/intake/source.h"

struct intake_value {
	enum { INTAKE_NULL, INTAKE_INT, INTAKE_TEXT } type;
	int64_t n;
	const char *text; /* UTF-8, zero-terminated */
	uint32_t length;
};

struct intake_hash {
	uint64_t hi, lo; /* XXH3, 128 bits */
};

/* A CSV is one part, a workbook one part a sheet. */
struct intake_part {
	const char *sheet; /* "" for CSV */
	const struct source
	    *source; /* NULL: not recognised, `note` says why (nearest source, headings it lacks), in Chinese */
	const char *note;
	int header_line;
};

struct intake_row {
	int line;                          /* RULINGS 3: where the record begins; the row number in a sheet */
	const struct intake_value *values; /* source->places of them */
	struct intake_hash key, content;   /* content covers all values but <room>_text */
};

struct intake_reject {
	int line;
	const char *column; /* title, or "" when it is the whole row */
	const char *value;  /* the offending cell, cut at 200 characters */
	const char *reason; /* Chinese, says what to do */
	const char *const
	    *cells;  /* the row as it was, in the order of source->columns; NULL where the file has no such column */
	int has_key; /* the key cells were good */
	struct intake_hash key;
};

struct intake_end {
	int64_t read, skipped, rejected; /* rows handed over = read - skipped - rejected */
	int broken; /* 1: reading stopped early (a limit, damage): what came is not the whole part, so none of it should
		       count */
	const char *note; /* Chinese: control totals that disagree, unused columns, mixed encodings … or "" */
};

struct intake_sink {
	void *user;
	int (*part)(void *user, const struct intake_part *p, struct err *e);
	int (*row)(void *user, const struct intake_row *r, struct err *e);
	int (*reject)(void *user, const struct intake_reject *r, struct err *e);
	int (*end)(void *user, const struct intake_end *n, struct err *e);
};

/* Reads the file open at `fd`, which nobody else may write (the archived copy); `path` (below inputs/) helps to choose
 * between sources (RULINGS 1). A file that cannot be read at all gives one part without a source, its note the reason,
 * and 0. -1 only when we or the sink failed. */
int intake_read(int fd, const char *path, const struct source_set *sources, const struct intake_sink *sink,
		struct err *e);

#endif
