#include "pipeline/intake/wire.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#define XXH_INLINE_ALL /* keys and rows are short: the call would cost as much as the hash */
#include <xxhash.h>

#define FLUSH    ((size_t)256 * 1024)
#define CELL_MAX ((size_t)32767 * 4)
#define KEY_MAX  320

enum frame { FRAME_PART = 'P', FRAME_ROW = 'R', FRAME_REJECT = 'J', FRAME_END = 'E', FRAME_LAST = 'Z' };
enum tag { TAG_NULL, TAG_INT, TAG_TEXT };

struct wire_layout wire_layout_of(struct arena *a, const struct source *s)
{
	struct wire_layout l = { .source = s };
	int last = s->places;

	l.order = arena_array(a, (size_t)s->places + 1, sizeof *l.order);
	l.key = arena_array(a, (size_t)s->places + 2, sizeof *l.key);
	for (size_t i = 0; i < s->column_count; i++) {
		const struct source_column *c = &s->columns[i];
		bool second = c->type == SOURCE_MONTHS || c->type == SOURCE_DATETIME;

		l.order[l.covered++] = c->place;
		l.key[c->place] = c->is_key;
		if (second) {
			l.order[l.covered++] = c->place + 1;
			l.key[c->place + 1] = c->is_key;
		} else if (c->type == SOURCE_ROOM) {
			l.order[--last] = c->place + 1;
		}
	}
	return l;
}

/* ---- the child's side ------------------------------------------------------------------------------------------- */

struct wire {
	int fd;
	char *buf;
	size_t used;
};

struct wire *wire_open(int fd, struct arena *a)
{
	struct wire *w = arena_alloc(a, sizeof *w);

	w->fd = fd;
	w->buf = malloc(FLUSH + WIRE_FRAME_MAX);
	if (!w->buf)
		_exit(ERR_SYSTEM);
	return w;
}

static void flush(struct wire *w)
{
	size_t done = 0;

	while (done < w->used) {
		ssize_t n = write(w->fd, w->buf + done, w->used - done);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			_exit(ERR_SYSTEM); /* the parent went away */
		done += (size_t)n;
	}
	w->used = 0;
}

static char *begin(struct wire *w, enum frame kind)
{
	char *p = w->buf + w->used;

	p[4] = (char)kind;
	return p + 5;
}

static void end(struct wire *w, const char *p)
{
	char *start = w->buf + w->used;
	uint32_t n = (uint32_t)(p - start - 5);

	memcpy(start, &n, sizeof n);
	w->used = (size_t)(p - w->buf);
	if (w->used >= FLUSH)
		flush(w);
}

static inline char *put(char *p, const void *bytes, size_t n)
{
	memcpy(p, bytes, n);
	return p + n;
}

static char *put_int(char *p, int32_t v)
{
	return put(p, &v, sizeof v);
}

/* Short texts by two loads that may overlap: most are, and a call costs more than they do. */
static inline void copy(char *to, const char *from, size_t n)
{
	if (n > 32 || n < 4) {
		for (; n && n < 4; n--)
			*to++ = *from++;
		memcpy(to, from, n);
	} else if (n >= 16) {
		memcpy(to, from, 16);
		memcpy(to + n - 16, from + n - 16, 16);
	} else if (n >= 8) {
		memcpy(to, from, 8);
		memcpy(to + n - 8, from + n - 8, 8);
	} else {
		memcpy(to, from, 4);
		memcpy(to + n - 4, from + n - 4, 4);
	}
}

/* Its length, the bytes, a zero. */
static inline char *put_text(char *p, const char *s, size_t n)
{
	uint32_t length = (uint32_t)n;

	p = put(p, &length, sizeof length);
	copy(p, s, n);
	p[n] = '\0';
	return p + n + 1;
}

static inline char *put_value(char *p, const struct intake_value *v)
{
	switch (v->type) {
	case INTAKE_NULL:
		*p = TAG_NULL;
		return p + 1;
	case INTAKE_INT:
		*p = TAG_INT;
		return put(p + 1, &v->n, sizeof v->n);
	case INTAKE_TEXT:
		*p = TAG_TEXT;
		return put_text(p + 1, v->text, v->length);
	}
	return p;
}

static struct intake_hash hash(const char *p, size_t n)
{
	XXH128_hash_t h = XXH3_128bits(p, n);

	return (struct intake_hash){ h.high64, h.low64 };
}

/* Packs the values that the row's key is made of. A long one is stood for by its own hash. */
static struct intake_hash key_hash(const struct wire_layout *l, const struct intake_value *values)
{
	char key[KEY_MAX + 64], *p = key;

	for (int i = 0; i < l->source->places; i++) {
		const struct intake_value *v = &values[i];

		if (!l->key[i])
			continue;
		if (p - key > KEY_MAX - 128) {
			struct intake_hash so_far = hash(key, (size_t)(p - key));

			p = put(key, &so_far, sizeof so_far);
		}
		if (v->type == INTAKE_TEXT && v->length > 128) {
			struct intake_hash h = hash(v->text, v->length);

			p = put(p, &h, sizeof h);
		} else {
			p = put_value(p, v);
		}
	}
	return hash(key, (size_t)(p - key));
}

