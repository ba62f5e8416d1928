/* buf: bytes that grow at the end, in an arena, always zero-terminated. */
#ifndef KEFU_BASE_BUF_H
#define KEFU_BASE_BUF_H

#include <stddef.h>

#include "pipeline/base/arena.h"

struct buf {
	struct arena *arena;
	char *data; /* never NULL after buf_init */
	size_t len, capacity;
};

void buf_init(struct buf *b, struct arena *a);
void buf_clear(struct buf *b); /* empty again, keeps its room */
void buf_reserve(struct buf *b, size_t n); /* room for n more bytes */
void buf_add(struct buf *b, const void *bytes, size_t n);
void buf_text(struct buf *b, const char *s);
void buf_byte(struct buf *b, char c);
void buf_printf(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_utf8(struct buf *b, unsigned codepoint);

#endif
