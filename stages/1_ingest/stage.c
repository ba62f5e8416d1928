/* 1_ingest: every export below inputs/ -> typed tables. See README.md for what is incremental and why. */
#include <string.h>
#include <unistd.h>

#include "pipeline/store/data.list.h"
#include "pipeline/store/ledger.h"
#include "pipeline/store/table.h"
#include "pipeline/store/views.list.h"
#include "pipeline/stage/stage.h"
#include "stages/1_ingest/archive.h"
#include "stages/1_ingest/contents.h"
#include "stages/1_ingest/queries.sql.h"

struct ingest {
	struct stage_run *run;
	struct source_set *sources;
	const char *made_from;
	int64_t applied;
	struct stmt *add_oddity;
	struct seen *seen;
};

/* ---- what is declared ---- */

static struct source_set *read_sources(struct stage_run *r, const char **made_from, struct err *e)
{
	const char *const *paths = site_template_paths(r->site, "sources", ".ini", e);
	struct digest *d = digest_new(r->arena);
	char *hex = arena_alloc(r->arena, FILE_DIGEST), file[FILE_DIGEST];

	if (!paths || file_digest("/proc/self/exe", file, e) < 0)
		return NULL;
	digest_text(d, file);
	for (size_t i = 0; paths[i]; i++) {
		if (file_digest(paths[i], file, e) < 0)
			return NULL;
		digest_text(d, strrchr(paths[i], '/') + 1);
		digest_text(d, file);
	}
	digest_end(d, hex);
	*made_from = hex;
	return source_load(r->arena, paths, e);
}

/* ---- tables ---- */

static int drop_all(struct stage_run *r, struct err *e)
{
	struct stmt *s = db_prepare(r->db, SQL_SOURCE_TABLES);
	const char *const *ids = stmt_texts(r->arena, s, NULL, e);
	int rc = ids ? 0 : -1;

	stmt_end(s);
	for (int i = 0; rc == 0 && VIEWS[i].name; i++)
		rc = db_run(r->db, VIEWS[i].drop, e);
	for (; rc == 0 && *ids; ids++)
		rc = table_drop(r->arena, r->db, *ids, e);
	for (int i = (int)(sizeof DATA / sizeof *DATA) - 1; rc == 0 && i >= 0; i--) /* what refers to another goes first */
		if (DATA[i].drop)
			rc = db_run(r->db, DATA[i].drop, e);
	return rc;
}

static int create_all(struct ingest *g, struct err *e)
{
	struct db *db = g->run->db;

	for (int i = 0; DATA[i].name; i++)
		if (db_run(db, DATA[i].sql, e) < 0)
			return err_within(e, "%s", DATA[i].name);
	if (rows_create_tables(g->run->arena, db, g->sources, e) < 0)
		return -1;
	for (int i = 0; VIEWS[i].name; i++)
		if (db_run(db, VIEWS[i].sql, e) < 0)
			return err_within(e, "%s", VIEWS[i].name);
	return 0;
}

/* The tables stand as the ledger's arrival `applied` left them: as they were, when program and sources are the same, else anew
 * (--force too). */
static int prepare_tables(struct ingest *g, int64_t last_arrival, struct err *e)
{
	struct stmt *s;
	int rc;

	if (!g->run->anew && db_has_table(g->run->db, "ingest_state")) {
		s = db_prepare(g->run->db, SQL_STATE);
		rc = stmt_step(s, e);
		g->applied = -1;
		if (rc > 0 && strcmp(stmt_text(s, "made_from"), g->made_from) == 0 && stmt_int(s, "applied") <= last_arrival)
			g->applied = stmt_int(s, "applied");
		stmt_end(s);
		if (rc < 0 || g->applied >= 0)
			return rc < 0 ? -1 : 0;
	}
	g->applied = 0;
	return drop_all(g->run, e) < 0 || create_all(g, e) < 0 ? -1 : 0;
}

static int put_state(struct ingest *g, struct err *e)
{
	struct stmt *s = db_prepare(g->run->db, SQL_PUT_STATE);
	int rc = db_run(g->run->db, SQL_FORGET_STATE, e);

	stmt_bind_text(s, "made_from", g->made_from);
	stmt_bind_int(s, "applied", g->applied);
	if (rc == 0)
		rc = stmt_exec(s, e);
	stmt_end(s);
	return rc;
}

/* ---- what lies in inputs/ ---- */

/* The seal's picture may lie here; it is no export. */
static bool is_seal(const struct stage_run *r, const char *path)
{
	const char *seal = site_named(r->site, settings_text(r->settings, "seal.image"));

	return seal && strcmp(seal, arena_printf(r->arena, "%s/%s", r->site->inputs, path)) == 0;
}

