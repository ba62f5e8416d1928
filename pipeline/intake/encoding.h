/* encoding: finds out how a text file is encoded, and decodes it to UTF-8 in large blocks.
 *
 * BOM; else any zero byte means UTF-16 by its place, or refusal; else strict UTF-8; else strict GB18030; else the file
 * is refused with the offset of its first bad byte (INTERFACE "Reading exports"). No replacement characters, no
 * statistics. The whole file is judged before its first byte is used. */
#ifndef KEFU_INTAKE_ENCODING_H
#define KEFU_INTAKE_ENCODING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum encoding { ENCODING_UTF8, ENCODING_GB18030, ENCODING_UTF16LE, ENCODING_UTF16BE };

struct encoding_found {
	enum encoding encoding;
	int64_t start;     /* behind the BOM */
	char refusal[256]; /* Chinese; "" when the file can be decoded */
};

/* Loads the tables; before a sandbox closes, because iconv opens a file. Once a process. */
void encoding_prepare(void);

/* `named`: the encoding that the source declares, or NULL. */
void encoding_find(int fd, const char *named, struct encoding_found *out);

struct decoder;
struct decoder *decoder_open(int fd, const struct encoding_found *found);
void decoder_close(struct decoder *d);

#define DECODER_MAX ((size_t)400 * 1024)

/* Writes up to DECODER_MAX decoded bytes; their number, 0 at the end, -1 when reading failed or the file has changed.
 */
long decoder_read(struct decoder *d, char *out);

/* True when the physical line (from 1) of a GB18030 file is UTF-8 in truth. Ask in rising order; once `to` was asked,
 * lines before `from` are forgotten. */
bool decoder_foreign(struct decoder *d, int from, int to);

#endif
