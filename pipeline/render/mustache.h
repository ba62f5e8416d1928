/* mustache: a logic-less template expanded with values, as the Mustache specification says for variables, sections,
 * inverted sections, comments and set-delimiters, with their whitespace.
 *
 * Values are never read again for tags. Not here: partials, lambdas, inheritance; they are refused with file and line.
 */
#ifndef KEFU_RENDER_MUSTACHE_H
#define KEFU_RENDER_MUSTACHE_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/base/arena.h"
#include "pipeline/base/buf.h"
#include "pipeline/base/err.h"

enum mustache_kind { MUSTACHE_FALSE, MUSTACHE_TRUE, MUSTACHE_TEXT, MUSTACHE_LIST, MUSTACHE_MAP };

/* Empty text and an empty list are no reason to enter a section; the number 0 is given as empty = true, text "0". */
struct mustache_value {
	enum mustache_kind kind;
	bool empty;
	const char *text;                   /* TEXT */
	const struct mustache_value *items; /* LIST, and the values of MAP */
	const char *const *names;           /* MAP */
	size_t count;
};

struct mustache; /* a parsed template */

/* `raw` false refuses {{{x}}} and {{&x}}. `path` and `line` (of the text's first line) are for messages. NULL on
 * failure. */
struct mustache *mustache_parse(struct arena *a, const char *text, const char *path, int line, bool raw, struct err *e);

/* Puts `text` into `out` so that it means itself there. */
typedef void mustache_escape(struct buf *out, const char *text);
void mustache_escape_html(struct buf *out, const char *text);

void mustache_expand(const struct mustache *m, const struct mustache_value *data, mustache_escape *escape,
		     struct buf *out);

/* Each name that a tag uses, with its line and the sections around it, outermost first. -1 stops. */
struct mustache_use {
	const char *name;
	int line;
	const char *const *within;
	size_t depth;
};
int mustache_uses(const struct mustache *m, int (*each)(void *user, const struct mustache_use *use, struct err *e),
		  void *user, struct err *e);

#endif
