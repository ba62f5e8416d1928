#include "pipeline/base/seen.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pipeline/base/buf.h"

#define HEAD  "kefu seen 1\n"
#define FRESH ((int64_t)2000000000) /* nanoseconds: the coarsest clock of a file system */

struct entry {
	uint64_t device, number;
	int64_t size, modified, changed;
	char hex[FILE_DIGEST];
};

struct seen {
	struct arena *arena;
	const char *path;
	struct entry *known, *now;
	size_t known_count, known_room, now_count, now_room;
	uint64_t device; /* of the list itself, and when it was begun */
	int64_t began;
};

static int64_t nanoseconds(struct timespec t)
{
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static struct entry entry_of(const struct stat *st)
{
	return (struct entry){ .device = st->st_dev,
			       .number = st->st_ino,
			       .size = st->st_size,
			       .modified = nanoseconds(st->st_mtim),
			       .changed = nanoseconds(st->st_ctim) };
}

static int by_number(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	if (x->device != y->device)
		return x->device < y->device ? -1 : 1;
	return (x->number > y->number) - (x->number < y->number);
}

static bool read_line(const char *line, struct entry *x)
{
	int end = 0;

	return sscanf(line, "%" SCNu64 " %" SCNu64 " %" SCNd64 " %" SCNd64 " %" SCNd64 " %64[0-9a-f]%n", &x->device, &x->number, &x->size,
		      &x->modified, &x->changed, x->hex, &end) == 6 &&
	       strlen(x->hex) == 64 && !line[end];
}

/* All of it, or nothing: a list that was cut off is none. */
static void read_list(struct seen *s, char *text)
{
	size_t told = 0;
	char *line;

	if (strncmp(text, HEAD, strlen(HEAD)) != 0)
		return;
	text += strlen(HEAD);
	while ((line = strsep(&text, "\n")) && text) {
		if (sscanf(line, "end %zu", &told) == 1)
			break;
		s->known = arena_grow(s->arena, s->known, s->known_count, &s->known_room, sizeof *s->known);
		s->known[s->known_count] = (struct entry){ 0 };
		if (!read_line(line, &s->known[s->known_count++]))
			break;
	}
	if (told != s->known_count)
		s->known_count = 0;
	if (s->known_count)
		qsort(s->known, s->known_count, sizeof *s->known, by_number);
}

struct seen *seen_open(struct arena *a, const char *path, struct err *e)
{
	struct seen *s = arena_alloc(a, sizeof *s);
	char *text;

	s->arena = a;
	s->path = path;
	if (!file_exists(path))
		return s;
	if (!(text = file_read(a, path, NULL, e)))
		return NULL;
	read_list(s, text);
	return s;
}

bool seen_find(struct seen *s, const struct stat *st, char hex[FILE_DIGEST])
{
	struct entry key = entry_of(st), *x;

	x = s->known_count ? bsearch(&key, s->known, s->known_count, sizeof *s->known, by_number) : NULL;
	if (!x || x->size != key.size || x->modified != key.modified || x->changed != key.changed)
		return false;
	memcpy(hex, x->hex, FILE_DIGEST);
	return true;
}

/* ---- writing ---- */

static const char *fresh(const struct seen *s)
{
	return arena_printf(s->arena, "%s.new", s->path);
}

/* The new list's own time is the file system's: no other clock is asked. */
int seen_begin(struct seen *s, struct err *e)
{
	const char *path = fresh(s);
	struct stat st;
	int fd, rc;

	unlink(path);
	fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	rc = fd < 0 || fstat(fd, &st) < 0 ? err_errno(e, "%s", path) : 0;
	if (fd >= 0)
		close(fd);
	if (rc < 0)
		return -1;
	s->device = st.st_dev;
	s->began = nanoseconds(st.st_ctim);
	return 0;
}

void seen_note(struct seen *s, const struct stat *before, const char *hex)
{
	struct entry x = entry_of(before);

	if (x.device != s->device || x.changed + FRESH > s->began || x.modified + FRESH > s->began)
		return;
	memcpy(x.hex, hex, FILE_DIGEST);
	s->now = arena_grow(s->arena, s->now, s->now_count, &s->now_room, sizeof *s->now);
	s->now[s->now_count++] = x;
}

int seen_save(struct seen *s, struct err *e)
{
	const char *path = fresh(s);
	struct buf text;
	int fd, rc = 0;

	buf_init(&text, s->arena);
	buf_text(&text, HEAD);
	for (size_t i = 0; i < s->now_count; i++) {
		const struct entry *x = &s->now[i];

		buf_printf(&text, "%" PRIu64 " %" PRIu64 " %" PRId64 " %" PRId64 " %" PRId64 " %s\n", x->device, x->number, x->size, x->modified,
			   x->changed, x->hex);
	}
	buf_printf(&text, "end %zu\n", s->now_count);
	if ((fd = open(path, O_WRONLY | O_TRUNC | O_CLOEXEC)) < 0)
		return err_errno(e, "%s", path);
	if (file_write_all(fd, text.data, text.len) < 0)
		rc = err_errno(e, "%s", path);
	if (close(fd) < 0 && rc == 0)
		rc = err_errno(e, "%s", path);
	if (rc == 0 && rename(path, s->path) < 0)
		rc = err_errno(e, "%s", s->path);
	return rc;
}
