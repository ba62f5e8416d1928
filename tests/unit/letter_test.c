/* The layout of letters and their PDFs: what stays together in a line and on a page, tables over pages, sums read back, fonts of every
 * size, volumes. Letters are compared as their words. */
#include "tests/unit/rule.h"

#include <stdlib.h>

#include "pipeline/render/letter_batch.h"
#include "pipeline/render/letter_draft.h"
#include "pipeline/render/letter_pdf.h"
#include "pipeline/render/letter_spool.h"
#include "pipeline/render/letter_text.h"
#include "tests/unit/folder.h"

struct desk {
	struct arena *arena;
	struct letter_template t;
	struct font_set *fonts;
	struct err e;
};

static void open_desk(struct desk *d)
{
	struct ini none = { .path = "letter.ini" };

	*d = (struct desk){ .arena = arena_new() };
	assert_int_equal(letter_style_read(d->arena, &none, &d->t.style, &d->e), 0);
	d->t.text_path = "letter.md";
	d->fonts = font_open(d->arena, d->t.style.faces, &d->e);
	if (!d->fonts)
		fail_msg("%s", d->e.text);
}

static void close_desk(struct desk *d)
{
	font_close(d->fonts);
	arena_free(d->arena);
}

static struct letter set(struct desk *d, const char *text)
{
	const struct mustache_value nothing = { .kind = MUSTACHE_MAP };
	struct letter_missing *missing;
	struct letter l;

	d->t.body = mustache_parse(d->arena, text, "letter.md", 1, false, &d->e);
	assert_non_null(d->t.body);
	if (letter_draft(d->arena, &d->t, d->fonts, &nothing, "1-1-101", &l, &missing, &d->e) < 0)
		fail_msg("%s", d->e.text);
	return l;
}

/* ---- lines ---- */

static bool begins(const char *s, const char *const *list)
{
	for (; *list; list++)
		if (!strncmp(s, *list, strlen(*list)))
			return true;
	return false;
}

static bool ends(const char *s, const char *const *list)
{
	for (; *list; list++)
		if (strlen(s) >= strlen(*list) && !strcmp(s + strlen(s) - strlen(*list), *list))
			return true;
	return false;
}

/* Every way of falling: the same words with one more character before them each time. */
static void lines_break_where_they_may(void **state)
{
	static const char *const NOT_FIRST[] = { "，", "。", "、", "；", "：", "）", "》", "”", "年", "月", "元", "—", "％", NULL };
	static const char *const NOT_LAST[] = { "（", "《", "“", "¥", "第", "2026", "1", "1,204", "1,204.50", "1,204.", NULL };
	static const char WORDS[] = "（一）请于2026年3月12日前缴清“物业费”1,204.50元，合¥1,204.50，——见《合同》第9条（二）；";
	struct desk d;

	(void)state;
	open_desk(&d);
	for (int n = 0; n < 60; n++) {
		char text[4096] = "";
		struct letter l;
		char *line;

		for (int i = 0; i < n; i++)
			strcat(text, "甲");
		for (int i = 0; i < 8; i++)
			strcat(text, WORDS);
		l = set(&d, text);
		line = strtok(arena_strdup(d.arena, letter_text(d.arena, d.fonts, &l)), "\n\f");
		for (; line; line = strtok(NULL, "\n\f")) {
			if (begins(line, NOT_FIRST) && strncmp(line, "——", strlen("——")))
				fail_msg("%d: a line begins with \"%s\"", n, line);
			if (ends(line, NOT_LAST))
				fail_msg("%d: a line ends with \"%s\"", n, line);
		}
	}
	close_desk(&d);
}

