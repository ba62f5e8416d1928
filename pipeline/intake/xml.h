/* xml: a part of a workbook as events, by expat. The only module that includes expat.h. Refuses DOCTYPE, and with it
 * every entity; nesting is bounded. Only elements of the spreadsheet's own namespaces are told by name: x15:workbookPr
 * is none of them. */
#ifndef KEFU_INTAKE_XML_H
#define KEFU_INTAKE_XML_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/intake/package.h"

struct xml_events {
	/* `name` is local, "" for an element of another namespace; attributes are pairs, NULL-terminated. Either
	 * returns false to stop. */
	bool (*start)(void *user, const char *name, const char **attributes);
	bool (*end)(void *user, const char *name);
	void (*text)(void *user, const char *s, size_t n);
};

/* The value of the attribute with that local name, or NULL. */
const char *xml_attribute(const char **attributes, const char *name);

/* False when the part is damaged or refused, *why the reason; true also when a handler stopped it. */
bool xml_part(struct package *p, long part, const struct xml_events *events, void *user, const char **why);

#endif
