#include "pipeline/intake/xml.h"

#include <expat.h>
#include <string.h>

#define DEPTH_MAX 64

struct reading {
	XML_Parser parser;
	const struct xml_events *events;
	void *user;
	int depth;
	bool stopped; /* by a handler, content */
	const char *why;
};

#define TRANSITIONAL "http://schemas.openxmlformats.org/spreadsheetml/2006/main|"
#define STRICT       "http://purl.oclc.org/ooxml/spreadsheetml/main|"
#define RELATIONS    "http://schemas.openxmlformats.org/package/2006/relationships|"

static const char *behind(const char *name, const char *space, size_t n)
{
	return !strncmp(name, space, n) ? name + n : NULL;
}

/* Expat gives "namespace|local", or "local" where no namespace was declared (some programs forget it). */
static const char *local(const char *name)
{
	const char *found = behind(name, TRANSITIONAL, sizeof TRANSITIONAL - 1);

	if (!found)
		found = behind(name, STRICT, sizeof STRICT - 1);
	if (!found)
		found = behind(name, RELATIONS, sizeof RELATIONS - 1);
	if (!found)
		found = strchr(name, '|') ? "" : name;
	return found;
}

static void stop(struct reading *r, const char *why)
{
	r->why = why;
	r->stopped = !why;
	XML_StopParser(r->parser, XML_FALSE);
}

static void XMLCALL start(void *user, const char *name, const char **attributes)
{
	struct reading *r = user;

	if (++r->depth > DEPTH_MAX)
		stop(r, "工作簿的结构嵌套过深，拒绝读取");
	else if (!r->events->start(r->user, local(name), attributes))
		stop(r, NULL);
}

static void XMLCALL end(void *user, const char *name)
{
	struct reading *r = user;

	r->depth--;
	if (!r->events->end(r->user, local(name)))
		stop(r, NULL);
}

static void XMLCALL text(void *user, const char *s, int n)
{
	struct reading *r = user;

	if (r->events->text)
		r->events->text(r->user, s, (size_t)n);
}

static void XMLCALL doctype(void *user, const char *name, const char *system, const char *public, int subset)
{
	(void)name;
	(void)system;
	(void)public;
	(void)subset;
	stop(user, "工作簿里有 DOCTYPE 声明，可能带有恶意内容，拒绝读取");
}

static bool feed(void *user, const char *bytes, size_t n)
{
	struct reading *r = user;

	if (XML_Parse(r->parser, bytes, (int)n, 0) == XML_STATUS_OK)
		return true;
	if (!r->stopped && !r->why)
		r->why = "工作簿的内容不是完好的 XML，请重新导出";
	return false;
}

const char *xml_attribute(const char **attributes, const char *name)
{
	for (; *attributes; attributes += 2) {
		const char *bar = strrchr(attributes[0], '|');

		if (!strcmp(bar ? bar + 1 : attributes[0], name))
			return attributes[1];
	}
	return NULL;
}

bool xml_part(struct package *p, long part, const struct xml_events *events, void *user, const char **why)
{
	struct reading r = { .events = events, .user = user };
	bool whole;

	*why = "内存不足";
	if (!(r.parser = XML_ParserCreateNS(NULL, '|')))
		return false;
	XML_SetHashSalt(r.parser, 0x6B656675); /* expat would ask the system for entropy */
	XML_SetUserData(r.parser, &r);
	XML_SetElementHandler(r.parser, start, end);
	XML_SetCharacterDataHandler(r.parser, text);
	XML_SetStartDoctypeDeclHandler(r.parser, doctype);
	whole = package_stream(p, part, feed, &r, why);
	if (whole && !r.why && !r.stopped && XML_Parse(r.parser, "", 0, 1) != XML_STATUS_OK && !r.stopped && !r.why)
		r.why = "工作簿的内容不完整，请重新导出";
	XML_ParserFree(r.parser);
	if (whole && r.why)
		*why = r.why;
	return whole && !r.why;
}
