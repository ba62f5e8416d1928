/* Reads bytes as the child does, in this process, and hears them as the parent does: all frames must make sense and add up. */
#ifndef KEFU_TESTS_FUZZ_READING_H
#define KEFU_TESTS_FUZZ_READING_H

#include <glob.h>
#include <sys/mman.h>
#include <unistd.h>

#include "pipeline/base/text.h"
#include "pipeline/intake/encoding.h"
#include "pipeline/intake/intake.h"
#include "pipeline/intake/reader.h"
#include "pipeline/intake/wire.h"
#include "tests/fuzz/fuzz.h"

static const struct source_set *reading_sources;
static const struct source *reading_source;
static int reading_parts, reading_ends;

static int reading_part(void *user, const struct intake_part *p, struct err *e)
{
	(void)user;
	(void)e;
	reading_source = p->source;
	reading_parts++;
	FUZZ_ASSERT(text_valid(p->note, strlen(p->note), NULL));
	return 0;
}

static int reading_row(void *user, const struct intake_row *r, struct err *e)
{
	(void)user;
	(void)e;
	FUZZ_ASSERT(reading_source && r->line > 0);
	for (int i = 0; i < reading_source->places; i++)
		FUZZ_ASSERT(r->values[i].type != INTAKE_TEXT ||
			    (r->values[i].length && !r->values[i].text[r->values[i].length] && text_valid(r->values[i].text, r->values[i].length, NULL)));
	for (size_t i = 0; i < reading_source->column_count; i++)
		FUZZ_ASSERT(!reading_source->columns[i].required || r->values[reading_source->columns[i].place].type != INTAKE_NULL);
	return 0;
}

static int reading_reject(void *user, const struct intake_reject *r, struct err *e)
{
	(void)user;
	(void)e;
	FUZZ_ASSERT(reading_source && *r->reason && text_valid(r->value, strlen(r->value), NULL));
	return 0;
}

static int reading_end(void *user, const struct intake_end *n, struct err *e)
{
	(void)user;
	(void)e;
	reading_ends++;
	FUZZ_ASSERT(n->read >= n->skipped + n->rejected && text_valid(n->note, strlen(n->note), NULL));
	return 0;
}

static inline void reading_load(void)
{
	static struct arena *a;
	struct err e = { 0 };
	glob_t g;

	a = arena_new();
	FUZZ_ASSERT(!glob("templates/sources/*.ini", 0, NULL, &g));
	reading_sources = source_load(a, (const char *const *)g.gl_pathv, &e);
	FUZZ_ASSERT(reading_sources);
	globfree(&g);
	encoding_prepare();
}

static inline void reading_one(const char *s, size_t n)
{
	const struct intake_sink sink = { NULL, reading_part, reading_row, reading_reject, reading_end };
	int in = memfd_create("in", 0), out = memfd_create("out", 0);
	struct arena *a = arena_new();
	struct wire_told told;
	struct err e = { 0 };
	struct wire *w = wire_open(out, a);

	FUZZ_ASSERT(in >= 0 && out >= 0 && write(in, s, n) == (ssize_t)n);
	reading_parts = reading_ends = 0;
	reader_run(in, "fuzz", reading_sources, w);
	wire_close(w);
	lseek(out, 0, SEEK_SET);
	FUZZ_ASSERT(wire_listen(out, reading_sources, &sink, &told, &e) == 1);
	FUZZ_ASSERT(reading_parts >= 1 && reading_parts == reading_ends);
	close(in);
	close(out);
	arena_free(a);
}

#endif
