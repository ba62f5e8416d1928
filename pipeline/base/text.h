/* text: UTF-8. Validity, code points, width, normal forms, the nearest word. Knows nothing of other encodings (intake). */
#ifndef KEFU_BASE_TEXT_H
#define KEFU_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/base/arena.h"

/* True when all n bytes are UTF-8 (no overlong forms, no surrogates); else *bad is the offset of the first bad byte. */
bool text_valid(const char *s, size_t n, size_t *bad);

/* The next code point of valid UTF-8, *s moved past it; 0 at `end`. */
uint32_t text_next(const char **s, const char *end);
size_t text_encode(uint32_t codepoint, char out[4]);

/* Columns on a terminal: CJK counts two. */
int text_width(const char *s);

/* NFKC, so that full-width digits and letters become ASCII; then without white space and in lower case (for headings). */
char *text_nfkc(struct arena *a, const char *s);
char *text_folded(struct arena *a, const char *s);

/* `s` without outer white space (also U+3000 and U+00A0), within the same bytes: writes *n. */
const char *text_trimmed(const char *s, size_t *n);

/* Edits between two words, by code points; and the nearest of `words` (NULL-terminated), or NULL when none is near. */
int text_distance(const char *a, const char *b);
const char *text_nearest(const char *word, const char *const *words);

/* Orders with digit runs as numbers, other characters by code point: 1-2-301 < 1-10-101, D2 < D10. For SQL: COLLATE natural. */
int text_natural_cmp(const char *a, size_t an, const char *b, size_t bn);

#endif