/* Right ends of full lines agree to a twentieth of a character, but for the blank half of a comma. */
static void full_lines_are_even(void **state)
{
	struct desk d;
	struct letter l;
	char text[4096] = "";
	int full = 0;

	(void)state;
	open_desk(&d);
	for (int i = 0; i < 30; i++)
		strcat(text, "物业服务人可以催告其在2026年支付，");
	l = set(&d, text);
	for (size_t i = 0; i + 1 < l.place_count; i++) {
		const struct letter_place *p = &l.places[i];
		int32_t right = d.t.style.width - d.t.style.right, x = p->x;

		if (p[1].y == p->y)
			continue;
		for (uint32_t k = 0; k < p->count; k++)
			x += (int32_t)(font_at(d.fonts, l.chars[p->first + k])->advance * p->size / 1000) + p->spacing;
		full++;
		if (x < right - 600 || x > right + (int32_t)p->size / 2 + 600)
			fail_msg("line %d ends at %d, not %d", full, x, right);
	}
	assert_true(full > 5);
	close_desk(&d);
}

static void neighbouring_punctuation_is_narrow(void **state)
{
	struct desk d;
	struct letter wide, narrow;

	(void)state;
	open_desk(&d);
	wide = set(&d, "```flush\n）甲（\n```");
	narrow = set(&d, "```flush\n）（甲\n```");
	assert_int_equal(wide.place_count, 1);
	assert_int_equal(narrow.place_count, 2);
	assert_int_equal(narrow.places[1].x - narrow.places[0].x, d.t.style.size / 2);
	close_desk(&d);
}

/* ---- pages ---- */

static size_t count(const char *text, const char *words)
{
	size_t n = 0;

	while ((text = strstr(text, words))) {
		text += strlen(words);
		n++;
	}
	return n;
}

static const char *table_of(struct arena *a, int rows)
{
	struct buf b;

	buf_init(&b, a);
	buf_text(&b, "```table bills 40 30 30\n```\n| 科目 | 月数 | 欠费（元） |\n|:--|:-:|--:|\n");
	for (int i = 0; i < rows; i++)
		buf_printf(&b, "| 物业费 | %d | 1,000.10 |\n", i);
	buf_printf(&b, "| **合计** | | **%d,%03d.%02d** |\n", rows, rows / 10, rows % 10 * 10);
	return b.data;
}

static void tables_break_across_pages(void **state)
{
	struct desk d;

	(void)state;
	open_desk(&d);
	for (int rows = 30; rows < 80; rows++) {
		struct letter l = set(&d, table_of(d.arena, rows));
		const char *text = letter_text(d.arena, d.fonts, &l), *last = NULL;

		if (count(text, "科目") != l.page_count)
			fail_msg("%d rows: %zu headings on %zu pages", rows, count(text, "科目"), l.page_count);
		if (count(text, "物业费") != (size_t)rows)
			fail_msg("%d rows: %zu of them", rows, count(text, "物业费"));
		for (size_t i = 0; i + 1 < l.page_count; i++)
			last = strchr(last ? last : text, '\f') + 1;
		if (last && !strstr(last, "物业费"))
			fail_msg("%d rows: the total stands alone", rows);
		assert_int_equal(letter_text_check(d.arena, d.fonts, &l, "bills", "欠费", rule_fen(arena_printf(d.arena, "%d.%02d",
					 rows * 1000 + rows / 10, rows % 10 * 10)), &d.e), 0);
	}
	close_desk(&d);
}

static void a_signature_never_stands_alone(void **state)
{
	struct desk d;

	(void)state;
	open_desk(&d);
	for (int n = 30; n < 60; n++) {
		struct letter l;
		const char *text, *last;
		struct buf b;

		buf_init(&b, d.arena);
		for (int i = 0; i < n; i++)
			buf_printf(&b, "第%d段。\n\n", i);
		buf_text(&b, "```seal 40\n```\n```sign\n某公司\n2026年\n```\n");
		l = set(&d, b.data);
		text = letter_text(d.arena, d.fonts, &l);
		last = l.page_count > 1 ? strchr(text, '\f') + 1 : text;
		if (count(last, "段。") < 2)
			fail_msg("%d paragraphs: the signature's page is \"%s\"", n, last);
	}
	close_desk(&d);
}

