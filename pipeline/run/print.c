#include "pipeline/run/print.h"

#include <string.h>

#include "pipeline/base/buf.h"
#include "pipeline/base/seen.h"
#include "pipeline/store/db.h"
#include "pipeline/store/stamp.h"

struct memo {
	const char *word;
	char hex[FILE_DIGEST];
};

struct print {
	struct arena *arena;
	const struct site *site;
	const struct settings *settings;
	struct ledger *ledger;
	struct day as_of;
	struct memo *memos; /* programs and folders do not change under a run */
	size_t memo_count, memo_room;
};

struct print *print_new(struct arena *a, const struct site *site, const struct settings *settings,
			struct ledger *ledger, struct day as_of)
{
	struct print *p = arena_alloc(a, sizeof *p);

	p->arena = a;
	p->site = site;
	p->settings = settings;
	p->ledger = ledger;
	p->as_of = as_of;
	return p;
}

static bool remembered(const struct print *p, const char *word, char hex[FILE_DIGEST])
{
	for (size_t i = 0; i < p->memo_count; i++)
		if (strcmp(p->memos[i].word, word) == 0) {
			memcpy(hex, p->memos[i].hex, FILE_DIGEST);
			return true;
		}
	return false;
}

static void remember(struct print *p, const char *word, const char *hex)
{
	p->memos = arena_grow(p->arena, p->memos, p->memo_count, &p->memo_room, sizeof *p->memos);
	p->memos[p->memo_count].word = word;
	memcpy(p->memos[p->memo_count++].hex, hex, FILE_DIGEST);
}

/* ---- folders ---- */

struct folder {
	struct digest *digest;
	const char *root, *under; /* a file that `over` has too is left out: the site's own wins */
	const char *over;
	struct arena *arena;
	struct seen *seen; /* of inputs/ */
	bool inputs;
};

static int digest_file(struct folder *f, const char *path, char hex[FILE_DIGEST], struct err *e)
{
	struct stat st;

	if (f->seen && lstat(path, &st) == 0 && S_ISREG(st.st_mode) && seen_find(f->seen, &st, hex))
		return 0;
	return file_digest(path, hex, e);
}

static int add_file(void *user, const char *path, struct err *e)
{
	struct folder *f = user;
	char hex[FILE_DIGEST];

	if (f->inputs && !site_is_input(path))
		return 0;
	if (f->over && file_exists(arena_printf(f->arena, "%s/%s", f->over, path)))
		return 0;
	if (digest_file(f, arena_printf(f->arena, "%s/%s", f->root, path), hex, e) < 0)
		return -1;
	digest_text(f->digest, path);
	digest_text(f->digest, hex);
	return 0;
}

/* What is no file counts by its name: whoever reads the folder says something about it. */
static int add_odd(void *user, const char *path, struct err *e)
{
	struct folder *f = user;

	(void)e;
	if (f->inputs && !site_is_input(path))
		return 0;
	digest_text(f->digest, path);
	digest_text(f->digest, "odd");
	return 0;
}

static int walk(struct folder *f, struct err *e)
{
	return file_exists(f->root) ? file_walk(f->root, add_file, add_odd, f, e) : 0;
}

/* The site's own first; then what is installed and not overridden. */
static int add_templates(struct folder *f, const struct site *site, const char *below, struct err *e)
{
	f->root = arena_printf(f->arena, "%s%s", site->own_templates, below);
	if (walk(f, e) < 0)
		return -1;
	f->over = f->root;
	f->root = arena_printf(f->arena, "%s%s", site->templates, below);
	return walk(f, e);
}

static int digest_folder(struct print *p, const char *name, char hex[FILE_DIGEST], struct err *e)
{
	struct folder f = { .digest = digest_new(p->arena), .arena = p->arena, .root = p->site->inputs };
	const char *below = card_word(name, "templates");
	int rc;

	f.inputs = strcmp(name, "inputs") == 0;
	if (f.inputs && !(f.seen = seen_open(p->arena, p->site->seen, e)))
		return -1;
	if (below)
		rc = add_templates(&f, p->site, below, e);
	else if (f.inputs)
		rc = walk(&f, e);
	else
		rc = err_set(e, ERR_BUG, _("dir:%s is neither dir:inputs nor dir:templates/…"), name);
	digest_end(f.digest, hex);
	return rc;
}

/* ---- the other words ---- */

