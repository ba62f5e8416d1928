/* fen: money, in whole fen (1/100 yuan). Never a double: the one double is the cell of a workbook.
 *
 * Sums are checked: a function that could overflow returns false and leaves *sum alone.
 * `.n` is read in pipeline/base and pipeline/store only. DOMAIN §0 G3. */
#ifndef KEFU_BASE_FEN_H
#define KEFU_BASE_FEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct fen {
	int64_t n;
};

#define FEN_TEXT 40   /* bytes that fen_text and fen_grouped need */
#define FEN_DAXIE 160 /* bytes that fen_daxie needs */
#define FEN_MUST __attribute__((warn_unused_result))

struct fen fen_of(int64_t fen);
int64_t fen_count(struct fen a); /* the number of fen, for those who may not read .n */

bool fen_add(struct fen *sum, struct fen b) FEN_MUST;
bool fen_sub(struct fen *sum, struct fen b) FEN_MUST;
struct fen fen_negated(struct fen a); /* saturates at the ends, which no parsed amount reaches */
int fen_cmp(struct fen a, struct fen b);
struct fen fen_min(struct fen a, struct fen b);
bool fen_positive(struct fen a);
bool fen_zero(struct fen a);

/* a * num / den, half away from zero. False on overflow or den <= 0. The caller names why it rounds there. */
bool fen_scale(struct fen a, int64_t num, int64_t den, struct fen *out) FEN_MUST;

/* "1234.5", "1,234.50", "-0.05" in yuan, at most two decimals; nothing else (intake knows the wild forms). */
bool fen_parse(const char *s, struct fen *out) FEN_MUST;
const char *fen_text(struct fen a, char out[FEN_TEXT]);	      /* 1234.50 */
const char *fen_grouped(struct fen a, char out[FEN_TEXT]);   /* 1,234.50 */
const char *fen_daxie(struct fen a, char out[FEN_DAXIE]);    /* 壹仟贰佰叁拾肆元伍角整; 负… below zero */
double fen_yuan(struct fen a);				      /* for a workbook cell only */

#endif
