#include "stages/1_ingest/contents.h"

#include <string.h>

#include "stages/1_ingest/queries.sql.h"
#include "stages/1_ingest/span.h"

struct old_part {
	int id;
	const char *sheet, *source;
	bool taken;
};

struct contents {
	struct db *db;
	const struct source_set *sources;
	struct rows *rows;
	struct arena *file; /* while one file is read */
	/* the file that is being read */
	const struct ledger_arrival *arrival;
	int64_t content;
	struct old_part *old;
	size_t old_count;
	bool good, broken; /* some part was recognised; some part is not whole */
	/* its part that is being read */
	const struct source *source;
	const char *sheet, *note;
	int part;
	struct rows_counts counts;
	struct span span;
};

/* A statement that needs no more than one number and one text; runs to its end. */
static int change(struct db *db, const char *sql, const char *number, int64_t n, const char *word, const char *text, struct err *e)
{
	struct stmt *s = db_prepare(db, sql);
	int rc;

	if (number)
		stmt_bind_int(s, number, n);
	if (word)
		stmt_bind_text(s, word, text);
	rc = stmt_exec(s, e);
	stmt_end(s);
	return rc;
}

/* The first column of the first row, 0 without one. */
static int ask(struct db *db, const char *sql, const char *word, const char *text, int64_t *out, struct err *e)
{
	struct stmt *s = db_prepare(db, sql);
	int rc;

	if (word)
		stmt_bind_text(s, word, text);
	rc = stmt_step(s, e);
	*out = rc > 0 ? stmt_int_at(s, 0) : 0;
	stmt_end(s);
	return rc < 0 ? -1 : 0;
}

struct contents *contents_open(struct arena *a, struct db *db, const struct source_set *sources, struct rows *rows, struct err *e)
{
	struct contents *c = arena_alloc(a, sizeof *c);
	struct stmt *s = db_prepare(db, SQL_PART_ORDERS);
	int rc;

	c->db = db;
	c->sources = sources;
	c->rows = rows;
	while ((rc = stmt_step(s, e)) > 0)
		rows_set_order(rows, (int)stmt_int(s, "part"), stmt_int(s, "arrival"));
	stmt_end(s);
	return rc < 0 ? NULL : c;
}

int contents_live(struct contents *c, const char *digest, struct err *e)
{
	int64_t content;

	return ask(c->db, SQL_CONTENT_BY_DIGEST, "digest", digest, &content, e) < 0 ? -1 : content != 0;
}

/* ---- parts of the file that is being read ---- */

static int load_old(struct contents *c, struct err *e)
{
	struct stmt *s = db_prepare(c->db, SQL_OWNED_PARTS);
	size_t capacity = 0;
	int rc;

	c->old = NULL;
	c->old_count = 0;
	stmt_bind_int(s, "content", c->content);
	while ((rc = stmt_step(s, e)) > 0) {
		c->old = arena_grow(c->file, c->old, c->old_count, &capacity, sizeof *c->old);
		c->old[c->old_count++] = (struct old_part){ (int)stmt_int(s, "part_id"), arena_strdup(c->file, stmt_text(s, "sheet")),
							    stmt_null(s, "source") ? NULL : arena_strdup(c->file, stmt_text(s, "source")),
							    false };
	}
	stmt_end(s);
	return rc;
}

/* The part that this sheet was before, so that its unchanged rows need not be written; else a new one. */
static int choose_part(struct contents *c, const struct intake_part *p, struct err *e)
{
	int64_t next;

	for (size_t i = 0; p->source && i < c->old_count; i++) {
		struct old_part *old = &c->old[i];

		if (!old->taken && old->source && strcmp(old->source, p->source->id) == 0 && strcmp(old->sheet, p->sheet) == 0) {
			old->taken = true;
			c->part = old->id;
			return change(c->db, SQL_REMOVE_REJECTS, "part", c->part, NULL, NULL, e);
		}
	}
	if (ask(c->db, SQL_NEXT_PART, NULL, NULL, &next, e) < 0)
		return -1;
	c->part = (int)next;
	return 0;
}