static void a_slip_stays_whole(void **state)
{
	struct desk d;

	(void)state;
	open_desk(&d);
	for (int n = 20; n < 50; n++) {
		struct letter l;
		const char *slip;
		struct buf b;

		buf_init(&b, d.arena);
		for (int i = 0; i < n; i++)
			buf_printf(&b, "第%d段。\n\n", i);
		buf_text(&b, "```slip\n## 回证\n\n~~~table slip form 1 1\n~~~\n| 签收人 | |\n|---|---|\n| 时间 | |\n| 送达人 | |\n```\n");
		l = set(&d, b.data);
		slip = strstr(letter_text(d.arena, d.fonts, &l), "回证");
		assert_non_null(slip);
		if (strchr(slip, '\f') < strstr(slip, "送达人"))
			fail_msg("%d paragraphs: the slip is torn", n);
	}
	close_desk(&d);
}

/* Slips of different heights: as many a page as go on it, each whole with its own code, a line to cut along between two. */
static void several_slips_stand_on_a_page(void **state)
{
	enum { SLIPS = 14 };
	struct desk d;
	struct letter l;
	struct buf b;
	const char *text;
	size_t cuts = 0;

	(void)state;
	open_desk(&d);
	buf_init(&b, d.arena);
	for (int i = 0; i < SLIPS; i++) {
		buf_printf(&b, "```slip\n## 甲%d起\n\n~~~qr 18\nBX2026112500%d\n~~~\n\n一段话。\n\n", i, i);
		for (int k = 0; k < i % 5; k++)
			buf_text(&b, "又一段话。\n\n");
		buf_printf(&b, "~~~table t form 1 1\n~~~\n| 签字 | |\n|---|---|\n| 乙%d止 | |\n```\n\n", i);
	}
	l = set(&d, b.data);
	text = letter_text(d.arena, d.fonts, &l);
	for (int i = 0; i < SLIPS; i++) {
		const char *from = strstr(text, arena_printf(d.arena, "甲%d起", i)), *to = strstr(text, arena_printf(d.arena, "乙%d止", i));
		const char *torn = from ? strchr(from, '\f') : NULL;

		if (!from || !to || (torn && torn < to))
			fail_msg("slip %d is torn", i);
	}
	for (size_t i = 0; i < l.rule_count; i++)
		cuts += l.rules[i].stroke == LETTER_DASHED;
	assert_in_range(l.page_count, 2, SLIPS / 2);
	assert_int_equal(cuts, SLIPS - l.page_count);
	close_desk(&d);
}

static void lines_close_up_to_save_a_page(void **state)
{
	static const struct {
		const char *words;
		int lines, fit;
		size_t pages;
	} CASES[] = {
		{ "as it is", 37, 1000, 1 },
		{ "two pages", 38, 1000, 2 },
		{ "close up", 41, 880, 1 },
		{ "too many all the same", 60, 880, 2 },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(CASES); i++) {
		struct desk d;
		struct letter l;
		struct buf b;

		open_desk(&d);
		buf_init(&b, d.arena);
		d.t.style.fit = CASES[i].fit;
		for (int k = 0; k < CASES[i].lines; k++)
			buf_text(&b, "一行。\n\n");
		l = set(&d, b.data);
		if (l.page_count != CASES[i].pages)
			fail_msg("%s: %zu pages", CASES[i].words, l.page_count);
		close_desk(&d);
	}
}

/* ---- charts ---- */

static const char CHART[] = "```chart %s\n得分\n\n| 月 | 甲 |\n|---|--:|\n| 1月 | 91.67 |\n| 2月 | |\n| 3月 | 40 |\n| 4月 | 100.00 |\n```\n";

static size_t rules_of(const struct letter *l, uint16_t stroke, uint32_t width)
{
	size_t n = 0;

	for (size_t i = 0; i < l->rule_count; i++)
		n += l->rules[i].stroke == stroke && l->rules[i].width == width;
	return n;
}

