#include "pipeline/render/font_file.h"

#include <string.h>
#include <zlib.h>

#include "pipeline/base/buf.h"

#define EM 1000

/* ---- deflate ---- */

/* Kept between calls: setting one up costs more than what a letter needs it for. */
static z_stream *deflater(bool fast)
{
	static z_stream streams[2];
	static bool ready[2];
	z_stream *z = &streams[fast];

	if (!ready[fast])
		ready[fast] =
		    deflateInit2(z, fast ? 2 : 9, Z_DEFLATED, fast ? 13 : 15, fast ? 7 : 9, Z_DEFAULT_STRATEGY) == Z_OK;
	else
		deflateReset(z);
	return ready[fast] ? z : NULL;
}

const void *font_deflate(struct arena *a, const void *bytes, size_t n, bool fast, size_t *size)
{
	static struct arena *work; /* the room for the worst case is given back at once */
	z_stream *z = deflater(fast);
	size_t room = n + n / 500 + 64;
	char *out;

	work = work ? work : arena_new();
	out = arena_alloc(work, room);
	*size = 0;
	if (z) {
		z->next_in = memcpy(arena_alloc(work, n ? n : 1), bytes, n);
		z->avail_in = (uInt)n;
		z->next_out = (Bytef *)out;
		z->avail_out = (uInt)room;
		if (deflate(z, Z_FINISH) == Z_STREAM_END)
			*size = room - z->avail_out;
	}
	out = arena_strndup(a, out, *size);
	arena_reset(work);
	return out;
}

/* ---- tables ---- */

static void add16(struct buf *b, int v)
{
	const char bytes[2] = { (char)(v >> 8), (char)v };

	buf_add(b, bytes, 2);
}

static void add32(struct buf *b, uint32_t v)
{
	add16(b, (int)(v >> 16));
	add16(b, (int)(v & 0xFFFF));
}

struct maker {
	struct font_set *f;
	const uint32_t *numbers;
	size_t count;
	int box[4], points, contours;
	struct buf head, hhea, maxp, hmtx, loca, glyf, cmap, post, prep;
};

static int get16(const uint8_t *p)
{
	return (int16_t)(p[0] << 8 | p[1]);
}

static void widen(struct maker *m, const struct font_char *c)
{
	int contours = get16(c->outline), points = get16(c->outline + 10 + 2 * (contours - 1)) + 1;

	for (int i = 0; i < 2; i++) {
		int low = get16(c->outline + 2 + 2 * i), high = get16(c->outline + 6 + 2 * i);

		m->box[i] = low < m->box[i] ? low : m->box[i];
		m->box[i + 2] = high > m->box[i + 2] ? high : m->box[i + 2];
	}
	m->points = points > m->points ? points : m->points;
	m->contours = contours > m->contours ? contours : m->contours;
}

/* Glyph 0 is blank. */
static int add_glyphs(struct maker *m, struct err *e)
{
	add32(&m->loca, 0);
	add32(&m->loca, 0);
	add16(&m->hmtx, EM);
	add16(&m->hmtx, 0);
	for (size_t i = 0; i < m->count; i++) {
		const struct font_char *c;

		if (font_outline(m->f, m->numbers[i], e) < 0)
			return -1;
		c = font_at(m->f, m->numbers[i]);
		if (c->outline_size) {
			buf_add(&m->glyf, c->outline, c->outline_size);
			widen(m, c);
		}
		add32(&m->loca, (uint32_t)m->glyf.len);
		add16(&m->hmtx, c->advance);
		add16(&m->hmtx, c->outline_size ? get16(c->outline + 2) : 0);
	}
	return 0;
}

static void add_head(struct maker *m)
{
	add32(&m->head, 0x00010000);
	add32(&m->head, 0x00010000);
	add32(&m->head, 0); /* the checksum of the whole, set later */
	add32(&m->head, 0x5F0F3CF5);
	add16(&m->head, 3);
	add16(&m->head, EM);
	for (int i = 0; i < 4; i++)
		add32(&m->head, 0); /* made and changed: no time */
	for (int i = 0; i < 4; i++)
		add16(&m->head, m->box[i]);
	add16(&m->head, 0);
	add16(&m->head, 8);
	add16(&m->head, 2);
	add16(&m->head, 1); /* loca has 32 bits */
	add16(&m->head, 0);
}

