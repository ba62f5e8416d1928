/* How fast an export becomes checked, hashed rows: 1,000,000 bills of 12 columns as CSV (about 130 MB), read in the child and handed over
 * to the parent, as 1_ingest does before it stores them. Also in GB18030, and what libcsv alone takes. One line each. */
#include <csv.h>
#include <glob.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "pipeline/intake/intake.h"

#define ROWS 1000000

static int64_t rows, sum;

static int part(void *user, const struct intake_part *p, struct err *e)
{
	(void)user;
	return p->source ? 0 : err_set(e, ERR_BUG, "%s", p->note);
}

static int row(void *user, const struct intake_row *r, struct err *e)
{
	(void)user;
	(void)e;
	rows++;
	sum += (int64_t)(r->key.lo ^ r->content.lo);
	return 0;
}

static int reject(void *user, const struct intake_reject *r, struct err *e)
{
	(void)user;
	return err_set(e, ERR_BUG, "%d: %s %s", r->line, r->column, r->reason);
}

static int end(void *user, const struct intake_end *n, struct err *e)
{
	(void)user;
	(void)n;
	(void)e;
	return 0;
}

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static char *export_of(size_t *n)
{
	char *s = malloc((size_t)ROWS * 180 + 1000), *p = s;

	p += sprintf(p, "账单号,房号,费用项目,计费开始,计费结束,账期,应收金额,减免金额,减免审批号,减免审批人,减免审批日期,应缴日期\n");
	for (int i = 0; i < ROWS; i++) {
		int month = i % 12 + 1;

		p += sprintf(p, "ZD2026%08d,%d-%d-%d,物业服务费,2026-%02d-01,2026-%02d-28,2026-%02d,%d.%02d,0.00,JM%06d,王经理,2026-01-15,2026-%02d-28\n", i, i % 40 + 1,
			     i % 3 + 1, (i % 30 + 1) * 100 + i % 4 + 1, month, month, month, 150 + i % 200, i % 100, i % 1000, month);
	}
	*n = (size_t)(p - s);
	return s;
}

static int file_of(const char *bytes, size_t n)
{
	int fd = memfd_create("export", 0);

	for (size_t done = 0; done < n;) {
		ssize_t k = write(fd, bytes + done, n - done);

		if (k <= 0)
			exit(74);
		done += (size_t)k;
	}
	return fd;
}

static double cpu(int who)
{
	struct rusage u;

	getrusage(who, &u);
	return (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) + (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e6;
}

/* On a busy machine the processor time of the two processes says more than the clock. */
static void measure(const char *what, int fd, size_t bytes, const struct source_set *sources)
{
	const struct intake_sink sink = { NULL, part, row, reject, end };
	struct err e = { 0 };
	double best = 1e9, child = 1e9, parent = 1e9;

	for (int i = 0; i < 3; i++) {
		double start = now(), c = cpu(RUSAGE_CHILDREN), p = cpu(RUSAGE_SELF);

		rows = 0;
		if (intake_read(fd, "bench.csv", sources, &sink, &e) < 0) {
			fprintf(stderr, "%s\n", e.text);
			exit(1);
		}
		best = now() - start < best ? now() - start : best;
		child = cpu(RUSAGE_CHILDREN) - c < child ? cpu(RUSAGE_CHILDREN) - c : child;
		parent = cpu(RUSAGE_SELF) - p < parent ? cpu(RUSAGE_SELF) - p : parent;
	}
	printf("intake, %s: %lld rows, %.0f MB in %.3f s: %.2f M rows/s; processor time: child %.3f s (%.2f M rows/s), parent %.3f s\n", what, (long long)rows,
	       (double)bytes / 1e6, best, (double)rows / best / 1e6, child, (double)rows / child / 1e6, parent);
}

static void field(void *s, size_t n, void *user)
{
	(void)s;
	(void)user;
	sum += (int64_t)n;
}

static void record(int c, void *user)
{
	(void)c;
	(void)user;
	rows++;
}

static void measure_libcsv(const char *bytes, size_t n)
{
	double start = now();
	struct csv_parser p;

	rows = 0;
	csv_init(&p, CSV_STRICT);
	for (size_t i = 0; i < n; i += 256 * 1024)
		csv_parse(&p, bytes + i, n - i < 256 * 1024 ? n - i : 256 * 1024, field, record, NULL);
	csv_free(&p);
	printf("libcsv alone: %.2f M rows/s\n", (double)rows / (now() - start) / 1e6);
}

/* With an argument only the first measure, for a profiler. */
int main(int argc, char **argv)
{
	struct arena *a = arena_new();
	struct err e = { 0 };
	struct source_set *sources;
	glob_t g;
	size_t n, left, room;
	char *utf8 = export_of(&n), *gb = malloc(n), *in = utf8, *out = gb;
	iconv_t cd = iconv_open("GB18030", "UTF-8");

	if (glob("templates/sources/*.ini", 0, NULL, &g) || !(sources = source_load(a, (const char *const *)g.gl_pathv, &e)))
		return 78;
	(void)argv;
	measure("UTF-8", file_of(utf8, n), n, sources);
	if (argc > 1)
		return 0;
	measure_libcsv(utf8, n);
	left = room = n;
	iconv(cd, &in, &left, &out, &room);
	measure("GB18030", file_of(gb, n - room), n - room, sources);
	return sum == 42;
}
