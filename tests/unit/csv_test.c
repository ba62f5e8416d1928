#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "pipeline/intake/csv.h"

/* What came out, as text: `line:cell|cell;`, `line!` for a broken record, `+n` for n empty lines before it. */
struct seen {
	char *text;
	size_t n, room;
	int records, stop_after;
};

static void put(struct seen *s, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void put(struct seen *s, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	s->n += (size_t)vsnprintf(s->text + s->n, s->room - s->n, format, ap);
	va_end(ap);
	assert_true(s->n < s->room);
}

static int take(void *user, const struct record *r)
{
	struct seen *s = user;

	if (r->blank_before)
		put(s, "+%d ", r->blank_before);
	put(s, r->broken ? "%d!" : "%d:", r->line);
	for (size_t i = 0; i < r->count; i++)
		put(s, "%s%.*s", i ? "|" : "", (int)(r->cells[i].length > 40 ? 40 : r->cells[i].length), r->cells[i].text);
	put(s, ";");
	return ++s->records == s->stop_after ? -1 : 0;
}

static int file_of(const void *bytes, size_t n)
{
	int fd = memfd_create("csv", 0);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes, n), (ssize_t)n);
	return fd;
}

static char *records_of(const void *bytes, size_t n, char separator)
{
	struct seen s = { .room = 5 * n + 65536 };
	struct encoding_found found;
	int fd = file_of(bytes, n), blank = 0;

	s.text = calloc(1, s.room);
	encoding_prepare();
	encoding_find(fd, NULL, &found);
	assert_string_equal(found.refusal, "");
	assert_int_equal(csv_records(fd, &found, separator, take, &s, &blank), 0);
	if (blank)
		put(&s, "+%d", blank);
	close(fd);
	return s.text;
}

static const struct {
	const char *name, *file;
	char separator;
	const char *records;
} CASES[] = {
	{ "two lines", "a,b\nc,d\n", ',', "1:a|b;2:c|d;" },
	{ "no last line end", "a,b\nc,d", ',', "1:a|b;2:c|d;" },
	{ "CR LF", "a,b\r\nc,d\r\n", ',', "1:a|b;2:c|d;" },
	{ "CR alone", "a,b\rc,d\r", ',', "1:a|b;2:c|d;" },
	{ "CR and LF mixed", "a\rb\nc\r\nd", ',', "1:a;2:b;3:c;4:d;" },
	{ "empty lines are counted", "a\n\n\nb\n\n", ',', "1:a;+2 4:b;+1" },
	{ "empty lines with CR LF", "a\r\n\r\n\r\nb\r\n", ',', "1:a;+2 4:b;" },
	{ "a line of spaces is empty", "a\n  \nb", ',', "1:a;+1 3:b;" },
	{ "empty cells", ",a,,\n", ',', "1:|a||;" },
	{ "quotes", "\"a,b\",\"c\"\"d\"\n", ',', "1:a,b|c\"d;" },
	{ "a line end in quotes", "\"a\nb\",c\nd\n", ',', "1:a\nb|c;3:d;" },
	{ "the first cell holds the line ends", "x\n\"a\n\nb\",c\nd\n", ',', "1:x;2:a\n\nb|c;5:d;" },
	{ "CR LF in quotes", "\"a\r\nb\",c\r\nd\r\n", ',', "1:a\r\nb|c;3:d;" },
	{ "spaces around are dropped, inside quotes kept", " a , \" b \" \n", ',', "1:a| b ;" },
	{ "tabs", "a\t\tb\n\tc\n", '\t', "1:a||b;2:|c;" },
	{ "semicolons", "a;b,c\n", ';', "1:a|b,c;" },
	{ "text behind a closing quote", "a\n\"b\"c,d\ne\n", ',', "1:a;2!\"b\"c,d;3:e;" },
	{ "a quote inside a plain cell", "a\nb\"c,d\ne\n", ',', "1:a;2!b\"c,d;3:e;" },
	{ "a quote that never ends", "a\n\"b,c\nd,e\nf,g\n", ',', "1:a;2!\"b,c;3:d|e;4:f|g;" },
	{ "a quote that never ends in the last line", "a\n\"b,c", ',', "1:a;2!\"b,c;" },
	{ "a quote that never ends in a later cell", "a\nx,\"b,c\nd,e\n", ',', "1:a;2!x,\"b,c;3:d|e;" },
	{ "a quote that the next line closes wrongly", "a\nx,\"b\nc,\"d\"\ne\n", ',', "1:a;2!x,\"b;3:c|d;4:e;" },
	{ "only a quote", "\"", ',', "1!\";" },
	{ "byte order mark", "\xEF\xBB\xBF\"a\",b\n", ',', "1:a|b;" },
	{ "byte order mark only", "\xEF\xBB\xBF", ',', "" },
	{ "nothing", "", ',', "" },
	{ "one byte", "x", ',', "1:x;" },
	{ "only line ends", "\n\n", ',', "+2" },
};