static void add_hhea(struct maker *m, const struct font_measure *of)
{
	add32(&m->hhea, 0x00010000);
	add16(&m->hhea, of->ascent);
	add16(&m->hhea, of->descent);
	add16(&m->hhea, 0);
	add16(&m->hhea, EM);
	for (int i = 0; i < 11; i++)
		add16(&m->hhea, i == 3 ? 1 : 0); /* the caret is upright */
	add16(&m->hhea, (int)m->count + 1);
}

static void add_maxp(struct maker *m)
{
	add32(&m->maxp, 0x00010000);
	add16(&m->maxp, (int)m->count + 1);
	add16(&m->maxp, m->points);
	add16(&m->maxp, m->contours);
	add16(&m->maxp, 0);
	add16(&m->maxp, 0);
	add16(&m->maxp, 2);
	for (int i = 0; i < 8; i++)
		add16(&m->maxp, 0);
}

/* One segment from U+E000, and the end. */
static void add_cmap(struct maker *m)
{
	int last = 0xE000 + (int)(m->count < 0x1900 ? m->count : 0x1900) - 1;

	for (int i = 0; i < 2; i++)
		add16(&m->cmap, i);
	add16(&m->cmap, 3);
	add16(&m->cmap, 1);
	add32(&m->cmap, 12);
	add16(&m->cmap, 4);
	add16(&m->cmap, 32);
	add16(&m->cmap, 0);
	add16(&m->cmap, 4);
	add16(&m->cmap, 4);
	add16(&m->cmap, 1);
	add16(&m->cmap, 0);
	add16(&m->cmap, last);
	add16(&m->cmap, 0xFFFF);
	add16(&m->cmap, 0);
	add16(&m->cmap, 0xE000);
	add16(&m->cmap, 0xFFFF);
	add16(&m->cmap, 1 - 0xE000);
	add16(&m->cmap, 1);
	add32(&m->cmap, 0);
}