static int put_part(struct contents *c, const struct intake_end *n, const char *note, struct err *e)
{
	struct stmt *s = db_prepare(c->db, SQL_ADD_PART);
	const struct rows_counts *k = &c->counts;
	int64_t rejected = n->rejected + k->rejected, rc;

	stmt_bind_int(s, "part_id", c->part);
	if (c->content)
		stmt_bind_int(s, "content", c->content);
	else
		stmt_bind_null(s, "content");
	stmt_bind_int(s, "owner", c->content != 0);
	stmt_bind_int(s, "arrival", c->arrival->sequence);
	stmt_bind_text(s, "path", c->arrival->path);
	stmt_bind_text(s, "sheet", c->sheet);
	stmt_bind_text(s, "source", c->source ? c->source->id : NULL);
	stmt_bind_text(s, "digest", c->arrival->digest);
	stmt_bind_int(s, "read", n->read);
	stmt_bind_int(s, "accepted", k->accepted);
	stmt_bind_int(s, "unchanged", k->unchanged);
	stmt_bind_int(s, "superseded", k->superseded);
	stmt_bind_int(s, "rejected", rejected);
	stmt_bind_int(s, "skipped", n->read - k->accepted - k->unchanged - k->superseded - rejected);
	stmt_bind_day(s, "first_day", c->span.first);
	stmt_bind_day(s, "last_day", c->span.last);
	stmt_bind_text(s, "note", note);
	rc = stmt_exec(s, e);
	stmt_end(s);
	return (int)rc;
}

static int on_part(void *user, const struct intake_part *p, struct err *e)
{
	struct contents *c = user;

	c->source = p->source;
	c->sheet = arena_strdup(c->file, p->sheet);
	c->note = arena_strdup(c->file, p->note ? p->note : "");
	c->counts = (struct rows_counts){ 0 };
	c->span = SPAN_NONE;
	if (choose_part(c, p, e) < 0)
		return -1;
	/* the row stands before its rows, so that messages can name it; its counts follow */
	if (put_part(c, &(struct intake_end){ 0 }, c->note, e) < 0)
		return -1;
	rows_set_order(c->rows, c->part, c->arrival->sequence);
	if (!c->source)
		return 0;
	c->good = true;
	return rows_begin(c->rows, c->source, c->part, e);
}

static int on_row(void *user, const struct intake_row *row, struct err *e)
{
	struct contents *c = user;

	span_take(&c->span, c->source, row->values);
	return rows_take(c->rows, row, &c->counts, e);
}

static int on_reject(void *user, const struct intake_reject *x, struct err *e)
{
	struct contents *c = user;

	return rows_refuse(c->rows, x, 0, e);
}

static int on_end(void *user, const struct intake_end *n, struct err *e)
{
	struct contents *c = user;
	const char *note = n->note && *n->note ? n->note : c->note;

	if (*c->note && note != c->note)
		note = arena_printf(c->file, "%s；%s", c->note, note);
	if (n->broken)
		c->broken = true;
	if (c->source && !n->broken && rows_end(c->rows, e) < 0)
		return -1;
	return put_part(c, n, note, e);
}

/* ---- what a path pointed to ---- */

static const struct source *source_of(const struct contents *c, const struct old_part *old)
{
	return old->source ? source_find(c->sources, old->source) : NULL;
}

static int withdraw_part(struct contents *c, const struct old_part *old, struct err *e)
{
	const struct source *s = source_of(c, old);

	if (s && rows_withdraw(c->rows, s, old->id, e) < 0)
		return -1;
	return change(c->db, SQL_REMOVE_PART, "part", old->id, NULL, NULL, e);
}

