/* How a tab is printed: A4, a head and a foot on each page, lines to sign on. */
#include "pipeline/render/xlsx/book.h"

#include <string.h>

#include "pipeline/base/buf.h"

#define PORTRAIT_WIDTH 96   /* characters of an A4 sheet held upright */
#define LANDSCAPE_WIDTH 240 /* held across, shrunk to six points: below that nobody reads it */

/* In a page's head "&" begins an order; and all of it has 255 characters at most. */
static void add_head(struct buf *b, const char *s)
{
	size_t n = book_cut(s, strlen(s), 30);

	for (size_t i = 0; i < n; i++)
		buf_printf(b, s[i] == '&' ? "&%c" : "%c", s[i]);
}

static void set_head(struct book *b, struct book_tab *t)
{
	const char *title = t->name;
	char day[DAY_TEXT];
	struct buf head;

	buf_init(&head, b->arena);
	buf_printf(&head, "&L&\"%s\"&9", BOOK_FONT);
	add_head(&head, b->project);
	buf_printf(&head, "&C&\"%s,Bold\"&14", BOOK_FONT);
	add_head(&head, b->report->title);
	if (strcmp(title, b->report->title)) {
		buf_text(&head, " · ");
		add_head(&head, title);
	}
	buf_printf(&head, "&R&\"%s\"&9统计截止 %s", BOOK_FONT, day_text(b->as_of, day));
	worksheet_set_header(t->ws, head.data);
}

static void set_foot(struct book *b, struct book_tab *t)
{
	struct buf foot;

	buf_init(&foot, b->arena);
	buf_printf(&foot, "&L&\"%s\"&9", BOOK_FONT);
	for (const char *const *name = b->report->sign; *name; name++) {
		add_head(&foot, *name);
		buf_text(&foot, "：＿＿＿＿＿＿　");
	}
	buf_printf(&foot, "&R&\"%s\"&9第 &P 页 共 &N 页", BOOK_FONT);
	worksheet_set_footer(t->ws, foot.data);
}

/* A sheet too wide for one page goes on to the right, with the columns that stay on each page. */
static int pages_across(const struct book_tab *t)
{
	int frozen = 0, rest = LANDSCAPE_WIDTH;

	for (int i = 0; i < t->frozen; i++)
		frozen += t->widths[i];
	rest -= frozen;
	return t->width <= LANDSCAPE_WIDTH || rest <= 0 ? 1 : (t->width - frozen + rest - 1) / rest;
}

static void set_pages(struct book_tab *t)
{
	int across = pages_across(t);

	worksheet_fit_to_pages(t->ws, (uint16_t)across, 0);
	if (across == 1)
		return;
	worksheet_print_across(t->ws);
	if (t->frozen)
		worksheet_repeat_columns(t->ws, 0, (lxw_col_t)(t->frozen - 1));
}

void book_page_setup(struct book *b, struct book_tab *t)
{
	set_head(b, t);
	set_foot(b, t);
	worksheet_set_paper(t->ws, 9); /* A4 */
	worksheet_set_margins(t->ws, 0.5, 0.5, 0.9, 0.75);
	set_pages(t);
	worksheet_center_horizontally(t->ws);
	worksheet_gridlines(t->ws, LXW_HIDE_ALL_GRIDLINES);
	if (t->width > PORTRAIT_WIDTH)
		worksheet_set_landscape(t->ws);
}
