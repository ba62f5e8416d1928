#include "pipeline/render/xlsx/book.h"

#include <string.h>

#include "pipeline/render/report_column.h"

#define FEW_ROWS 24 /* a chart stands below so many, to the right of more */
#define LABELLED 12 /* points that can carry their figures without crowding */
#define CHART_WIDTH 600 /* pixels */
#define CHART_HEIGHT 320
#define LIBRARY_WIDTH 480.0 /* a chart's size before scaling */
#define LIBRARY_HEIGHT 288.0
#define GAP 20
#define INK 0x1F2933
#define GRID 0xE1E6EB

static const lxw_color_t COLOURS[] = { 0x2F6DA8, 0xE08E2B, 0x3E9A6E, 0xB8493F, 0x7C68AE, 0x4AA5B5, 0x8A8F98 };
/* Buckets of age: the older, the redder. */
static const lxw_color_t RAMP[] = { 0xF6DFA9, 0xF3C878, 0xEDA958, 0xE28746, 0xD0653C, 0xB54632, 0x8E2A25 };
#define COLOUR_COUNT (sizeof COLOURS / sizeof *COLOURS)
#define RAMP_COUNT (sizeof RAMP / sizeof *RAMP)

static bool stacked(const struct report_chart *c)
{
	return c->type == CHART_STACKED_COLUMN || c->type == CHART_STACKED_BAR;
}

static bool lying(const struct report_chart *c)
{
	return c->type == CHART_BAR || c->type == CHART_STACKED_BAR;
}

static uint8_t library_type(const struct report_chart *c)
{
	static const uint8_t types[] = { [CHART_COLUMN] = LXW_CHART_COLUMN,
					 [CHART_BAR] = LXW_CHART_BAR,
					 [CHART_LINE] = LXW_CHART_LINE,
					 [CHART_PIE] = LXW_CHART_PIE,
					 [CHART_STACKED_COLUMN] = LXW_CHART_COLUMN_STACKED,
					 [CHART_STACKED_BAR] = LXW_CHART_BAR_STACKED };

	return types[c->type];
}

static lxw_color_t colour(const struct report_chart *c, size_t i)
{
	if (stacked(c) && c->value_count >= 4)
		return RAMP[i * (RAMP_COUNT - 1) / (c->value_count - 1)];
	return COLOURS[i % COLOUR_COUNT];
}

static lxw_chart_font font(double points, bool bold)
{
	static char name[] = BOOK_FONT;

	return (lxw_chart_font){ .name = name, .size = points, .bold = bold, .color = INK };
}

/* ---- series ---- */

struct range {
	lxw_row_t first, last;
	size_t points;
};

static struct range rows_of(const struct report_chart *c, const struct book_tab *from)
{
	lxw_row_t last = c->first && c->first < from->rows ? (lxw_row_t)c->first : from->rows;

	if (c->total)
		return (struct range){ from->rows + 1, from->rows + 1, c->value_count };
	return (struct range){ 1, last, last };
}

static void paint(lxw_chart_series *s, const struct report_chart *c, size_t i)
{
	lxw_chart_fill fill = { .color = colour(c, i) };
	lxw_chart_line line = { .color = colour(c, i), .width = 2.25 };

	if (c->type == CHART_LINE) {
		chart_series_set_line(s, &line);
		chart_series_set_marker_type(s, LXW_CHART_MARKER_CIRCLE);
		chart_series_set_marker_size(s, 6);
		chart_series_set_marker_fill(s, &fill);
		chart_series_set_marker_line(s, &(lxw_chart_line){ .color = 0xFFFFFF });
	} else if (c->type != CHART_PIE) {
		chart_series_set_fill(s, &fill);
	}
}

