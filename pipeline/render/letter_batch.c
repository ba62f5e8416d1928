#include "pipeline/render/letter_batch.h"

#include <fcntl.h>
#include <malloc.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "pipeline/base/file.h"
#include "pipeline/base/text.h"
#include "pipeline/render/letter_draft.h"
#include "pipeline/render/letter_pdf.h"
#include "pipeline/render/letter_spool.h"
#include "pipeline/render/letter_text.h"

#define WORKERS        32
#define NAME_MAX_BYTES 200 /* of a file, without .pdf */

struct batch {
	struct letter_batch *b;
	struct arena *arena, *scratch; /* scratch: of the letter that is being laid out */
	struct font_set *fonts;
	struct letter_fonts *made;
	struct letter_spool *spool;
	const char *author;
	int64_t said;
	char (*digests)[FILE_DIGEST]; /* of the single files, shared with the workers; NULL: not wanted */
};

/* ---- laying out ---- */

/* A room's text as the name of a file. */
static const char *file_name(struct arena *a, const char *room)
{
	char *name = arena_strdup(a, room);
	size_t n = strlen(name);

	for (char *p = name; *p; p++)
		if (*p == '/' || *p == '\\' || (unsigned char)*p < ' ' || (p == name && *p == '.'))
			*p = '_';
	while (n > NAME_MAX_BYTES || (n && ((unsigned char)name[n] & 0xC0) == 0x80))
		n--;
	name[n] = '\0';
	return name;
}

static int tell_missing(struct batch *b, const struct letter_missing *m, const char *room, struct err *e)
{
	char c[5] = "";

	for (; m; m = m->next) {
		c[text_encode(m->codepoint, c)] = '\0';
		if (m->face < 0)
			return err_set(e, ERR_MISSING, _("%s: no font has the character %s (U+%04X)"), room, c,
				       m->codepoint);
		if (b->b->say)
			b->b->say(b->b->user, arena_printf(b->scratch, _("%s: %s (U+%04X) is drawn from %s"), room, c,
							   m->codepoint, font_face_name(b->fonts, m->role, m->face)));
	}
	return 0;
}

static void count_chars(struct batch *b, const struct letter *l)
{
	uint32_t number = (uint32_t)b->b->letters;

	for (size_t i = 0; i < l->char_count; i++) {
		struct font_char *c = font_at(b->fonts, l->chars[i]);

		c->letters += c->last != number;
		c->last = number;
	}
}

static int check_sums(struct batch *b, const struct letter *l, struct err *e)
{
	const struct letter_template *t = b->b->template;

	for (size_t i = 0; i < t->check_count; i++)
		if (letter_text_check(b->scratch, b->fonts, l, t->checks[i].table, t->checks[i].column,
				      fen_of(letter_rows_int(b->b->rows, t->checks[i].field)), e) < 0)
			return -1;
	return 0;
}

static int lay_out(struct batch *b, const struct mustache_value *values, struct err *e)
{
	const char *room = letter_rows_room(b->b->rows);
	const char *name = b->b->file_column ? letter_rows_text(b->b->rows, b->b->file_column) : room;
	const char *file = file_name(b->scratch, name ? name : "");
	struct letter_missing *missing;
	struct letter l;

	if (!*file)
		return err_set(e, ERR_INPUT, _("%s: a letter has no %s"), b->b->template->rows.where,
			       b->b->file_column ? b->b->file_column : "room");
	if (letter_draft(b->scratch, b->b->template, b->fonts, values, file, &l, &missing, e) < 0 ||
	    tell_missing(b, missing, room, e) < 0 || check_sums(b, &l, e) < 0)
		return err_within(e, "%s", room);
	if (!b->author)
		b->author = arena_strdup(b->arena, letter_words_of(b->scratch, b->b->template->author, values, e));
	b->b->letters++;
	b->b->pages += (int64_t)l.page_count;
	count_chars(b, &l);
	return letter_spool_add(b->spool, &l, e);
}

static int lay_out_all(struct batch *b, struct err *e)
{
	struct mustache_value values;
	int rc;

	while (arena_reset(b->scratch), (rc = letter_rows_next(b->b->rows, b->scratch, &values, e)) == 1) {
		if (lay_out(b, &values, e) < 0)
			return -1;
		if (b->b->progress && b->b->letters % 50 == 0)
			b->b->progress(b->b->user, b->b->letters, 0);
	}
	return rc < 0 ? -1 : letter_rows_check(b->b->rows, e);
}

