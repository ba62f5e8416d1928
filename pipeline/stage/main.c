/* The main() of every stage: one transaction, then its files. DESIGN §3. */
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pipeline/base/file.h"
#include "pipeline/base/text.h"
#include "pipeline/stage/program.h"
#include "pipeline/stage/publish.h"
#include "pipeline/stage/stage.h"
#include "pipeline/store/figure.h"
#include "pipeline/store/ledger.h"
#include "pipeline/store/stamp.h"

struct call {
	struct program_options common;
	bool describe, anew;
	const char *unit, *stamp;
	struct day as_of;
	int parts_fd, progress_fd;
	int64_t run;
};

struct progress {
	const char *stage;
	int fd; /* -1: run by hand */
	int64_t said;
};

enum { OPTION_DESCRIBE = 256, OPTION_AS_OF, OPTION_UNIT, OPTION_STAMP, OPTION_PARTS, OPTION_PROGRESS, OPTION_RUN, OPTION_ANEW };

static const struct argp_option OPTIONS[] = {
	{ "describe", OPTION_DESCRIBE, NULL, 0, "print the card: what it needs and makes", 0 },
	{ "as-of", OPTION_AS_OF, "DATE", 0, "the day to compute, as YYYY-MM-DD", 0 },
	{ "unit", OPTION_UNIT, "NAME", 0, "the template folder to render", 0 },
	{ "anew", OPTION_ANEW, NULL, 0, "from the first row on, whatever was kept", 0 },
	{ "stamp", OPTION_STAMP, "HEX", 0, "the fingerprint to keep with what is made (the runner's)", 0 },
	{ "parts-fd", OPTION_PARTS, "N", 0, "where the parts of the fingerprint are read from (the runner's)", 0 },
	{ "progress-fd", OPTION_PROGRESS, "N", 0, "where progress and messages go (the runner's)", 0 },
	{ "run", OPTION_RUN, "N", 0, "the run's number in the ledger (the runner's)", 0 },
	{ 0 },
};

