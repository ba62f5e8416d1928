#include "pipeline/commands/letters/press.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pipeline/base/file.h"
#include "pipeline/render/letter_batch.h"
#include "pipeline/stage/publish.h"
#include "pipeline/stage/unit.h"
#include "pipeline/store/ledger_letter.h"
#include "pipeline/store/letter_copy.h"

struct done {
	const char *number;
	char digest[FILE_DIGEST];
	bool moved; /* its folder is in its place */
};

struct press {
	struct letters *c;
	struct ledger *ledger;
	struct arena *arena; /* of the batch */
	struct db *work;
	const char *folder; /* private */
	struct letter_template *template;
	struct done *done;
	size_t count, capacity;
	int64_t finished;
};

/* ---- drawing ---- */

static int take_written(void *user, const char *file, const char *digest, struct err *e)
{
	struct press *p = user;

	(void)e;
	p->done = arena_grow(p->arena, p->done, p->count, &p->capacity, sizeof *p->done);
	p->done[p->count] = (struct done){ .number = arena_strdup(p->arena, file) };
	memcpy(p->done[p->count++].digest, digest, FILE_DIGEST);
	return 0;
}

static void tell(void *user, const char *text)
{
	const struct press *p = user;

	program_say(&p->c->common, "%s", text);
}

static int draw(struct press *p, struct day as_of, struct err *e)
{
	struct letter_batch b = { .template = p->template, .as_of = as_of, .folder = p->folder, .without_volumes = true,
				  .file_column = "number", .wrote = take_written, .say = tell, .user = p };
	int rc;

	if (!(b.rows = letter_rows_open(p->arena, p->work, p->template, p->c->settings, as_of, e)))
		return -1;
	rc = letter_batch_write(&b, e);
	letter_rows_close(b.rows);
	return rc;
}

/* What a killed one has moved already stays, with the digest that it has. The whole batch is drawn again all the same: a letter's fonts
 * depend on its batch, and so its bytes. */
static int settle_found(struct press *p, struct err *e)
{
	for (size_t i = 0; i < p->count; i++) {
		struct done *d = &p->done[i];
		const char *file = arena_printf(p->arena, "%s/%s/%s.pdf", p->c->site->issued, d->number, p->template->title);

		d->moved = file_exists(file);
		if (d->moved && file_digest(file, d->digest, e) < 0)
			return -1;
	}
	return 0;
}

/* A folder a letter, still in private. */
static int make_folders(struct press *p, struct err *e)
{
	const char *title = p->template->title;

	for (size_t i = 0; i < p->count; i++) {
		const char *number = p->done[i].number, *folder = arena_printf(p->arena, "%s/%s", p->folder, number);
		const char *from = arena_printf(p->arena, "%s/%s/%s.pdf", p->folder, title, number);
		const char *to = arena_printf(p->arena, "%s/%s.pdf", folder, title);

		if (p->done[i].moved)
			continue;
		if (mkdir(folder, 0700) < 0)
			return err_errno(e, "%s", folder);
		if (rename(from, to) < 0)
			return err_errno(e, "%s", to);
	}
	return 0;
}

static int sync_all(const char *folder, struct err *e)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC), rc = 0;

	if (fd < 0 || syncfs(fd) < 0)
		rc = err_errno(e, "%s", folder);
	if (fd >= 0)
		close(fd);
	return rc;
}

/* What is in the way can only be an empty folder: a whole one was found before. */
static int move_all(struct press *p, struct err *e)
{
	for (size_t i = 0; i < p->count; i++) {
		const char *to = arena_printf(p->arena, "%s/%s", p->c->site->issued, p->done[i].number);

		if (p->done[i].moved)
			continue;
		if (rename(arena_printf(p->arena, "%s/%s", p->folder, p->done[i].number), to) < 0)
			return err_errno(e, "%s", to);
	}
	return 0;
}

static int record(struct press *p, struct err *e)
{
	if (ledger_begin(p->ledger, e) < 0)
		return -1;
	for (size_t i = 0; i < p->count; i++)
		if (ledger_issue_letter(p->ledger, p->done[i].number, p->done[i].digest, e) < 0)
			return -1;
	return ledger_commit(p->ledger, e);
}

