/* csv: the records of a CSV or TSV, taken apart by libcsv (RFC 4180, strict). The only module that includes csv.h of
 * libcsv.
 *
 * Physical lines are counted here. A record that cannot be taken apart is handed on as broken with its line, and
 * reading goes on at the line behind its first. A record is at most CSV_RECORD_MAX bytes. Knows nothing of headings. */
#ifndef KEFU_INTAKE_CSV_H
#define KEFU_INTAKE_CSV_H

#include "pipeline/intake/encoding.h"
#include "pipeline/intake/record.h"

#define CSV_RECORD_MAX ((size_t)4 * 1024 * 1024)
#define CSV_CELLS_MAX  16384

/* Hands every record to `sink`. 0 when all was read or the sink stopped it, -1 when reading failed. *blank_after: empty
 * lines at the end. */
int csv_records(int fd, const struct encoding_found *found, char separator, record_sink sink, void *user,
		int *blank_after);

#endif
