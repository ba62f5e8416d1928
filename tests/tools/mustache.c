/* Reads {"template": "…", "data": …} as JSON on standard input and prints the expansion, escaped for HTML: for trying
 * the cases of the Mustache specification from outside. */
#include <stdio.h>

#include "tests/tools/json_value.h"

int main(void)
{
	json_error_t why;
	json_t *root = json_loadf(stdin, 0, &why), *data = json_object_get(root, "data");
	const char *template = json_string_value(json_object_get(root, "template"));
	struct arena *a = arena_new();
	struct err e = { 0 };
	struct mustache *m = template ? mustache_parse(a, template, "template", 1, true, &e) : NULL;
	struct mustache_value v = json_value(a, data);
	struct buf out;
	int rc = 1;

	if (!m) {
		fprintf(stderr, "mustache: %s\n", root ? e.text : why.text);
		goto out;
	}
	buf_init(&out, a);
	mustache_expand(m, &v, mustache_escape_html, &out);
	fwrite(out.data, 1, out.len, stdout);
	rc = 0;
out:
	arena_free(a);
	json_decref(root);
	return rc;
}
