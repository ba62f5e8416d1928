#include "pipeline/render/letter_spool.h"

#include "pipeline/base/file.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "pipeline/base/buf.h"

struct letter_spool {
	struct arena *arena;
	int fd;
	off_t *ends; /* of the letters */
	size_t count, capacity;
	struct buf bytes; /* of the letter that is being added */
};

struct head {
	uint32_t pages, places, rules, chars, file, bookmark;
	int32_t width, height;
};

struct letter_spool *letter_spool_open(struct arena *a, const char *folder, struct err *e)
{
	struct letter_spool *s = arena_alloc(a, sizeof *s);

	s->arena = a;
	s->fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	if (s->fd < 0) {
		err_errno(e, "%s", folder);
		return NULL;
	}
	buf_init(&s->bytes, a);
	return s;
}

void letter_spool_close(struct letter_spool *s)
{
	if (s && s->fd >= 0)
		close(s->fd);
	if (s)
		s->fd = -1;
}

static void add(struct buf *b, const void *items, size_t n, size_t size)
{
	if (n)
		buf_add(b, items, n * size);
}

int letter_spool_add(struct letter_spool *s, const struct letter *l, struct err *e)
{
	struct head h = { (uint32_t)l->page_count,
			  (uint32_t)l->place_count,
			  (uint32_t)l->rule_count,
			  (uint32_t)l->char_count,
			  (uint32_t)strlen(l->file) + 1,
			  (uint32_t)strlen(l->bookmark) + 1,
			  l->width,
			  l->height };
	struct buf *b = &s->bytes;

	buf_clear(b);
	buf_add(b, &h, sizeof h);
	add(b, l->pages, l->page_count, sizeof *l->pages);
	add(b, l->places, l->place_count, sizeof *l->places);
	add(b, l->rules, l->rule_count, sizeof *l->rules);
	add(b, l->chars, l->char_count, sizeof *l->chars);
	buf_add(b, l->file, h.file);
	buf_add(b, l->bookmark, h.bookmark);
	s->ends = arena_grow(s->arena, s->ends, s->count, &s->capacity, sizeof *s->ends);
	s->ends[s->count] = (s->count ? s->ends[s->count - 1] : 0) + (off_t)b->len;
	s->count++;
	return file_write_all(s->fd, b->data, b->len) < 0 ? err_errno(e, _("laid-out letters")) : 0;
}

size_t letter_spool_count(const struct letter_spool *s)
{
	return s->count;
}

static void *take(char **p, size_t n)
{
	char *at = *p;

	*p += n;
	return at;
}

int letter_spool_read(const struct letter_spool *s, struct arena *a, size_t i, struct letter *out, struct err *e)
{
	off_t from = i ? s->ends[i - 1] : 0;
	size_t n = (size_t)(s->ends[i] - from);
	char *p = arena_alloc(a, n);
	const struct head *h = (const struct head *)(const void *)p;

	for (size_t got = 0; got < n;) {
		ssize_t r = pread(s->fd, p + got, n - got, from + (off_t)got);

		if (r <= 0)
			return err_errno(e, _("laid-out letters"));
		got += (size_t)r;
	}
	p += sizeof *h;
	*out = (struct letter){ .width = h->width,
				.height = h->height,
				.page_count = h->pages,
				.place_count = h->places,
				.rule_count = h->rules,
				.char_count = h->chars };
	out->pages = take(&p, h->pages * sizeof *out->pages);
	out->places = take(&p, h->places * sizeof *out->places);
	out->rules = take(&p, h->rules * sizeof *out->rules);
	out->chars = take(&p, h->chars * sizeof *out->chars);
	out->file = take(&p, h->file);
	out->bookmark = take(&p, h->bookmark);
	return 0;
}
