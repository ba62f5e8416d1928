#include "pipeline/base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "pipeline/base/text.h"

void buf_init(struct buf *b, struct arena *a)
{
	b->arena = a;
	b->len = 0;
	b->capacity = 64;
	b->data = arena_alloc(a, b->capacity);
}

void buf_clear(struct buf *b)
{
	b->len = 0;
	b->data[0] = '\0';
}

void buf_reserve(struct buf *b, size_t n)
{
	size_t want = b->capacity;
	char *p;

	if (b->capacity - b->len > n)
		return;
	while (want - b->len <= n)
		want *= 2;
	p = arena_alloc(b->arena, want);
	memcpy(p, b->data, b->len);
	b->data = p;
	b->capacity = want;
}

void buf_add(struct buf *b, const void *bytes, size_t n)
{
	buf_reserve(b, n);
	memcpy(b->data + b->len, bytes, n);
	b->len += n;
	b->data[b->len] = '\0';
}

void buf_text(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

void buf_byte(struct buf *b, char c)
{
	buf_add(b, &c, 1);
}

void buf_printf(struct buf *b, const char *format, ...)
{
	va_list ap;
	int n;

	va_start(ap, format);
	n = vsnprintf(NULL, 0, format, ap);
	va_end(ap);
	if (n < 0)
		return;
	buf_reserve(b, (size_t)n);
	va_start(ap, format);
	vsnprintf(b->data + b->len, (size_t)n + 1, format, ap);
	va_end(ap);
	b->len += (size_t)n;
}

void buf_utf8(struct buf *b, unsigned codepoint)
{
	char bytes[4];

	buf_add(b, bytes, text_encode(codepoint, bytes));
}
