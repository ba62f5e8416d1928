#include "pipeline/intake/encoding.h"

#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "pipeline/base/text.h"

#define BLOCK       ((size_t)256 * 1024)
#define LEADS       0x7E /* 81..FE */
#define TRAILS      0xBF /* 40..FE */
#define FOREIGN_MAX 1000000

/* Of each two-byte code its UTF-8, up to three bytes, and above them their number; 0: no such code. */
static uint32_t pairs[LEADS * TRAILS];
static iconv_t gb18030 = (iconv_t)-1;

/* ---- GB18030 ---------------------------------------------------------------------------------------------------- */

static size_t convert(const unsigned char *code, size_t n, char out[8])
{
	char bytes[4], *in = bytes, *o = out;
	size_t left = n, room = 8;

	memcpy(bytes, code, n);
	iconv(gb18030, NULL, NULL, NULL, NULL);
	if (iconv(gb18030, &in, &left, &o, &room) != 0 || left)
		return 0;
	return 8 - room;
}

void encoding_prepare(void)
{
	if (gb18030 != (iconv_t)-1)
		return;
	gb18030 = iconv_open("UTF-8", "GB18030");
	if (gb18030 == (iconv_t)-1)
		return; /* then no GB18030 file is valid, and says so */
	for (unsigned lead = 0x81; lead <= 0xFE; lead++)
		for (unsigned trail = 0x40; trail <= 0xFE; trail++) {
			unsigned char code[2] = { (unsigned char)lead, (unsigned char)trail };
			char utf8[8];
			size_t n = trail == 0x7F ? 0 : convert(code, 2, utf8);
			uint32_t v = (uint32_t)n << 24;

			for (size_t i = 0; i < n && n <= 3; i++)
				v |= (uint32_t)(unsigned char)utf8[i] << (8 * i);
			pairs[(lead - 0x81) * TRAILS + trail - 0x40] = n <= 3 ? v : 0;
		}
}

static uint32_t pair(const unsigned char *p)
{
	return p[0] < 0x81 || p[0] == 0xFF || p[1] < 0x40 || p[1] == 0xFF
		   ? 0
		   : pairs[(p[0] - 0x81U) * TRAILS + p[1] - 0x40U];
}

/* Bytes of the code at p, 1, 2 or 4; 0 when it is bad, -1 when it is cut by the end. Its UTF-8 goes to out (8 bytes),
 * *n of them. */
static inline int gb_next(const unsigned char *p, size_t left, char *out, size_t *n)
{
	uint32_t v;

	if (*p < 0x80) {
		*out = (char)*p;
		*n = 1;
		return 1;
	}
	if (*p == 0x80 || *p == 0xFF)
		return 0;
	if (left < 2)
		return -1;
	if (p[1] >= 0x30 && p[1] <= 0x39) {
		if (left < 4)
			return -1;
		*n = convert(p, 4, out);
		return *n ? 4 : 0;
	}
	if (!(v = pair(p)))
		return 0;
	memcpy(out, &v, 3);
	*n = v >> 24;
	return 2;
}

/* Bytes of ASCII at p, by words. */
static size_t ascii_run(const unsigned char *p, size_t n)
{
	size_t i = 0;
	uint64_t w;

	for (; i + 8 <= n; i += 8) {
		memcpy(&w, p + i, sizeof w);
		if (w & 0x8080808080808080ULL)
			return i + (size_t)__builtin_ctzll(w & 0x8080808080808080ULL) / 8;
	}
	while (i < n && p[i] < 0x80)
		i++;
	return i;
}

/* ---- finding out ------------------------------------------------------------------------------------------------ */

static void refuse(struct encoding_found *out, const char *what, int64_t offset, const char *then)
{
	snprintf(out->refusal, sizeof out->refusal, "%s%lld%s，请从原系统重新导出", what, (long long)offset, then);
}

static void refuse_unreadable(struct encoding_found *out)
{
	snprintf(out->refusal, sizeof out->refusal, "读取文件出错，请检查磁盘后重试");
}

/* Tail bytes of a block that begin a sequence whose rest is in the next block. */
static size_t unfinished(const unsigned char *p, size_t n)
{
	for (size_t back = 1; back <= 3 && back <= n; back++) {
		unsigned char c = p[n - back];

		if (c >= 0xC0)
			return (c >= 0xF0 ? 4U : c >= 0xE0 ? 3U : 2U) > back ? back : 0;
		if (c < 0x80)
			return 0;
	}
	return 0;
}

/* Calls `judge` for the whole file block by block: it returns how many bytes it took, less when the next block must
 * complete a sequence, -1 when a byte is bad, its place in *bad. 0, or -1 with the offset in *offset, or -2 when
 * reading fails. */
typedef long (*judge_fn)(const unsigned char *p, size_t n, bool last, size_t *bad);