/* ---- drawing ---- */

static int write_bytes(const char *path, const char *p, size_t n, struct err *e)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600), rc = 0;

	if (fd < 0)
		return err_errno(e, "%s", path);
	while (n && rc == 0) {
		ssize_t w = write(fd, p, n);

		if (w < 0)
			rc = err_errno(e, "%s", path);
		else {
			p += w;
			n -= (size_t)w;
		}
	}
	if (close(fd) < 0 && rc == 0)
		rc = err_errno(e, "%s", path);
	return rc;
}

struct slice {
	struct batch *b;
	size_t first;
};

static int read_letter(void *user, struct arena *scratch, size_t i, struct letter *out, struct err *e)
{
	const struct slice *s = user;

	return letter_spool_read(s->b->spool, scratch, s->first + i, out, e);
}

static int write_document(struct batch *b, const struct letter_document *d, const char *path, char *digest,
			  struct err *e)
{
	struct arena *a = arena_new();
	size_t size;
	const void *bytes = letter_pdf(a, b->made, d, &size, e);
	int rc = bytes ? write_bytes(path, bytes, size, e) : -1;

	if (rc == 0 && digest)
		digest_bytes(bytes, size, digest);
	arena_free(a);
	return rc;
}

static int write_volume(struct batch *b, size_t first, size_t count, const char *title, struct err *e)
{
	struct slice s = { b, first };
	const struct letter_document d = { .title = title, .author = b->author, .made = b->b->as_of, .seal = b->b->template->seal,
					   .count = count, .read = read_letter, .user = &s };

	return write_document(b, &d, arena_printf(b->arena, "%s/%s.pdf", b->b->folder, title), NULL, e);
}

static int write_volumes(struct batch *b, struct err *e)
{
	size_t all = letter_spool_count(b->spool), volume = b->b->volume ? b->b->volume : LETTER_VOLUME;
	const char *title = b->b->template->title;

	for (size_t i = 0; i < all; i += volume) {
		size_t n = all - i < volume ? all - i : volume;
		const char *name = all > volume ? arena_printf(b->arena, "%s-第%zu册", title, i / volume + 1) : title;

		if (write_volume(b, i, n, name, e) < 0)
			return -1;
	}
	return 0;
}

static int give_letter(void *user, struct arena *scratch, size_t i, struct letter *out, struct err *e)
{
	(void)scratch;
	(void)i;
	(void)e;
	*out = *(const struct letter *)user;
	return 0;
}

static int write_single(struct batch *b, struct arena *a, size_t i, struct err *e)
{
	const char *title = b->b->template->title;
	struct letter l;
	struct letter_document d = { .author = b->author, .made = b->b->as_of, .seal = b->b->template->seal, .count = 1,
				     .read = give_letter, .user = &l };

	if (letter_spool_read(b->spool, a, i, &l, e) < 0)
		return -1;
	d.title = arena_printf(a, "%s %s", title, l.bookmark);
	return write_document(b, &d, arena_printf(a, "%s/%s/%s.pdf", b->b->folder, title, l.file),
			      b->digests ? b->digests[i] : NULL, e);
}

static int write_singles(struct batch *b, size_t first, size_t step, struct err *e)
{
	struct arena *a = arena_new();
	int rc = 0;

	for (size_t i = first; i < letter_spool_count(b->spool) && rc == 0; i += step) {
		arena_reset(a);
		rc = write_single(b, a, i, e);
	}
	arena_free(a);
	return rc;
}

/* ---- workers ---- */

struct workers {
	pid_t list[WORKERS];
	int count, pipe[2];
	pid_t parent;
};

/* A worker lives no longer than the stage, touches no database, and leaves its error in the pipe. */
_Noreturn static void work(struct batch *b, const struct workers *w, size_t first, size_t step)
{
	struct err e = { 0 };
	int rc;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != w->parent)
		_exit(1);
	rc = write_singles(b, first, step, &e);
	if (rc < 0)
		(void)!write(w->pipe[1], &e, sizeof e);
	_exit(rc < 0);
}

