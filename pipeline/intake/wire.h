/* wire: what the reading child tells its parent, framed for a pipe: parts, rows, rejects, ends.
 *
 * The writer hashes as it packs. The reader trusts no length: a frame that is not whole within its bounds ends the
 * reading. Both are of the same program, so that the layout needs no version. */
#ifndef KEFU_INTAKE_WIRE_H
#define KEFU_INTAKE_WIRE_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/base/arena.h"
#include "pipeline/intake/intake.h"

#define WIRE_FRAME_MAX ((size_t)8 * 1024 * 1024)

/* The order in which the places of a source travel: texts of rooms as written last, since no hash covers them. */
struct wire_layout {
	const struct source *source;
	int *order;
	bool *key;   /* by place: part of the key */
	int covered; /* places in `order` that the content hash covers */
};

struct wire_layout wire_layout_of(struct arena *a, const struct source *s);

struct wire;
struct wire *wire_open(int fd, struct arena *a);
void wire_part(struct wire *w, const struct source_set *set, const struct intake_part *p);
/* False when the row is too large for a frame. */
bool wire_row(struct wire *w, const struct wire_layout *l, int line, const struct intake_value *values);
/* `column`: its index, -1 for the whole row. `cells`: column_count of them, text NULL where the file has none.
 * `values`: the good ones, for the key, when has_key. */
struct wire_cell {
	const char *text;
	size_t length;
};
void wire_reject(struct wire *w, const struct wire_layout *l, int line, int column, struct wire_cell value,
		 const char *reason, const struct wire_cell *cells, const struct intake_value *values, bool has_key);
void wire_end(struct wire *w, const struct intake_end *end);
void wire_close(struct wire *w); /* says that all is told, and sends what waits */

/* The parent's side: hands frames to the sink until the last. 1 all was told, 0 the child stopped short, -1 the sink
 * failed. `open` is true while a part has begun and not ended; *rows and *rejects count what of it was handed on. */
struct wire_told {
	bool open;
	long rows, rejects;
};
int wire_listen(int fd, const struct source_set *set, const struct intake_sink *sink, struct wire_told *told,
		struct err *e);

#endif