static int each_block(int fd, int64_t from, judge_fn judge, int64_t *offset)
{
	unsigned char *block = malloc(BLOCK + 8);
	size_t held = 0, bad = 0;
	int rc = -2;

	if (!block)
		return -2;
	for (;;) {
		ssize_t n = pread(fd, block + held, BLOCK, from + (int64_t)held);
		long taken;

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			break;
		taken = held + (size_t)n ? judge(block, held + (size_t)n, n == 0, &bad) : 0;
		if (taken < 0) {
			*offset = from + (int64_t)bad;
			rc = -1;
			break;
		}
		if (n == 0) {
			rc = 0;
			break;
		}
		held = held + (size_t)n - (size_t)taken;
		memmove(block, block + taken, held);
		from += taken;
	}
	free(block);
	return rc;
}

static long judge_utf8(const unsigned char *p, size_t n, bool last, size_t *bad)
{
	const unsigned char *zero = memchr(p, 0, n);
	size_t take = last ? n : n - unfinished(p, n);

	if (!text_valid((const char *)p, take, bad)) {
		if (zero && (size_t)(zero - p) < *bad)
			*bad = (size_t)(zero - p);
		return -1;
	}
	if (zero) {
		*bad = (size_t)(zero - p);
		return -1;
	}
	return (long)take;
}

static long judge_gb18030(const unsigned char *p, size_t n, bool last, size_t *bad)
{
	const unsigned char *zero = memchr(p, 0, n);
	char utf8[8];
	size_t k, i = 0;

	if (zero) {
		*bad = (size_t)(zero - p);
		return -1;
	}
	while ((i += ascii_run(p + i, n - i)) < n) {
		int step = gb_next(p + i, n - i, utf8, &k);

		if (step == -1 && !last)
			break;
		if (step <= 0) {
			*bad = i;
			return -1;
		}
		i += (size_t)step;
	}
	return (long)i;
}

static long judge_utf16(const unsigned char *p, size_t n, bool last, size_t *bad, int high)
{
	size_t i = 0;

	for (; i + 2 <= n; i += 2) {
		unsigned u = (unsigned)p[i + (size_t)high] << 8 | p[i + 1 - (size_t)high];

		if (u >= 0xD800 && u < 0xDC00) {
			unsigned v;

			if (i + 4 > n)
				break;
			v = (unsigned)p[i + 2 + (size_t)high] << 8 | p[i + 3 - (size_t)high];
			if (v < 0xDC00 || v > 0xDFFF)
				goto bad;
			i += 2;
		} else if (!u || (u >= 0xDC00 && u <= 0xDFFF)) {
			goto bad;
		}
	}
	if (!last || i == n)
		return (long)i;
bad:
	*bad = i;
	return -1;
}

static long judge_le(const unsigned char *p, size_t n, bool last, size_t *bad)
{
	return judge_utf16(p, n, last, bad, 1);
}

static long judge_be(const unsigned char *p, size_t n, bool last, size_t *bad)
{
	return judge_utf16(p, n, last, bad, 0);
}

/* Text in UTF-16 has its commas, digits and line ends as pairs with a zero. In another file a stray zero makes few such
 * pairs, and nearly all others are two ASCII characters. */
static bool looks_utf16(const unsigned char *p, size_t n, int high)
{
	size_t ascii = 0, line_ends = 0, twos = 0, others = 0;

	for (size_t i = 0; i + 2 <= n; i += 2) {
		unsigned char h = p[i + (size_t)high], c = p[i + 1 - (size_t)high];

		if (!h) {
			ascii += (c >= ' ' && c < 0x7F) || c == '\t' || c == '\n' || c == '\r';
			line_ends += c == '\n' || c == '\r';
		} else if (h < 0x80 && c < 0x80) {
			twos++;
		} else {
			others++;
		}
	}
	return ascii * 20 >= n / 2 && (line_ends || n < 4096) && (ascii * 2 >= twos || others * 9 >= twos);
}

static void judge_as(int fd, struct encoding_found *out, enum encoding encoding)
{
	static const judge_fn judges[] = { judge_utf8, judge_gb18030, judge_le, judge_be };
	static const char *const whole[] = { "文件不是完好的 UTF-8：偏移 ", "文件不是完好的 GB18030：偏移 ",
					     "文件不是完好的 UTF-16：偏移 ", "文件不是完好的 UTF-16：偏移 " };
	int64_t offset = 0;
	int rc = each_block(fd, out->start, judges[encoding], &offset);

	out->encoding = encoding;
	if (rc == -2)
		refuse_unreadable(out);
	else if (rc < 0)
		refuse(out, whole[encoding], offset, " 处的字节不对");
}

