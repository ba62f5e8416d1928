#include <string.h>

#include "pipeline/store/ledger.h"
#include "tests/stages/toy/toy.h"
#include "toy.sql.h"

struct reading {
	struct stage_run *run;
	struct stmt *add;
};

static int read_lines(struct reading *d, const char *path, char *text, struct err *e)
{
	char *line, name[32];
	int number = 0, amount;

	while ((line = strsep(&text, "\n"))) {
		number++;
		if (sscanf(line, "%31s %d", name, &amount) != 2)
			continue;
		stmt_bind_text(d->add, "path", path);
		stmt_bind_int(d->add, "line", number);
		stmt_bind_text(d->add, "name", name);
		stmt_bind_int(d->add, "amount", amount);
		if (stmt_exec(d->add, e) < 0)
			return -1;
	}
	return 0;
}

static int read_file(void *user, const char *path, struct err *e)
{
	struct reading *d = user;
	char *text, hex[FILE_DIGEST];
	size_t size;

	if (!site_is_input(path))
		return 0;
	toy_pause(d->run, 10);
	if (!(text =
		  file_read(d->run->arena, arena_printf(d->run->arena, "%s/%s", d->run->site->inputs, path), &size, e)))
		return -1;
	digest_bytes(text, size, hex);
	if (ledger_add_arrival(d->run->ledger, path, hex, (int64_t)size, NULL, e) < 0)
		return -1;
	return read_lines(d, path, text, e);
}

static int run(struct stage_run *r, struct err *e)
{
	struct reading d = { .run = r };

	if (db_run(r->db, SQL_TOY_TABLES, e) < 0 || db_run(r->db, SQL_TOY_FORGET, e) < 0)
		return -1;
	d.add = db_prepare(r->db, SQL_TOY_ADD);
	stage_say(r, "reading");
	return file_walk(r->site->inputs, read_file, NULL, &d, e);
}

const struct stage STAGE = {
	.about = "reads lines of name and amount",
	.needs = { "dir:inputs" },
	.makes = { "source:*", "table:toy_line", "ledger:arrival" },
	.run = run,
};
