#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "pipeline/intake/encoding.h"

#define BYTES(s) s, sizeof(s) - 1

/* `says`: part of the refusal; or `text`: what the file decodes to. */
static const struct {
	const char *name, *bytes;
	size_t n;
	const char *text, *says;
} CASES[] = {
	{ "nothing", BYTES(""), "", NULL },
	{ "ASCII", BYTES("a,b\n"), "a,b\n", NULL },
	{ "UTF-8", BYTES("房号,业主\n"), "房号,业主\n", NULL },
	{ "UTF-8 with BOM", BYTES("\xEF\xBB\xBF房号\n"), "房号\n", NULL },
	{ "BOM only", BYTES("\xEF\xBB\xBF"), "", NULL },
	{ "GB18030", BYTES("\xB7\xBF\xBA\xC5\n"), "房号\n", NULL },
	{ "GB18030, four bytes: 𠮷", BYTES("\x95\x34\xB2\x35\xB7\xBF"), "\xF0\xA0\xAE\xB7房", NULL },
	{ "GB18030, the euro sign", BYTES("\xA2\xE3\xB7\xBF\n"), "€房\n", NULL },
	{ "UTF-16LE with BOM", BYTES("\xFF\xFE\x3F\x62,\0a\0\n\0"), "房,a\n", NULL },
	{ "UTF-16BE with BOM", BYTES("\xFE\xFF\x62\x3F\0,\0a\0\n"), "房,a\n", NULL },
	{ "UTF-16LE without BOM", BYTES("\x3F\x62,\0a\0\n\0"), "房,a\n", NULL },
	{ "UTF-16BE without BOM", BYTES("\x62\x3F\0,\0a\0\n"), "房,a\n", NULL },
	{ "UTF-16LE, a pair of surrogates", BYTES("\xFF\xFE\x42\xD8\xB7\xDF\n\0"), "\xF0\xA0\xAE\xB7\n", NULL },
	{ "UTF-16LE, 一 has a zero at the other place", BYTES("\0\x4E,\0a\0b\0c\0\n\0"), "一,abc\n", NULL },
	{ "UTF-16LE of odd length", BYTES("\xFF\xFE\x3F\x62\x0A"), NULL, "偏移 4 " },
	{ "UTF-16LE, half a pair", BYTES("\xFF\xFE\x42\xD8\n\0"), NULL, "偏移 2 " },
	{ "UTF-16LE, U+0000 inside", BYTES("\xFF\xFE" "a\0\0\0\n\0"), NULL, "偏移 4 " },
	{ "a stray zero in ASCII", BYTES("a,b\nc\0d,e\nf,g,h,i,j,k\n"), NULL, "零字节（偏移 5）" },
	{ "zeros only", BYTES("\0\0\0\0\0\0\0\0"), NULL, "零字节" },
	{ "Latin-1", BYTES("caf\xE9,1\n"), NULL, "偏移 3 " },
	{ "UTF-8 with one bad byte far behind", BYTES("房号房号,一二三\xFF\n"), NULL, "偏移 22 " },
	{ "overlong UTF-8 is none, whatever else it may be", BYTES("\xEF\xBB\xBF" "abc\xC0\x80"), NULL, "偏移 6 " },
	{ "BOM, then a bad byte", BYTES("\xEF\xBB\xBF" "ab\xFF"), NULL, "UTF-8：偏移 5 " },
	{ "BOM, then a zero", BYTES("\xEF\xBB\xBF" "ab\0c"), NULL, "UTF-8：偏移 5 " },
	{ "truncated GB18030", BYTES("\xB7\xBF\xBA\xC5\xB7\xBF\xBA"), NULL, "偏移 6 " },
};

static int file_of(const void *bytes, size_t n)
{
	int fd = memfd_create("text", 0);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes, n), (ssize_t)n);
	return fd;
}

static size_t decode(int fd, const struct encoding_found *found, char *out, size_t room)
{
	struct decoder *d = decoder_open(fd, found);
	char *block = malloc(DECODER_MAX);
	size_t n = 0;
	long k;

	assert_non_null(d);
	while ((k = decoder_read(d, block)) > 0) {
		assert_true((size_t)k <= DECODER_MAX && n + (size_t)k <= room);
		memcpy(out + n, block, (size_t)k);
		n += (size_t)k;
	}
	assert_int_equal(k, 0);
	decoder_close(d);
	free(block);
	return n;
}

static void finds_and_decodes(void **state)
{
	(void)state;
	encoding_prepare();
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		int fd = file_of(CASES[i].bytes, CASES[i].n);
		struct encoding_found found;
		char out[256];
		size_t n;

		encoding_find(fd, NULL, &found);
		if (CASES[i].says) {
			if (!strstr(found.refusal, CASES[i].says))
				fail_msg("%s: says '%s'", CASES[i].name, found.refusal);
		} else {
			if (found.refusal[0])
				fail_msg("%s: refused: %s", CASES[i].name, found.refusal);
			n = decode(fd, &found, out, sizeof out);
			if (n != strlen(CASES[i].text) || memcmp(out, CASES[i].text, n))
				fail_msg("%s: decodes to '%.*s'", CASES[i].name, (int)n, out);
		}
		close(fd);
	}
}

/* A megabyte of each encoding, shifted so that the borders of blocks fall inside characters. */
static void decodes_across_blocks(void **state)
{
	(void)state;
	for (size_t shift = 0; shift < 4; shift++) {
		static const char gb[] = "\xB7\xBF\xBA\xC5\x95\x34\xB2\x35\n", utf8[] = "房号\xF0\xA0\xAE\xB7\n";
		size_t rounds = 120000, n = shift, want = 0;
		char *file = malloc(shift + rounds * 9), *out = malloc(rounds * 11 + 4);
		struct encoding_found found;
		int fd;

		memset(file, 'x', shift);
		for (size_t i = 0; i < rounds; i++, n += 9)
			memcpy(file + n, gb, 9);
		fd = file_of(file, n);
		encoding_find(fd, NULL, &found);
		assert_string_equal(found.refusal, "");
		assert_int_equal(found.encoding, ENCODING_GB18030);
		want = decode(fd, &found, out, rounds * 11 + 4);
		assert_int_equal(want, shift + rounds * 11);
		for (size_t i = 0; i < rounds; i++)
			assert_memory_equal(out + shift + i * 11, utf8, 11);
		close(fd);
		free(file);
		free(out);
	}
}

static void takes_the_named_encoding(void **state)
{
	int fd = file_of(BYTES("\xC4\xA3\xC4\xA3")); /* valid UTF-8 by accident: ģģ; in GB18030 模模 */
	struct encoding_found found;
	char out[16];

	(void)state;
	encoding_find(fd, "gbk", &found);
	assert_int_equal(decode(fd, &found, out, sizeof out), 6);
	assert_memory_equal(out, "模模", 6);
	encoding_find(fd, "UTF-16LE", &found);
	assert_int_equal(found.encoding, ENCODING_UTF16LE);
	close(fd);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_and_decodes),
		cmocka_unit_test(decodes_across_blocks),
		cmocka_unit_test(takes_the_named_encoding),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