static bool fits(const struct wire_layout *l, const struct intake_value *values)
{
	size_t n = 64 + 16 * (size_t)l->source->places;

	for (int i = 0; i < l->source->places; i++)
		if (values[i].type == INTAKE_TEXT)
			n += values[i].length;
	return n < WIRE_FRAME_MAX;
}

bool wire_row(struct wire *w, const struct wire_layout *l, int line, const struct intake_value *values)
{
	struct intake_hash h[2];
	char *p, *hashes, *content;

	if (!fits(l, values))
		return false;
	p = begin(w, FRAME_ROW);
	hashes = put_int(p, line);
	p = content = hashes + sizeof h;
	for (int i = 0; i < l->covered; i++)
		p = put_value(p, &values[l->order[i]]);
	h[0] = key_hash(l, values);
	h[1] = hash(content, (size_t)(p - content));
	memcpy(hashes, h, sizeof h);
	for (int i = l->covered; i < l->source->places; i++)
		p = put_value(p, &values[l->order[i]]);
	end(w, p);
	return true;
}

void wire_part(struct wire *w, const struct source_set *set, const struct intake_part *part)
{
	char *p = begin(w, FRAME_PART);

	p = put_int(p, part->source ? (int32_t)(part->source - set->sources) : -1);
	p = put_int(p, part->header_line);
	p = put_text(p, part->sheet, strlen(part->sheet));
	p = put_text(p, part->note, strlen(part->note));
	end(w, p);
}

/* At most `max` bytes, whole characters. */
static size_t cut(struct wire_cell c, size_t max)
{
	size_t n = c.length;

	if (n > max)
		for (n = max; n && ((unsigned char)c.text[n] & 0xC0) == 0x80;)
			n--;
	return n;
}

void wire_reject(struct wire *w, const struct wire_layout *l, int line, int column, struct wire_cell value,
		 const char *reason, const struct wire_cell *cells, const struct intake_value *values, bool has_key)
{
	struct intake_hash key = { 0, 0 };
	size_t left = WIRE_FRAME_MAX / 2;
	char *p = begin(w, FRAME_REJECT);

	if (has_key)
		key = key_hash(l, values);
	p = put_int(p, line);
	p = put_int(p, column);
	p = put_int(p, has_key);
	p = put(p, &key, sizeof key);
	p = put_text(p, value.text ? value.text : "", cut(value, 800));
	p = put_text(p, reason, strlen(reason));
	for (size_t i = 0; i < l->source->column_count; i++) {
		size_t n = cells[i].text ? cut(cells[i], left < CELL_MAX ? left : CELL_MAX) : 0;

		*p++ = cells[i].text != NULL;
		p = put_text(p, n ? cells[i].text : "", n);
		left -= n;
	}
	end(w, p);
}

void wire_end(struct wire *w, const struct intake_end *e)
{
	char *p = begin(w, FRAME_END);

	p = put(p, &e->read, sizeof e->read);
	p = put(p, &e->skipped, sizeof e->skipped);
	p = put(p, &e->rejected, sizeof e->rejected);
	p = put_int(p, e->broken);
	p = put_text(p, e->note, strlen(e->note));
	end(w, p);
}

void wire_close(struct wire *w)
{
	end(w, begin(w, FRAME_LAST));
	flush(w);
	free(w->buf);
	w->buf = NULL;
}

/* ---- the parent's side ------------------------------------------------------------------------------------------ */

struct listening {
	const struct source_set *set;
	const struct intake_sink *sink;
	struct wire_told *told;
	struct err *e;
	struct arena *arena; /* of the part */
	struct wire_layout layout;
	struct intake_value *values;
	const char **cells;
	const char *at, *end; /* of the frame */
};

static bool get(struct listening *l, void *out, size_t n)
{
	if ((size_t)(l->end - l->at) < n)
		return false;
	memcpy(out, l->at, n);
	l->at += n;
	return true;
}

static bool get_text(struct listening *l, const char **out, uint32_t *length)
{
	uint32_t n;

	if (!get(l, &n, sizeof n) || (size_t)(l->end - l->at) < (size_t)n + 1 || l->at[n] != '\0')
		return false;
	*out = l->at;
	*length = n;
	l->at += (size_t)n + 1;
	return true;
}

static inline bool get_value(struct listening *l, struct intake_value *v)
{
	if (l->at == l->end)
		return false;
	switch (*l->at++) {
	case TAG_NULL:
		v->type = INTAKE_NULL;
		return true;
	case TAG_INT:
		v->type = INTAKE_INT;
		return get(l, &v->n, sizeof v->n);
	case TAG_TEXT:
		v->type = INTAKE_TEXT;
		return get_text(l, &v->text, &v->length);
	default:
		return false;
	}
}