/* Points in colours of their own: slices of a pie, and the buckets of a totals row. */
static void paint_points(struct book *b, lxw_chart_series *s, const struct report_chart *c, size_t points)
{
	lxw_chart_point **list = arena_array(b->arena, points + 1, sizeof *list);

	for (size_t i = 0; i < points; i++) {
		lxw_chart_fill *fill = arena_alloc(b->arena, sizeof *fill);

		list[i] = arena_alloc(b->arena, sizeof **list);
		fill->color = c->total && points > 1 ? RAMP[i * (RAMP_COUNT - 1) / (points - 1)] : COLOURS[i % COLOUR_COUNT];
		list[i]->fill = fill;
	}
	chart_series_set_points(s, list);
}

static void label(struct book *b, lxw_chart_series *s, const struct report_chart *c, const struct report_column *column)
{
	lxw_chart_font small = font(8, false);

	chart_series_set_labels(s);
	if (c->type == CHART_PIE) {
		chart_series_set_labels_options(s, LXW_FALSE, LXW_TRUE, LXW_FALSE);
		chart_series_set_labels_percentage(s);
		chart_series_set_labels_position(s, LXW_CHART_LABEL_POSITION_OUTSIDE_END);
	} else {
		chart_series_set_labels_num_format(s, column->kind == REPORT_MONEY ? "#,##0" : book_number_format(b, column, false));
	}
	if (c->type == CHART_LINE)
		chart_series_set_labels_position(s, LXW_CHART_LABEL_POSITION_ABOVE);
	chart_series_set_labels_font(s, &small);
}

static void add_series(struct book *b, lxw_chart *chart, const struct report_chart *c, const struct book_tab *from, size_t i)
{
	lxw_chart_series *s = chart_add_series(chart, NULL, NULL);
	lxw_col_t col = (lxw_col_t)c->values[i];
	struct range r = rows_of(c, from);

	if (c->total) {
		lxw_col_t end = (lxw_col_t)c->values[c->value_count - 1];

		chart_series_set_categories(s, from->name, 0, col, 0, end);
		chart_series_set_values(s, from->name, r.first, col, r.last, end);
	} else {
		chart_series_set_categories(s, from->name, r.first, (lxw_col_t)c->categories, r.last, (lxw_col_t)c->categories);
		chart_series_set_values(s, from->name, r.first, col, r.last, col);
		chart_series_set_name_range(s, from->name, 0, col);
	}
	paint(s, c, i);
	if (c->type == CHART_PIE || c->total)
		paint_points(b, s, c, r.points);
	if (!stacked(c) && r.points * (c->total ? 1 : c->value_count) <= LABELLED)
		label(b, s, c, &from->sheet->columns[c->values[i]]);
}

/* ---- looks ---- */

static void set_axes(struct book *b, lxw_chart *chart, const struct report_chart *c, const struct report_column *categories,
		     const struct report_column *column)
{
	lxw_chart_axis *along = lying(c) ? chart->y_axis : chart->x_axis, *figures = lying(c) ? chart->x_axis : chart->y_axis;
	lxw_chart_font small = font(9, false);
	lxw_chart_line grid = { .color = GRID, .width = 0.75 };

	if (c->type == CHART_PIE)
		return;
	chart_axis_set_num_font(chart->x_axis, &small);
	chart_axis_set_num_font(chart->y_axis, &small);
	chart_axis_set_num_format(figures, column->kind == REPORT_MONEY ? "#,##0" : book_number_format(b, column, false));
	if (!c->total && (categories->kind == REPORT_MONTH || categories->kind == REPORT_DATE)) /* else some programs show day numbers */
		chart_axis_set_num_format(along, book_number_format(b, categories, false));
	chart_axis_set_line(figures, &(lxw_chart_line){ .none = LXW_TRUE });
	chart_axis_set_line(along, &(lxw_chart_line){ .color = 0xA9B4C0 });
	chart_axis_major_gridlines_set_visible(along, LXW_FALSE);
	chart_axis_major_gridlines_set_visible(figures, LXW_TRUE);
	chart_axis_major_gridlines_set_line(figures, &grid);
	if (lying(c)) { /* the first row on top */
		chart_axis_set_reverse(along);
		chart_axis_set_label_position(figures, LXW_CHART_AXIS_LABEL_POSITION_HIGH);
	}
	if (c->type != CHART_LINE) {
		chart_set_series_gap(chart, 60);
		chart_axis_set_min(figures, 0);
	}
	if (stacked(c))
		chart_set_series_overlap(chart, 100);
}

