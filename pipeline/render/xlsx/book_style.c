#include "pipeline/render/xlsx/book.h"

#include "pipeline/render/report_column.h"

#define INK 0x1F2933
#define LINE 0xC9D1DA
#define HEADING_FILL 0xDCE6F0
#define TOTAL_FILL 0xF3F6F9
#define ALERT_INK 0xB42318
#define ALERT_FILL 0xFDECEA
#define FONT_POINTS 10

const char *book_number_format(struct book *b, const struct report_column *c, bool starred)
{
	static const char *const decimals[BOOK_DECIMALS] = { "0",	"0.0",	   "0.00",    "0.000",
							     "0.0000", "0.00000", "0.000000" };

	switch (c->kind) {
	case REPORT_INT:
		return starred ? "0\"*\"" : "0";
	case REPORT_MONEY:
		return "#,##0.00";
	case REPORT_PERCENT:
		return "0.00\"%\"";
	case REPORT_DECIMAL:
		return decimals[c->decimals];
	case REPORT_DATE:
		return "yyyy-mm-dd";
	case REPORT_DATETIME:
		return c->decimals == REPORT_BRIEF ? "yy-mm-dd hh:mm" : "yyyy-mm-dd hh:mm:ss";
	case REPORT_MONTH:
		return "yyyy-mm";
	case REPORT_TEXT:
	case REPORT_ID:
	case REPORT_ROOM:
	case REPORT_FLAG:
		break;
	}
	(void)b;
	return "@";
}

static uint8_t alignment(const struct report_column *c)
{
	switch (c->kind) {
	case REPORT_TEXT:
	case REPORT_ROOM:
		return LXW_ALIGN_LEFT;
	case REPORT_INT:
	case REPORT_MONEY:
	case REPORT_PERCENT:
	case REPORT_DECIMAL:
		return LXW_ALIGN_RIGHT;
	case REPORT_ID:
	case REPORT_DATE:
	case REPORT_DATETIME:
	case REPORT_MONTH:
	case REPORT_FLAG:
		break;
	}
	return LXW_ALIGN_CENTER;
}

static void dress(lxw_format *f, enum book_role role)
{
	if (role == BOOK_HEADING || role == BOOK_TOTAL || role == BOOK_CAPTION)
		format_set_bold(f);
	if (role == BOOK_HEADING || role == BOOK_TOTAL)
		format_set_bg_color(f, role == BOOK_HEADING ? HEADING_FILL : TOTAL_FILL);
	if (role == BOOK_HEADING || role == BOOK_WRAPPED)
		format_set_text_wrap(f);
	if (role == BOOK_HEADING)
		format_set_align(f, LXW_ALIGN_CENTER);
	if (role == BOOK_CAPTION)
		format_set_font_size(f, FONT_POINTS + 2);
	if (role == BOOK_CAPTION || role == BOOK_PLAIN)
		return;
	format_set_border(f, LXW_BORDER_THIN);
	format_set_border_color(f, LINE);
	if (role == BOOK_TOTAL) {
		format_set_top(f, LXW_BORDER_MEDIUM);
		format_set_top_color(f, INK);
	}
}

lxw_format *book_format(struct book *b, enum book_role role, const struct report_column *c)
{
	lxw_format **f = &b->formats[role][c->kind][c->kind == REPORT_DECIMAL || c->kind == REPORT_DATETIME ? c->decimals : 0];

	if (*f || !(*f = workbook_add_format(b->xlsx)))
		return *f;
	format_set_font_name(*f, BOOK_FONT);
	format_set_font_size(*f, FONT_POINTS);
	format_set_font_color(*f, INK);
	format_set_num_format(*f, role == BOOK_HEADING || role == BOOK_CAPTION ? "@" : book_number_format(b, c, role == BOOK_STARRED));
	format_set_align(*f, alignment(c));
	format_set_align(*f, LXW_ALIGN_VERTICAL_CENTER);
	if (alignment(c) == LXW_ALIGN_LEFT && role != BOOK_HEADING && role != BOOK_CAPTION)
		format_set_indent(*f, 1); /* away from the figures of the column before */
	dress(*f, role);
	return *f;
}

lxw_format *book_alert_format(struct book *b)
{
	if (!b->alert && (b->alert = workbook_add_format(b->xlsx))) {
		format_set_font_color(b->alert, ALERT_INK);
		format_set_bg_color(b->alert, ALERT_FILL);
	}
	return b->alert;
}