/* A dry run of a new site has no ledger. */
static int digest_ledger(struct print *p, const char *part, char hex[FILE_DIGEST], struct err *e)
{
	if (p->ledger)
		return ledger_digest(p->ledger, part, p->as_of, hex, e);
	digest_bytes("", 0, hex);
	return 0;
}

static void add_setting(void *user, const char *key, const char *value, bool changed)
{
	struct digest *d = user;

	(void)changed;
	digest_text(d, key);
	digest_text(d, value);
}

/* A setting that names a file stands for what is in it, too. */
static int digest_settings(struct print *p, const char *section, char hex[FILE_DIGEST], struct err *e)
{
	struct digest *d = digest_new(p->arena);
	const char *file = strcmp(section, "seal") == 0 ? site_named(p->site, settings_text(p->settings, "seal.image")) : NULL;
	char content[FILE_DIGEST];

	settings_each(p->settings, section, add_setting, d);
	if (file && file_exists(file)) {
		if (file_digest(file, content, e) < 0)
			return -1;
		digest_text(d, content);
	}
	digest_end(d, hex);
	return 0;
}

static bool makes_itself(const struct card *c, const char *word)
{
	for (const char **m = c->makes; *m; m++)
		if (strcmp(*m, word) == 0)
			return true;
	return false;
}

/* 1 when the word has a digest of its own, 0 when its makers speak for it. */
static int digest_word(struct print *p, const struct card *c, const char *word, char hex[FILE_DIGEST], struct err *e)
{
	const char *value;

	if ((value = card_word(word, "dir:"))) {
		if (remembered(p, word, hex))
			return 1;
		if (digest_folder(p, value, hex, e) < 0)
			return -1;
		remember(p, word, hex);
		return 1;
	}
	if ((value = card_word(word, "setting:"))) {
		return digest_settings(p, value, hex, e) < 0 ? -1 : 1;
	}
	if ((value = card_word(word, "ledger:")))
		return makes_itself(c, word) ? 0 : digest_ledger(p, value, hex, e) < 0 ? -1 : 1;
	if (strcmp(word, "as-of") == 0) {
		day_text(p->as_of, hex);
		return 1;
	}
	return 0;
}

static int digest_program(struct print *p, const struct card *c, char hex[FILE_DIGEST], struct err *e)
{
	if (remembered(p, c->stage, hex))
		return 0;
	if (file_digest(arena_printf(p->arena, "%s/stages/%s", p->site->libexec, c->stage), hex, e) < 0)
		return -1;
	remember(p, c->stage, hex);
	return 0;
}

/* ---- stamps ---- */

static const char *database(const struct print *p, const struct card *c)
{
	return card_first_phase(c) ? p->site->data_db : site_figures_db(p->site, p->as_of);
}

/* 1 with stamp (and files, when wanted), 0 when there is none. */
static int read_stamp(struct print *p, const struct card *c, struct stamp *stamp, struct stamp_file **files,
		      size_t *count, struct err *e)
{
	const char *path = database(p, c);
	struct db *db;
	int rc;

	*stamp = (struct stamp){ .stage = c->stage, .unit = c->unit };
	if (!file_exists(path))
		return 0;
	if (!(db = db_open(path, DB_READ, e)))
		return -1;
	rc = stamp_get(p->arena, db, stamp, e);
	if (rc > 0 && files && !(*files = stamp_files(p->arena, db, c->stage, c->unit, count, e)))
		rc = -1;
	db_close(db);
	return rc < 0 ? err_within(e, "%s", path) : rc;
}

/* A maker is what it was made from, and what it left in the ledger. */
static int digest_maker(struct print *p, const struct card *maker, char hex[FILE_DIGEST], struct err *e)
{
	struct stamp stamp;
	struct digest *d;
	int rc = read_stamp(p, maker, &stamp, NULL, NULL, e);

	if (rc < 0)
		return -1;
	if (!rc)
		return err_set(e, ERR_NOINPUT, _("it needs what %s makes, which was not made yet"), maker->name);
	d = digest_new(p->arena);
	digest_text(d, stamp.fingerprint);
	digest_text(d, stamp.ledger);
	digest_end(d, hex);
	return 0;
}

int print_take(struct print *p, const struct card *c, struct fingerprint *out, struct err *e)
{
	char hex[FILE_DIGEST];
	struct buf parts;
	int rc;

	buf_init(&parts, p->arena);
	if (digest_program(p, c, hex, e) < 0)
		return -1;
	buf_printf(&parts, "program %s\n", hex);
	for (const char **word = c->needs; *word; word++) {
		if ((rc = digest_word(p, c, *word, hex, e)) < 0)
			return -1;
		if (rc)
			buf_printf(&parts, "%s %s\n", *word, hex);
	}
	for (size_t i = 0; i < c->maker_count; i++) {
		if (digest_maker(p, c->makers[i], hex, e) < 0)
			return -1;
		buf_printf(&parts, "%s %s\n", c->makers[i]->name, hex);
	}
	digest_bytes(parts.data, parts.len, out->hex);
	out->parts = parts.data;
	return 0;
}

