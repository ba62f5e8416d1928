#include "pipeline/base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define BLOCK ((size_t)64 * 1024)
#define HUGE  ((size_t)2 * 1024 * 1024) /* a page of the processor's larger kind */
#define MANY  64			/* blocks: an arena of so many goes on by large ones */

struct block {
	struct block *next;
	size_t size, used;
	alignas(max_align_t) char bytes[];
};

struct arena {
	struct block *top; /* the one that is filled; larger ones of their own lie below it */
	size_t blocks;
};

_Noreturn static void out_of_memory(void)
{
	static const char text[] = "kefu: out of memory\n";

	(void)!write(STDERR_FILENO, text, sizeof text - 1);
	_exit(74);
}

/* Large memory on large pages: to be given 4 KiB at a time, zeroed each, costs more than what is done with it. */
static void *memory_new(size_t size)
{
	size_t whole = (size + HUGE - 1) / HUGE * HUGE;
	void *p;

	if (size < HUGE)
		return malloc(size);
	if ((p = aligned_alloc(HUGE, whole)))
		(void)madvise(p, whole, MADV_HUGEPAGE); /* advice: where it is not taken, small pages do */
	return p;
}

static struct block *block_new(size_t size, struct block *next)
{
	struct block *b;

	if (size > SIZE_MAX / 2 || !(b = memory_new(sizeof *b + size)))
		out_of_memory();
	b->next = next;
	b->size = size;
	b->used = 0;
	return b;
}

struct arena *arena_new(void)
{
	struct arena *a = malloc(sizeof *a);

	if (!a)
		out_of_memory();
	a->top = block_new(BLOCK, NULL);
	a->blocks = 1;
	return a;
}

static void blocks_free(struct block *b)
{
	while (b) {
		struct block *next = b->next;

		free(b);
		b = next;
	}
}

void arena_free(struct arena *a)
{
	if (!a)
		return;
	blocks_free(a->top);
	free(a);
}

void arena_reset(struct arena *a)
{
	blocks_free(a->top->next);
	a->top->next = NULL;
	a->top->used = 0;
	a->blocks = 1;
}

void *arena_alloc(struct arena *a, size_t size)
{
	const size_t align = alignof(max_align_t);
	struct block *b = a->top;
	void *p;

	if (size > SIZE_MAX / 4)
		out_of_memory();
	size = (size + align - 1) / align * align;
	if (size > BLOCK / 4) { /* a block of its own, so that the filled one is not wasted */
		b->next = block_new(size, b->next);
		b = b->next;
	} else if (b->size - b->used < size) {
		a->top = b = block_new(++a->blocks < MANY ? BLOCK : HUGE - sizeof *b, b);
	}
	p = b->bytes + b->used;
	b->used += size;
	return memset(p, 0, size);
}

void *arena_array(struct arena *a, size_t count, size_t size)
{
	size_t total;

	if (__builtin_mul_overflow(count, size, &total))
		out_of_memory();
	return arena_alloc(a, total);
}

char *arena_strndup(struct arena *a, const char *s, size_t n)
{
	char *p = arena_alloc(a, n + 1);

	return memcpy(p, s, n);
}

char *arena_strdup(struct arena *a, const char *s)
{
	return arena_strndup(a, s, strlen(s));
}

char *arena_printf(struct arena *a, const char *format, ...)
{
	va_list ap;
	char *p;
	int n;

	va_start(ap, format);
	n = vsnprintf(NULL, 0, format, ap);
	va_end(ap);
	if (n < 0)
		out_of_memory();
	p = arena_alloc(a, (size_t)n + 1);
	va_start(ap, format);
	vsnprintf(p, (size_t)n + 1, format, ap);
	va_end(ap);
	return p;
}

void *arena_grow(struct arena *a, void *items, size_t count, size_t *capacity, size_t size)
{
	size_t want;
	void *p;

	if (items && count < *capacity)
		return items;
	want = *capacity ? 2 * *capacity : 8;
	if (want <= count)
		want = count + 1;
	p = arena_array(a, want, size);
	if (items)
		memcpy(p, items, count * size);
	*capacity = want;
	return p;
}
