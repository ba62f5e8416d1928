/* markdown.c: what becomes of a text, a block a line: kind, then runs; strong ones in *…*. And values that must stay themselves. */
#include "tests/unit/rule.h"

#include "pipeline/render/markdown.h"

static void add_runs(struct buf *b, const struct markdown_run *run)
{
	for (; run; run = run->next) {
		struct markdown_run one = { .text = run->text };

		buf_printf(b, run->strong ? "*%s*" : "%s", *run->text == '\n' ? "⏎" : markdown_words(b->arena, &one));
	}
}

static void add_table(struct buf *b, const struct markdown_block *t)
{
	buf_printf(b, "table");
	for (size_t i = 0; i < t->columns; i++)
		buf_byte(b, "lcr"[t->align[i]]);
	for (const struct markdown_row *row = t->rows; row; row = row->next) {
		buf_text(b, " /");
		for (size_t i = 0; i < t->columns; i++) {
			buf_text(b, i ? "|" : "");
			add_runs(b, row->cells[i]);
		}
	}
}

static const char *dump(struct arena *a, const char *text)
{
	static const char *const KINDS[] = { "p", "h", "item", "table", "fence", "rule" };
	struct markdown_block *block;
	struct err e = { 0 };
	struct buf b;

	buf_init(&b, a);
	assert_int_equal(markdown_read(a, text, &block, &e), 0);
	for (; block; block = block->next) {
		if (block->kind == MARKDOWN_TABLE)
			add_table(&b, block);
		else if (block->kind == MARKDOWN_FENCE)
			buf_printf(&b, "fence %s:%s", block->name, block->lines);
		else {
			buf_text(&b, KINDS[block->kind]);
			if (block->level)
				buf_printf(&b, "%d", block->level);
			buf_printf(&b, "%s%s:", block->marker && *block->marker ? " " : "", block->marker ? block->marker : "");
			add_runs(&b, block->runs);
		}
		buf_byte(&b, '\n');
	}
	return b.data;
}

static void blocks(void **state)
{
	static const struct {
		const char *words, *text, *want;
	} CASES[] = {
		{ "nothing", "", "" },
		{ "a paragraph", "您好", "p:您好\n" },
		{ "Chinese lines join without a space", "您\n好", "p:您好\n" },
		{ "letters join with one", "a\nb", "p:a b\n" },
		{ "a forced break", "甲  \n乙", "p:甲⏎乙\n" },
		{ "headings", "# 一\n## 二\n", "h1:一\nh2:二\n" },
		{ "strong", "请于**3月**前", "p:请于*3月*前\n" },
		{ "strong beside a bracket is not (CommonMark)", "甲，**（乙）**丙", "p:甲，**（乙）**丙\n" },
		{ "a tight list", "1. 甲\n2. 乙\n", "item1 1.:甲\nitem1 2.:乙\n" },
		{ "a loose list", "1. 甲\n\n   丙\n\n2. 乙\n", "item1 1.:甲\nitem1:丙\nitem1 2.:乙\n" },
		{ "a list starts where it says", "3. 甲\n", "item1 3.:甲\n" },
		{ "a list in a list", "- 甲\n  - 乙\n", "item1 •:甲\nitem2 •:乙\n" },
		{ "a table", "| 甲 | 乙 |\n|:-:|--:|\n| 1 | **2** |\n", "tablecr /甲|乙 /1|*2*\n" },
		{ "a bar in a cell", "| 甲 | 乙 |\n|---|---|\n| 1\\|2 | 3 |\n", "tablell /甲|乙 /1|2|3\n" },
		{ "a fence", "```sign 40\n甲\\*\n乙\n```\n", "fence sign 40:甲\\*\n乙\n\n" },
		{ "a rule", "甲\n\n---\n", "p:甲\nrule:\n" },
		{ "HTML is text", "<b>甲</b>", "p:<b>甲</b>\n" },
		{ "a link is its words", "[甲](http://x)", "p:甲\n" },
		{ "entities", "&amp;&emsp;&#31532;&#x31;&nosuch;", "p:&\u3000第1&nosuch;\n" },
		{ "four spaces are no code", "    甲", "p:甲\n" },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(CASES); i++) {
		struct arena *a = arena_new();
		const char *got = dump(a, CASES[i].text);

		if (strcmp(got, CASES[i].want))
			fail_msg("%s: want \"%s\", got \"%s\"", CASES[i].words, CASES[i].want, got);
		arena_free(a);
	}
}

/* Each stands where a value would: alone in a paragraph, in a cell, in a line of a fence. */
static void values_stay_themselves(void **state)
{
	static const char *const VALUES[] = { "1. 甲", "- 甲", "# 甲", "**甲**", "_甲_", "`甲`", "甲|乙", "---", "===", "&amp;", "<b>", "\\",
					      "```", "~~~", "[甲](b)", "138****1234 … 139****5678", "> 甲", "a*b*c", "![x](y)", "http://x" };

	(void)state;
	for (size_t i = 0; i < ROWS(VALUES); i++) {
		struct arena *a = arena_new();
		struct markdown_run *run;
		struct err e = { 0 };
		struct buf b;

		buf_init(&b, a);
		markdown_escape(&b, VALUES[i]);
		assert_string_equal(dump(a, b.data), arena_printf(a, "p:%s\n", VALUES[i]));
		assert_string_equal(dump(a, arena_printf(a, "| 头 | 尾 |\n|---|---|\n| %s | 1 |\n", b.data)),
				    arena_printf(a, "tablell /头|尾 /%s|1\n", VALUES[i]));
		run = markdown_line(a, b.data, &e);
		assert_non_null(run);
		assert_string_equal(markdown_words(a, run), VALUES[i]);
		arena_free(a);
	}
}

static void a_value_with_lines_is_one_line(void **state)
{
	struct arena *a = arena_new();
	struct buf b;

	(void)state;
	buf_init(&b, a);
	markdown_escape(&b, "甲\n\n# 乙\r\t丙");
	assert_string_equal(b.data, "甲  \\# 乙  丙");
	arena_free(a);
}

static void values_may_be_strong(void **state)
{
	static const char *const VALUES[] = { "甲", "甲（共有人）", "（甲）乙", "*甲*", "-", "1,204.50", "“甲”", "‘’", "、甲" };

	(void)state;
	for (size_t i = 0; i < ROWS(VALUES); i++) {
		struct arena *a = arena_new();
		struct buf b;

		buf_init(&b, a);
		buf_text(&b, "请**");
		markdown_escape(&b, VALUES[i]);
		buf_text(&b, "**缴");
		assert_string_equal(dump(a, b.data), arena_printf(a, "p:请*%s*缴\n", VALUES[i]));
		arena_free(a);
	}
}

static void a_line_may_begin_with_strong_brackets(void **state)
{
	struct arena *a = arena_new();
	struct err e = { 0 };
	struct markdown_run *run = markdown_line(a, "**（甲）**", &e);

	(void)state;
	assert_non_null(run);
	assert_true(run->strong);
	assert_string_equal(run->text, "（甲）");
	assert_null(run->next);
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(blocks),
		cmocka_unit_test(values_stay_themselves),
		cmocka_unit_test(a_value_with_lines_is_one_line),
		cmocka_unit_test(values_may_be_strong),
		cmocka_unit_test(a_line_may_begin_with_strong_brackets),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