int print_last(struct print *p, const struct card *c, struct fingerprint *out, struct err *e)
{
	struct stamp stamp;
	int rc = read_stamp(p, c, &stamp, NULL, NULL, e);

	if (rc <= 0)
		return rc;
	strncpy(out->hex, stamp.fingerprint, sizeof out->hex - 1);
	out->hex[sizeof out->hex - 1] = '\0';
	out->parts = stamp.parts;
	return 1;
}

/* ---- differences ---- */

/* The line of `parts` that begins with this word, or NULL; *end its end. */
static const char *find_part(const char *parts, const char *word, size_t n)
{
	for (const char *p = parts; *p; p += strcspn(p, "\n"), p += *p == '\n')
		if (strncmp(p, word, n) == 0 && p[n] == ' ')
			return p;
	return NULL;
}

/* Up to the last space: a unit's name may have spaces, a digest has none. */
static size_t word_length(const char *line, size_t n)
{
	while (n && line[n - 1] != ' ')
		n--;
	return n ? n - 1 : 0;
}

const char *print_difference(struct arena *a, const char *before, const char *now)
{
	struct buf out;

	buf_init(&out, a);
	for (const char *p = now; *p; p += strcspn(p, "\n"), p += *p == '\n') {
		size_t line = strcspn(p, "\n"), n = word_length(p, line);
		const char *was = find_part(before, p, n);

		if (!was)
			buf_printf(&out, _("%.*s is new\n"), (int)n, p);
		else if (strncmp(was, p, line) != 0)
			buf_printf(&out, _("%.*s changed\n"), (int)n, p);
	}
	for (const char *p = before; *p; p += strcspn(p, "\n"), p += *p == '\n') {
		size_t n = word_length(p, strcspn(p, "\n"));

		if (!find_part(now, p, n))
			buf_printf(&out, _("%.*s is gone\n"), (int)n, p);
	}
	return out.data;
}

/* ---- is it all there ---- */

static int check_file(struct print *p, const struct stamp_file *f, const char **why, struct err *e)
{
	const char *path = arena_printf(p->arena, "%s/%s", site_day_folder(p->site, p->as_of), f->path);
	char hex[FILE_DIGEST];

	if (!file_exists(path)) {
		*why = arena_printf(p->arena, _("%s is gone"), f->path);
		return 0;
	}
	if (file_digest(path, hex, e) < 0)
		return -1;
	if (strcmp(hex, f->digest) == 0)
		return 1;
	*why = arena_printf(p->arena, _("%s is not as it was made"), f->path);
	return 0;
}

/* The ledger parts that the card makes must be as it left them (a restored ledger is another one). */
static int check_ledger(struct print *p, const struct card *c, const struct stamp *stamp, const char **why,
			struct err *e)
{
	const char *now = "";
	char hex[FILE_DIGEST];

	for (const char **m = c->makes; *m; m++) {
		const char *part = card_word(*m, "ledger:");

		if (!part)
			continue;
		if (digest_ledger(p, part, hex, e) < 0)
			return -1;
		now = arena_printf(p->arena, "%s%s", now, hex);
	}
	if (strcmp(now, stamp->ledger) == 0)
		return 1;
	*why = _("the ledger is not as it was left");
	return 0;
}

int print_made(struct print *p, const struct card *c, const struct fingerprint *now, const char **why, struct err *e)
{
	struct stamp_file *files = NULL;
	struct stamp stamp;
	size_t count = 0;
	int rc = read_stamp(p, c, &stamp, &files, &count, e);

	*why = "";
	if (rc < 0)
		return -1;
	if (!rc)
		*why = _("it was not made yet");
	else if (strcmp(stamp.fingerprint, now->hex) != 0)
		*why =
		    *stamp.fingerprint ? print_difference(p->arena, stamp.parts, now->parts) : _("it was made by hand");
	if (**why)
		return 0;
	rc = check_ledger(p, c, &stamp, why, e);
	for (size_t i = 0; rc > 0 && i < count; i++)
		rc = check_file(p, &files[i], why, e);
	return rc;
}
