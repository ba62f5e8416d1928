/* form_xlsx: a blank workbook to fill in: the headings of one kind of export, drop-downs and checks for its cells, and a
 * second sheet, 填写说明, with a line a column and the lists of the drop-downs, which reading knows and skips. It says
 * nothing that the export's declaration does not; it is no report. */
#ifndef KEFU_RENDER_XLSX_FORM_XLSX_H
#define KEFU_RENDER_XLSX_FORM_XLSX_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/base/arena.h"
#include "pipeline/base/err.h"

enum form_kind { FORM_TEXT, FORM_NUMBER, FORM_DATE, FORM_DATETIME };

struct form_word {
	const char *word, *meaning; /* meaning NULL: it speaks for itself */
};

struct form_column {
	const char *title, *rule, *example; /* what is asked of a cell, in words */
	enum form_kind kind;
	int decimals;
	bool money, required, unique; /* unique: no second row may say the same */
	const struct form_word *words;
	size_t word_count;
	bool open; /* other words may be written too */
};

struct form {
	const char *title;
	const struct form_column *columns;
	size_t count;
};

/* Makes `path` (0600), checked; CREATE when it is there already. The folder `<path>.parts` holds it while it is made. */
int form_xlsx_write(struct arena *a, const struct form *f, const char *path, struct err *e);

#endif
