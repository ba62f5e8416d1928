/* Pango and Cairo on the letter of letter.json: one font map for all letters, one file a letter. Usage:
 * letter_pango LETTER.JSON HOW_MANY FOLDER [FONT]; cairo copies the whole font for each file, so a small TrueType FONT is faster than Noto CJK. */
#include <cairo-pdf.h>
#include <jansson.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#define MM (72 / 25.4)
#define LEFT (25 * MM)
#define WIDTH (160 * MM)

struct page {
	cairo_t *to;
	PangoContext *context; /* one for all letters: it keeps what it found of the fonts */
	double y;
	const char *name, *serif, *sans;
	char room[32], part[32], whole[32];
};

static const char *const OWNERS[] = { "赵", "钱", "孙", "李", "周", "吴", "郑", "王", "冯", "陈", "褚", "卫", "蒋", "沈", "韩", "杨", "朱", "秦", "尤", "许" };

/* {name}, {room}, {part}, {whole} */
static char *fill(const struct page *p, const char *s)
{
	GString *out = g_string_new(s);

	g_string_replace(out, "{name}", p->name, 0);
	g_string_replace(out, "{room}", p->room, 0);
	g_string_replace(out, "{part}", p->part, 0);
	g_string_replace(out, "{whole}", p->whole, 0);
	return g_string_free(out, FALSE);
}

/* Sets a paragraph at x, p->y in that width; returns its height. */
static double set(const struct page *p, const char *s, const char *font, double size, double x, double width, PangoAlignment align, double indent)
{
	PangoLayout *l = pango_layout_new(p->context);
	PangoFontDescription *d = pango_font_description_new();
	char *text = fill(p, s);
	int height;

	pango_font_description_set_family_static(d, font);
	pango_font_description_set_size(d, (int)(size * PANGO_SCALE));
	pango_layout_set_font_description(l, d);
	pango_layout_set_width(l, (int)(width * PANGO_SCALE));
	pango_layout_set_indent(l, (int)(indent * PANGO_SCALE));
	pango_layout_set_alignment(l, align);
	pango_layout_set_justify(l, align == PANGO_ALIGN_LEFT && indent > 0);
	pango_layout_set_text(l, text, -1);
	cairo_move_to(p->to, x, p->y);
	pango_cairo_show_layout(p->to, l);
	pango_layout_get_size(l, NULL, &height);
	g_free(text);
	pango_font_description_free(d);
	g_object_unref(l);
	return (double)height / PANGO_SCALE;
}

static PangoAlignment align_of(char c)
{
	return c == 'l' ? PANGO_ALIGN_LEFT : c == 'c' ? PANGO_ALIGN_CENTER : PANGO_ALIGN_RIGHT;
}

static void set_table(struct page *p, const json_t *block)
{
	const char *align = json_string_value(json_array_get(block, 2));
	double part[16], sum = 0;
	size_t columns = 0, i, c;
	json_t *row;

	for (char *s = (char *)json_string_value(json_array_get(block, 1)); *s && columns < 16; columns++)
		sum += part[columns] = strtod(s, &s);
	json_array_foreach(json_array_get(block, 3), i, row) {
		double x = LEFT, height = 0, h;

		p->y += 3;
		for (c = 0; c < columns; x += WIDTH * part[c++] / sum)
			if ((h = set(p, json_string_value(json_array_get(row, c)), p->serif, 9, x + 3, WIDTH * part[c] / sum - 6, align_of(align[c]), 0)) > height)
				height = h;
		for (c = 0, x = LEFT; c < columns; x += WIDTH * part[c++] / sum)
			cairo_rectangle(p->to, x, p->y - 3, WIDTH * part[c] / sum, height + 6);
		cairo_stroke(p->to);
		p->y += height + 3;
	}
	p->y += 6;
}

