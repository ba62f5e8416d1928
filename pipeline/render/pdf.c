#include "pipeline/render/pdf.h"

#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_pages.h>
#include <string.h>

#include "pipeline/base/buf.h"
#include "pipeline/base/text.h"

#define FONTS 16

struct pdf {
	struct arena *arena;
	HPDF_Doc doc;
	HPDF_STATUS failed, detail; /* the first error */
	HPDF_Dict fonts[FONTS];
	size_t font_count;
	HPDF_Dict picture;
	HPDF_Page *pages;
	size_t page_count, page_capacity;
	size_t stored; /* bytes of the streams */
};

static void note_error(HPDF_STATUS code, HPDF_STATUS detail, void *user)
{
	struct pdf *p = user;

	if (!p->failed) {
		p->failed = code;
		p->detail = detail;
	}
}

/* ---- objects that are written as they are ---- */

static HPDF_STATUS write_attr(HPDF_Dict dict, HPDF_Stream out)
{
	return HPDF_Stream_WriteStr(out, dict->attr);
}

static HPDF_Dict add_plain(struct pdf *p, const char *entries)
{
	HPDF_Dict d = HPDF_Dict_New(p->doc->mmgr);

	if (!d || HPDF_Xref_Add(p->doc->xref, d) != HPDF_OK)
		return NULL;
	d->attr = arena_strdup(p->arena, entries);
	d->write_fn = write_attr;
	return d;
}

static unsigned number_of(HPDF_Dict d)
{
	return d ? d->header.obj_id & 0x00FFFFFF : 0;
}

/* A stream whose bytes lie elsewhere: libharu reads them when it writes the document, and copies nothing before. */
struct outside {
	const char *bytes;
	HPDF_UINT32 size, at;
};

static HPDF_STATUS read_outside(HPDF_Stream s, HPDF_BYTE *to, HPDF_UINT *n)
{
	struct outside *o = s->attr;
	HPDF_UINT left = o->size - o->at, want = *n;

	*n = want < left ? want : left;
	memcpy(to, o->bytes + o->at, *n);
	o->at += *n;
	return want > left ? HPDF_STREAM_EOF : HPDF_OK;
}

static HPDF_STATUS seek_outside(HPDF_Stream s, HPDF_INT to, HPDF_WhenceMode from)
{
	struct outside *o = s->attr;

	(void)from;
	o->at = (HPDF_UINT32)to;
	return HPDF_OK;
}

static HPDF_UINT32 size_outside(HPDF_Stream s)
{
	return ((struct outside *)s->attr)->size;
}

static void read_from(struct pdf *p, HPDF_Dict d, const void *bytes, size_t n, const char *entries)
{
	struct outside *o = arena_alloc(p->arena, sizeof *o);
	HPDF_Stream s = d->stream;

	*o = (struct outside){ bytes, (HPDF_UINT32)n, 0 };
	p->stored += n;
	s->free_fn(s); /* its blocks and their list: HPDF_MemStream_FreeData leaves the list behind */
	s->type = HPDF_STREAM_CALLBACK;
	s->attr = o;
	s->size = (HPDF_UINT)n;
	s->read_fn = read_outside;
	s->seek_fn = seek_outside;
	s->size_fn = size_outside;
	s->free_fn = NULL;
	d->filter = HPDF_STREAM_FILTER_NONE;
	d->attr = arena_strdup(p->arena, entries);
	d->write_fn = write_attr;
}

static HPDF_Dict add_stream(struct pdf *p, const void *bytes, size_t n, const char *entries)
{
	HPDF_Dict d = HPDF_DictStream_New(p->doc->mmgr, p->doc->xref);

	if (d)
		read_from(p, d, bytes, n, entries);
	return d;
}

/* ---- text ---- */