/* Lines of figures are 1.1 points wide. An empty cell is a gap. */
static void a_line_has_a_gap_where_nothing_is_known(void **state)
{
	struct desk d;
	struct letter l;
	const struct letter_rule *last = NULL;

	(void)state;
	open_desk(&d);
	l = set(&d, arena_printf(d.arena, CHART, "line 60 0 100"));
	assert_int_equal(rules_of(&l, LETTER_LINE, 1100), 1);
	assert_int_equal(rules_of(&l, LETTER_FILLED, 0), 3);
	for (size_t i = 0; i < l.rule_count; i++)
		last = l.rules[i].width == 1100 ? &l.rules[i] : last;
	assert_true(last->y1 < last->y0); /* from 40 up to 100 */
	for (size_t i = 0; i < l.rule_count; i++)
		if (l.rules[i].gray == 850 && l.rules[i].y0 < last->y1)
			fail_msg("100.00 lies below the tick of 100");
	close_desk(&d);
}

static void columns_and_bars_are_as_long_as_their_figures(void **state)
{
	static const char *const KINDS[] = { "column", "bar" };

	(void)state;
	for (int k = 0; k < 2; k++) {
		struct desk d;
		struct letter l;
		int64_t long_of[3];
		size_t n = 0;

		open_desk(&d);
		l = set(&d, arena_printf(d.arena, CHART, KINDS[k]));
		for (size_t i = 0; i < l.rule_count; i++)
			if (l.rules[i].stroke == LETTER_FILLED && n < 3)
				long_of[n++] = k ? l.rules[i].x1 - l.rules[i].x0 : l.rules[i].y1 - l.rules[i].y0;
		assert_int_equal(n, 3);
		assert_true(llabs(long_of[0] * 10000 - long_of[2] * 9167) < 20000);
		assert_true(llabs(long_of[1] * 100 - long_of[2] * 40) < 200);
		close_desk(&d);
	}
}

static void a_chart_has_its_words(void **state)
{
	static const char *const WANT[] = { "得分", "1月", "4月", "91.67", "40", "100.00", "20", "80" };
	struct desk d;
	struct letter l;
	const char *text;

	(void)state;
	open_desk(&d);
	l = set(&d, arena_printf(d.arena, CHART, "line"));
	text = letter_text(d.arena, d.fonts, &l);
	for (size_t i = 0; i < ROWS(WANT); i++)
		if (!strstr(text, WANT[i]))
			fail_msg("%s is not in \"%s\"", WANT[i], text);
	assert_null(strstr(text, "甲")); /* the name of a single series is its title's business */
	close_desk(&d);
}

static void mistakes_are_told(void **state)
{
	static const struct {
		const char *words, *text, *want;
	} BAD[] = {
		{ "unknown fence", "```sgin\n```\n", "sign" },
		{ "too few widths", "```table t 1 2 3\n```\n| a | b |\n|---|---|\n", "3 widths for 2 columns" },
		{ "no width", "```table t 1 x\n```\n| a | b |\n|---|---|\n", "x is no width" },
		{ "an empty QR code", "```qr\n```\n", "QR" },
		{ "unknown chart", "```chart lien\n| a | b |\n|---|---|\n```\n", "line" },
		{ "a chart without a table", "```chart line\nx\n```\n", "table" },
		{ "no figure in a chart", "```chart bar\n| a | b |\n|---|---|\n| x | 1e5 |\n```\n", "1e5" },
		{ "a chart's axis upside down", "```chart line 60 100 0\n| a | b |\n|---|---|\n```\n", "axis" },
		{ "a chart without figures", "```chart line\n| a |\n|---|\n| x |\n```\n", "figures" },
		{ "a chart a mile high", "```chart line 1600\n| a | b |\n|---|---|\n```\n", "1600" },
	};
	struct desk d;

	(void)state;
	open_desk(&d);
	for (size_t i = 0; i < ROWS(BAD); i++) {
		const struct mustache_value nothing = { .kind = MUSTACHE_MAP };
		struct letter_missing *missing;
		struct letter l;

		d.t.body = mustache_parse(d.arena, BAD[i].text, "letter.md", 1, false, &d.e);
		if (letter_draft(d.arena, &d.t, d.fonts, &nothing, "x", &l, &missing, &d.e) == 0 || !strstr(d.e.text, BAD[i].want))
			fail_msg("%s: %s", BAD[i].words, d.e.text);
	}
	close_desk(&d);
}

