#include <string.h>

#include "tests/stages/toy/toy.h"
#include "toy.sql.h"

static bool of_sums(const char *unit)
{
	return strcmp(unit, "other") != 0;
}

static int units(const struct site *site, struct arena *a, struct stage_unit **list, size_t *count, struct err *e)
{
	const char *const *names = site_template_names(site, "toys", e);
	size_t n = 0;

	if (!names)
		return -1;
	while (names[n])
		n++;
	*list = arena_array(a, n, sizeof **list);
	*count = n;
	for (size_t i = 0; i < n; i++)
		(*list)[i] = (struct stage_unit){ .name = names[i],
						  .needs = { arena_printf(a, "dir:templates/toys/%s", names[i]),
							     strcmp(names[i], "orphan") == 0 ? "table:nobody"
							     : of_sums(names[i])             ? "table:toy_sum"
											     : "table:toy_other" },
						  .makes = { "files:letters" } };
	return 0;
}

static int write_text(struct stage_run *r, const char *path, const char *text, struct err *e)
{
	return file_write(arena_printf(r->arena, "%s/letters/%s", r->files, path), text, strlen(text), e);
}

static int run(struct stage_run *r, struct err *e)
{
	struct stmt *s = db_prepare(r->db, of_sums(r->unit) ? SQL_TOY_SUMS : SQL_TOY_OTHERS);
	const char *all = "", *line;
	int rc;

	if (file_make_folders(arena_printf(r->arena, "%s/letters/%s", r->files, r->unit), e) < 0)
		return -1;
	while ((rc = stmt_step(s, e)) > 0) {
		toy_pause(r, 10);
		line = arena_printf(r->arena, "%s owes %lld\n", stmt_text(s, "name"), (long long)stmt_int(s, "total"));
		all = arena_printf(r->arena, "%s%s", all, line);
		if (write_text(r, arena_printf(r->arena, "%s/%s.txt", r->unit, stmt_text(s, "name")), line, e) < 0)
			return -1;
	}
	return rc < 0 ? -1 : write_text(r, arena_printf(r->arena, "%s.txt", r->unit), all, e);
}

const struct stage STAGE = {
	.about = "a text a name, and one for all",
	.makes = { "files:letters" },
	.run = run,
	.units = units,
};