static int withdraw_content(struct contents *c, int64_t content, struct err *e)
{
	c->content = content;
	if (load_old(c, e) < 0)
		return -1;
	for (size_t i = 0; i < c->old_count; i++)
		if (withdraw_part(c, &c->old[i], e) < 0)
			return -1;
	return change(c->db, SQL_REMOVE_CONTENT, "content", content, NULL, NULL, e);
}

static int pass_on(struct contents *c, int64_t content, struct stmt *heir, struct err *e)
{
	struct stmt *pass = db_prepare(c->db, SQL_PASS_ON);
	const char *path = arena_strdup(c->file, stmt_text(heir, "path"));
	int rc;

	stmt_bind_text(pass, "path", path);
	stmt_bind_int(pass, "arrival", stmt_int(heir, "arrival"));
	stmt_bind_int(pass, "content", content);
	rc = change(c->db, SQL_REMOVE_COPIED_PARTS, NULL, 0, "path", path, e);
	if (rc == 0)
		rc = stmt_exec(pass, e);
	stmt_end(pass);
	return rc;
}

/* The path no longer says these bytes: the next that does becomes their owner; if none does, they are withdrawn. */
static int let_go(struct contents *c, int64_t content, struct err *e)
{
	struct stmt *heir = db_prepare(c->db, SQL_HEIR);
	int rc;

	stmt_bind_int(heir, "content", content);
	stmt_bind_text(heir, "leaving", c->arrival->path);
	if ((rc = stmt_step(heir, e)) > 0)
		rc = stmt_int(heir, "needed") ? pass_on(c, content, heir, e) : 0;
	else if (rc == 0)
		rc = withdraw_content(c, content, e);
	stmt_end(heir);
	return rc;
}

static int point(struct contents *c, int64_t content, struct err *e)
{
	struct stmt *s = db_prepare(c->db, SQL_PUT_INPUT);
	int rc;

	stmt_bind_text(s, "path", c->arrival->path);
	stmt_bind_int(s, "content", content);
	stmt_bind_int(s, "arrival", c->arrival->sequence);
	rc = stmt_exec(s, e);
	stmt_end(s);
	return rc;
}

static int copy_or_repeat(struct contents *c, const char *sql, int64_t content, struct err *e)
{
	struct stmt *s = db_prepare(c->db, sql);
	int rc;

	stmt_bind_int(s, "content", content);
	stmt_bind_int(s, "arrival", c->arrival->sequence);
	stmt_bind_text(s, "path", c->arrival->path);
	rc = stmt_exec(s, e);
	stmt_end(s);
	return rc;
}

/* The bytes are live: under another name, or under this one after something unreadable. */
static int say_again(struct contents *c, int64_t content, int64_t before, struct err *e)
{
	if (content == before)
		return copy_or_repeat(c, SQL_REPEAT_PARTS, content, e);
	if (point(c, content, e) < 0 || change(c->db, SQL_REMOVE_COPIED_PARTS, NULL, 0, "path", c->arrival->path, e) < 0 ||
	    copy_or_repeat(c, SQL_COPY_PARTS, content, e) < 0)
		return -1;
	return before ? let_go(c, before, e) : 0;
}

/* ---- new bytes ---- */

static int read_parts(struct contents *c, int fd, struct err *e)
{
	const struct intake_sink sink = { c, on_part, on_row, on_reject, on_end };

	c->good = c->broken = false;
	return intake_read(fd, c->arrival->path, c->sources, &sink, e);
}

static int new_content(struct contents *c, int64_t before, bool alone, struct err *e)
{
	struct stmt *s = db_prepare(c->db, before && alone ? SQL_RENEW_CONTENT : SQL_ADD_CONTENT);
	int rc;

	stmt_bind_text(s, "digest", c->arrival->digest);
	stmt_bind_int(s, "arrival", c->arrival->sequence);
	if (before && alone)
		stmt_bind_int(s, "content", before);
	rc = stmt_exec(s, e);
	c->content = before && alone ? before : db_last_id(c->db);
	stmt_end(s);
	return rc;
}

