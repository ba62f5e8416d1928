#include "pipeline/render/font.h"

#include <limits.h>
#include <string.h>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include "pipeline/base/file.h"
#include "pipeline/render/font_glyph.h"

#define FACES 6
#define EM    1000

static const struct {
	const char *name, *family, *file, *package;
} INSTALLED[] = {
	{ "Noto Serif CJK SC", "Noto Serif CJK SC", "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc",
	  "fonts-noto-cjk" },
	{ "Noto Serif CJK SC Bold", "Noto Serif CJK SC", "/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc",
	  "fonts-noto-cjk" },
	{ "Noto Sans CJK SC", "Noto Sans CJK SC", "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
	  "fonts-noto-cjk" },
	{ "Noto Sans CJK SC Bold", "Noto Sans CJK SC", "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc",
	  "fonts-noto-cjk" },
	{ "LXGW WenKai", "LXGW WenKai", "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf",
	  "fonts-lxgw-wenkai" },
};

struct role {
	FT_Face faces[FACES];
	const char *names[FACES];
	int count;
	uint32_t *pages[0x1100]; /* number by code point, 256 a page */
};

struct font_set {
	struct arena *arena;
	FT_Library library;
	struct role roles[FONT_ROLES];
	struct font_char *chars;
	size_t count, capacity;
};

/* ---- faces ---- */

static int open_file(struct font_set *f, const char *path, const char *family, FT_Face *face, struct err *e)
{
	for (FT_Long i = 0, n = 1; i < n; i++) {
		if (FT_New_Face(f->library, path, i, face))
			break;
		n = (*face)->num_faces;
		if (!family || ((*face)->family_name && !strcmp((*face)->family_name, family)))
			return 0;
		FT_Done_Face(*face);
	}
	*face = NULL;
	return err_set(e, ERR_MISSING, _("%s: cannot be read as the font %s"), path, family ? family : "");
}

static int open_face(struct font_set *f, const char *name, FT_Face *face, struct err *e)
{
	size_t i = 0, n = sizeof INSTALLED / sizeof *INSTALLED;

	while (i < n && strcmp(INSTALLED[i].name, name))
		i++;
	if (i == n && *name != '/')
		return err_set(e, ERR_CONFIG, _("%s is no font that kefu knows; a path of a font file would do"), name);
	if (!file_exists(i < n ? INSTALLED[i].file : name))
		return i < n ? err_set(e, ERR_MISSING, _("the font %s is missing: install the package %s"), name,
				       INSTALLED[i].package)
			     : err_set(e, ERR_MISSING, _("the font %s is missing"), name);
	return open_file(f, i < n ? INSTALLED[i].file : name, i < n ? INSTALLED[i].family : NULL, face, e);
}

static int open_role(struct font_set *f, struct role *r, const char *const *names, struct err *e)
{
	for (; *names && r->count < FACES; names++) {
		r->names[r->count] = *names;
		if (open_face(f, *names, &r->faces[r->count], e) < 0)
			return -1;
		r->count++;
	}
	return r->count ? 0 : err_set(e, ERR_CONFIG, _("no font is given"));
}

struct font_set *font_open(struct arena *a, const char *const *const faces[FONT_ROLES], struct err *e)
{
	struct font_set *f = arena_alloc(a, sizeof *f);

	f->arena = a;
	f->count = 1; /* 0 is no character */
	f->chars = arena_grow(a, NULL, 0, &f->capacity, sizeof *f->chars);
	if (FT_Init_FreeType(&f->library)) {
		err_set(e, ERR_SYSTEM, _("FreeType does not start"));
		return NULL;
	}
	for (int i = 0; i < FONT_ROLES; i++)
		if (open_role(f, &f->roles[i], faces[i], e) < 0) {
			font_close(f);
			return NULL;
		}
	return f;
}

void font_close(struct font_set *f)
{
	if (f && f->library)
		FT_Done_FreeType(f->library);
	if (f)
		f->library = NULL;
}

/* ---- characters ---- */

static uint32_t add_char(struct font_set *f, enum font_role role, uint32_t codepoint)
{
	struct role *r = &f->roles[role];
	struct font_char c = { .codepoint = codepoint, .role = (uint8_t)role };

	while (c.face < r->count && !(c.glyph = FT_Get_Char_Index(r->faces[c.face], codepoint)))
		c.face++;
	if (c.face == r->count || FT_Load_Glyph(r->faces[c.face], c.glyph, FT_LOAD_NO_SCALE))
		return 0;
	c.advance = (uint16_t)(r->faces[c.face]->glyph->metrics.horiAdvance * EM / r->faces[c.face]->units_per_EM);
	f->chars = arena_grow(f->arena, f->chars, f->count, &f->capacity, sizeof *f->chars);
	f->chars[f->count] = c;
	return (uint32_t)f->count++;
}

uint32_t font_number(struct font_set *f, enum font_role role, uint32_t codepoint)
{
	uint32_t **page, *place;

	if (codepoint > 0x10FFFF)
		return 0;
	page = &f->roles[role].pages[codepoint >> 8];
	if (!*page)
		*page = arena_array(f->arena, 256, sizeof **page);
	place = &(*page)[codepoint & 0xFF];
	if (!*place)
		*place = add_char(f, role, codepoint);
	return *place;
}

struct font_char *font_at(struct font_set *f, uint32_t number)
{
	return &f->chars[number];
}

size_t font_count(const struct font_set *f)
{
	return f->count - 1;
}

int font_outline(struct font_set *f, uint32_t number, struct err *e)
{
	struct font_char *c = &f->chars[number];
	FT_Face face = f->roles[c->role].faces[c->face];

	if (c->outline)
		return 0;
	if (FT_Load_Glyph(face, c->glyph, FT_LOAD_NO_SCALE) || face->glyph->format != FT_GLYPH_FORMAT_OUTLINE)
		return err_set(e, ERR_MISSING, _("the font %s has no outline for U+%04X"),
			       f->roles[c->role].names[c->face], c->codepoint);
	c->outline = font_glyph(f->arena, &face->glyph->outline, face->units_per_EM, &c->outline_size);
	return 0;
}

struct font_measure font_measure(const struct font_set *f, enum font_role role)
{
	FT_Face face = f->roles[role].faces[0];
	const char *name = FT_Get_Postscript_Name(face);

	return (struct font_measure){ name ? name : "Letter", face->ascender * EM / face->units_per_EM,
				      face->descender * EM / face->units_per_EM };
}

const char *font_face_name(const struct font_set *f, enum font_role role, int face)
{
	return f->roles[role].names[face];
}
