#include "pipeline/commands/letters/approval.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pipeline/intake/intake.h"

/* Places of templates/plans/dunning_plan.ini. */
enum { ROOM, STEP, FROM, TO, OWED, PAY_BY, APPROVAL };

static int take_part(void *user, const struct intake_part *part, struct err *e)
{
	struct approval *p = user;

	(void)e;
	if (part->source)
		p->found = true;
	else
		p->note = arena_strdup(p->arena, part->note);
	return 0;
}

static struct day day_at(const struct intake_value *v)
{
	return v->type == INTAKE_INT ? day_of((int32_t)v->n) : DAY_NONE;
}

static const char *text_at(struct arena *a, const struct intake_value *v)
{
	return v->type == INTAKE_TEXT ? arena_strdup(a, v->text) : "";
}

static enum approval_word word_of(const struct intake_value *v)
{
	if (v->type != INTAKE_TEXT)
		return APPROVAL_OPEN;
	return !strcmp(v->text, "批准") ? APPROVAL_YES : !strcmp(v->text, "不批准") ? APPROVAL_NO : APPROVAL_OPEN;
}

static int take_row(void *user, const struct intake_row *row, struct err *e)
{
	struct approval *p = user;
	const struct intake_value *v = row->values;

	(void)e;
	p->rows = arena_grow(p->arena, p->rows, p->count, &p->capacity, sizeof *p->rows);
	p->rows[p->count++] = (struct approval_row){
		.room = text_at(p->arena, &v[ROOM]),
		.step = text_at(p->arena, &v[STEP]),
		.from_day = day_at(&v[FROM]),
		.to_day = day_at(&v[TO]),
		.pay_by = day_at(&v[PAY_BY]),
		.owed = fen_of(v[OWED].n),
		.word = word_of(&v[APPROVAL]),
		.line = row->line,
	};
	return 0;
}

static int take_reject(void *user, const struct intake_reject *r, struct err *e)
{
	struct approval *p = user;

	(void)e;
	p->rejected++;
	fprintf(stderr, "kefu: %s:%d: %s%s%s\n", p->file, r->line, r->column, *r->column ? "：" : "", r->reason);
	return 0;
}

static int take_end(void *user, const struct intake_end *n, struct err *e)
{
	struct approval *p = user;

	return n->broken && p->found ? err_set(e, ERR_INPUT, _("%s: could not be read to its end: %s"), p->file, n->note) : 0;
}

static int by_room(const void *a, const void *b)
{
	return strcmp(((const struct approval_row *)a)->room, ((const struct approval_row *)b)->room);
}

static int settle(struct approval *p, struct err *e)
{
	if (!p->found)
		return err_set(e, ERR_INPUT, _("%s is no plan of letters: %s"), p->file, p->note ? p->note : "");
	if (p->count)
		qsort(p->rows, p->count, sizeof *p->rows, by_room);
	for (size_t i = 1; i < p->count; i++)
		if (!strcmp(p->rows[i - 1].room, p->rows[i].room))
			return err_set(e, ERR_INPUT, _("%s: room %s stands in lines %d and %d"), p->file, p->rows[i].room,
				       p->rows[i - 1].line, p->rows[i].line);
	return 0;
}

struct approval *approval_read(struct site *site, const char *path, struct err *e)
{
	const char *paths[] = { site_template(site, "plans/dunning_plan.ini"), NULL };
	struct approval *p = arena_alloc(site->arena, sizeof *p);
	const struct intake_sink sink = { p, take_part, take_row, take_reject, take_end };
	struct source_set *set;
	int fd, rc = -1;

	*p = (struct approval){ .arena = site->arena, .file = path };
	if (!paths[0]) {
		err_set(e, ERR_CONFIG, _("there is no template plans/dunning_plan.ini"));
		return NULL;
	}
	if ((fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)) < 0) {
		err_errno(e, "%s", path);
		return NULL;
	}
	if ((set = source_load(site->arena, paths, e)))
		rc = intake_read(fd, path, set, &sink, e);
	close(fd);
	return rc < 0 || settle(p, e) < 0 ? NULL : p;
}

struct approval_row *approval_find(const struct approval *p, const char *room)
{
	const struct approval_row key = { .room = room };

	return p->count ? bsearch(&key, p->rows, p->count, sizeof *p->rows, by_room) : NULL;
}
