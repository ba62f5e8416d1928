/* picture: what a seal's file may be, and what a PDF is told of it. */
#include "tests/unit/rule.h"

#include <stdio.h>

#include "pipeline/render/picture.h"

/* clang-format off: a case a line */
static const struct {
	const char *words, *hex; /* the file */
	const char *want; /* "2x1 3 FlateDecode opacity", or what the refusal says */
} CASES[] = {
	{ "a PNG, one of its two pixels transparent", "89504e470d0a1a0a0000000d4948445200000002000000010806000000f4227f8a0000000f4944415478da6338c1c0f09f0108000b4401c83eb4e3dc0000000049454e44ae426082", "2x1 3 FlateDecode opacity" },
	{ "a PNG with opacity, all of it opaque", "89504e470d0a1a0a0000000d4948445200000002000000010806000000f4227f8a000000114944415478da6338c1c0f09f9393f33f000c9402e24f2ea22c0000000049454e44ae426082", "2x1 3 FlateDecode" },
	{ "a PNG without opacity", "89504e470d0a1a0a0000000d494844520000000100000002080200000016e321700000000e4944415478da6338c1c0c000c40007d8019157ff7db30000000049454e44ae426082", "1x2 3 FlateDecode" },
	{ "a PNG with one byte damaged", "89504e470d0a1a0a0000000d4948445200000002000000010806000000f4227f8a0000000f4944415478da63383ec0f09f0108000b4401c83eb4e3dc0000000049454e44ae426082", "broken PNG" },
	{ "a PNG that says it is 100,000 pixels wide", "89504e470d0a1a0a0000000d49484452000186a0000186a00806000000a8520bc80000000b49444154789c6360800100000a00017f80745e0000000049454e44ae426082", "1201 × 1201" },
	{ "a PNG that ends in its head", "89504e470d0a1a0a0000000d49484452", "broken PNG" },
	{ "empty", "", "neither a PNG nor a JPEG" },
	{ "a text", "e58db0e7aba0e59bbee78987", "neither a PNG nor a JPEG" },
	{ "a JPEG in colours", "ffd8ffe000104a46494600010100000100010000" "ffc000110800140028030122000211010311010000" "ffd9", "40x20 3 DCTDecode" },
	{ "a JPEG in gray, progressive", "ffd8ffdb000401ff" "ffc2000b080014002801012200" "ffd9", "40x20 1 DCTDecode" },
	{ "a JPEG with filling bytes before its frame", "ffd8ffdb000401ff" "ffffffc0000b080014002801012200" "ffd9", "40x20 1 DCTDecode" },
	{ "a JPEG for printing presses", "ffd8" "ffc0001408001400280401220002110103110104110000" "ffd9", "CMYK" },
	{ "a JPEG that was cut off", "ffd8ffe000104a46494600010100000100010000" "ffc000110800140028030122000211010311010000", "broken JPEG" },
	{ "a JPEG without a frame", "ffd8ffe000104a46494600010100000100010000ffd9", "broken JPEG" },
	{ "a part of it that says it goes on beyond the end", "ffd8ffe0fff04a46494600010100000100010000ffd9", "broken JPEG" },
	{ "a photograph of 12 million pixels", "ffd8" "ffc00011080fa00bb8030122000211010311010000" "ffd9", "3000 × 4000" },
	{ "no pixels", "ffd8" "ffc000110800000028030122000211010311010000" "ffd9", "40 × 0" },
};
/* clang-format on */

static size_t bytes_of(const char *hex, unsigned char *out)
{
	size_t n = 0;
	unsigned byte;

	for (; sscanf(hex + 2 * n, "%2x", &byte) == 1; n++)
		out[n] = (unsigned char)byte;
	return n;
}

static void test_cases(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(CASES); i++) {
		struct arena *a = arena_new();
		struct err e = { 0 };
		unsigned char bytes[256];
		size_t n = bytes_of(CASES[i].hex, bytes);
		const struct picture *p = picture_read(a, bytes, n, "印章.png", &e);
		const char *got = p ? arena_printf(a, "%dx%d %d %s%s", p->width, p->height, p->channels, p->filter,
						   p->opacity ? " opacity" : "")
				    : e.text;

		if (p ? strcmp(got, CASES[i].want) != 0 : !strstr(got, CASES[i].want) || e.kind != ERR_CONFIG)
			fail_msg("%s: \"%s\", not \"%s\"", CASES[i].words, got, CASES[i].want);
		arena_free(a);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_cases) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
