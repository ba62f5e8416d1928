#include "pipeline/render/font_glyph.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include "pipeline/base/buf.h"

#define EM   1000
#define FINE 64 /* parts of a unit while curves are cut */

enum { ON_CURVE = 1, X_SHORT = 2, Y_SHORT = 4, REPEAT = 8, X_SAME = 16, Y_SAME = 32 };

struct point {
	int x, y;
	bool on;
};

struct tracer {
	struct arena *arena;
	int units;
	struct point *points;
	size_t count, capacity;
	uint16_t *ends;
	size_t contours, ends_capacity;
	int64_t x, y; /* the pen, in fine units */
};

/* ---- curves ---- */

static int64_t fine(const struct tracer *t, FT_Pos v)
{
	return (int64_t)v * EM * FINE / t->units;
}

static int whole(int64_t v)
{
	return (int)(v >= 0 ? (v + FINE / 2) / FINE : -((-v + FINE / 2) / FINE));
}

static void add(struct tracer *t, int64_t x, int64_t y, bool on)
{
	t->points = arena_grow(t->arena, t->points, t->count, &t->capacity, sizeof *t->points);
	t->points[t->count++] = (struct point){ whole(x), whole(y), on };
}

static bool halfway(int a, int b, int between)
{
	return abs(2 * between - a - b) <= 2;
}

/* A point on the curve half way between two controls is implied by them; within a unit it makes no picture. */
static void drop_implied(struct tracer *t, size_t first)
{
	size_t kept = first + 1;

	for (size_t i = first + 1; i < t->count; i++) {
		const struct point *p = &t->points[i], *before = &t->points[kept - 1];

		if (p->on && !before->on && i + 1 < t->count && !p[1].on && halfway(before->x, p[1].x, p->x) &&
		    halfway(before->y, p[1].y, p->y))
			continue;
		t->points[kept++] = *p;
	}
	t->count = kept;
}

/* A contour that comes back to its first point needs it only once. */
static void end_contour(struct tracer *t)
{
	size_t first = t->contours ? (size_t)t->ends[t->contours - 1] + 1 : 0;

	if (t->count == first)
		return;
	if (t->count > first + 1 && t->points[t->count - 1].on && t->points[t->count - 1].x == t->points[first].x &&
	    t->points[t->count - 1].y == t->points[first].y)
		t->count--;
	drop_implied(t, first);
	t->ends = arena_grow(t->arena, t->ends, t->contours, &t->ends_capacity, sizeof *t->ends);
	t->ends[t->contours++] = (uint16_t)(t->count - 1);
}

static int move_to(const FT_Vector *to, void *user)
{
	struct tracer *t = user;

	end_contour(t);
	t->x = fine(t, to->x);
	t->y = fine(t, to->y);
	add(t, t->x, t->y, true);
	return 0;
}

static int line_to(const FT_Vector *to, void *user)
{
	struct tracer *t = user;

	t->x = fine(t, to->x);
	t->y = fine(t, to->y);
	add(t, t->x, t->y, true);
	return 0;
}

static int conic_to(const FT_Vector *control, const FT_Vector *to, void *user)
{
	add(user, fine(user, control->x), fine(user, control->y), false);
	return line_to(to, user);
}

/* A quadratic curve misses a cubic one by its third difference * sqrt(3) / 36, and n pieces miss by n³ times less. */
static int pieces(int64_t dx, int64_t dy)
{
	int64_t miss = llabs(dx) + llabs(dy);
	int n = 1;

	while (n < 8 && miss > (int64_t)n * n * n * 10 * FINE)
		n++;
	return n;
}

/* The curve's value at i/n, times n³, before the division. */
static int64_t at(const int64_t p[4], int64_t i, int64_t n)
{
	int64_t j = n - i;

	return (j * j * j * p[0] + 3 * j * j * i * p[1] + 3 * j * i * i * p[2] + i * i * i * p[3]) / (n * n * n);
}

/* Its slope there, times n², divided by 3. */
static int64_t slope(const int64_t p[4], int64_t i, int64_t n)
{
	int64_t j = n - i;

	return (j * j * (p[1] - p[0]) + 2 * j * i * (p[2] - p[1]) + i * i * (p[3] - p[2])) / (n * n);
}

/* Control of the quadratic piece i … i+1: from a piece's inner cubic controls a + s/n and b - s/n. */
static int64_t control(const int64_t p[4], int i, int n)
{
	int64_t a = at(p, i, n), b = at(p, i + 1, n);

	return (2 * (a + b) + 3 * (slope(p, i, n) - slope(p, i + 1, n)) / n) / 4;
}

