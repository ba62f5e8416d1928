#include "pipeline/intake/csv.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

#define WINDOW       (CSV_RECORD_MAX + DECODER_MAX)
#define PARSER_BLOCK ((size_t)64 * 1024)
#define SHORT        32
#define RAW_SHOWN    4096 /* bytes of a broken record that are handed on */

struct reading {
	struct decoder *decoder;
	struct csv_parser parser;
	char separator;
	record_sink sink;
	void *user;
	bool stopped;

	char *window; /* decoded text: [0, start) done, [start, fed) belongs to the record that is open, [fed, end) to
			 come */
	size_t start, fed, end, settled; /* settled: lone CRs before it are line ends already */
	bool eof;
	int start_line; /* physical line at `start` */

	char *text; /* the cells of the record that is open */
	size_t text_used;
	struct cell *cells;
	size_t count;
	int line;        /* physical line that the parser is in */
	int record_line; /* where the open record began */
	int blank;
	bool after_cr, quotes, crowded;
};

static int lines_in(const char *s, size_t n)
{
	const char *end = s + n;
	int lines = 0;

	while ((s = memchr(s, '\n', (size_t)(end - s)))) {
		lines++;
		s++;
	}
	return lines;
}

static void hand_on(struct reading *r, const char *broken)
{
	struct record record = {
		.line = r->record_line, .blank_before = r->blank, .broken = broken, .cells = r->cells, .count = r->count
	};

	if (!broken && r->crowded)
		record.broken = "一行超过 16384 列，请检查分隔符和引号";
	if (!broken && decoder_foreign(r->decoder, r->record_line, r->line))
		record.broken = "这一行是 UTF-8 编码，而文件其余部分是 GB18030，请从原系统重新导出";
	r->stopped = r->sink(r->user, &record) < 0;
	r->blank = 0;
	r->count = r->text_used = 0;
	r->crowded = false;
}

/* Most cells are short, and both buffers have room behind them: libcsv's is never below PARSER_BLOCK. */
static inline void copy(char *to, const void *from, size_t n)
{
	if (n <= SHORT)
		memcpy(to, from, SHORT);
	else
		memcpy(to, from, n);
}

/* libcsv ends a field. */
static void take_field(void *s, size_t n, void *user)
{
	struct reading *r = user;
	struct cell *c;

	if (r->stopped)
		return;
	if (!r->count)
		r->record_line = r->line;
	r->after_cr = false;
	if (r->quotes && n)
		r->line += lines_in(s, n);
	if (r->count == CSV_CELLS_MAX) {
		r->crowded = true;
		return;
	}
	c = &r->cells[r->count++];
	c->text = r->text + r->text_used;
	c->length = (uint32_t)n;
	c->kind = n ? CELL_TEXT : CELL_EMPTY;
	c->style = CELL_PLAIN;
	copy(r->text + r->text_used, s, n);
	r->text_used += n;
}

/* libcsv ends a row; with CSV_REPALL_NL also an empty line, and the LF behind a CR. */
static void take_row(int c, void *user)
{
	struct reading *r = user;

	if (r->stopped)
		return;
	if (r->count) {
		hand_on(r, NULL);
		r->after_cr = c == '\r';
	} else if (c == '\n' && r->after_cr) {
		r->after_cr = false;
	} else {
		r->blank++;
		r->after_cr = c == '\r';
	}
	if (c == '\n')
		r->line++;
}

static int parser_start(struct reading *r)
{
	if (csv_init(&r->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL))
		return -1;
	csv_set_delim(&r->parser, (unsigned char)r->separator);
	csv_set_blk_size(&r->parser, PARSER_BLOCK);
	r->count = r->text_used = 0;
	r->after_cr = r->crowded = false;
	return 0;
}

/* From here on a physical line ends with LF, or CR LF: a lone CR becomes LF. A CR at the very end waits for what
 * follows it. */
static void settle(struct reading *r)
{
	char *s = r->window + r->settled, *end = r->window + r->end;

	if (!r->eof && end > s && end[-1] == '\r')
		end--;
	r->settled = (size_t)(end - r->window);
	while (s < end && (s = memchr(s, '\r', (size_t)(end - s)))) {
		if (s + 1 == r->window + r->end || s[1] != '\n')
			*s = '\n';
		s++;
	}
}

static int fill(struct reading *r)
{
	long n;

	memmove(r->window, r->window + r->start, r->end - r->start);
	r->end -= r->start;
	r->fed -= r->start;
	r->settled -= r->start < r->settled ? r->start : r->settled;
	r->start = 0;
	n = decoder_read(r->decoder, r->window + r->end);
	if (n < 0)
		return -1;
	r->eof = n == 0;
	r->end += (size_t)n;
	settle(r);
	return 0;
}

/* The record that began at `start` + some lines cannot be taken apart: hand it on raw, go on at the line behind its
 * first. */