static void a_wrong_sum_is_seen(void **state)
{
	struct desk d;
	struct letter l;

	(void)state;
	open_desk(&d);
	l = set(&d, "```table t 1 1\n```\n| 科目 | 欠费（元） |\n|---|--:|\n| 甲 | ¥1,000.00 |\n| 乙 | 0.50 |\n| 合计 | 1,000.49 |\n");
	assert_int_equal(letter_text_check(d.arena, d.fonts, &l, "t", "欠费", rule_fen("1000.50"), &d.e), -1);
	assert_non_null(strstr(d.e.text, "1000.49"));
	assert_int_equal(letter_text_check(d.arena, d.fonts, &l, "t", "实收", rule_fen("0"), &d.e), -1);
	assert_int_equal(letter_text_check(d.arena, d.fonts, &l, "u", "欠费", rule_fen("0"), &d.e), -1);
	l = set(&d, "```table t 1 1\n```\n| 科目 | 欠费 |\n|---|--:|\n| 甲 | 约 10 元 |\n");
	assert_int_equal(letter_text_check(d.arena, d.fonts, &l, "t", "欠费", rule_fen("10"), &d.e), -1);
	close_desk(&d);
}

/* ---- characters and fonts ---- */

static void missing_characters_are_listed(void **state)
{
	const struct mustache_value nothing = { .kind = MUSTACHE_MAP };
	struct letter_missing *missing;
	struct letter l;
	struct desk d;

	(void)state;
	open_desk(&d);
	d.t.body = mustache_parse(d.arena, "甲𬭎\U0010FFFD乙", "letter.md", 1, false, &d.e);
	assert_int_equal(letter_draft(d.arena, &d.t, d.fonts, &nothing, "x", &l, &missing, &d.e), 0);
	assert_non_null(missing);
	assert_int_equal(missing->codepoint, 0x10FFFD);
	assert_int_equal(missing->face, -1);
	assert_null(missing->next);
	assert_non_null(strstr(letter_text(d.arena, d.fonts, &l), "甲𬭎乙"));
	close_desk(&d);
}

static void a_fallback_face_is_told(void **state)
{
	const struct mustache_value nothing = { .kind = MUSTACHE_MAP };
	static const char *const faces[] = { "LXGW WenKai", "Noto Serif CJK SC", NULL };
	struct letter_missing *missing;
	struct letter l;
	struct desk d;

	(void)state;
	open_desk(&d);
	font_close(d.fonts);
	d.t.style.faces[FONT_BODY] = faces;
	d.fonts = font_open(d.arena, d.t.style.faces, &d.e);
	assert_non_null(d.fonts);
	d.t.body = mustache_parse(d.arena, "甲\u3164乙", "letter.md", 1, false, &d.e);
	assert_int_equal(letter_draft(d.arena, &d.t, d.fonts, &nothing, "x", &l, &missing, &d.e), 0);
	assert_non_null(missing);
	assert_int_equal(missing->face, 1);
	assert_string_equal(font_face_name(d.fonts, missing->role, missing->face), "Noto Serif CJK SC");
	close_desk(&d);
}

static int read_one(void *user, struct arena *scratch, size_t i, struct letter *out, struct err *e)
{
	(void)scratch;
	(void)i;
	(void)e;
	*out = *(const struct letter *)user;
	return 0;
}

