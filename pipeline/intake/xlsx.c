#include "pipeline/intake/xlsx.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/arena.h"
#include "pipeline/intake/part.h"
#include "pipeline/intake/xlsx_own.h"
#include "pipeline/intake/xlsx_sheet.h"
#include "pipeline/intake/xml.h"

#define SHEETS_MAX     256
#define RELATIONS_MAX  4096
#define NAME_MAX_BYTES 300

struct sheet {
	const char *name, *relation;
	bool hidden;
};

struct relation {
	const char *id, *type, *target;
};

struct relations {
	struct relation *items;
	size_t count, capacity;
	struct arena *arena;
};

struct reading {
	struct arena *arena;
	struct xlsx_book book;
	struct sheet *sheets;
	size_t count, capacity;
	const char *workbook; /* its part's name */
	struct relations relations;
	const struct source_set *sources;
	const char *path;
	struct wire *wire;
	enum xlsx_own own;
	int parts; /* told so far */
};

static bool no_end(void *user, const char *name)
{
	(void)user;
	(void)name;
	return true;
}

/* ---- which part is what ----------------------------------------------------------------------------------------- */

static bool add_relation(void *user, const char *name, const char **attributes)
{
	struct relations *r = user;
	const char *id = xml_attribute(attributes, "Id"), *type = xml_attribute(attributes, "Type"),
		   *target = xml_attribute(attributes, "Target");

	if (strcmp(name, "Relationship") || !id || !type || !target)
		return true;
	r->items = arena_grow(r->arena, r->items, r->count, &r->capacity, sizeof *r->items);
	r->items[r->count++] = (struct relation){ arena_strdup(r->arena, id), arena_strdup(r->arena, type),
						  arena_strdup(r->arena, target) };
	return r->count < RELATIONS_MAX;
}

/* xl/workbook.xml + worksheets/sheet1.xml -> xl/worksheets/sheet1.xml; a target that starts with a slash stands alone.
 * `..` finds nothing. */
static const char *resolved(struct arena *a, const char *from, const char *target)
{
	const char *slash = strrchr(from, '/');

	if (*target == '/' || *target == '\\')
		return target + 1;
	if (!strncmp(target, "./", 2))
		target += 2;
	return arena_printf(a, "%.*s%s", slash ? (int)(slash + 1 - from) : 0, from, target);
}

static bool read_relations(struct reading *r, const char *of, struct relations *out)
{
	static const struct xml_events events = { add_relation, no_end, NULL };
	const char *slash = strrchr(of, '/'), *why;
	long part =
	    package_find(r->book.package, arena_printf(r->arena, "%.*s_rels/%s.rels", slash ? (int)(slash + 1 - of) : 0,
						       of, slash ? slash + 1 : of));

	out->arena = r->arena;
	return part >= 0 && xml_part(r->book.package, part, &events, out, &why);
}

static bool is_type(const struct relation *x, const char *type)
{
	const char *slash = strrchr(x->type, '/');

	return slash && !strcmp(slash + 1, type);
}

/* The part of the workbook's relation of that type, or of that id; -1 when there is none. */
static long related(struct reading *r, const char *type, const char *id)
{
	for (size_t i = 0; i < r->relations.count; i++) {
		const struct relation *x = &r->relations.items[i];

		if (is_type(x, type) && (!id || !strcmp(x->id, id)))
			return package_find(r->book.package, resolved(r->arena, r->workbook, x->target));
	}
	return -1;
}

static const char *workbook_of(struct reading *r)
{
	struct relations top = { .count = 0 };

	if (read_relations(r, "", &top))
		for (size_t i = 0; i < top.count; i++)
			if (is_type(&top.items[i], "officeDocument"))
				return resolved(r->arena, "", top.items[i].target);
	return "xl/workbook.xml";
}

static bool is_true(const char *s)
{
	return s && (*s == '1' || *s == 't' || *s == 'T');
}

static const char *short_name(struct arena *a, const char *s)
{
	size_t n = strlen(s);

	if (n > NAME_MAX_BYTES)
		for (n = NAME_MAX_BYTES; n && ((unsigned char)s[n] & 0xC0) == 0x80;)
			n--;
	return arena_strndup(a, s, n);
}

static bool workbook_start(void *user, const char *name, const char **attributes)
{
	struct reading *r = user;

	if (!strcmp(name, "workbookPr"))
		r->book.date1904 = is_true(xml_attribute(attributes, "date1904"));
	if (!strcmp(name, "sheet")) {
		const char *title = xml_attribute(attributes, "name"), *state = xml_attribute(attributes, "state"),
			   *id = NULL;

		for (const char **a = attributes; *a; a += 2) /* r:id; sheetId is another */
			if (strlen(*a) > 3 && !strcmp(*a + strlen(*a) - 3, "|id"))
				id = a[1];
		r->sheets = arena_grow(r->arena, r->sheets, r->count, &r->capacity, sizeof *r->sheets);
		r->sheets[r->count++] =
		    (struct sheet){ short_name(r->arena, title ? title : ""), id ? arena_strdup(r->arena, id) : NULL,
				    state && strcmp(state, "visible") != 0 };
	}
	return r->count <= SHEETS_MAX;
}