static int drop_old_parts(struct contents *c, struct err *e)
{
	for (size_t i = 0; i < c->old_count; i++)
		if (!c->old[i].taken && withdraw_part(c, &c->old[i], e) < 0)
			return -1;
	return 0;
}

/* The file says nothing: only its lines in the file report remain of it. */
static int on_unread_part(void *user, const struct intake_part *p, struct err *e)
{
	struct contents *c = user;

	c->source = NULL;
	c->sheet = arena_strdup(c->file, p->sheet);
	c->note = arena_strdup(c->file, p->note ? p->note : "");
	c->counts = (struct rows_counts){ 0 };
	c->span = SPAN_NONE;
	return choose_part(c, &(struct intake_part){ .sheet = p->sheet }, e);
}

static int ignore_row(void *user, const struct intake_row *row, struct err *e)
{
	(void)user, (void)row, (void)e;
	return 0;
}

static int ignore_reject(void *user, const struct intake_reject *x, struct err *e)
{
	(void)user, (void)x, (void)e;
	return 0;
}

static int on_unread_end(void *user, const struct intake_end *n, struct err *e)
{
	struct contents *c = user;
	const char *why = n->note && *n->note ? n->note : c->note;

	if (c->old_count)
		why = arena_printf(c->file, "%s；此文件以前的内容仍然有效", why);
	return put_part(c, &(struct intake_end){ .read = n->read, .skipped = n->read }, why, e);
}

static int report_unread(struct contents *c, int fd, struct err *e)
{
	const struct intake_sink sink = { c, on_unread_part, ignore_row, ignore_reject, on_unread_end };

	c->content = 0;
	return intake_read(fd, c->arrival->path, c->sources, &sink, e);
}

static int apply_new(struct contents *c, int fd, int64_t before, bool alone, struct err *e)
{
	if (db_run(c->db, "SAVEPOINT file", e) < 0 || new_content(c, before, alone, e) < 0)
		return -1;
	c->old_count = 0;
	if (before && alone && load_old(c, e) < 0)
		return -1;
	if (read_parts(c, fd, e) < 0)
		return -1;
	if (!c->good || c->broken) {
		rows_forget(c->rows);
		if (db_run(c->db, "ROLLBACK TO file", e) < 0 || report_unread(c, fd, e) < 0)
			return -1;
		return db_run(c->db, "RELEASE file", e);
	}
	if (drop_old_parts(c, e) < 0 || change(c->db, SQL_REMOVE_COPIED_PARTS, NULL, 0, "path", c->arrival->path, e) < 0 ||
	    point(c, c->content, e) < 0 || (before && !alone && let_go(c, before, e) < 0))
		return -1;
	return db_run(c->db, "RELEASE file", e);
}

static int apply(struct contents *c, int fd, struct err *e)
{
	struct stmt *s = db_prepare(c->db, SQL_CONTENT_OF_PATH);
	int64_t live, before = 0;
	bool alone = false;
	int rc;

	stmt_bind_text(s, "path", c->arrival->path);
	if ((rc = stmt_step(s, e)) > 0) {
		before = stmt_int(s, "content");
		alone = stmt_int(s, "paths") == 1;
	}
	stmt_end(s);
	if (rc < 0 || change(c->db, SQL_REMOVE_UNREAD_PARTS, NULL, 0, "path", c->arrival->path, e) < 0 ||
	    ask(c->db, SQL_CONTENT_BY_DIGEST, "digest", c->arrival->digest, &live, e) < 0)
		return -1;
	return live ? say_again(c, live, before, e) : apply_new(c, fd, before, alone, e);
}

int contents_apply(struct contents *c, const struct ledger_arrival *arrival, int fd, struct err *e)
{
	int rc;

	c->arrival = arrival;
	c->file = arena_new();
	rc = apply(c, fd, e);
	if (rc == 0)
		rc = rows_save(c->rows, e);
	arena_free(c->file);
	c->file = NULL;
	return rc;
}