static int give_up(struct reading *r, int line, const char *why)
{
	const char *at = r->window + r->start, *end = r->window + r->end, *stop;

	for (; r->start_line < line && (stop = memchr(at, '\n', (size_t)(end - at))); r->start_line++)
		at = stop + 1;
	stop = memchr(at, '\n', (size_t)(end - at));
	csv_free(&r->parser);
	if (parser_start(r) < 0)
		return -1;
	size_t n = (size_t)((stop ? stop : end) - at);

	if (n && at[n - 1] == '\r')
		n--;
	if (n > RAW_SHOWN)
		for (n = RAW_SHOWN; n && ((unsigned char)at[n] & 0xC0) == 0x80;)
			n--;
	r->cells[0] = (struct cell){ .text = at, .length = (uint32_t)n, .kind = CELL_TEXT };
	r->count = 1;
	r->record_line = line;
	hand_on(r, why);
	r->start = r->fed = (size_t)((stop ? stop + 1 : end) - r->window);
	r->line = r->start_line = line + (stop != NULL);
	return 0;
}

/* A line longer than the window: what is left of it is passed over. */
static int pass_line(struct reading *r)
{
	const char *lf;

	do {
		if (fill(r) < 0)
			return -1;
		lf = memchr(r->window, '\n', r->end);
		r->start = r->fed = lf ? (size_t)(lf + 1 - r->window) : r->end;
	} while (!lf && !r->eof);
	r->line++;
	r->start_line = r->line;
	return 0;
}

static int too_long(struct reading *r)
{
	bool cut = !memchr(r->window + r->start, '\n', r->end - r->start);

	if (give_up(r, r->start_line, "一条记录超过 4 MB，请检查引号是否成对") < 0)
		return -1;
	return cut ? pass_line(r) : 0;
}

/* The record that is open keeps its place in the window, from the start of its first line. */
static void keep_open(struct reading *r)
{
	int began = r->count ? r->record_line : r->line;
	const char *at = r->window + r->start;

	for (; r->start_line < began; r->start_line++)
		at = (const char *)memchr(at, '\n', (size_t)(r->window + r->end - at)) + 1;
	r->start = (size_t)(at - r->window);
}

/* Only quotes hold line ends that end no record: then fewer were told than were fed. */
static bool inside_quotes(const struct reading *r)
{
	return r->quotes && r->line != r->start_line + lines_in(r->window + r->start, r->fed - r->start);
}

/* Feeds [fed, end of the last whole line), or all at the end of the file. 1 when it did, 0 when there is nothing to
 * feed. */
static int feed(struct reading *r)
{
	const char *from = r->window + r->fed, *last;
	size_t limit = r->eof ? r->end : r->settled, n = limit > r->fed ? limit - r->fed : 0;

	if (!r->eof) {
		last = n ? memrchr(from, '\n', n) : NULL;
		n = last ? (size_t)(last + 1 - from) : 0;
	}
	if (!n)
		return 0;
	r->quotes = r->quotes || memchr(from, '"', n);
	size_t taken = csv_parse(&r->parser, from, n, take_field, take_row, r);

	if (r->stopped)
		return 0;
	if (taken != n)
		return give_up(r, r->count ? r->record_line : r->line, "引号不成对或位置不对，无法分列") < 0 ? -1 : 1;
	r->fed += n;
	if (r->count || from[n - 1] != '\n' || inside_quotes(r)) {
		keep_open(r);
	} else {
		r->start = r->fed;
		r->start_line = r->line;
		r->quotes = false;
	}
	return 1;
}

static int finish(struct reading *r, bool *done)
{
	*done = true;
	if (csv_fini(&r->parser, take_field, take_row, r) == 0)
		return 0;
	*done = false;
	return give_up(r, r->start_line, "引号没有结束，无法分列");
}

static int run(struct reading *r)
{
	bool done = false;

	while (!done && !r->stopped) {
		int fed = feed(r), rc = 0;

		if (fed < 0)
			return -1;
		if (fed || r->stopped)
			continue;
		if (r->eof)
			rc = finish(r, &done);
		else
			rc = r->end - r->start > CSV_RECORD_MAX ? too_long(r) : fill(r);
		if (rc < 0)
			return -1;
	}
	return 0;
}

int csv_records(int fd, const struct encoding_found *found, char separator, record_sink sink, void *user,
		int *blank_after)
{
	struct reading r = { .separator = separator, .sink = sink, .user = user, .line = 1, .start_line = 1 };
	int rc = -1;

	r.decoder = decoder_open(fd, found);
	r.window = malloc(WINDOW);
	r.text = malloc(WINDOW + SHORT);
	r.cells = malloc(CSV_CELLS_MAX * sizeof *r.cells);
	if (r.decoder && r.window && r.text && r.cells && parser_start(&r) == 0) {
		rc = run(&r);
		csv_free(&r.parser);
		*blank_after = r.blank;
	}
	decoder_close(r.decoder);
	free(r.window);
	free(r.text);
	free(r.cells);
	return rc;
}
