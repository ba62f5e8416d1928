/* How fast an export becomes checked, hashed rows: 1,000,000 bills of 12 columns as CSV (about 130 MB), read in the child and handed over
 * to the parent, as 1_ingest does before it stores them. Also in GB18030, what libcsv alone takes, and 200,000 of them as a workbook (peers on
 * such a one: openpyxl read-only 12.4 s, exceljs 4.9 s; FINDINGS). One line each. */
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
#include "tests/unit/zip_writer.h"

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

#define RELATIONS "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
#define TYPE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define MAIN "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
#define BOOK_ROWS 200000

static void add_deflated(struct zip_writer *z, const char *name, const char *s, size_t n)
{
	size_t room = n / 2 + 1024;
	unsigned char *packed = malloc(room), *plain = malloc(n);
	z_stream d = { .next_in = plain, .avail_in = (unsigned)n, .next_out = packed, .avail_out = (unsigned)room };

	memcpy(plain, s, n);
	if (deflateInit2(&d, 6, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY) != Z_OK || deflate(&d, Z_FINISH) != Z_STREAM_END)
		exit(74);
	zip_add_packed(z, name, packed, d.total_out, n, (uint32_t)crc32(0, plain, (unsigned)n), 1);
	deflateEnd(&d);
	free(packed);
	free(plain);
}

static char *cell_text(char *p, char column, int line, const char *text)
{
	return p + sprintf(p, "<c r=\"%c%d\" t=\"inlineStr\"><is><t>%s</t></is></c>", column, line, text);
}

static char *book_row(char *p, int line, int i)
{
	int month = i % 12 + 1;
	char text[64];

	p += sprintf(p, "<row r=\"%d\">", line);
	sprintf(text, "ZD2026%08d", i);
	p = cell_text(p, 'A', line, text);
	sprintf(text, "%d-%d-%d", i % 40 + 1, i % 3 + 1, (i % 30 + 1) * 100 + i % 4 + 1);
	p = cell_text(p, 'B', line, text);
	p = cell_text(p, 'C', line, "物业服务费");
	p += sprintf(p, "<c r=\"D%d\"><v>%d</v></c><c r=\"E%d\"><v>%d</v></c>", line, 46023 + month * 30, line, 46050 + month * 30);
	sprintf(text, "2026-%02d", month);
	p = cell_text(p, 'F', line, text);
	p += sprintf(p, "<c r=\"G%d\"><v>%d.%02d</v></c><c r=\"H%d\"><v>0</v></c>", line, 150 + i % 200, i % 100, line);
	sprintf(text, "JM%06d", i % 1000);
	p = cell_text(p, 'I', line, text);
	p = cell_text(p, 'J', line, "王经理");
	p = cell_text(p, 'K', line, "2026-01-15");
	p += sprintf(p, "<c r=\"L%d\"><v>%d</v></c></row>", line, 46050 + month * 30);
	return p;
}

static struct zip_writer *book_of(void)
{
	static const char *const heads[] = { "账单号", "房号", "费用项目", "计费开始", "计费结束", "账期", "应收金额", "减免金额", "减免审批号", "减免审批人", "减免审批日期", "应缴日期" };
	struct zip_writer *z = calloc(1, sizeof *z);
	char *sheet = malloc((size_t)BOOK_ROWS * 900 + 4096), *p = sheet;

	zip_add(z, "_rels/.rels", RELATIONS "<Relationship Id=\"rId1\" Type=\"" TYPE "officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
	zip_add(z, "xl/workbook.xml", "<workbook " MAIN "><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
	zip_add(z, "xl/_rels/workbook.xml.rels", RELATIONS "<Relationship Id=\"rId1\" Type=\"" TYPE "worksheet\" Target=\"sheet.xml\"/></Relationships>");
	p += sprintf(p, "<worksheet " MAIN "><sheetData><row r=\"1\">");
	for (int i = 0; i < 12; i++)
		p = cell_text(p, (char)('A' + i), 1, heads[i]);
	p += sprintf(p, "</row>");
	for (int i = 0; i < BOOK_ROWS; i++)
		p = book_row(p, i + 2, i);
	p += sprintf(p, "</sheetData></worksheet>");
	add_deflated(z, "xl/sheet.xml", sheet, (size_t)(p - sheet));
	zip_finish(z);
	free(sheet);
	return z;
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
	struct zip_writer *book = book_of();

	measure("workbook", file_of((const char *)book->bytes, book->n), book->n, sources);
	return sum == 42;
}
