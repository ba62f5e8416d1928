#include "pipeline/render/letter_strip.h"

#include <qrencode.h>
#include <string.h>

#define QUIET 2 /* modules left white around it; the paper is white beyond */

/* Dark modules that lie side by side are one box. */
static void add_row(struct letter_sheet *s, const unsigned char *row, int n, int32_t x, int32_t y, int32_t size)
{
	int all = n + 2 * QUIET;

	for (int i = 0, k; i < n; i = k) {
		for (k = i; k < n && (row[k] & 1); k++)
			;
		if (k > i)
			letter_strip_rule(s, (struct letter_rule){ .x0 = x + size * (i + QUIET) / all,
								   .y0 = y,
								   .x1 = x + size * (k + QUIET) / all,
								   .y1 = y + size / all,
								   .stroke = LETTER_FILLED });
		else
			k = i + 1;
	}
}

/* Finding the best pattern takes longer than the rest of a letter, and most letters have the same code. */
static const QRcode *code_of(const char *text)
{
	static struct arena *arena;
	static const char *last;
	static QRcode *code;

	if (last && !strcmp(last, text))
		return code;
	if (arena)
		arena_reset(arena);
	else
		arena = arena_new();
	QRcode_free(code);
	code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
	last = code ? arena_strdup(arena, text) : NULL;
	return code;
}

int letter_qr(struct letter_sheet *s, const char *text, int32_t x, int32_t y, int32_t size, struct err *e)
{
	const QRcode *code = code_of(text);
	int all;

	if (!code)
		return err_set(e, ERR_INPUT, _("the text of a QR code is empty or too long"));
	all = code->width + 2 * QUIET;
	size -= size % (all * 100); /* whole modules of tenths of a point, so that no hair lines show between them */
	x -= x % 100;
	for (int i = 0; i < code->width; i++)
		add_row(s, code->data + i * code->width, code->width, x, y + size * (i + QUIET) / all, size);
	return 0;
}