static HPDF_Binary new_text(struct pdf *p, const char *text)
{
	const char *end = text + strlen(text);
	struct buf b;

	buf_init(&b, p->arena);
	buf_add(&b, "\xFE\xFF", 2);
	while (text < end) {
		uint32_t c = text_next(&text, end), unit[2] = { c, 0 };

		if (c >= 0x10000) {
			unit[0] = 0xD800 + ((c - 0x10000) >> 10);
			unit[1] = 0xDC00 + ((c - 0x10000) & 0x3FF);
		}
		for (int i = 0; i < 1 + (c >= 0x10000); i++) {
			buf_byte(&b, (char)(unit[i] >> 8));
			buf_byte(&b, (char)unit[i]);
		}
	}
	return HPDF_Binary_New(p->doc->mmgr, (HPDF_BYTE *)b.data, (HPDF_UINT)b.len);
}

/* ---- the document ---- */

static void set_date(struct pdf *p, struct day made)
{
	HPDF_Date d = { .ind = '+', .off_hour = 8 };

	day_split(made, &d.year, &d.month, &d.day);
	HPDF_SetInfoDateAttr(p->doc, HPDF_INFO_CREATION_DATE, d);
	HPDF_SetInfoDateAttr(p->doc, HPDF_INFO_MOD_DATE, d);
}

struct pdf *pdf_begin(struct arena *a, const char *title, const char *author, struct day made, struct err *e)
{
	struct pdf *p = arena_alloc(a, sizeof *p);

	p->arena = a;
	p->doc = HPDF_New(note_error, p);
	if (!p->doc) {
		err_set(e, ERR_SYSTEM, _("libharu does not start"));
		return NULL;
	}
	p->doc->pdf_version = HPDF_VER_17;
	HPDF_SetPagesConfiguration(p->doc, 50);
	set_date(p, made);
	HPDF_Dict_Add(p->doc->info, "Title", new_text(p, title));
	HPDF_Dict_Add(p->doc->info, "Author", new_text(p, author));
	HPDF_Dict_Add(p->doc->catalog, "Lang", HPDF_String_New(p->doc->mmgr, "zh-CN", NULL));
	return p;
}

void pdf_add_font(struct pdf *p, const struct font_file *f)
{
	struct arena *a = p->arena;
	const char *filter = f->deflated ? "/Filter /FlateDecode\n" : "";
	HPDF_Dict file, descriptor, glyphs, unicode;

	if (p->failed || p->font_count == FONTS)
		return;
	file = add_stream(p, f->stored, f->stored_size, arena_printf(a, "%s/Length1 %zu\n", filter, f->size));
	unicode = add_stream(p, f->unicode, f->unicode_size, filter);
	descriptor = add_plain(
	    p,
	    arena_printf(a,
			 "/Type /FontDescriptor /FontName /%s /Flags 4 /FontBBox [%d %d %d %d] /ItalicAngle 0\n"
			 "/Ascent %d /Descent %d /CapHeight 733 /StemV 80 /FontFile2 %u 0 R\n",
			 f->name, f->box[0], f->box[1], f->box[2], f->box[3], f->ascent, f->descent, number_of(file)));
	glyphs = add_plain(
	    p, arena_printf(a,
			    "/Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDToGIDMap /Identity /DW 1000\n"
			    "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>\n"
			    "/FontDescriptor %u 0 R /W %s\n",
			    f->name, number_of(descriptor), f->widths));
	p->fonts[p->font_count++] = add_plain(
	    p,
	    arena_printf(a,
			 "/Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%u 0 R]\n"
			 "/ToUnicode %u 0 R\n",
			 f->name, number_of(glyphs), number_of(unicode)));
}

