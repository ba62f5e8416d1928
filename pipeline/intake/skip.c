#include "pipeline/intake/skip.h"

#include <string.h>

#include "pipeline/base/text.h"

#define FILLED   3  /* cells that are looked at for a total */
#define WORD_MAX 48 /* bytes of a total's cell, at most: `第三季度物业服务费合计：` */

/* The cell without spaces and a colon at its end. */
static size_t squeezed(const struct cell *c, char out[WORD_MAX])
{
	const char *s = c->text, *end = s + c->length;
	size_t n = 0;

	while (s < end) {
		const char *at = s;
		uint32_t u = text_next(&s, end);

		if (u == ' ' || u == 0x3000 || u == 0xA0 || u == '\t' || u == '\n' || u == '\r')
			continue;
		if (n + (size_t)(s - at) > WORD_MAX)
			return 0;
		memcpy(out + n, at, (size_t)(s - at));
		n += (size_t)(s - at);
	}
	if (n && out[n - 1] == ':')
		n--;
	if (n >= 3 && !memcmp(out + n - 3, "：", 3))
		n -= 3;
	return n;
}

static bool starts(const char *s, size_t n, const char *word)
{
	return n >= strlen(word) && !memcmp(s, word, strlen(word));
}

static bool ends(const char *s, size_t n, const char *word)
{
	return n >= strlen(word) && !memcmp(s + n - strlen(word), word, strlen(word));
}

static bool equal(const char *s, size_t n, const char *word)
{
	return n == strlen(word) && !memcmp(s, word, n);
}

/* 合计, 总计: the word alone, or with a colon, bracket or figure behind it; 1栋小计, 物业费合计: the word at the end.
 */
static enum skip total_word(const char *s, size_t n)
{
	static const char *const grand[] = { "合计", "总计", "总合计" }, *const part[] = { "小计", "累计", "共计" };

	for (size_t i = 0; i < 3; i++)
		if (equal(s, n, grand[i]))
			return SKIP_GRAND_TOTAL;
	for (size_t i = 0; i < 3; i++)
		if (ends(s, n, grand[i]) || ends(s, n, part[i]))
			return SKIP_TOTAL;
	for (size_t i = 0; i < 3; i++) {
		size_t length = strlen(grand[i]);

		if (starts(s, n, grand[i]) &&
		    (strchr(":(0123456789", s[length]) || starts(s + length, n - length, "：") ||
		     starts(s + length, n - length, "（")))
			return SKIP_GRAND_TOTAL;
	}
	return SKIP_NOT;
}

static bool footer_word(const char *s, size_t n)
{
	static const char *const words[] = { "制表", "审核", "复核", "打印", "制单", "填表", "导出", "主管", "经办" };
	static const char *const then[] = { "人", "员", "日期", "时间", "" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t at = strlen(words[i]);

		if (!starts(s, n, words[i]))
			continue;
		for (size_t k = 0; k < sizeof then / sizeof *then; k++) {
			size_t after = at + strlen(then[k]);

			if (!starts(s + at, n - at, then[k]))
				continue;
			if (after == n)
				return i < 4 || k < 4; /* 主管 alone is a person's post */
			if (s[after] == ':' || starts(s + after, n - after, "："))
				return true;
		}
	}
	return starts(s, n, "第") && ends(s, n, "页");
}

static bool notes_word(const char *s, size_t n)
{
	static const char *const words[] = { "说明", "填表说明", "填写说明", "注意事项", "备注说明", "注" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (equal(s, n, words[i]))
			return true;
	return false;
}

/* Every word for a total has 计 in it. */
static bool may_be_total(const struct cell *c)
{
	const char *s = c->text, *end = s + c->length;

	if (c->kind != CELL_TEXT || c->length > 2 * WORD_MAX)
		return false;
	while ((s = memchr(s, 0xE8, (size_t)(end - s)))) {
		if (end - s >= 3 && !memcmp(s, "计", 3))
			return true;
		s++;
	}
	return false;
}

static bool may_be_footer(const struct cell *c)
{
	return c->kind == CELL_TEXT && ((unsigned char)c->text[0] >= 0x80 || c->text[0] <= ' ');
}

static bool long_footer(const struct cell *c)
{
	char head[WORD_MAX];
	struct cell cut = { .text = c->text, .length = c->length < 40 ? c->length : 40, .kind = CELL_TEXT };

	while (cut.length && cut.length < c->length && ((unsigned char)c->text[cut.length] & 0xC0) == 0x80)
		cut.length--;
	return footer_word(head, squeezed(&cut, head));
}

/* What the first filled cell says. */
static enum skip first_cell(const struct cell *c)
{
	char word[WORD_MAX];

	if (long_footer(c))
		return SKIP_FOOTER;
	return notes_word(word, squeezed(c, word)) ? SKIP_NOTES : SKIP_NOT;
}

enum skip skip_kind(const struct record *r)
{
	int filled = 0;
	enum skip kind = SKIP_NOT, first = SKIP_NOT;

	for (size_t i = 0; i < r->count && filled < FILLED && kind == SKIP_NOT; i++) {
		const struct cell *c = &r->cells[i];
		char word[WORD_MAX];

		if (c->kind == CELL_EMPTY || c->style & CELL_MERGED)
			continue;
		if (++filled == 1 && may_be_footer(c))
			first = first_cell(c);
		if (may_be_total(c))
			kind = total_word(word, squeezed(c, word));
	}
	return kind == SKIP_NOT ? first : kind;
}
