/* xlsx_strings: the shared strings of a workbook, and text as its cells hold it (`_x000D_` undone, phonetic runs left
 * out). */
#ifndef KEFU_INTAKE_XLSX_STRINGS_H
#define KEFU_INTAKE_XLSX_STRINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/intake/package.h"

#define XLSX_TEXT_MAX ((size_t)32767 * 4) /* bytes of a cell */

/* Bytes that grow; never above a bound. */
struct xlsx_text {
	char *s;
	size_t n, room;
};
bool xlsx_text_add(struct xlsx_text *t, const char *s, size_t n, size_t bound);
void xlsx_text_unescape(struct xlsx_text *t, size_t from); /* what stands from there on */

struct xlsx_strings {
	struct xlsx_text all;
	uint32_t *ends; /* where each string ends in `all` */
	size_t count, room;
};

bool xlsx_strings_read(struct package *p, long part, struct xlsx_strings *out, const char **why);
void xlsx_strings_free(struct xlsx_strings *s);
bool xlsx_strings_get(const struct xlsx_strings *s, size_t i, const char **text, size_t *n);

#endif
