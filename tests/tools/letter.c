/* letter FOLDER: reads an array of rows as JSON on standard input and prints the letters that the template in FOLDER
 * makes of them, as one PDF, or with --text as their words. For looking at a template without a database. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "pipeline/render/letter_draft.h"
#include "pipeline/render/letter_pdf.h"
#include "pipeline/render/letter_text.h"
#include "tests/tools/json_value.h"

static const char *find(void *user, const char *letter, const char *name)
{
	const char *path = arena_printf(user, "%s/%s", letter, name);

	return access(path, R_OK) == 0 ? path : NULL;
}

static void count_chars(struct font_set *fonts, const struct letter *l, uint32_t number)
{
	for (size_t i = 0; i < l->char_count; i++) {
		struct font_char *c = font_at(fonts, l->chars[i]);

		c->letters += c->last != number;
		c->last = number;
	}
}

static int read_letter(void *user, struct arena *scratch, size_t i, struct letter *out, struct err *e)
{
	(void)scratch;
	(void)e;
	*out = ((struct letter *)user)[i];
	return 0;
}

static int print(struct arena *a, struct font_set *fonts, const struct letter_template *t,
		 const struct mustache_value *rows, bool text, struct err *e)
{
	struct letter *letters = arena_array(a, rows->count + 1, sizeof *letters);
	struct letter_document d = { t->title, "", day_of(20000), NULL, rows->count, read_letter, letters };
	struct letter_missing *missing;
	struct letter_fonts *made;
	const void *bytes;
	size_t size = 0;

	for (size_t i = 0; i < rows->count; i++) {
		if (letter_draft(a, t, fonts, &rows->items[i], "letter", &letters[i], &missing, e) < 0)
			return -1;
		for (; missing; missing = missing->next)
			fprintf(stderr, "U+%04X: face %d\n", missing->codepoint, missing->face);
		count_chars(fonts, &letters[i], (uint32_t)i + 1);
		if (text)
			fputs(letter_text(a, fonts, &letters[i]), stdout);
	}
	if (text)
		return 0;
	made = letter_fonts_make(a, fonts, rows->count, e);
	bytes = made ? letter_pdf(a, made, &d, &size, e) : NULL;
	fwrite(bytes ? bytes : "", 1, size, stdout);
	return bytes ? 0 : -1;
}

int main(int argc, char **argv)
{
	json_error_t why;
	json_t *root = json_loadf(stdin, 0, &why);
	struct arena *a = arena_new();
	struct err e = { 0 };
	struct mustache_value rows = json_value(a, root);
	struct letter_template *t = root && argc > 1 ? letter_template_load(a, argv[argc - 1], find, a, &e) : NULL;
	struct font_set *fonts = t ? font_open(a, t->style.faces, &e) : NULL;
	int rc = fonts ? print(a, fonts, t, &rows, !strcmp(argv[1], "--text"), &e) : -1;

	if (rc < 0)
		fprintf(stderr, "letter: %s\n", root ? e.text : why.text);
	font_close(fonts);
	arena_free(a);
	json_decref(root);
	return rc < 0;
}
