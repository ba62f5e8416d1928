#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "pipeline/intake/room.h"

static const struct {
	const char *name, *written, *canonical;
} CASES[] = {
	{ "canonical already", "1-2-301", "1-2-301" },
	{ "vector 19: building, unit, room, padded", "01栋2单元0301室", "1-2-301" },
	{ "vector 19: number sign", "1#2-301", "1-2-301" },
	{ "vector 19: full width", "１—２—３０１", "1-2-301" },
	{ "underscores", "1_2_301", "1-2-301" },
	{ "slashes", "1/2/301", "1-2-301" },
	{ "padded parts", "01-02-0301", "1-2-301" },
	{ "幢 and 室", "1幢2单元301室", "1-2-301" },
	{ "号 at the end", "01栋2单元301号", "1-2-301" },
	{ "号楼", "1号楼2单元301", "1-2-301" },
	{ "号 as the building", "1号2单元301", "1-2-301" },
	{ "座", "1座2单元301", "1-2-301" },
	{ "#楼", "1#楼2-301", "1-2-301" },
	{ "#-", "1#-2-301", "1-2-301" },
	{ "spaces", " 1 栋 2 单元 301 ", "1-2-301" },
	{ "doubled long dashes", "1——2——301", "1-2-301" },
	{ "a letter stays", "A1-2-301", "A1-2-301" },
	{ "small letters become capitals", "a栋301", "A-301" },
	{ "phase with a Chinese number", "一期3栋1-502", "1期-3-1-502" },
	{ "phase with its name", "锦绣1期11栋2单元201", "锦绣1期-11-2-201" },
	{ "building and room", "1-301", "1-301" },
	{ "building and room in words", "3栋1502", "3-1502" },
	{ "Chinese numerals", "十二栋二单元1503", "12-2-1503" },
	{ "twenty-one", "二十一栋1单元101", "21-1-101" },
	{ "four parts stay four", "1-2-3-1", "1-2-3-1" },
	{ "shop", "1-0-12", "1-0-12" },
	{ "shop by name", "商业1-1", "商业1-1" },
	{ "shop front", "门面12号", "门面12" },
	{ "parking", "B1-023", "B1-23" },
	{ "code", "C0001", "C0001" },
	{ "unit without building does not look like a building", "2单元301", "2单元-301" },
	{ "a date that Excel made", "3月12日", "3-12" },
	{ "zero alone stays", "0-00-01", "0-0-1" },
	{ "a number", "301", "301" },
	{ "what is no room stays text", "=HYPERLINK(\"X\")", "=HYPERLINK(\"X\")" },
	{ "dashes only", "---", "" },
	{ "spaces only", "  ", "" },
};

static void writes_rooms_one_way(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		char out[ROOM_MAX + 1];
		size_t n = room_canonical(CASES[i].written, strlen(CASES[i].written), out);

		out[n] = '\0';
		if (strcmp(out, CASES[i].canonical))
			fail_msg("%s: %s gives '%s', not '%s'", CASES[i].name, CASES[i].written, out, CASES[i].canonical);
	}
}

static void is_stable(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		char out[ROOM_MAX];
		const char *c = CASES[i].canonical;
		size_t n = room_canonical(c, strlen(c), out);

		if (n != strlen(c) || memcmp(out, c, n))
			fail_msg("%s: %s is not its own canonical form", CASES[i].name, c);
	}
}

static void refuses_what_is_too_long(void **state)
{
	char text[1000], out[ROOM_MAX];

	(void)state;
	memset(text, '7', sizeof text);
	assert_int_equal(room_canonical(text, sizeof text, out), 0);
	assert_int_equal(room_canonical(text, ROOM_MAX, out), ROOM_MAX);
	for (size_t i = 0; i + 3 <= sizeof text; i += 3)
		memcpy(text + i, "栋", 3);
	assert_int_equal(room_canonical(text, sizeof text - 1, out), 0);
	for (size_t n = 0; n < 200; n++)
		assert_true(room_canonical("锦绣锦绣锦绣锦绣锦绣锦绣锦绣锦绣锦绣锦绣锦绣锦绣锦绣锦绣锦绣锦绣锦绣锦绣锦绣锦绣锦绣锦绣锦绣", n % 100, out) <= ROOM_MAX);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(writes_rooms_one_way),
		cmocka_unit_test(is_stable),
		cmocka_unit_test(refuses_what_is_too_long),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
