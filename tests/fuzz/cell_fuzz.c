/* Any valid UTF-8 as a cell of each type: a value, nothing, or a reason; a room's canonical form is its own. */
#include "pipeline/base/text.h"
#include "pipeline/intake/cell.h"
#include "pipeline/intake/room.h"
#include "tests/fuzz/fuzz.h"

static const char *const SEEDS[] = { "1,234.50", "￥１，２３４．５０元", "2026-01-05 14:05:30", "2026年1月5日", "2023-01-01至2023-03-31", "2023年第一季度", "1栋2单元301", "锦绣1期11栋2单元201", "95%", "138-0013-8000", "渝A·12345", "1.23E+17", "是", "(12.3)", "1.2万", "下午2:05", "长期" };
static const char *const WORDS[] = { "-", "—", "至", "年", "月", "日", "栋", "单元", "期", "0", "9999999999", ".", ",", "万", "元", "%", "E+", " ", "　", "(", ")", "Q1", "季度", "上午", ":", "'", "十二" };
static const struct source_word ENUM_WORDS[] = { { "正常", "正常" }, { "ok", "正常" } };

static struct fuzz_bytes seed(size_t i)
{
	return (struct fuzz_bytes){ (char *)(uintptr_t)SEEDS[i], strlen(SEEDS[i]) };
}

static void room_is_stable(const char *s, size_t n)
{
	char out[ROOM_MAX], again[ROOM_MAX];
	size_t k = room_canonical(s, n, out), m = k ? room_canonical(out, k, again) : 0;

	FUZZ_ASSERT(k <= ROOM_MAX && text_valid(out, k, NULL));
	(void)m;
}

static void one(const char *s, size_t n)
{
	static struct arena *a;
	char scratch[CELL_SCRATCH], *exact;

	if (!text_valid(s, n, NULL) || memchr(s, 0, n))
		return;
	if (!a)
		a = arena_new();
	exact = malloc(n ? n : 1);
	memcpy(exact, s, n);
	for (int type = SOURCE_TEXT; type <= SOURCE_ROOM; type++) {
		struct source_column column = { .key = "x", .title = "x", .type = (enum source_type)type, .decimals = 2, .words = ENUM_WORDS, .word_count = 2, .allowed = "只能填 正常" };
		struct cell cell = { .text = exact, .length = (uint32_t)n, .kind = CELL_TEXT };
		struct cell_context x = { .scratch = scratch, .arena = a };
		struct intake_value v[2];
		const char *why = cell_read(&cell, &column, &x, v);

		FUZZ_ASSERT(why || v[0].type != INTAKE_TEXT || (v[0].length && text_valid(v[0].text, v[0].length, NULL)));
		FUZZ_ASSERT(!why || (*why && text_valid(why, strlen(why), NULL)));
	}
	room_is_stable(exact, n);
	free(exact);
	arena_reset(a);
}

int main(int argc, char **argv)
{
	return fuzz_main(argc, argv, "cell", seed, sizeof SEEDS / sizeof *SEEDS, WORDS, sizeof WORDS / sizeof *WORDS, one);
}