static int start_workers(struct batch *b, struct workers *w, struct err *e)
{
	long cores = b->b->workers ? b->b->workers : sysconf(_SC_NPROCESSORS_ONLN);
	size_t letters = letter_spool_count(b->spool);
	int n = cores < 1 ? 1 : cores > WORKERS ? WORKERS : (int)cores;

	n = (size_t)n > letters / 20 + 1 ? (int)(letters / 20) + 1 : n;
	if (pipe2(w->pipe, O_CLOEXEC) < 0)
		return err_errno(e, "pipe");
	for (w->count = 0; w->count < n; w->count++) {
		pid_t pid = fork();

		if (pid < 0)
			return err_errno(e, "fork");
		if (pid == 0)
			work(b, w, (size_t)w->count, (size_t)n);
		w->list[w->count] = pid;
	}
	return 0;
}

static int end_workers(struct workers *w, bool stop, struct err *e)
{
	struct err theirs;
	int rc = 0, status;

	for (int i = 0; stop && i < w->count; i++)
		kill(w->list[i], SIGKILL);
	for (int i = 0; i < w->count; i++) {
		if (waitpid(w->list[i], &status, 0) < 0 || !WIFEXITED(status) || WEXITSTATUS(status))
			rc = -1;
	}
	close(w->pipe[1]);
	if (rc < 0 && !stop) {
		if (read(w->pipe[0], &theirs, sizeof theirs) == (ssize_t)sizeof theirs)
			*e = theirs;
		else
			err_set(e, ERR_BUG, _("a process that draws letters ended early"));
	}
	close(w->pipe[0]);
	return stop ? -1 : rc;
}

/* ---- digests ---- */

static size_t digests_size(const struct batch *b)
{
	return letter_spool_count(b->spool) * sizeof *b->digests;
}

static int share_digests(struct batch *b, struct err *e)
{
	void *at = mmap(NULL, digests_size(b), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	if (at == MAP_FAILED)
		return err_errno(e, "mmap");
	b->digests = at;
	return 0;
}

static int tell_written(struct batch *b, struct err *e)
{
	struct letter l;

	for (size_t i = 0; i < letter_spool_count(b->spool); i++) {
		arena_reset(b->scratch);
		if (letter_spool_read(b->spool, b->scratch, i, &l, e) < 0 ||
		    b->b->wrote(b->b->user, l.file, b->digests[i], e) < 0)
			return -1;
	}
	return 0;
}

static int draw_all(struct batch *b, struct err *e)
{
	struct workers w = { .pipe = { -1, -1 }, .parent = getpid() };
	int rc;

	if (b->b->without_singles)
		return write_volumes(b, e);
	if (file_make_folders(arena_printf(b->arena, "%s/%s", b->b->folder, b->b->template->title), e) < 0 ||
	    (b->b->wrote && share_digests(b, e) < 0))
		return -1;
	rc = start_workers(b, &w, e);
	if (rc == 0 && !b->b->without_volumes)
		rc = write_volumes(b, e);
	rc = end_workers(&w, rc < 0, e);
	return rc == 0 && b->b->wrote ? tell_written(b, e) : rc;
}

int letter_batch_write(struct letter_batch *of, struct err *e)
{
	struct batch b = { .b = of, .arena = arena_new(), .scratch = arena_new() };
	int rc = -1;

	of->letters = of->pages = 0;
	/* Pages mapped for each letter and given back are slower than drawing it. */
	mallopt(M_MMAP_THRESHOLD, 64 << 20);
	mallopt(M_TRIM_THRESHOLD, 64 << 20);
	if (!(b.fonts = font_open(b.arena, of->template->style.faces, e)) ||
	    !(b.spool = letter_spool_open(b.arena, of->folder, e)))
		goto out;
	if (lay_out_all(&b, e) < 0)
		goto out;
	if (of->letters && !(b.made = letter_fonts_make(b.arena, b.fonts, (size_t)of->letters, e)))
		goto out;
	rc = of->letters ? draw_all(&b, e) : 0;
out:
	if (b.digests)
		munmap(b.digests, digests_size(&b));
	letter_spool_close(b.spool);
	font_close(b.fonts);
	arena_free(b.scratch);
	arena_free(b.arena);
	return rc;
}
