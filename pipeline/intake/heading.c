#include "pipeline/intake/heading.h"

#include <string.h>

#include "pipeline/base/text.h"

/* What may stand in a unit's brackets, folded; longer words first, because they are eaten from the left. Anything else
 * in brackets changes what the heading means (应收金额（调整前）) and stays part of it. */
static const char *const UNITS[] = {
	"yyyy-mm-dd", "yyyymmdd", "yyyy-mm", "yyyy/mm/dd", "合格/不合格", "平方米", "立方米", "人民币", "是/否", "必填",
	"选填",       "可选",     "万元",    "平米",       "小时",        "分钟",   "季度",   "个月",   "rmb",   "cny",
	"kwh",        "m2",       "m3",      "元",         "角",          "分",     "每",     "月",     "日",    "天",
	"年",         "季",       "周",      "次",         "个",          "户",     "份",     "张",     "辆",    "位",
	"处",         "条",       "秒",      "吨",         "度",          "%",      "‰",      "¥",      "/",     "·",
	"*",          ".",        ",",       "、",         NULL
};

char *heading_folded(struct arena *a, const char *s)
{
	char *folded = text_folded(a, s), *w = folded;

	for (const char *p = folded; *p; p++) /* forms mark required columns with a star */
		if (*p != '*')
			*w++ = *p;
	*w = '\0';
	return folded;
}

static bool is_unit(const char *s, const char *end)
{
	if (s == end)
		return false;
	while (s < end) {
		const char *const *u = UNITS;

		while (*u && (strlen(*u) > (size_t)(end - s) || memcmp(s, *u, strlen(*u))))
			u++;
		if (!*u)
			return false;
		s += strlen(*u);
	}
	return true;
}

static const char *unitless(struct arena *a, const char *folded, bool *in_wan)
{
	size_t n = strlen(folded);
	char close = n ? folded[n - 1] : '\0';
	const char *open = close == ')' ? strrchr(folded, '(') : close == ']' ? strrchr(folded, '[') : NULL;

	if (!open || open == folded || !is_unit(open + 1, folded + n - 1))
		return NULL;
	*in_wan = !strncmp(open + 1, "万元", strlen("万元"));
	return arena_strndup(a, folded, (size_t)(open - folded));
}

struct heading heading_of(struct arena *a, const char *s, size_t n)
{
	struct heading h = { .in_wan = false };

	s = text_trimmed(s, &n);
	h.text = arena_strndup(a, s, n);
	h.folded = heading_folded(a, h.text);
	h.unitless = unitless(a, h.folded, &h.in_wan);
	return h;
}

struct heading_words heading_words_of(struct arena *a, const struct source_column *columns, size_t count)
{
	struct heading_word *words = NULL;
	size_t n = 0, capacity = 0;

	for (size_t i = 0; i < count; i++) {
		words = arena_grow(a, words, n, &capacity, sizeof *words);
		words[n++] = (struct heading_word){ heading_folded(a, columns[i].title), i, HEADING_TITLE };
		for (const char *const *s = columns[i].synonyms; *s; s++) {
			words = arena_grow(a, words, n, &capacity, sizeof *words);
			words[n++] = (struct heading_word){ heading_folded(a, *s), i, HEADING_SYNONYM };
		}
	}
	return (struct heading_words){ words, n };
}

static const struct heading_word *find(const struct heading_words *w, const char *folded)
{
	const struct heading_word *best = NULL;

	for (size_t i = 0; i < w->count; i++)
		if (!strcmp(w->words[i].folded, folded) && (!best || w->words[i].kind < best->kind))
			best = &w->words[i];
	return best;
}

struct heading_match heading_find(const struct heading_words *w, const struct heading *h)
{
	const struct heading_word *word = *h->folded ? find(w, h->folded) : NULL;

	if (word)
		return (struct heading_match){ (int)word->column, word->kind };
	word = h->unitless ? find(w, h->unitless) : NULL;
	if (word)
		return (struct heading_match){ (int)word->column, HEADING_WITHOUT_UNIT };
	return (struct heading_match){ -1, HEADING_WITHOUT_UNIT };
}