static void find_utf16(int fd, const unsigned char *head, size_t n, int64_t zero, struct encoding_found *out)
{
	n -= n % 2;
	if (looks_utf16(head, n, 1))
		judge_as(fd, out, ENCODING_UTF16LE);
	else if (looks_utf16(head, n, 0))
		judge_as(fd, out, ENCODING_UTF16BE);
	else
		refuse(out, "文件里有零字节（偏移 ", zero, "），不是文本文件");
}

static int64_t first_zero(int fd, int64_t offset)
{
	unsigned char c = 1;

	return pread(fd, &c, 1, offset) == 1 && !c ? offset : -1;
}

static void find_plain(int fd, const unsigned char *head, size_t n, struct encoding_found *out)
{
	const unsigned char *zero = memchr(head, 0, n);
	int64_t utf8 = 0, gb = 0;
	int rc;

	if (zero) {
		find_utf16(fd, head, n, zero - head, out);
		return;
	}
	out->encoding = ENCODING_UTF8;
	rc = each_block(fd, 0, judge_utf8, &utf8);
	if (rc == -1 && first_zero(fd, utf8) >= 0) {
		find_utf16(fd, head, n, utf8, out);
		return;
	}
	if (rc == -1) {
		out->encoding = ENCODING_GB18030;
		rc = each_block(fd, 0, judge_gb18030, &gb);
	}
	if (rc == -2)
		refuse_unreadable(out);
	else if (rc == -1) /* the one that came further is what it was meant to be */
		refuse(out, "文件既不是 UTF-8 也不是 GB18030：偏移 ", utf8 > gb ? utf8 : gb, " 处的字节不对");
}

static bool find_named(int fd, const char *named, struct encoding_found *out)
{
	static const struct {
		const char *name;
		enum encoding encoding;
	} names[] = { { "UTF-8", ENCODING_UTF8 },      { "UTF8", ENCODING_UTF8 },      { "GB18030", ENCODING_GB18030 },
		      { "GBK", ENCODING_GB18030 },     { "GB2312", ENCODING_GB18030 }, { "UTF-16LE", ENCODING_UTF16LE },
		      { "UTF-16BE", ENCODING_UTF16BE } };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (!strcasecmp(named, names[i].name)) {
			judge_as(fd, out, names[i].encoding);
			return true;
		}
	return false;
}

void encoding_find(int fd, const char *named, struct encoding_found *out)
{
	unsigned char head[4096];
	ssize_t n = pread(fd, head, sizeof head, 0);

	*out = (struct encoding_found){ .encoding = ENCODING_UTF8 };
	if (n < 0) {
		refuse_unreadable(out);
	} else if (n >= 3 && !memcmp(head, "\xEF\xBB\xBF", 3)) {
		out->start = 3;
		judge_as(fd, out, ENCODING_UTF8);
	} else if (n >= 2 && (!memcmp(head, "\xFF\xFE", 2) || !memcmp(head, "\xFE\xFF", 2))) {
		out->start = 2;
		judge_as(fd, out, head[0] == 0xFF ? ENCODING_UTF16LE : ENCODING_UTF16BE);
	} else if (!named || !find_named(fd, named, out)) {
		find_plain(fd, head, (size_t)n, out);
	}
}

/* ---- decoding --------------------------------------------------------------------------------------------------- */

struct decoder {
	int fd;
	enum encoding encoding;
	int64_t at;
	unsigned char *block; /* raw bytes, not for UTF-8 */
	size_t held;
	int line;             /* GB18030: physical line of the next raw byte */
	bool after_cr, whole; /* the last byte was CR; the next byte begins a line */
	int *foreign;
	size_t foreign_count, foreign_capacity, foreign_head;
};

struct decoder *decoder_open(int fd, const struct encoding_found *found)
{
	struct decoder *d = calloc(1, sizeof *d);

	if (!d)
		return NULL;
	d->fd = fd;
	d->encoding = found->encoding;
	d->at = found->start;
	d->line = 1;
	d->whole = true;
	if (d->encoding != ENCODING_UTF8 && !(d->block = malloc(BLOCK))) {
		free(d);
		return NULL;
	}
	return d;
}

void decoder_close(struct decoder *d)
{
	if (!d)
		return;
	free(d->block);
	free(d->foreign);
	free(d);
}

static long fill(struct decoder *d, unsigned char *into, size_t max)
{
	ssize_t n;

	do
		n = pread(d->fd, into, max, d->at);
	while (n < 0 && errno == EINTR);
	if (n > 0)
		d->at += n;
	return (long)n;
}

/* Chinese text in UTF-8 is sequences of three bytes; GB18030 text that passes as UTF-8 by accident is pairs that look
 * like two. */
static bool is_utf8_text(const unsigned char *p, size_t n)
{
	size_t twos = 0, threes = 0;

	if (!text_valid((const char *)p, n, NULL))
		return false;
	for (size_t i = 0; i < n; i++) {
		twos += p[i] >= 0xC2 && p[i] <= 0xDF;
		threes += p[i] >= 0xE0;
	}
	return threes > twos;
}

