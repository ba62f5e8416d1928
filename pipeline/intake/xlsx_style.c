#include "pipeline/intake/xlsx_style.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/intake/record.h"
#include "pipeline/intake/xml.h"

#define STYLES_MAX  65536
#define FORMATS_MAX 4096

struct format {
	long id;
	uint8_t kind;
};

struct reading {
	struct xlsx_styles *out;
	struct format *formats;
	size_t format_count, format_room;
	bool in_cell_formats, too_many;
};

/* Formats that a file need not spell out; 27–36 and 50–58 are those of Chinese Excel. */
static uint8_t built_in(long id)
{
	if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) || id == 57 ||
	    id == 58)
		return CELL_DATE;
	if (id == 22)
		return CELL_DATE | CELL_TIME;
	if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) || id == 55 || id == 56)
		return CELL_TIME;
	return id == 9 || id == 10 ? CELL_PERCENT : CELL_PLAIN;
}

/* Past what is only shown: "…", \x, _x, *x, [Red], [$-804]; but [h] is an hour. */
static const char *past_literal(const char *s)
{
	const char *end;

	if (*s == '"')
		return (end = strchr(s + 1, '"')) ? end + 1 : s + strlen(s);
	if (*s == '\\' || *s == '_' || *s == '*')
		return s[1] ? s + 2 : s + 1;
	if (*s == '[' && !strchr("hHmMsS", s[1]))
		return (end = strchr(s, ']')) ? end + 1 : s + strlen(s);
	if (!strncmp(s, "AM/PM", 5) || !strncmp(s, "am/pm", 5))
		return s + 5;
	if (!strncmp(s, "General", 7))
		return s + 7;
	return s;
}

uint8_t xlsx_style_of_code(const char *code)
{
	bool day = false, clock = false, month = false, percent = false;

	while (*code && *code != ';') {
		const char *past = past_literal(code);

		if (past != code) {
			code = past;
			continue;
		}
		day |= *code == 'y' || *code == 'Y' || *code == 'd' || *code == 'D' || *code == 'e';
		clock |= *code == 'h' || *code == 'H' || *code == 's' || *code == 'S';
		month |= *code == 'm' || *code == 'M';
		percent |= *code == '%';
		code++;
	}
	if (percent)
		return CELL_PERCENT;
	return (uint8_t)((day || (month && !clock) ? CELL_DATE : 0) | (clock ? CELL_TIME : 0));
}

static uint8_t kind_of(const struct reading *r, long id)
{
	for (size_t i = 0; i < r->format_count; i++)
		if (r->formats[i].id == id)
			return r->formats[i].kind;
	return built_in(id);
}

static void *grown(void *items, size_t count, size_t *room, size_t most, size_t size)
{
	void *more;

	if (count < *room)
		return items;
	*room = *room ? 2 * *room : 64;
	if (count >= most || !(more = realloc(items, *room * size)))
		return NULL;
	return more;
}

static void add_format(struct reading *r, const char **attributes)
{
	const char *id = xml_attribute(attributes, "numFmtId"), *code = xml_attribute(attributes, "formatCode");
	struct format *more = grown(r->formats, r->format_count, &r->format_room, FORMATS_MAX, sizeof *more);

	if (!more) {
		r->too_many = true;
		return;
	}
	r->formats = more;
	if (id && code)
		r->formats[r->format_count++] = (struct format){ strtol(id, NULL, 10), xlsx_style_of_code(code) };
}

static void add_style(struct reading *r, const char **attributes)
{
	const char *id = xml_attribute(attributes, "numFmtId");
	uint8_t *more = grown(r->out->kinds, r->out->count, &r->out->room, STYLES_MAX, 1);

	if (!more) {
		r->too_many = true;
		return;
	}
	r->out->kinds = more;
	r->out->kinds[r->out->count++] = kind_of(r, id ? strtol(id, NULL, 10) : 0);
}

static bool start(void *user, const char *name, const char **attributes)
{
	struct reading *r = user;

	if (!strcmp(name, "cellXfs"))
		r->in_cell_formats = true;
	else if (!strcmp(name, "numFmt"))
		add_format(r, attributes);
	else if (r->in_cell_formats && !strcmp(name, "xf"))
		add_style(r, attributes);
	return !r->too_many;
}

static bool end(void *user, const char *name)
{
	struct reading *r = user;

	if (!strcmp(name, "cellXfs"))
		r->in_cell_formats = false;
	return true;
}

bool xlsx_styles_read(struct package *p, long part, struct xlsx_styles *out, const char **why)
{
	static const struct xml_events events = { start, end, NULL };
	struct reading r = { .out = out };
	bool good = xml_part(p, part, &events, &r, why);

	free(r.formats);
	if (good && r.too_many)
		*why = "工作簿的单元格格式太多，不像是正常导出的文件";
	return good && !r.too_many;
}

void xlsx_styles_free(struct xlsx_styles *s)
{
	free(s->kinds);
}

uint8_t xlsx_styles_get(const struct xlsx_styles *s, size_t i)
{
	return i < s->count ? s->kinds[i] : CELL_PLAIN;
}