static int cubic_to(const FT_Vector *c1, const FT_Vector *c2, const FT_Vector *to, void *user)
{
	struct tracer *t = user;
	const int64_t x[4] = { t->x, fine(t, c1->x), fine(t, c2->x), fine(t, to->x) };
	const int64_t y[4] = { t->y, fine(t, c1->y), fine(t, c2->y), fine(t, to->y) };
	int n = pieces(x[3] - 3 * x[2] + 3 * x[1] - x[0], y[3] - 3 * y[2] + 3 * y[1] - y[0]);

	for (int i = 0; i < n; i++) {
		add(t, control(x, i, n), control(y, i, n), false);
		add(t, at(x, i + 1, n), at(y, i + 1, n), true);
	}
	t->x = x[3];
	t->y = y[3];
	return 0;
}

/* ---- bytes ---- */

static void add16(struct buf *b, int v)
{
	buf_byte(b, (char)(v >> 8));
	buf_byte(b, (char)v);
}

static uint8_t flag_of(const struct tracer *t, size_t i)
{
	int dx = t->points[i].x - (i ? t->points[i - 1].x : 0), dy = t->points[i].y - (i ? t->points[i - 1].y : 0);
	int flag = t->points[i].on ? ON_CURVE : 0;

	if (!dx)
		flag |= X_SAME;
	else if (abs(dx) < 256)
		flag |= X_SHORT | (dx > 0 ? X_SAME : 0);
	if (!dy)
		flag |= Y_SAME;
	else if (abs(dy) < 256)
		flag |= Y_SHORT | (dy > 0 ? Y_SAME : 0);
	return (uint8_t)flag;
}

static void add_flags(struct buf *b, const struct tracer *t)
{
	for (size_t i = 0, n; i < t->count; i += n) {
		uint8_t flag = flag_of(t, i);

		for (n = 1; i + n < t->count && n < 256 && flag_of(t, i + n) == flag;)
			n++;
		buf_byte(b, (char)(n > 1 ? flag | REPEAT : flag));
		if (n > 1)
			buf_byte(b, (char)(n - 1));
	}
}

static void add_steps(struct buf *b, const struct tracer *t, bool vertical)
{
	int before = 0;

	for (size_t i = 0; i < t->count; i++) {
		int v = vertical ? t->points[i].y : t->points[i].x, d = v - before;

		if (d && abs(d) < 256)
			buf_byte(b, (char)abs(d));
		else if (d)
			add16(b, d);
		before = v;
	}
}

static void add_box(struct buf *b, const struct tracer *t)
{
	struct point low = t->points[0], high = low;

	for (size_t i = 1; i < t->count; i++) {
		low.x = t->points[i].x < low.x ? t->points[i].x : low.x;
		low.y = t->points[i].y < low.y ? t->points[i].y : low.y;
		high.x = t->points[i].x > high.x ? t->points[i].x : high.x;
		high.y = t->points[i].y > high.y ? t->points[i].y : high.y;
	}
	add16(b, low.x);
	add16(b, low.y);
	add16(b, high.x);
	add16(b, high.y);
}

static const uint8_t *encode(struct tracer *t, uint32_t *size)
{
	struct buf b;

	buf_init(&b, t->arena);
	add16(&b, (int)t->contours);
	add_box(&b, t);
	for (size_t i = 0; i < t->contours; i++)
		add16(&b, t->ends[i]);
	add16(&b, 0); /* no instructions */
	add_flags(&b, t);
	add_steps(&b, t, false);
	add_steps(&b, t, true);
	while (b.len % 4)
		buf_byte(&b, 0);
	*size = (uint32_t)b.len;
	return (const uint8_t *)b.data;
}

const uint8_t *font_glyph(struct arena *a, const struct FT_Outline_ *outline, int units, uint32_t *size)
{
	static const FT_Outline_Funcs trace = { move_to, line_to, conic_to, cubic_to, 0, 0 };
	struct arena *work = arena_new();
	struct tracer t = { .arena = work, .units = units };
	FT_Outline copy = *outline; /* FreeType asks for one that may be written, and does not write */
	const uint8_t *bytes, *out = NULL;

	*size = 0;
	if (outline->n_points && !FT_Outline_Decompose(&copy, &trace, &t)) {
		end_contour(&t);
		bytes = t.count ? encode(&t, size) : NULL;
		out = *size ? (const uint8_t *)arena_strndup(a, (const char *)bytes, *size) : NULL;
	}
	arena_free(work);
	return out;
}
