/* xlsx_style: which of a workbook's cell formats show a number as a date, a time, a percentage. */
#ifndef KEFU_INTAKE_XLSX_STYLE_H
#define KEFU_INTAKE_XLSX_STYLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/intake/package.h"

struct xlsx_styles {
	uint8_t *kinds; /* by the s= of a cell: CELL_DATE | CELL_TIME | CELL_PERCENT */
	size_t count, room;
};

bool xlsx_styles_read(struct package *p, long part, struct xlsx_styles *out, const char **why);
void xlsx_styles_free(struct xlsx_styles *s);
uint8_t xlsx_styles_get(const struct xlsx_styles *s, size_t i);

uint8_t xlsx_style_of_code(const char *code); /* yyyy"年"m"月" … */

#endif
