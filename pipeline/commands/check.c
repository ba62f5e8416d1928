/* kefu check FILE...: reads exports without importing them. What each is taken for, what is wrong with it, row by row,
 * and the counts that its import would show. Lines that begin with the file's name and line go to stdout, as compilers
 * write them. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pipeline/intake/intake.h"
#include "pipeline/stage/declared.h"
#include "pipeline/stage/program.h"

struct call {
	struct program_options common;
	char **files;
	int count;
	bool strict;
};

enum { OPTION_STRICT = 256 };

static const struct argp_option OPTIONS[] = {
	{ "strict", OPTION_STRICT, NULL, 0, "rejected rows are an error too", 0 },
	{ 0 },
};

static error_t parse_option(int key, char *value, struct argp_state *state)
{
	struct call *c = state->input;

	(void)value;
	switch (key) {
	case ARGP_KEY_INIT:
		state->child_inputs[0] = &c->common;
		return 0;
	case OPTION_STRICT:
		c->strict = true;
		return 0;
	case ARGP_KEY_ARGS:
		c->files = state->argv + state->next;
		c->count = state->argc - state->next;
		return 0;
	case ARGP_KEY_NO_ARGS:
		argp_error(state, _("which file? kefu check FILE..."));
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

/* ---- keys that a file has twice --------------------------------------------------------------------------------- */

struct seen {
	struct intake_hash key, content;
	int line;
};

struct keys {
	struct seen *places; /* open addressing; line 0: free */
	size_t count, room;
};

static struct seen *place_of(const struct keys *k, struct intake_hash key)
{
	size_t i = (size_t)key.lo & (k->room - 1);

	while (k->places[i].line && (k->places[i].key.lo != key.lo || k->places[i].key.hi != key.hi))
		i = (i + 1) & (k->room - 1);
	return &k->places[i];
}

static int grow(struct keys *k, struct arena *a, struct err *e)
{
	struct keys more = { .room = k->room ? 2 * k->room : 1024 };

	if (more.room > (size_t)1 << 26)
		return err_set(e, ERR_INPUT, _("too many rows to look for doubled keys"));
	more.places = arena_array(a, more.room, sizeof *more.places);
	for (size_t i = 0; i < k->room; i++)
		if (k->places[i].line)
			*place_of(&more, k->places[i].key) = k->places[i];
	more.count = k->count;
	*k = more;
	return 0;
}

/* ---- what is told ----------------------------------------------------------------------------------------------- */

struct telling {
	const char *file;
	struct arena *arena; /* of the part */
	const struct source *source;
	char *sheet;
	struct keys keys;
	int header_line;
	int64_t rows, twice, once_again, unknown,
	    rejected; /* of one part: rows, twice, once_again; of all: unknown, rejected */
};

static void where(const struct telling *t, int line)
{
	printf("%s", t->file);
	if (*t->sheet)
		printf("[%s]", t->sheet);
	if (line)
		printf(":%d", line);
	printf(": ");
}

static int tell_part(void *user, const struct intake_part *p, struct err *e)
{
	struct telling *t = user;

	(void)e;
	arena_reset(t->arena);
	t->source = p->source;
	t->sheet = arena_strdup(t->arena, p->sheet);
	t->header_line = p->header_line;
	t->keys = (struct keys){ .room = 0 };
	t->rows = t->twice = t->once_again = 0;
	if (p->source)
		return 0;
	t->unknown++;
	where(t, 0);
	printf("未识别：%s\n",
	       strncmp(p->note, "未识别：", strlen("未识别：")) ? p->note : p->note + strlen("未识别："));
	return 0;
}