static void note_foreign(struct decoder *d)
{
	if (d->foreign_count == d->foreign_capacity) {
		size_t capacity = d->foreign_capacity ? 2 * d->foreign_capacity : 64;
		int *more = d->foreign_count < FOREIGN_MAX ? realloc(d->foreign, capacity * sizeof *more) : NULL;

		if (!more)
			return;
		d->foreign = more;
		d->foreign_capacity = capacity;
	}
	d->foreign[d->foreign_count++] = d->line;
}

static size_t line_length(const unsigned char *p, size_t n)
{
	const unsigned char *lf = memchr(p, '\n', n);

	if (lf)
		n = (size_t)(lf - p);
	const unsigned char *cr = memchr(p, '\r', n);

	return cr ? (size_t)(cr - p) : n;
}

/* Decodes a run of raw bytes without line ends; how many it took, -1 when one is bad. */
static long gb_run(const unsigned char *p, size_t n, char *out, size_t *k)
{
	size_t i = 0, o = 0;

	while (i < n) {
		size_t m = ascii_run(p + i, n - i);
		int step;

		memcpy(out + o, p + i, m);
		i += m;
		o += m;
		if (i == n)
			break;
		step = gb_next(p + i, n - i, out + o, &m);
		if (step == -1)
			break;
		if (step == 0)
			return -1;
		i += (size_t)step;
		o += m;
	}
	*k = o;
	return (long)i;
}

static bool has_high(const unsigned char *p, size_t n)
{
	return ascii_run(p, n) < n;
}

/* One line, or its end, from p; how many bytes it took, -1 when one is bad, 0 when it waits for more. */
static long gb_line(struct decoder *d, const unsigned char *p, size_t n, bool last, char *out, size_t *k)
{
	size_t length;

	*k = 0;
	if (*p == '\n' || *p == '\r') {
		d->line += *p == '\n' ? !d->after_cr : 1;
		d->after_cr = *p == '\r';
		d->whole = true;
		*out = (char)*p;
		*k = 1;
		return 1;
	}
	d->after_cr = false;
	length = line_length(p, n);
	if (length == n && !last && n < BLOCK / 2)
		return 0;
	if (d->whole && has_high(p, length) && is_utf8_text(p, length))
		note_foreign(d);
	d->whole = false;
	return gb_run(p, length, out, k);
}

static long read_gb(struct decoder *d, char *out)
{
	size_t i = 0, o = 0;
	long n = fill(d, d->block + d->held, BLOCK - d->held);
	size_t have;

	if (n < 0)
		return -1;
	have = d->held + (size_t)n;
	while (i < have) {
		size_t k;
		long step = gb_line(d, d->block + i, have - i, n == 0, out + o, &k);

		if (step < 0 || (step == 0 && n == 0))
			return -1;
		if (step == 0)
			break;
		i += (size_t)step;
		o += k;
	}
	d->held = have - i;
	memmove(d->block, d->block + i, d->held);
	return o || n == 0 ? (long)o : read_gb(d, out);
}

static long read_utf16(struct decoder *d, char *out)
{
	size_t i = 0, o = 0, high = d->encoding == ENCODING_UTF16LE;
	long n = fill(d, d->block + d->held, BLOCK - d->held);
	size_t have;

	if (n < 0)
		return -1;
	have = d->held + (size_t)n;
	for (; i + 2 <= have; i += 2) {
		const unsigned char *p = d->block + i;
		uint32_t u = (uint32_t)p[high] << 8 | p[1 - high];

		if (u >= 0xD800 && u < 0xDC00) {
			if (i + 4 > have)
				break;
			u = 0x10000 + ((u - 0xD800) << 10) + (((uint32_t)p[2 + high] << 8 | p[3 - high]) - 0xDC00);
			i += 2;
		}
		o += text_encode(u, out + o);
	}
	d->held = have - i;
	memmove(d->block, d->block + i, d->held);
	return n == 0 && d->held ? -1 : (long)o;
}

long decoder_read(struct decoder *d, char *out)
{
	switch (d->encoding) {
	case ENCODING_UTF8:
		return fill(d, (unsigned char *)out, BLOCK);
	case ENCODING_GB18030:
		return read_gb(d, out);
	case ENCODING_UTF16LE:
	case ENCODING_UTF16BE:
		return read_utf16(d, out);
	}
	return -1;
}

bool decoder_foreign(struct decoder *d, int from, int to)
{
	while (d->foreign_head < d->foreign_count && d->foreign[d->foreign_head] < from)
		d->foreign_head++;
	return d->foreign_head < d->foreign_count && d->foreign[d->foreign_head] <= to;
}