/* libharu's own embedding fails where a font's size is a multiple of 4,096; ours must not, whatever the size. */
static void fonts_of_every_size(void **state)
{
	for (unsigned n = 1; n < 400; n += 3) {
		struct letter l;
		struct letter_document doc = { .title = "字", .author = "", .made = day_of(20000), .count = 1, .read = read_one, .user = &l };
		struct letter_fonts *fonts;
		size_t size = 0;
		const char *bytes;
		struct desk d;
		struct buf b;

		(void)state;
		open_desk(&d);
		buf_init(&b, d.arena);
		for (unsigned i = 0; i < n; i++)
			buf_utf8(&b, 0x4E00 + i * 7);
		l = set(&d, b.data);
		for (uint32_t i = 1; i <= font_count(d.fonts); i++)
			font_at(d.fonts, i)->letters = i % 2; /* half of them in the rare font */
		fonts = letter_fonts_make(d.arena, d.fonts, 1, &d.e);
		assert_non_null(fonts);
		bytes = letter_pdf(d.arena, fonts, &doc, &size, &d.e);
		if (!bytes || size < 1000 || memcmp(bytes, "%PDF-1.7", 8))
			fail_msg("%u characters: %s", n, d.e.text);
		close_desk(&d);
	}
}

static void a_spool_gives_back_what_it_got(void **state)
{
	struct folder *f = *state;
	struct letter_spool *s = letter_spool_open(f->arena, f->path, &f->e);
	struct letter l, back;
	struct desk d;

	open_desk(&d);
	assert_non_null(s);
	for (int i = 0; i < 3; i++) {
		l = set(&d, arena_printf(d.arena, "第%d封\n\n---\n", i));
		assert_int_equal(letter_spool_add(s, &l, &d.e), 0);
	}
	assert_int_equal(letter_spool_read(s, d.arena, 1, &back, &d.e), 0);
	assert_string_equal(letter_text(d.arena, d.fonts, &back), "第1封\n\f");
	assert_string_equal(back.file, "1-1-101");
	assert_int_equal(back.rule_count, 1);
	letter_spool_close(s);
	close_desk(&d);
}

/* ---- batches ---- */

static const char *in_folder(void *user, const char *letter, const char *name)
{
	(void)letter;
	return folder_at(user, name);
}

static int write_batch(struct folder *f, const char *rows, size_t volume)
{
	struct settings *settings = settings_load(f->arena, folder_at(f, "none.ini"), &f->e);
	struct letter_template *t;
	struct letter_batch b = { .as_of = day_of(20782), .folder = folder_at(f, "out"), .volume = volume };
	struct db *db = db_open(":memory:", DB_WRITE, &f->e);
	int rc = -1;

	folder_put(f, "letter.ini", "[letter]\ntitle = 函\nbookmark = {{room}}\n[footer]\ncenter = 第 {{page}} 页 共 {{pages}} 页\n");
	folder_put(f, "letter.md", "致{{room}}。\n");
	folder_put(f, "rows.sql", rows);
	assert_int_equal(file_make_folders(b.folder, &f->e), 0);
	b.template = t = letter_template_load(f->arena, "x", in_folder, f, &f->e);
	b.rows = t ? letter_rows_open(f->arena, db, t, settings, b.as_of, &f->e) : NULL;
	if (b.rows)
		rc = letter_batch_write(&b, &f->e);
	letter_rows_close(b.rows);
	db_close(db);
	return rc;
}