static int note_oddity(void *user, const char *path, struct err *e)
{
	struct ingest *g = user;

	if (!site_is_input(path))
		return 0;
	stmt_bind_text(g->add_oddity, "path", path);
	stmt_bind_text(g->add_oddity, "note", "是链接、管道或设备，不是普通文件，不读取；请放入文件本身");
	return stmt_exec(g->add_oddity, e);
}

static int take_file(void *user, const char *path, struct err *e)
{
	struct ingest *g = user;
	const struct site *site = g->run->site;
	char digest[FILE_DIGEST];
	const char *note;
	int64_t size;
	int rc;

	if (!site_is_input(path) || is_seal(g->run, path))
		return 0;
	rc = archive_take(site, g->seen, g->run->anew, arena_printf(g->run->arena, "%s/%s", site->inputs, path), digest, &size, &note, e);
	if (rc == 0)
		return ledger_add_arrival(g->run->ledger, path, digest, size, NULL, e);
	if (rc < 0)
		return -1;
	stmt_bind_text(g->add_oddity, "path", path);
	stmt_bind_text(g->add_oddity, "note", note);
	return stmt_exec(g->add_oddity, e);
}

static int take_all(struct ingest *g, struct err *e)
{
	const char *list = g->run->site->seen;
	int rc = db_run(g->run->db, SQL_FORGET_ODDITIES, e);

	if (rc < 0 || !(g->seen = seen_open(g->run->arena, list, e)) || seen_begin(g->seen, e) < 0)
		return -1;
	g->add_oddity = db_prepare(g->run->db, SQL_ADD_ODDITY);
	rc = file_walk(g->run->site->inputs, take_file, note_oddity, g, e);
	stmt_end(g->add_oddity);
	return rc < 0 ? -1 : seen_save(g->seen, e);
}

/* ---- arrivals ---- */

static int apply_arrival(struct ingest *g, struct contents *c, const struct ledger_arrival *arrival, struct err *e)
{
	int live = contents_live(c, arrival->digest, e), fd = -1, rc;

	if (live < 0 || (!live && (fd = archive_open(g->run->site, arrival->digest, e)) < 0))
		return -1;
	rc = contents_apply(c, arrival, fd, e);
	if (fd >= 0)
		close(fd);
	if (rc < 0)
		return err_within(e, "%s", arrival->path);
	g->applied = arrival->sequence;
	return 0;
}

static int apply_all(struct ingest *g, struct err *e)
{
	struct stage_run *r = g->run;
	struct rows *rows = rows_open(r->arena, r->db, g->sources);
	struct contents *c = contents_open(r->arena, r->db, g->sources, rows, e);
	size_t count;
	struct ledger_arrival *arrivals = c ? ledger_arrivals(r->arena, r->ledger, g->applied, &count, e) : NULL;
	int rc = arrivals ? 0 : -1;

	for (size_t i = 0; rc == 0 && i < count; i++) {
		stage_progress(r, (int64_t)i, (int64_t)count);
		rc = apply_arrival(g, c, &arrivals[i], e);
	}
	rows_close(rows);
	return rc;
}

/* The order of durability: archive, ledger, and then (by the caller's commit) data; each can be repeated. */
static int run(struct stage_run *r, struct err *e)
{
	struct ingest g = { .run = r };
	size_t count;
	struct ledger_arrival *known = ledger_arrivals(r->arena, r->ledger, 0, &count, e);

	if (!known || db_run(r->db, SQL_ROOM, e) < 0 || !(g.sources = read_sources(r, &g.made_from, e)) ||
	    prepare_tables(&g, count ? known[count - 1].sequence : 0, e) < 0)
		return -1;
	if (file_make_folders(r->site->archive, e) < 0 || ledger_begin(r->ledger, e) < 0 || take_all(&g, e) < 0 ||
	    apply_all(&g, e) < 0 || archive_settle(r->site, e) < 0 || ledger_commit(r->ledger, e) < 0)
		return -1;
	return put_state(&g, e);
}

const struct stage STAGE = {
	.about = "reads every export below inputs/ into typed tables",
	.needs = { "dir:inputs", "dir:templates/sources", "setting:seal" },
	.makes = { "source:*", "table:house", "table:house_alias", "table:bill_row", "table:bill", "table:history_row", "table:receipt_row", "table:receipt",
		   "table:waiver",
		   "table:part", "table:input", "table:reject", "table:file_report", "table:block", "ledger:arrival" },
	.run = run,
};