/* ---- a batch ---- */

static int press_batch(struct press *p, const char *template, struct day as_of, struct err *e)
{
	const struct letter_pick pick = { "pending", template, as_of, LETTER_VOLUME };
	struct site copy = *p->c->site;
	int64_t count;

	p->done = NULL;
	p->count = p->capacity = 0;
	copy.arena = p->arena;
	if (!(p->template = letter_template_load(p->arena, template, unit_letter_file, &copy, e)) ||
	    picture_load(p->arena, site_named(p->c->site, settings_text(p->c->settings, "seal.image")), &p->template->seal, e) < 0 ||
	    letter_copy(p->ledger, p->work, &pick, &count, e) < 0 || draw(p, as_of, e) < 0 || settle_found(p, e) < 0 ||
	    make_folders(p, e) < 0)
		return -1;
	if ((int64_t)p->count != count)
		return err_set(e, ERR_BUG, _("%lld letters were to be printed, and %zu were"), (long long)count, p->count);
	if (sync_all(p->folder, e) < 0 || move_all(p, e) < 0 || file_sync_folder(p->c->site->issued, e) < 0 || record(p, e) < 0)
		return -1;
	p->finished += count;
	return file_remove_tree(arena_printf(p->arena, "%s/%s", p->folder, p->template->title), e);
}

static int press_all(struct press *p, struct err *e)
{
	const char *template;
	struct day as_of;

	for (;;) {
		arena_reset(p->arena);
		if (letter_next_pending(p->ledger, p->arena, &template, &as_of, e) < 0)
			return -1;
		if (!template)
			return 0;
		if (press_batch(p, template, as_of, e) < 0)
			return -1;
		program_say(&p->c->common, _("%lld letters printed"), (long long)p->finished);
	}
}

static int open_work(struct press *p, struct err *e)
{
	if (!(p->folder = publish_private(p->c->arena, p->c->site->outputs, "letters", "", e)) ||
	    file_make_folders(p->c->site->issued, e) < 0)
		return -1;
	p->work = db_open(arena_printf(p->c->arena, "%s/work.db", p->folder), DB_WRITE, e);
	return p->work ? 0 : -1;
}

static int any_pending(struct letters *c, struct ledger *l, bool *any, struct err *e)
{
	const char *template;
	struct day as_of;
	int rc = letter_next_pending(l, c->arena, &template, &as_of, e);

	*any = template != NULL;
	return rc;
}

int press_finish(struct letters *c, struct ledger *l, int64_t *count, struct err *e)
{
	struct press p = { .c = c, .ledger = l };
	bool any;
	int rc;

	*count = 0;
	if (any_pending(c, l, &any, e) < 0)
		return -1;
	if (!any)
		return 0;
	p.arena = arena_new();
	rc = open_work(&p, e) < 0 ? -1 : press_all(&p, e);
	db_close(p.work);
	if (p.folder && file_remove_tree(p.folder, rc < 0 ? &(struct err){ 0 } : e) < 0)
		rc = -1;
	rmdir(arena_printf(c->arena, "%s/.making", c->site->outputs)); /* where nothing else lies in it */
	arena_free(p.arena);
	*count = p.finished;
	return rc;
}

int press_leftovers(struct letters *c, struct err *e)
{
	struct ledger *l;
	int64_t count;
	int lock, rc;
	bool any;

	if (!file_exists(c->site->ledger_db))
		return 0;
	if (!(l = ledger_open(c->site->ledger_db, DB_READ, e)))
		return -1;
	rc = any_pending(c, l, &any, e);
	ledger_close(l);
	if (rc < 0 || !any)
		return rc;
	if ((lock = site_lock(c->site, e)) < 0)
		return -1;
	l = ledger_open(c->site->ledger_db, DB_WRITE, e);
	rc = l ? press_finish(c, l, &count, e) : -1;
	ledger_close(l);
	site_unlock(lock);
	return rc;
}