static void many_letters_are_volumes(void **state)
{
	struct folder *f = *state;
	static const char *const THERE[] = { "函-第1册.pdf", "函-第2册.pdf", "函-第3册.pdf", "函/1-1-1.pdf", "函/1-1-7.pdf" };

	if (write_batch(f, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 7) SELECT '1-1-' || i AS room FROM n ORDER BY i", 3) < 0)
		fail_msg("%s", f->e.text);
	for (size_t i = 0; i < ROWS(THERE); i++)
		if (!file_exists(folder_at(f, arena_printf(f->arena, "out/%s", THERE[i]))))
			fail_msg("%s is not there", THERE[i]);
	assert_false(file_exists(folder_at(f, "out/函.pdf")));
	assert_false(file_exists(folder_at(f, "out/函-第4册.pdf")));
}

static void odd_rooms_stay_in_the_folder(void **state)
{
	struct folder *f = *state;

	if (write_batch(f, "SELECT '../../a' AS room UNION ALL SELECT '.b/c' ORDER BY room", 0) < 0)
		fail_msg("%s", f->e.text);
	assert_true(file_exists(folder_at(f, "out/函/_._.._a.pdf")));
	assert_true(file_exists(folder_at(f, "out/函/_b_c.pdf")));
}

static void two_letters_of_a_room_are_refused(void **state)
{
	assert_int_equal(write_batch(*state, "SELECT '1-1-1' AS room UNION ALL SELECT '1-1-1' ORDER BY room", 0), -1);
}

static void no_letters_are_no_files(void **state)
{
	struct folder *f = *state;

	assert_int_equal(write_batch(f, "SELECT '1' AS room WHERE 0 ORDER BY room", 0), 0);
	assert_false(file_exists(folder_at(f, "out/函.pdf")));
}

static void templates_are_checked(void **state)
{
	static const struct {
		const char *words, *rows, *want;
	} BAD[] = {
		{ "no room", "SELECT 1 AS x ORDER BY 1", "no column room" },
		{ "no order", "SELECT '1' AS room", "ORDER BY" },
		{ "it writes", "DELETE FROM t -- ORDER BY", "rows.sql:1" },
		{ "two queries", "SELECT '1' AS room ORDER BY 1; SELECT 2", "rows.sql:1" },
		{ "a query twice", "SELECT '1' AS room ORDER BY 1;\n-- name: a\nSELECT 1 AS b ORDER BY 1;\n-- name: a\nSELECT 1 AS b ORDER BY 1;\n", "rows.sql:5" },
		{ "a total of an unknown column", "SELECT '1' AS room ORDER BY 1;\n-- name: total\nSELECT 1 AS letters, 2 AS x;\n", "no column x" },
		{ "a total that differs", "SELECT '1' AS room ORDER BY 1;\n-- name: total\nSELECT 2 AS letters;\n", "is 1, and should be 2" },
	};

	for (size_t i = 0; i < ROWS(BAD); i++) {
		struct folder *f = *state;

		f->e = (struct err){ 0 };
		if (write_batch(f, BAD[i].rows, 0) == 0 || !strstr(f->e.text, BAD[i].want))
			fail_msg("%s: %s", BAD[i].words, f->e.text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_break_where_they_may),
		cmocka_unit_test(full_lines_are_even),
		cmocka_unit_test(neighbouring_punctuation_is_narrow),
		cmocka_unit_test(tables_break_across_pages),
		cmocka_unit_test(a_signature_never_stands_alone),
		cmocka_unit_test(a_slip_stays_whole),
		cmocka_unit_test(several_slips_stand_on_a_page),
		cmocka_unit_test(lines_close_up_to_save_a_page),
		cmocka_unit_test(a_line_has_a_gap_where_nothing_is_known),
		cmocka_unit_test(columns_and_bars_are_as_long_as_their_figures),
		cmocka_unit_test(a_chart_has_its_words),
		cmocka_unit_test(mistakes_are_told),
		cmocka_unit_test(a_wrong_sum_is_seen),
		cmocka_unit_test(missing_characters_are_listed),
		cmocka_unit_test(a_fallback_face_is_told),
		cmocka_unit_test(fonts_of_every_size),
		cmocka_unit_test_setup_teardown(a_spool_gives_back_what_it_got, folder_open, folder_close),
		cmocka_unit_test_setup_teardown(many_letters_are_volumes, folder_open, folder_close),
		cmocka_unit_test_setup_teardown(odd_rooms_stay_in_the_folder, folder_open, folder_close),
		cmocka_unit_test_setup_teardown(two_letters_of_a_room_are_refused, folder_open, folder_close),
		cmocka_unit_test_setup_teardown(no_letters_are_no_files, folder_open, folder_close),
		cmocka_unit_test_setup_teardown(templates_are_checked, folder_open, folder_close),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