static uint32_t checksum(const struct buf *b)
{
	uint32_t sum = 0;

	for (size_t i = 0; i < b->len; i += 4) {
		uint8_t p[4] = { 0 };

		memcpy(p, b->data + i, b->len - i < 4 ? b->len - i : 4);
		sum += (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
	}
	return sum;
}

static void assemble(struct maker *m, struct buf *out)
{
	struct table {
		const char *tag;
		struct buf *bytes;
	} tables[] = { { "cmap", &m->cmap }, { "glyf", &m->glyf }, { "head", &m->head },
		       { "hhea", &m->hhea }, { "hmtx", &m->hmtx }, { "loca", &m->loca },
		       { "maxp", &m->maxp }, { "post", &m->post }, { "prep", &m->prep } };
	const size_t n = sizeof tables / sizeof *tables;
	uint32_t at = (uint32_t)(12 + 16 * n), whole, head = 0;

	add32(out, 0x00010000);
	add16(out, (int)n);
	add16(out, 128);
	add16(out, 3);
	add16(out, (int)n * 16 - 128);
	for (size_t i = 0; i < n; i++) {
		buf_text(out, tables[i].tag);
		add32(out, checksum(tables[i].bytes));
		add32(out, at);
		add32(out, (uint32_t)tables[i].bytes->len);
		head = tables[i].bytes == &m->head ? at : head;
		at += ((uint32_t)tables[i].bytes->len + 3) & ~3U;
	}
	for (size_t i = 0; i < n; i++) {
		buf_add(out, tables[i].bytes->data, tables[i].bytes->len);
		buf_add(out, "\0\0\0", (4 - tables[i].bytes->len % 4) % 4);
	}
	whole = 0xB1B0AFBA - checksum(out);
	for (int i = 0; i < 4; i++)
		out->data[head + 8 + (uint32_t)i] = (char)(whole >> (24 - 8 * i));
}

/* ---- what a PDF says of it ---- */

/* Runs of characters that are not as wide as the em. */
static const char *widths(struct arena *a, const struct maker *m)
{
	struct buf b;
	bool within = false;

	buf_init(&b, a);
	buf_byte(&b, '[');
	for (size_t i = 0; i < m->count; i++) {
		int advance = font_at(m->f, m->numbers[i])->advance;

		if (advance == EM) {
			if (within)
				buf_byte(&b, ']');
			within = false;
			continue;
		}
		if (!within)
			buf_printf(&b, "%zu[", i + 1);
		buf_printf(&b, within ? " %d" : "%d", advance);
		within = true;
	}
	buf_text(&b, within ? "]]" : "]");
	return b.data;
}

static void add_utf16(struct buf *b, uint32_t c)
{
	if (c >= 0x10000)
		buf_printf(b, "%04X%04X", 0xD800 + ((c - 0x10000) >> 10), 0xDC00 + ((c - 0x10000) & 0x3FF));
	else
		buf_printf(b, "%04X", c);
}

static const void *store(struct arena *a, const struct buf *b, bool deflated, size_t *size)
{
	if (deflated)
		return font_deflate(a, b->data, b->len, false, size);
	*size = b->len;
	return b->data;
}

static void unicode(struct arena *a, const struct maker *m, struct font_file *file)
{
	struct buf b;

	buf_init(&b, a);
	buf_text(&b, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
		     "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName "
		     "/Adobe-Identity-UCS def\n"
		     "/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
	for (size_t i = 0; i < m->count; i++) {
		if (i % 100 == 0)
			buf_printf(&b, "%s%zu beginbfchar\n", i ? "endbfchar\n" : "",
				   m->count - i < 100 ? m->count - i : 100);
		buf_printf(&b, "<%04zX> <", i + 1);
		add_utf16(&b, font_at(m->f, m->numbers[i])->codepoint);
		buf_text(&b, ">\n");
	}
	buf_text(&b, "endbfchar\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
	file->unicode = store(a, &b, file->deflated, &file->unicode_size);
}

static void begin(struct maker *m, struct arena *a)
{
	struct buf *all[] = {
		&m->head, &m->hhea, &m->maxp, &m->hmtx, &m->loca, &m->glyf, &m->cmap, &m->post, &m->prep
	};

	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		buf_init(all[i], a);
}

struct font_file *font_file(struct arena *a, struct font_set *f, const uint32_t *numbers, size_t count, int tag,
			    bool deflated, struct err *e)
{
	struct font_file *file = arena_alloc(a, sizeof *file);
	struct maker m = { .f = f, .numbers = numbers, .count = count };
	struct font_measure measure;
	struct buf font;

	if (!count || count > 0xFFF0) {
		err_set(e, ERR_BUG, _("a font of %zu characters"), count);
		return NULL;
	}
	file->role = font_at(f, numbers[0])->role;
	measure = font_measure(f, file->role);
	begin(&m, a);
	buf_init(&font, a);
	if (add_glyphs(&m, e) < 0)
		return NULL;
	add_head(&m);
	add_hhea(&m, &measure);
	add_maxp(&m);
	add_cmap(&m);
	add32(&m.post, 0x00030000);
	for (int i = 0; i < 7; i++)
		add32(&m.post, 0);
	add32(&m.prep, 0xB801FF85); /* drop-out control at every size */
	assemble(&m, &font);
	file->name = arena_printf(a, "KEFU%c%c+%s", 'A' + tag / 26 % 26, 'A' + tag % 26, measure.name);
	file->ascent = measure.ascent;
	file->descent = measure.descent;
	memcpy(file->box, m.box, sizeof file->box);
	file->size = font.len;
	file->count = count;
	file->deflated = deflated;
	file->stored = store(a, &font, deflated, &file->stored_size);
	file->widths = widths(a, &m);
	unicode(a, &m, file);
	return file;
}
