/* pdf: a PDF document of pages, small fonts and bookmarks. The only module that includes hpdf.h.
 *
 * libharu keeps the objects and writes the file; page contents and fonts come ready-made (letter_pdf.c, font_file.c),
 * since its own way through a Chinese font is a hundred times slower and loses characters above U+FFFF. libharu's
 * errors are sticky: the first one is told by pdf_end, and the document is dropped. Not here: layout, encryption, the
 * disk. */
#ifndef KEFU_RENDER_PDF_H
#define KEFU_RENDER_PDF_H

#include <stddef.h>
#include <stdint.h>

#include "pipeline/base/arena.h"
#include "pipeline/base/day.h"
#include "pipeline/base/err.h"
#include "pipeline/render/font_file.h"
#include "pipeline/render/picture.h"

struct pdf;

/* What is given here and below must live until pdf_end. Texts are UTF-8. */
struct pdf *pdf_begin(struct arena *a, const char *title, const char *author, struct day made, struct err *e);

/* Fonts are /F0, /F1, … on every page, in the order in which they were added. */
void pdf_add_font(struct pdf *p, const struct font_file *font);

/* The one picture, /S0 on every page that is added after it. */
void pdf_add_picture(struct pdf *p, const struct picture *picture);

/* Millipoints; `deflated` is the content stream. Pages are 0, 1, … */
void pdf_add_page(struct pdf *p, int32_t width, int32_t height, const void *deflated, size_t n);
void pdf_add_bookmark(struct pdf *p, const char *title, size_t page);

/* The bytes of the document, or NULL; frees it in either case. `e` NULL: the document is given up, its errors do not
 * matter. */
const void *pdf_end(struct pdf *p, size_t *size, struct err *e);

#endif