static bool read_workbook(struct reading *r, const char **why)
{
	static const struct xml_events events = { workbook_start, no_end, NULL };
	long part;

	r->workbook = workbook_of(r);
	part = package_find(r->book.package, r->workbook);
	*why = "压缩包里没有工作簿，不是 .xlsx 文件";
	if (part < 0 || !xml_part(r->book.package, part, &events, r, why))
		return false;
	*why = "工作表超过 256 张，请拆分后重报";
	if (r->count > SHEETS_MAX)
		return false;
	*why = "工作簿缺少部件（workbook.xml.rels），文件已损坏，请重新导出";
	if (!read_relations(r, r->workbook, &r->relations))
		return false;
	part = related(r, "sharedStrings", NULL);
	if (part >= 0 && !xlsx_strings_read(r->book.package, part, &r->book.strings, why))
		return false;
	part = related(r, "styles", NULL);
	return part < 0 || xlsx_styles_read(r->book.package, part, &r->book.styles, why);
}

/* ---- sheets ----------------------------------------------------------------------------------------------------- */

/* A sheet without any filled row is none: every new workbook of old Excel has two. */
struct opening {
	struct part_about about;
	struct wire *wire;
	struct part *part;
};

static int take(void *user, const struct record *r)
{
	struct opening *o = user;

	if (!o->part)
		o->part = part_open(&o->about, o->wire);
	return part_record(o->part, r);
}

static long part_of(struct reading *r, const struct sheet *s)
{
	return s->relation ? related(r, "worksheet", s->relation) : -1;
}

static enum xlsx_own find_own(struct reading *r)
{
	for (size_t i = 0; i < r->count; i++) {
		long part = strcmp(r->sheets[i].name, XLSX_OWN_SHEET) ? -1 : part_of(r, &r->sheets[i]);

		if (part >= 0)
			return xlsx_own_origin(&r->book, part);
	}
	return XLSX_FOREIGN;
}

/* In a workbook of our own: what to leave alone. */
static bool computed(struct reading *r, const struct sheet *s, long part)
{
	if (r->own == XLSX_FOREIGN || source_takes_own(r->sources, s->name))
		return false;
	for (size_t i = 0; r->own == XLSX_OWN_PROBLEMS && i < r->sources->count; i++)
		if (!strcmp(r->sources->sources[i].title, s->name))
			return false;
	return !xlsx_own_rejected(&r->book, part);
}

static void read_sheet(struct reading *r, const struct sheet *s)
{
	struct opening o = { .wire = r->wire };
	long part = part_of(r, s);
	const char *why = "工作表的部件缺失，文件已损坏，请重新导出";
	int hidden = 0;
	bool good;

	o.about = (struct part_about){ .sources = r->sources,
				       .path = r->path,
				       .sheet = s->name,
				       .date1904 = r->book.date1904,
				       .note = s->hidden ? "隐藏的工作表" : "" };
	if (part < 0 && s->relation &&
	    (related(r, "chartsheet", s->relation) >= 0 || related(r, "dialogsheet", s->relation) >= 0))
		return;
	if (part >= 0 && computed(r, s, part))
		return;
	if (part >= 0 && !strcmp(s->name, XLSX_OWN_NOTES) && xlsx_own_notes(&r->book, part))
		return;
	good = part >= 0 && xlsx_sheet_read(&r->book, part, take, &o, &hidden, &why);
	if (!o.part && good)
		return;
	r->parts++;
	if (o.part)
		part_close(o.part, 0,
			   !good    ? why
			   : hidden ? arena_printf(r->arena, "含 %d 个隐藏行，已照常读取", hidden)
				    : "",
			   !good);
	else
		part_refused(r->wire, r->sources, s->name, why);
}

void xlsx_read(int fd, const char *path, const struct source_set *sources, struct wire *w)
{
	struct reading r = { .arena = arena_new(), .sources = sources, .path = path, .wire = w };
	const char *why;

	r.book.package = package_open(fd, &why);
	if (!r.book.package || !read_workbook(&r, &why)) {
		part_refused(w, sources, "", why);
	} else {
		r.own = find_own(&r);
		for (size_t i = 0; i < r.count; i++)
			read_sheet(&r, &r.sheets[i]);
		if (!r.parts)
			part_refused(w, sources, "", r.own ? "这是本系统生成的报表，不是导出数据，未读取" : "工作簿里没有数据");
	}
	xlsx_strings_free(&r.book.strings);
	xlsx_styles_free(&r.book.styles);
	package_close(r.book.package);
	arena_free(r.arena);
}