void pdf_add_picture(struct pdf *p, const struct picture *x)
{
	const char *head = arena_printf(p->arena, "/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 8", x->width, x->height);
	const char *space = x->channels == 1 ? "DeviceGray" : "DeviceRGB", *mask = "";
	HPDF_Dict opacity;

	if (p->failed)
		return;
	if (x->opacity) {
		opacity = add_stream(p, x->opacity, x->opacity_size,
				     arena_printf(p->arena, "%s /ColorSpace /DeviceGray /Filter /FlateDecode\n", head));
		mask = arena_printf(p->arena, " /SMask %u 0 R", number_of(opacity));
	}
	p->picture = add_stream(p, x->bytes, x->size,
				arena_printf(p->arena, "%s /ColorSpace /%s /Filter /%s%s\n", head, space, x->filter, mask));
}

static void set_resources(struct pdf *p, HPDF_Page page)
{
	HPDF_Dict resources = HPDF_Page_GetInheritableItem(page, "Resources", HPDF_OCLASS_DICT);
	struct buf b;

	if (!resources)
		return;
	buf_init(&b, p->arena);
	buf_text(&b, "/Font <<");
	for (size_t i = 0; i < p->font_count; i++)
		buf_printf(&b, " /F%zu %u 0 R", i, number_of(p->fonts[i]));
	buf_text(&b, " >>\n");
	if (p->picture)
		buf_printf(&b, "/XObject << /S0 %u 0 R >>\n", number_of(p->picture));
	resources->attr = b.data;
	resources->write_fn = write_attr;
}

void pdf_add_page(struct pdf *p, int32_t width, int32_t height, const void *deflated, size_t n)
{
	HPDF_Page page = p->failed ? NULL : HPDF_AddPage(p->doc);
	HPDF_PageAttr attr;

	if (!page)
		return;
	attr = page->attr;
	HPDF_Page_SetWidth(page, (HPDF_REAL)width / 1000);
	HPDF_Page_SetHeight(page, (HPDF_REAL)height / 1000);
	set_resources(p, page);
	read_from(p, attr->contents, deflated, n, "/Filter /FlateDecode\n");
	p->pages = arena_grow(p->arena, p->pages, p->page_count, &p->page_capacity, sizeof *p->pages);
	p->pages[p->page_count++] = page;
}

void pdf_add_bookmark(struct pdf *p, const char *title, size_t page)
{
	HPDF_Outline outline = p->failed ? NULL : HPDF_CreateOutline(p->doc, NULL, "-", NULL);
	HPDF_Destination to = outline && page < p->page_count ? HPDF_Page_CreateDestination(p->pages[page]) : NULL;

	if (!to)
		return;
	HPDF_Destination_SetFitH(to, HPDF_Page_GetHeight(p->pages[page]));
	HPDF_Outline_SetDestination(outline, to);
	HPDF_Dict_Add(outline, "Title", new_text(p, title));
}

static HPDF_STATUS collect(HPDF_Stream s, const HPDF_BYTE *bytes, HPDF_UINT n)
{
	buf_add(s->attr, bytes, n);
	return HPDF_OK;
}

/* libharu's own stream in memory is a list of small blocks, filled byte by byte. */
static bool save(struct pdf *p, struct buf *out)
{
	buf_init(out, p->arena);
	buf_reserve(out, p->stored + p->stored / 8 + 16384);
	p->doc->stream = HPDF_CallbackWriter_New(p->doc->mmgr, collect, out);
	return p->doc->stream && HPDF_SaveToStream(p->doc) == HPDF_OK;
}

const void *pdf_end(struct pdf *p, size_t *size, struct err *e)
{
	const void *bytes = NULL;
	struct buf out;

	if (!p->failed && p->page_count)
		HPDF_SetPageMode(p->doc, p->doc->outlines ? HPDF_PAGE_MODE_USE_OUTLINE : HPDF_PAGE_MODE_USE_NONE);
	if (!p->failed && p->page_count && save(p, &out) && !p->failed) {
		bytes = out.data;
		*size = out.len;
	}
	if (!bytes && e)
		err_set(e, ERR_BUG, _("libharu refuses the document: 0x%04lX, %lu"), p->failed, p->detail);
	HPDF_Free(p->doc);
	p->doc = NULL;
	return bytes;
}