static void takes_files_apart(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		char *got = records_of(CASES[i].file, strlen(CASES[i].file), CASES[i].separator);

		if (strcmp(got, CASES[i].records))
			fail_msg("%s: gives '%s', not '%s'", CASES[i].name, got, CASES[i].records);
		free(got);
	}
}

/* The same file, however its blocks fall: with something in front that moves every border. */
static void borders_of_blocks_do_not_matter(void **state)
{
	static const char tail[] = "p,\"q\r\nr\",s\r\n\r\nbad\"x,1\r\nu,v\r\n";
	const size_t shifts[] = { 262130, 262140, 262141, 262142, 262143, 262144, 262145, 262150, 262160 };

	(void)state;
	for (size_t i = 0; i < sizeof shifts / sizeof *shifts; i++) {
		size_t n = shifts[i];
		char *file = malloc(n + sizeof tail), *got, *at;

		memset(file, 'x', n);
		file[n - 1] = '\n';
		memcpy(file + n, tail, sizeof tail);
		got = records_of(file, n + sizeof tail - 1, ',');
		at = strchr(got, ';');
		assert_string_equal(at, ";2:p|q\r\nr|s;+1 5!bad\"x,1;6:u|v;");
		free(got);
		free(file);
	}
}

static void survives_long_cells_and_records(void **state)
{
	const size_t sizes[] = { 1 << 20, 3 << 20, 5 << 20, 9 << 20 };

	(void)state;
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
		for (int quoted = 0; quoted < 2; quoted++) {
			size_t n = sizes[i];
			char *file = malloc(n + 64), *got, *p = file;

			p += sprintf(p, "a,b\n%s", quoted ? "\"" : "");
			memset(p, 'x', n);
			p += n;
			p += sprintf(p, "%s,z\nc,d\n", quoted ? "\"" : "");
			got = records_of(file, (size_t)(p - file), ',');
			assert_memory_equal(got, n < CSV_RECORD_MAX ? "1:a|b;2:" : "1:a|b;2!", 8);
			assert_string_equal(got + strlen(got) - 6, "3:c|d;");
			free(got);
			free(file);
		}
}

static void goes_on_behind_a_quote_that_swallows_megabytes(void **state)
{
	size_t n = 6 << 20;
	char *file = malloc(n), *got;

	(void)state;
	memcpy(file, "a\n\"b\n", 5);
	for (size_t i = 5; i + 4 <= n; i += 4)
		memcpy(file + i, "c,d\n", 4);
	got = records_of(file, 5 + (n - 5) / 4 * 4, ',');
	assert_memory_equal(got, "1:a;2!\"b;3:c|d;4:c|d;", 21);
	free(got);
	free(file);
}

static void stops_when_told(void **state)
{
	static const char *const files[] = { "a\nb\nc\nd\n", "a\nb\n\"c\"x\nd\n", "a\nb\n\"c\nd\n" };

	(void)state;
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		char text[256] = "";
		struct seen s = { .text = text, .room = sizeof text, .stop_after = 2 };
		struct encoding_found found;
		int fd = file_of(files[i], strlen(files[i])), blank;

		encoding_find(fd, NULL, &found);
		assert_int_equal(csv_records(fd, &found, ',', take, &s, &blank), 0);
		assert_string_equal(text, "1:a;2:b;");
		close(fd);
	}
}

static void finds_utf8_lines_in_gb18030(void **state)
{
	/* 微信支付 in GB18030, then the same in UTF-8, which decodes as GB18030 without an error */
	static const char file[] = "\xB7\xBF\xBA\xC5,\xD6\xA7\xB8\xB6\n1,\xCE\xA2\xD0\xC5\n2,\xE5\xBE\xAE\xE4\xBF\xA1\xE6\x94\xAF\xE4\xBB\x98\n3,\xCE\xA2\xD0\xC5\n";
	char *got = records_of(file, sizeof file - 1, ',');

	(void)state;
	assert_non_null(strstr(got, "1:房号|支付;2:1|微信;3!"));
	assert_non_null(strstr(got, ";4:3|微信;"));
	free(got);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_files_apart),		 cmocka_unit_test(borders_of_blocks_do_not_matter),
		cmocka_unit_test(survives_long_cells_and_records), cmocka_unit_test(goes_on_behind_a_quote_that_swallows_megabytes),
		cmocka_unit_test(stops_when_told),		 cmocka_unit_test(finds_utf8_lines_in_gb18030),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
