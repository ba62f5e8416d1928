/* What reading a file told its sink, as lines of text; for intake_test and xlsx_test. */
#ifndef KEFU_TESTS_UNIT_TELLER_H
#define KEFU_TESTS_UNIT_TELLER_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "pipeline/intake/intake.h"

/* What a sink was told, as lines of text. */
struct told {
	char text[65536];
	size_t n;
	const struct source *source;
	struct intake_hash keys[64], contents[64];
	int rows, refuse_row; /* the sink fails at that row */
	int64_t read, skipped, rejected;
	int broken, parts;
};

static void put(struct told *t, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void put(struct told *t, const char *format, ...)
{
	va_list ap;
	int n;

	va_start(ap, format);
	n = vsnprintf(t->text + t->n, sizeof t->text - t->n, format, ap);
	va_end(ap);
	if (n > 0 && (size_t)n < sizeof t->text - t->n)
		t->n += (size_t)n;
}

static int part(void *user, const struct intake_part *p, struct err *e)
{
	struct told *t = user;

	(void)e;
	t->source = p->source;
	t->parts++;
	put(t, "part %s%s%s at %d%s%s\n", p->sheet, *p->sheet ? " " : "", p->source ? p->source->id : "-", p->header_line, *p->note ? ": " : "", p->note);
	return 0;
}

static int row(void *user, const struct intake_row *r, struct err *e)
{
	struct told *t = user;

	if (t->rows + 1 == t->refuse_row)
		return err_set(e, ERR_SYSTEM, "full");
	put(t, "%d:", r->line);
	for (int i = 0; i < t->source->places; i++)
		if (r->values[i].type == INTAKE_INT)
			put(t, " %lld", (long long)r->values[i].n);
		else if (r->values[i].type == INTAKE_TEXT)
			put(t, " %s", r->values[i].text);
		else
			put(t, " ~");
	put(t, "\n");
	if (t->rows < 64) {
		t->keys[t->rows] = r->key;
		t->contents[t->rows] = r->content;
	}
	t->rows++;
	return 0;
}

static int reject(void *user, const struct intake_reject *r, struct err *e)
{
	struct told *t = user;

	(void)e;
	put(t, "%d! [%s] '%s' %s%s", r->line, r->column, r->value, r->reason, r->has_key ? " key" : "");
	for (size_t i = 0; i < t->source->column_count && i < 3; i++)
		put(t, "|%s", r->cells[i] ? r->cells[i] : "~");
	put(t, "\n");
	return 0;
}

static int end(void *user, const struct intake_end *n, struct err *e)
{
	struct told *t = user;

	(void)e;
	put(t, "end %lld = %lld + %lld%s%s%s\n", (long long)n->read, (long long)n->skipped, (long long)n->rejected, n->broken ? " broken" : "", *n->note ? ": " : "", n->note);
	t->read = n->read;
	t->skipped = n->skipped;
	t->rejected = n->rejected;
	t->broken = n->broken;
	return 0;
}

static struct arena *arena;
static struct source_set *sources;

static int load(void **state)
{
	struct err e = { 0 };
	glob_t g;

	(void)state;
	arena = arena_new();
	if (glob("templates/sources/*.ini", 0, NULL, &g))
		return -1;
	sources = source_load(arena, (const char *const *)g.gl_pathv, &e);
	globfree(&g);
	return sources ? 0 : -1;
}

static int unload(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

static int file_of(const void *bytes, size_t n)
{
	int fd = memfd_create("export", 0);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes, n), (ssize_t)n);
	return fd;
}

static int read_as(struct told *t, const char *path, const void *bytes, size_t n, struct err *e)
{
	const struct intake_sink sink = { t, part, row, reject, end };
	int fd = file_of(bytes, n), rc;

	rc = intake_read(fd, path, sources, &sink, e);
	close(fd);
	return rc;
}

#endif
