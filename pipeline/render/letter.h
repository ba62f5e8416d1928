/* letter: one letter as it lies on its pages: characters at places, lines and filled boxes. Lengths are millipoints,
 * from the left and the top of the page; y of text is its baseline.
 *
 * Plain arrays without pointers, so that a batch keeps its letters in a file (letter_batch.c) and the PDF
 * (letter_pdf.h) and the words (letter_text.h) are drawn from the same places. Knows neither Markdown nor PDF. */
#ifndef KEFU_RENDER_LETTER_H
#define KEFU_RENDER_LETTER_H

#include <stddef.h>
#include <stdint.h>

#include "pipeline/base/arena.h"
#include "pipeline/render/font.h"

struct letter_place {
	int32_t x, y, spacing; /* spacing: added after each character */
	uint32_t first, count; /* of the letter's characters */
	uint32_t size;
	uint32_t cell; /* number of the table's cell it belongs to, from 1; 0 for text outside tables */
};

enum letter_stroke { LETTER_LINE, LETTER_DASHED, LETTER_FILLED, LETTER_PICTURE }; /* the one picture of a document: its seal */

struct letter_rule {
	int32_t x0, y0, x1, y1;
	uint32_t width;        /* of a line */
	uint16_t stroke, gray; /* gray: thousandths, 0 black */
};

struct letter_page {
	uint32_t place, places, rule, rules;
};

struct letter_cell {
	uint32_t table, row, column; /* tables from 1 in the order of the letter; row 0 is the heading */
};

struct letter {
	const char *file, *bookmark; /* file: the name without .pdf */
	int32_t width, height;
	struct letter_page *pages;
	struct letter_place *places;
	struct letter_rule *rules;
	uint32_t *chars; /* numbers of font.h */
	struct letter_cell *cells;
	size_t page_count, place_count, rule_count, char_count, cell_count;
	const char *const *tables; /* the names of its tables, "" for those without */
	size_t table_count;
};

#endif
