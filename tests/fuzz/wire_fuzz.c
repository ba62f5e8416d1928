/* What a child gone mad might write: the parent must stop, never read outside a frame, never hand on a row without its part. */
#include "tests/fuzz/reading.h"

static char stream[65536];
static size_t stream_n;

/* A sound stream of a small file, to be spoilt. */
static void record_stream(void)
{
	static const char file[] = "账单号,房号,费用项目,应收金额\nB1,1-2-301,物业费,200\nB2,1-2-302,物业费,x\n";
	int in = memfd_create("in", 0), out = memfd_create("out", 0);
	struct arena *a = arena_new();
	struct wire *w = wire_open(out, a);

	FUZZ_ASSERT(write(in, file, sizeof file - 1) > 0);
	reader_run(in, "x", reading_sources, w);
	wire_close(w);
	stream_n = (size_t)pread(out, stream, sizeof stream, 0);
	arena_free(a);
}

static struct fuzz_bytes seed(size_t i)
{
	(void)i;
	return (struct fuzz_bytes){ stream, stream_n };
}

static int any_row(void *user, const struct intake_row *r, struct err *e)
{
	(void)user;
	(void)e;
	FUZZ_ASSERT(reading_source);
	for (int i = 0; i < reading_source->places; i++)
		FUZZ_ASSERT(r->values[i].type != INTAKE_TEXT || r->values[i].text[r->values[i].length] == '\0');
	return 0;
}

static int any_reject(void *user, const struct intake_reject *r, struct err *e)
{
	(void)user;
	(void)e;
	FUZZ_ASSERT(reading_source && r->reason && r->value);
	for (size_t i = 0; i < reading_source->column_count; i++)
		FUZZ_ASSERT(!r->cells[i] || strlen(r->cells[i]) < FUZZ_MAX);
	return 0;
}

static int any_part(void *user, const struct intake_part *p, struct err *e)
{
	(void)user;
	(void)e;
	reading_source = p->source;
	return 0;
}

static int any_end(void *user, const struct intake_end *n, struct err *e)
{
	(void)user;
	(void)e;
	FUZZ_ASSERT(n->note);
	return 0;
}

static void one(const char *s, size_t n)
{
	const struct intake_sink sink = { NULL, any_part, any_row, any_reject, any_end };
	int fd = memfd_create("wire", 0);
	struct wire_told told;
	struct err e = { 0 };

	FUZZ_ASSERT(fd >= 0 && write(fd, s, n) == (ssize_t)n);
	lseek(fd, 0, SEEK_SET);
	reading_source = NULL;
	FUZZ_ASSERT(wire_listen(fd, reading_sources, &sink, &told, &e) >= 0);
	close(fd);
}

int main(int argc, char **argv)
{
	static const char *const words[] = { "P", "R", "J", "E", "Z", "\xFF\xFF\xFF\x7F" };

	reading_load();
	record_stream();
	return fuzz_main(argc, argv, "wire", seed, 1, words, sizeof words / sizeof *words, one);
}