/* These return 1 to go on, 0 when the frame makes no sense, -1 when the sink failed. */
static int hear_part(struct listening *l)
{
	struct intake_part part;
	int32_t source;
	uint32_t n;

	if (l->told->open || !get(l, &source, sizeof source) || !get(l, &part.header_line, sizeof part.header_line) ||
	    !get_text(l, &part.sheet, &n) || !get_text(l, &part.note, &n) || source >= (int32_t)l->set->count)
		return 0;
	part.source = source < 0 ? NULL : &l->set->sources[source];
	arena_reset(l->arena);
	l->layout.source = NULL;
	if (part.source) {
		l->layout = wire_layout_of(l->arena, part.source);
		l->values = arena_array(l->arena, (size_t)part.source->places + 1, sizeof *l->values);
		l->cells = arena_array(l->arena, part.source->column_count + 1, sizeof *l->cells);
	}
	*l->told = (struct wire_told){ .open = true };
	return l->sink->part(l->sink->user, &part, l->e) < 0 ? -1 : 1;
}

static int hear_row(struct listening *l)
{
	struct intake_row row;
	struct intake_hash h[2];

	if (!l->told->open || !l->layout.source || !get(l, &row.line, sizeof row.line) || !get(l, h, sizeof h))
		return 0;
	for (int i = 0; i < l->layout.source->places; i++)
		if (!get_value(l, &l->values[l->layout.order[i]]))
			return 0;
	row.values = l->values;
	row.key = h[0];
	row.content = h[1];
	l->told->rows++;
	return l->sink->row(l->sink->user, &row, l->e) < 0 ? -1 : 1;
}

static int hear_reject(struct listening *l)
{
	struct intake_reject r = { .column = "" };
	int32_t column;
	uint32_t n;

	if (!l->told->open || !l->layout.source || !get(l, &r.line, sizeof r.line) || !get(l, &column, sizeof column) ||
	    !get(l, &r.has_key, sizeof r.has_key) || !get(l, &r.key, sizeof r.key) || !get_text(l, &r.value, &n) ||
	    !get_text(l, &r.reason, &n) || column >= (int32_t)l->layout.source->column_count)
		return 0;
	if (column >= 0)
		r.column = l->layout.source->columns[column].title;
	for (size_t i = 0; i < l->layout.source->column_count; i++) {
		char there;

		if (!get(l, &there, 1) || !get_text(l, &l->cells[i], &n))
			return 0;
		if (!there)
			l->cells[i] = NULL;
	}
	r.cells = l->cells;
	l->told->rejects++;
	return l->sink->reject(l->sink->user, &r, l->e) < 0 ? -1 : 1;
}

static int hear_end(struct listening *l)
{
	struct intake_end end;
	uint32_t n;

	if (!l->told->open || !get(l, &end.read, sizeof end.read) || !get(l, &end.skipped, sizeof end.skipped) ||
	    !get(l, &end.rejected, sizeof end.rejected) || !get(l, &end.broken, sizeof end.broken) ||
	    !get_text(l, &end.note, &n))
		return 0;
	if (end.rejected != l->told->rejects || end.read - end.skipped - end.rejected != l->told->rows)
		return 0;
	l->told->open = false;
	return l->sink->end(l->sink->user, &end, l->e) < 0 ? -1 : 1;
}

static int hear(struct listening *l, char kind)
{
	switch (kind) {
	case FRAME_PART:
		return hear_part(l);
	case FRAME_ROW:
		return hear_row(l);
	case FRAME_REJECT:
		return hear_reject(l);
	case FRAME_END:
		return hear_end(l);
	default:
		return 0;
	}
}

/* Hands on the whole frames in buf; *used bytes are done. 1 go on, 2 the last was heard, 0 nonsense, -1 the sink
 * failed. */
static int hear_all(struct listening *l, const char *buf, size_t n, size_t *used)
{
	size_t i = 0;
	int rc = 1;

	while (rc == 1 && n - i >= 5) {
		uint32_t length;
		char kind = buf[i + 4];

		memcpy(&length, buf + i, sizeof length);
		if (length > WIRE_FRAME_MAX)
			return 0;
		if (n - i - 5 < length)
			break;
		l->at = buf + i + 5;
		l->end = l->at + length;
		i += 5 + (size_t)length;
		rc = kind == FRAME_LAST ? 2 : hear(l, kind);
	}
	*used = i;
	return rc;
}

static int listen_on(struct listening *l, int fd, char *buf, size_t room)
{
	size_t have = 0, used = 0;
	int rc = 1;

	while (rc == 1) {
		ssize_t n = read(fd, buf + have, have + FLUSH < room ? FLUSH : room - have);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return 0;
		have += (size_t)n;
		rc = hear_all(l, buf, have, &used);
		have -= used;
		memmove(buf, buf + used, have);
	}
	return rc == 2 ? !l->told->open : rc;
}

int wire_listen(int fd, const struct source_set *set, const struct intake_sink *sink, struct wire_told *told,
		struct err *e)
{
	struct listening l = { .set = set, .sink = sink, .told = told, .e = e, .arena = arena_new() };
	size_t room = WIRE_FRAME_MAX + FLUSH + 16;
	char *buf = malloc(room);
	int rc;

	*told = (struct wire_told){ .open = false };
	rc = buf ? listen_on(&l, fd, buf, room) : err_set(e, ERR_SYSTEM, _("out of memory"));
	free(buf);
	arena_free(l.arena);
	return rc;
}
