/* arena: memory that lives as long as a piece of work and is given back at once.
 *
 * Never returns NULL: without memory the process says so and leaves with 74, which its one transaction makes
 * harmless. Memory comes zeroed. Not for many small lives of different length. */
#ifndef KEFU_BASE_ARENA_H
#define KEFU_BASE_ARENA_H

#include <stddef.h>

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *a);  /* NULL is fine */
void arena_reset(struct arena *a); /* everything taken from it is gone; keeps one block for reuse */

void *arena_alloc(struct arena *a, size_t size) __attribute__((malloc, alloc_size(2), returns_nonnull));
void *arena_array(struct arena *a, size_t count, size_t size)
    __attribute__((malloc, alloc_size(2, 3), returns_nonnull));
char *arena_strdup(struct arena *a, const char *s) __attribute__((malloc, returns_nonnull));
char *arena_strndup(struct arena *a, const char *s, size_t n) __attribute__((malloc, returns_nonnull));
char *arena_printf(struct arena *a, const char *format, ...) __attribute__((format(printf, 2, 3), returns_nonnull));

/* Takes `count` items of `size`; returns room for at least `count + 1`, `items` copied when it had to move.
 * `*capacity` is kept by the caller: `list = arena_grow(a, list, n, &cap, sizeof *list); list[n++] = x;` */
void *arena_grow(struct arena *a, void *items, size_t count, size_t *capacity, size_t size)
    __attribute__((returns_nonnull));

#endif