static void set_block(struct page *p, const json_t *block)
{
	const char *kind = json_string_value(json_array_get(block, 0)), *s = json_string_value(json_array_get(block, 1));

	if (strcmp(kind, "table") == 0) {
		set_table(p, block);
	} else if (strcmp(kind, "title") == 0) {
		p->y += set(p, s, p->serif, 21, LEFT, WIDTH, PANGO_ALIGN_CENTER, 0);
	} else if (strcmp(kind, "right") == 0) {
		p->y += set(p, s, p->serif, 10.5, LEFT, WIDTH, PANGO_ALIGN_RIGHT, 0);
	} else if (strcmp(kind, "heading") == 0) {
		p->y += set(p, s, p->sans, 11, LEFT, WIDTH, PANGO_ALIGN_LEFT, 0);
	} else if (strcmp(kind, "foot") == 0) {
		p->y = 280 * MM;
		set(p, s, p->serif, 8.5, LEFT, WIDTH, PANGO_ALIGN_RIGHT, 0);
	} else {
		p->y += set(p, s, p->serif, 10.5, LEFT, WIDTH, PANGO_ALIGN_LEFT, strcmp(kind, "text") == 0 ? 21 : 0);
	}
}

static int letter(const json_t *blocks, PangoContext *context, int i, const char *folder, const char *font)
{
	struct page p = { .context = context, .y = 22 * MM, .serif = font ? font : "Noto Serif CJK SC", .sans = font ? font : "Noto Sans CJK SC" };
	GString *owner = g_string_new(OWNERS[i % 20]);
	char path[4096];
	json_t *block;
	size_t k;
	int rc;

	g_string_append_unichar(owner, (gunichar)(20320 + (long)i * 7919 % 800));
	g_string_append_unichar(owner, (gunichar)(20320 + (long)i * 104729 % 800));
	p.name = owner->str;
	snprintf(p.room, sizeof p.room, "%d-%d-%d0%d", i / 120 + 1, i / 60 % 2 + 1, i / 2 % 30 + 1, i % 2 + 1);
	snprintf(p.part, sizeof p.part, "%d.%02d", 200 + i / 100, i % 100);
	snprintf(p.whole, sizeof p.whole, "%d.%02d", 300 + i / 100, i % 100);
	snprintf(path, sizeof path, "%s/%d.pdf", folder, i);
	cairo_surface_t *file = cairo_pdf_surface_create(path, 210 * MM, 297 * MM);

	cairo_pdf_surface_set_metadata(file, CAIRO_PDF_METADATA_TITLE, "催款通知单");
	p.to = cairo_create(file);
	cairo_set_line_width(p.to, 0.45);
	pango_cairo_update_context(p.to, context);
	json_array_foreach(blocks, k, block)
		set_block(&p, block);
	cairo_destroy(p.to);
	cairo_surface_finish(file);
	rc = cairo_surface_status(file) == CAIRO_STATUS_SUCCESS ? 0 : -1;
	cairo_surface_destroy(file);
	g_string_free(owner, TRUE);
	return rc;
}

static double seconds(clockid_t clock)
{
	struct timespec t;

	clock_gettime(clock, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int main(int argc, char **argv)
{
	json_t *blocks = argc > 3 ? json_load_file(argv[1], 0, NULL) : NULL;
	int count = argc > 3 ? atoi(argv[2]) : 0;
	PangoContext *context = pango_font_map_create_context(pango_cairo_font_map_get_default());
	double start = seconds(CLOCK_MONOTONIC), cpu = seconds(CLOCK_PROCESS_CPUTIME_ID);
	struct rusage u;
	char name[64];

	if (!blocks || count < 1)
		return 64;
	pango_cairo_context_set_resolution(context, 72); /* sizes are points of the page */
	for (int i = 0; i < count; i++)
		if (letter(blocks, context, i, argv[3], argv[4]) < 0)
			return 74;
	getrusage(RUSAGE_SELF, &u);
	snprintf(name, sizeof name, "Pango/Cairo, %s", argv[4] ? argv[4] : "Noto CJK");
	printf("%-34s %6.0f letters/s, %.0f a second of CPU; %d letters; peak %ld MB\n", name, count / (seconds(CLOCK_MONOTONIC) - start),
	       count / (seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu), count, u.ru_maxrss / 1024);
	g_object_unref(context);
	json_decref(blocks);
	return 0;
}