static error_t parse_option(int key, char *value, struct argp_state *state)
{
	struct call *c = state->input;

	switch (key) {
	case ARGP_KEY_INIT:
		state->child_inputs[0] = &c->common;
		return 0;
	case OPTION_DESCRIBE:
		c->describe = true;
		return 0;
	case OPTION_ANEW:
		c->anew = true;
		return 0;
	case OPTION_AS_OF:
		program_day(state, value, &c->as_of);
		return 0;
	case OPTION_UNIT:
		c->unit = value;
		return 0;
	case OPTION_STAMP:
		c->stamp = value;
		return 0;
	case OPTION_PARTS:
		c->parts_fd = atoi(value);
		return 0;
	case OPTION_PROGRESS:
		c->progress_fd = atoi(value);
		return 0;
	case OPTION_RUN:
		c->run = atoll(value);
		return 0;
	case ARGP_KEY_ARG:
		argp_error(state, _("a stage takes no arguments"));
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

/* ---- the card ---- */

static void print_words(const char *what, const char *const *words, size_t most)
{
	for (size_t i = 0; i < most && words[i]; i++)
		printf("%s %s\n", what, words[i]);
}

static void print_unit(const struct stage_unit *u)
{
	printf("\nunit %s\n", u->name);
	print_words("needs", u->needs, sizeof u->needs / sizeof *u->needs);
	print_words("makes", u->makes, sizeof u->makes / sizeof *u->makes);
}

/* The stage's own card first; its units after it, each behind an empty line. */
static int describe(const struct site *site, struct arena *a, const char *name, struct err *e)
{
	struct stage_unit *units = NULL;
	size_t count = 0;

	if (STAGE.units && STAGE.units(site, a, &units, &count, e) < 0)
		return -1;
	printf("stage %s\nabout %s\n", name, STAGE.about);
	if (STAGE.units)
		printf("units %zu\n", count);
	print_words("needs", STAGE.needs, sizeof STAGE.needs / sizeof *STAGE.needs);
	print_words("makes", STAGE.makes, sizeof STAGE.makes / sizeof *STAGE.makes);
	for (size_t i = 0; i < count; i++)
		print_unit(&units[i]);
	return fflush(stdout) == EOF ? err_errno(e, "stdout") : 0;
}

/* ---- talk ---- */

/* A line of the progress channel: "p done total", "s what is said", "e kind message". */
static void tell(const struct progress *p, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void tell(const struct progress *p, const char *format, ...)
{
	char line[PIPE_BUF];
	va_list ap;
	int n;

	va_start(ap, format);
	n = vsnprintf(line, sizeof line - 1, format, ap);
	va_end(ap);
	if (n > (int)sizeof line - 2)
		n = (int)sizeof line - 2;
	for (int i = 0; i < n; i++)
		if (line[i] == '\n')
			line[i] = ' ';
	line[n] = '\n';
	while (write(p->fd, line, (size_t)n + 1) < 0 && errno == EINTR)
		;
}

void stage_progress(struct stage_run *r, int64_t done, int64_t total)
{
	struct progress *p = r->progress_state;
	int64_t step = total > 0 ? done * 500 / total : done / 4096;

	if (p->fd < 0 || step == p->said)
		return;
	p->said = step;
	tell(p, "p %lld %lld", (long long)done, (long long)total);
}

void stage_say(struct stage_run *r, const char *format, ...)
{
	struct progress *p = r->progress_state;
	char text[2048];
	va_list ap;

	va_start(ap, format);
	vsnprintf(text, sizeof text, format, ap);
	va_end(ap);
	if (p->fd >= 0)
		tell(p, "s %s", text);
	else
		fprintf(stderr, "%s: %s\n", p->stage, text);
}

static int fail(const struct progress *p, const struct err *e)
{
	if (p->fd >= 0)
		tell(p, "e %d %s", (int)e->kind, e->text);
	else
		fprintf(stderr, "kefu: %s: %s\n", p->stage, e->text);
	return (int)e->kind;
}

/* ---- the work ---- */

static bool first_phase(const char *name)
{
	return strncmp(name, "1_", 2) == 0;
}

static struct db *open_db(struct stage_run *r, const char *name, struct err *e)
{
	struct db *db;

	if (first_phase(name))
		return db_open(r->site->data_db, DB_WRITE, e);
	if (!file_exists(r->site->data_db)) {
		err_set(e, ERR_NOINPUT, _("nothing was read yet: %s is not there"), r->site->data_db);
		return NULL;
	}
	if (file_make_folders(site_day_folder(r->site, r->as_of), e) < 0 ||
	    !(db = db_open(site_figures_db(r->site, r->as_of), DB_WRITE, e)))
		return NULL;
	if (db_attach(db, r->site->data_db, "data", DB_READ, e) < 0) {
		db_close(db);
		return NULL;
	}
	return db;
}

static const char *const *find_makes(struct stage_run *r, struct err *e)
{
	struct stage_unit *units;
	size_t count;

	if (!STAGE.units || !r->unit)
		return STAGE.makes;
	if (STAGE.units(r->site, r->arena, &units, &count, e) < 0)
		return NULL;
	for (size_t i = 0; i < count; i++)
		if (strcmp(units[i].name, r->unit) == 0)
			return units[i].makes;
	err_set(e, ERR_NOINPUT, _("there is no unit %s"), r->unit);
	return NULL;
}

/* Phase 1 keeps its tables from run to run (it is incremental by file). */
static int renew_tables(struct stage_run *r, const char *name, const char *const *makes, struct err *e)
{
	if (first_phase(name))
		return 0;
	for (; *makes; makes++)
		if (strncmp(*makes, "table:", 6) == 0 && figure_renew(r->db, *makes + 6, e) < 0)
			return -1;
	return 0;
}

static int run_check(struct stage_run *r, const char *sql, struct err *e)
{
	struct stmt *s = db_prepare(r->db, sql);
	int rc = stmt_step(s, e);

	if (rc > 0)
		rc = err_set(e, ERR_BUG, _("a check found: %s"), stmt_text_at(s, 0, NULL));
	stmt_end(s);
	return rc;
}

/* One SELECT after the other, each ending with a semicolon at the end of a line. */
static int run_checks(struct stage_run *r, struct err *e)
{
	const char *p = STAGE.checks, *end;

	for (; p && *p; p = end) {
		end = strstr(p, ";\n");
		end = end ? end + 2 : p + strlen(p);
		if (p[strspn(p, " \t\n;")] == '\0')
			break;
		if (run_check(r, arena_strndup(r->arena, p, (size_t)(end - p)), e) < 0)
			return -1;
	}
	return 0;
}

static int digest_ledger(struct stage_run *r, const char *const *makes, const char **out, struct err *e)
{
	char hex[FILE_DIGEST];

	*out = "";
	for (; *makes; makes++) {
		if (strncmp(*makes, "ledger:", 7) != 0)
			continue;
		if (ledger_digest(r->ledger, *makes + 7, r->as_of, hex, e) < 0)
			return -1;
		*out = arena_printf(r->arena, "%s%s", *out, hex);
	}
	return 0;
}

/* The runner hands them over in a file without a name. */
static const char *read_parts(struct arena *a, int fd)
{
	struct stat st;
	char *text;
	ssize_t n;

	if (fd < 0 || fstat(fd, &st) < 0)
		return "";
	text = arena_alloc(a, (size_t)st.st_size + 1);
	n = pread(fd, text, (size_t)st.st_size, 0);
	text[n < 0 ? 0 : n] = '\0';
	return text;
}

struct made {
	struct stamp_file *before, *now;
	size_t before_count, count;
};

static int write_stamp(struct stage_run *r, struct stamp *stamp, const char *const *makes, struct made *m,
		       struct err *e)
{
	if (!(m->before = stamp_files(r->arena, r->db, stamp->stage, stamp->unit, &m->before_count, e)))
		return -1;
	if (r->files && !(m->now = publish_list(r->arena, r->files, &m->count, e)))
		return -1;
	if (digest_ledger(r, makes, &stamp->ledger, e) < 0)
		return -1;
	return stamp_put(r->arena, r->db, stamp, m->now, m->count, e);
}

static int in_transaction(struct stage_run *r, struct stamp *stamp, struct made *m, struct err *e)
{
	const char *const *makes = find_makes(r, e);

	if (!makes || db_begin(r->db, e) < 0)
		return -1;
	if (renew_tables(r, stamp->stage, makes, e) < 0 || STAGE.run(r, e) < 0 || run_checks(r, e) < 0 ||
	    write_stamp(r, stamp, makes, m, e) < 0) {
		db_rollback(r->db);
		return -1;
	}
	return 0;
}

/* Between COMMIT and the last rename a polite signal waits; an impolite one leaves files whose digests are not the
 * stamp's. */
static int commit_and_publish(struct stage_run *r, const struct made *m, struct err *e)
{
	sigset_t polite;

	sigemptyset(&polite);
	sigaddset(&polite, SIGINT);
	sigaddset(&polite, SIGTERM);
	sigaddset(&polite, SIGHUP);
	sigprocmask(SIG_BLOCK, &polite, NULL);
	if (db_commit(r->db, e) < 0)
		return -1;
	if (!r->files)
		return 0;
	return publish_move(r->files, site_day_folder(r->site, r->as_of), m->before, m->before_count, m->now, m->count,
			    e);
}

static int open_all(struct stage_run *r, const struct call *c, const char *name, struct err *e)
{
	if (STAGE.units && !c->unit)
		return err_set(e, ERR_USAGE, _("--unit is needed: this stage makes one thing of each template folder"));
	if (file_make_folders(r->site->outputs, e) < 0 ||
	    !(r->settings = settings_load(r->arena, r->site->settings_ini, e)) ||
	    !(r->ledger = ledger_open(r->site->ledger_db, DB_WRITE, e)) || !(r->db = open_db(r, name, e)))
		return -1;
	ledger_use_run(r->ledger, c->run);
	if (first_phase(name))
		return 0;
	r->files = publish_private(r->arena, r->site->outputs, name, c->unit ? c->unit : "", e);
	return r->files ? 0 : -1;
}

static int work(struct stage_run *r, const struct call *c, const char *name, struct err *e)
{
	struct stamp stamp = { name, c->unit ? c->unit : "", c->stamp ? c->stamp : "", "",
			       read_parts(r->arena, c->parts_fd) };
	struct made made = { 0 };
	int rc = -1;

	if (open_all(r, c, name, e) < 0 || in_transaction(r, &stamp, &made, e) < 0)
		goto out;
	rc = commit_and_publish(r, &made, e);
out:
	if (rc < 0 && r->files)
		file_remove_tree(r->files, &(struct err){ 0 });
	db_close(r->db);
	ledger_close(r->ledger);
	return rc;
}

static const char *program_name(struct arena *a)
{
	char path[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);
	const char *slash;

	if (n < 0)
		return "stage";
	path[n] = '\0';
	slash = strrchr(path, '/');
	return arena_strdup(a, slash ? slash + 1 : path);
}

int main(int argc, char **argv)
{
	static const struct argp_child CHILDREN[] = { { &PROGRAM_ARGP, 0, NULL, 0 }, { 0 } };
	const struct argp argp = { OPTIONS, parse_option, NULL, STAGE.about, CHILDREN, NULL, "kefu" };
	struct call c = { .as_of = DAY_NONE, .parts_fd = -1, .progress_fd = -1 };
	struct arena *a = arena_new();
	struct progress progress = { .fd = -1 };
	struct stage_run r = { .arena = a, .progress_state = &progress };
	struct err e = { 0 };
	int rc = -1;

	program_begin();
	program_parse(&argp, argc, argv, &c.common, &c);
	progress.stage = program_name(a);
	progress.fd = c.progress_fd;
	if (c.progress_fd >= 0)
		prctl(PR_SET_PDEATHSIG, SIGKILL); /* a stage does not outlive its runner */
	if (!(r.site = site_open(a, c.common.site, &e)))
		goto out;
	r.as_of = c.as_of;
	r.unit = c.unit;
	r.anew = c.anew;
	if (c.describe)
		rc = describe(r.site, a, progress.stage, &e);
	else if (day_none(c.as_of))
		err_set(&e, ERR_USAGE, _("--as-of is needed"));
	else
		rc = work(&r, &c, progress.stage, &e);
out:
	if (rc < 0)
		rc = fail(&progress, &e);
	arena_free(a);
	return rc;
}