static void dress(lxw_chart *chart, const struct report_chart *c)
{
	lxw_chart_font title = font(12, true), small = font(9, false);

	if (c->title) {
		chart_title_set_name(chart, c->title);
		chart_title_set_name_font(chart, &title);
	} else {
		chart_title_off(chart);
	}
	chart_legend_set_font(chart, &small);
	if (c->total || c->value_count == 1)
		chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
	else
		chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
	chart_chartarea_set_line(chart, &(lxw_chart_line){ .color = 0xC9D1DA });
}

static const struct book_tab *tab_of(const struct book *b, size_t sheet)
{
	for (size_t i = 0; i < b->tab_count; i++)
		if (b->tabs[i].sheet == &b->report->sheets[sheet])
			return &b->tabs[i];
	return NULL;
}

/* Below few rows two in a row; to the right of many one below the other, outside what is printed with the rows. */
static void place(const struct book_tab *t, size_t number, lxw_row_t *row, lxw_col_t *col, lxw_chart_options *o)
{
	bool beside = t->rows > FEW_ROWS;

	*row = beside ? 1 : t->rows + (t->total ? 3 : 2);
	*col = beside ? (lxw_col_t)(t->sheet->column_count + 1) : 0;
	o->x_offset = beside ? 0 : (int32_t)(number % 2) * (CHART_WIDTH + GAP) + 4;
	o->y_offset = (int32_t)(beside ? number : number / 2) * (CHART_HEIGHT + GAP);
	o->x_scale = CHART_WIDTH / LIBRARY_WIDTH;
	o->y_scale = CHART_HEIGHT / LIBRARY_HEIGHT;
	o->object_position = LXW_OBJECT_MOVE_DONT_SIZE;
	if (!beside && number % 2)
		worksheet_set_landscape(t->ws);
	if (beside)
		worksheet_print_area(t->ws, 0, 0, t->rows + (t->total ? 1 : 0), (lxw_col_t)(t->sheet->column_count - 1));
}

static int add_chart(struct book *b, const struct report_chart *c, size_t number, struct err *e)
{
	const struct book_tab *t = tab_of(b, c->sheet), *from = tab_of(b, c->from);
	lxw_chart *chart = workbook_add_chart(b->xlsx, library_type(c));
	lxw_chart_options o = { .description = arena_strdup(b->arena, c->title ? c->title : "") };
	lxw_error code;
	lxw_row_t row;
	lxw_col_t col;

	if (!chart)
		return book_fail(LXW_ERROR_MEMORY_MALLOC_FAILED, e);
	for (size_t i = 0; i < (c->total ? 1 : c->value_count); i++)
		add_series(b, chart, c, from, i);
	dress(chart, c);
	set_axes(b, chart, c, &from->sheet->columns[c->categories], &from->sheet->columns[c->values[0]]);
	place(t, number, &row, &col, &o);
	code = worksheet_insert_chart_opt(t->ws, row, col, chart, &o);
	return code == LXW_NO_ERROR ? 0 : book_fail(code, e);
}

int book_charts_add(struct book *b, struct err *e)
{
	size_t *standing = arena_array(b->arena, b->report->sheet_count, sizeof *standing);

	for (size_t i = 0; i < b->report->chart_count; i++) {
		const struct report_chart *c = &b->report->charts[i];

		if (tab_of(b, c->from)->rows && add_chart(b, c, standing[c->sheet]++, e) < 0)
			return -1;
	}
	return 0;
}