static int tell_row(void *user, const struct intake_row *r, struct err *e)
{
	struct telling *t = user;
	struct seen *s;

	t->rows++;
	if (2 * (t->keys.count + 1) > t->keys.room && grow(&t->keys, t->arena, e) < 0)
		return -1;
	s = place_of(&t->keys, r->key);
	if (!s->line) {
		*s = (struct seen){ r->key, r->content, r->line };
		t->keys.count++;
	} else if (s->content.lo == r->content.lo && s->content.hi == r->content.hi) {
		t->once_again++;
	} else {
		t->twice++;
		where(t, r->line);
		printf(t->source->mode == SOURCE_APPEND ? "与第 %d 行编号相同而内容不同，导入时将被拒收\n"
							: "与第 %d 行编号相同而内容不同，导入时以后面的为准\n",
		       s->line);
		if (t->source->mode == SOURCE_UPSERT)
			s->content = r->content;
	}
	return 0;
}

static int tell_reject(void *user, const struct intake_reject *r, struct err *e)
{
	struct telling *t = user;

	(void)e;
	where(t, r->line);
	if (*r->column)
		printf("%s", r->column);
	if (*r->value)
		printf("“%s”", r->value);
	printf("%s%s\n", *r->column || *r->value ? "：" : "", r->reason);
	return 0;
}

static int tell_end(void *user, const struct intake_end *n, struct err *e)
{
	struct telling *t = user;

	(void)e;
	t->rejected += n->rejected;
	t->unknown += n->broken && t->source;
	if (!t->source)
		return 0;
	where(t, 0);
	printf("%s（%s），表头在第 %d 行：读取 %lld，接受 %lld，拒收 %lld，跳过 %lld", t->source->title, t->source->id,
	       t->header_line, (long long)n->read, (long long)(n->read - n->skipped - n->rejected),
	       (long long)n->rejected, (long long)n->skipped);
	if (t->once_again)
		printf("；%lld 行重复", (long long)t->once_again);
	if (n->broken)
		printf("；未读完，不能导入");
	printf("%s%s\n", *n->note ? "；" : "", n->note);
	return 0;
}

static int check_file(struct telling *t, const char *path, const struct source_set *sources, struct err *e)
{
	const struct intake_sink sink = { t, tell_part, tell_row, tell_reject, tell_end };
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK), rc; /* a FIFO must not make us wait */

	if (fd < 0)
		return err_errno(e, "%s", path);
	t->file = path;
	rc = intake_read(fd, path, sources, &sink, e);
	close(fd);
	return rc;
}

/* Every file is looked at, whatever is wrong with the one before; the first that could not be opened decides the exit
 * code. */
static int check(struct arena *a, const struct call *c, struct err *e)
{
	struct telling t = { .arena = arena_new(), .sheet = (char[]){ "" } };
	struct site *site = site_open(a, c->common.site, e);
	struct source_set *sources = site ? declared_sources(site, e) : NULL;
	int rc = sources ? 0 : -1;

	for (int i = 0; sources && i < c->count; i++) {
		struct err one = { 0 };

		if (check_file(&t, c->files[i], sources, &one) == 0)
			continue;
		program_fail(&one);
		if (rc == 0)
			rc = (int)one.kind;
	}
	arena_free(t.arena);
	if (rc == 0 && (t.unknown || (c->strict && t.rejected)))
		rc = ERR_INPUT;
	if (rc >= 0 && fflush(stdout) == EOF)
		return err_errno(e, _("writing what was found"));
	return rc;
}

int main(int argc, char **argv)
{
	static const struct argp_child CHILDREN[] = { { &PROGRAM_ARGP, 0, NULL, 0 }, { 0 } };
	const struct argp argp = {
		OPTIONS,   parse_option,
		"FILE...", "what each export is taken for, and what is wrong in it; imports nothing",
		CHILDREN,  NULL,
		"kefu"
	};
	struct call c = { .count = 0 };
	struct arena *a = arena_new();
	struct err e = { 0 };
	int rc;

	program_begin();
	program_parse(&argp, argc, argv, &c.common, &c);
	rc = check(a, &c, &e);
	if (rc < 0)
		rc = program_fail(&e);
	arena_free(a);
	return rc;
}
