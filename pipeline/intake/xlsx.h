/* xlsx: a workbook, sheet by sheet, onto the wire. A zip of XML parts, streamed; nothing of it is believed (FINDINGS
 * §4, §5).
 *
 * Values are the stored ones: formulas are never computed. */
#ifndef KEFU_INTAKE_XLSX_H
#define KEFU_INTAKE_XLSX_H

#include "pipeline/intake/source.h"
#include "pipeline/intake/wire.h"

void xlsx_read(int fd, const char *path, const struct source_set *sources, struct wire *w);

#endif
