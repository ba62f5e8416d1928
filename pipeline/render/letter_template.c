#include "pipeline/render/letter_template.h"

#include <string.h>

#include "pipeline/base/file.h"
#include "pipeline/base/ini.h"
#include "pipeline/base/text.h"

struct loader {
	struct arena *arena;
	struct letter_template *t;
	const struct ini *ini;
	letter_finder *find;
	void *user;
};

/* ---- letter.ini ---- */

static int read_mustache(struct loader *l, const struct ini_entry *at, struct mustache **to, struct err *e)
{
	*to = mustache_parse(l->arena, at->value, l->ini->path, at->line, false, e);
	return *to ? 0 : -1;
}

static int read_drafts(struct loader *l, const struct ini_entry *at, struct err *e)
{
	if (strcmp(at->value, "yes") && strcmp(at->value, "no"))
		return ini_refuse(l->ini, at, e, _("drafts is yes or no, not %s"), at->value);
	l->t->drafts = !strcmp(at->value, "yes");
	return 0;
}

static int read_letter(struct loader *l, const struct ini_entry *at, struct err *e)
{
	struct letter_template *t = l->t;

	if (!strcmp(at->key, "title"))
		t->title = at->value;
	else if (!strcmp(at->key, "settings"))
		t->settings = ini_list(l->arena, at->value);
	else if (!strcmp(at->key, "drafts"))
		return read_drafts(l, at, e);
	else if (!strcmp(at->key, "bookmark"))
		return read_mustache(l, at, &t->bookmark, e);
	else if (!strcmp(at->key, "author"))
		return read_mustache(l, at, &t->author, e);
	else
		return ini_refuse(l->ini, at, e, _("[letter] has title, bookmark, author, settings and drafts, not %s"), at->key);
	return 0;
}

static int read_margin(struct loader *l, const struct ini_entry *at, struct mustache *to[3], struct err *e)
{
	static const char *const PLACES[] = { "left", "center", "right" };

	for (int i = 0; i < 3; i++)
		if (!strcmp(at->key, PLACES[i]))
			return read_mustache(l, at, &to[i], e);
	return ini_refuse(l->ini, at, e, _("[%s] has left, center and right, not %s"), at->section, at->key);
}

static int read_check(struct loader *l, const struct ini_entry *at, struct err *e)
{
	const char *dot = strchr(at->key, '.');
	struct letter_check *all = arena_array(l->arena, l->t->check_count + 1, sizeof *all);

	if (!dot || dot == at->key || !dot[1] || !*at->value)
		return ini_refuse(l->ini, at, e, _("a check is written table.column = field"));
	if (l->t->check_count)
		memcpy(all, l->t->checks, l->t->check_count * sizeof *all);
	all[l->t->check_count++] =
	    (struct letter_check){ arena_strndup(l->arena, at->key, (size_t)(dot - at->key)), dot + 1, at->value };
	l->t->checks = all;
	return 0;
}

static int read_entry(struct loader *l, const struct ini_entry *at, struct err *e)
{
	if (!strcmp(at->section, "letter"))
		return read_letter(l, at, e);
	if (!strcmp(at->section, "header"))
		return read_margin(l, at, l->t->header, e);
	if (!strcmp(at->section, "footer"))
		return read_margin(l, at, l->t->footer, e);
	if (!strcmp(at->section, "check"))
		return read_check(l, at, e);
	if (!strcmp(at->section, "page") || !strcmp(at->section, "font"))
		return 0;
	return ini_refuse(l->ini, at, e,
			  _("there is no section [%s]; there are letter, page, font, header, footer, check"),
			  at->section);
}

static int read_ini(struct loader *l, struct err *e)
{
	struct letter_template *t = l->t;

	if (!(l->ini = ini_load(l->arena, t->path, e)))
		return -1;
	for (size_t i = 0; i < l->ini->count; i++)
		if (read_entry(l, &l->ini->entries[i], e) < 0)
			return -1;
	if (!t->title || !*t->title || strpbrk(t->title, "/\\") || *t->title == '.')
		return err_set(e, ERR_CONFIG, _("%s: title is missing, or no name for a file"), t->path);
	return letter_style_read(l->arena, l->ini, &t->style, e);
}

/* ---- rows.sql ---- */

static const char *name_of(struct arena *a, const char *line)
{
	static const char MARK[] = "-- name:";
	const char *name = line + sizeof MARK - 1;
	size_t n;

	if (strncmp(line, MARK, sizeof MARK - 1))
		return NULL;
	n = strcspn(name, "\n");
	name = text_trimmed(name, &n);
	return arena_strndup(a, name, n);
}

/* Without the comments and blank lines at the end: they belong to the next query. */
static size_t query_length(const char *sql, size_t n)
{
	while (n) {
		size_t line = n - (sql[n - 1] == '\n');

		while (line && sql[line - 1] != '\n')
			line--;
		if (strncmp(sql + line, "--", 2) && sql[line + strspn(sql + line, " \t\r")] != '\n')
			return n;
		n = line;
	}
	return n;
}

static int add_query(struct loader *l, const char *path, const char *name, const char *sql, size_t n, int line,
		     struct err *e)
{
	struct letter_template *t = l->t;
	struct letter_query q = { name, arena_strndup(l->arena, sql, query_length(sql, n)),
				  arena_printf(l->arena, "%s:%d", path, line) };
	struct letter_query *all;

	if (strcmp(name, "total") && !strcasestr(q.sql, "order by"))
		return err_set(e, ERR_CONFIG, _("%s: without ORDER BY the order of the rows would come by chance"),
			       q.where);
	for (size_t i = 0; i < t->query_count; i++)
		if (!strcmp(t->queries[i].name, name))
			return err_set(e, ERR_CONFIG, _("%s: there are two queries named %s"), q.where, name);
	if (!strcmp(name, "rows"))
		t->rows = q;
	else if (!strcmp(name, "total"))
		t->total = q;
	else {
		all = arena_array(l->arena, t->query_count + 1, sizeof *all);
		if (t->query_count)
			memcpy(all, t->queries, t->query_count * sizeof *all);
		all[t->query_count++] = q;
		t->queries = all;
	}
	return 0;
}

static int split_queries(struct loader *l, const char *path, const char *text, struct err *e)
{
	const char *name = "rows", *from = text, *next;
	int line = 1, first = 1;

	for (const char *at = text;; at = next, line++) {
		const char *other = *at ? name_of(l->arena, at) : NULL;

		next = at + strcspn(at, "\n");
		next += *next == '\n';
		if (*at && !other)
			continue;
		if (!(from == at && !strcmp(name, "rows")) &&
		    add_query(l, path, name, from, (size_t)(at - from), first, e) < 0)
			return -1;
		if (!*at)
			break;
		name = other;
		from = next;
		first = line + 1;
	}
	return l->t->rows.sql ? 0 : err_set(e, ERR_CONFIG, _("%s: there is no query for the letters' rows"), path);
}

/* ---- the folder ---- */

static const char *find(struct loader *l, const char *name, struct err *e)
{
	const char *path = l->find(l->user, l->t->id, name);

	if (!path)
		err_set(e, ERR_CONFIG, _("the letter %s has no %s"), l->t->id, name);
	return path;
}

static char *read_text(struct loader *l, const char *name, const char **path, struct err *e)
{
	size_t size, bad;
	char *text;

	if (!(*path = find(l, name, e)) || !(text = file_read(l->arena, *path, &size, e)))
		return NULL;
	if (!text_valid(text, size, &bad) || strlen(text) != size) {
		err_set(e, ERR_CONFIG, _("%s: is not UTF-8 text"), *path);
		return NULL;
	}
	return text;
}

struct letter_template *letter_template_load(struct arena *a, const char *id, letter_finder *find_file, void *user,
					     struct err *e)
{
	static const char *const none[] = { NULL };
	struct letter_template *t = arena_alloc(a, sizeof *t);
	struct loader l = { .arena = a, .t = t, .find = find_file, .user = user };
	const char *text, *sql, *sql_path;

	t->id = id;
	t->settings = none;
	t->drafts = true;
	if (!(t->path = find(&l, "letter.ini", e)) || read_ini(&l, e) < 0)
		return NULL;
	if (!(text = read_text(&l, "letter.md", &t->text_path, e)) || !(sql = read_text(&l, "rows.sql", &sql_path, e)))
		return NULL;
	if (!(t->body = mustache_parse(a, text, t->text_path, 1, false, e)) || split_queries(&l, sql_path, sql, e) < 0)
		return NULL;
	return t;
}

/* ---- names ---- */

struct names {
	struct arena *arena;
	const struct letter_template *t;
	const char *const *const *columns;
	const char *path;
};

static bool among(const char *const *list, const char *name, size_t n)
{
	for (; *list; list++)
		if (strlen(*list) == n && !strncmp(*list, name, n))
			return true;
	return false;
}

static bool known(const struct names *k, const struct mustache_use *use)
{
	static const char *const ALWAYS[] = { ".", "page", "pages", NULL };
	size_t n = *use->name == '.' ? 1 : strcspn(use->name, ".");

	if (among(ALWAYS, use->name, n) || among(k->columns[0], use->name, n) || among(k->t->settings, use->name, n))
		return true;
	for (size_t i = 0; i < k->t->query_count; i++) {
		const char *const one[] = { k->t->queries[i].name, NULL };

		if (among(one, use->name, n))
			return true;
		for (size_t d = 0; d < use->depth; d++)
			if (!strcmp(use->within[d], *one) && among(k->columns[i + 1], use->name, n))
				return true;
	}
	return false;
}

static int check_use(void *user, const struct mustache_use *use, struct err *e)
{
	const struct names *k = user;

	if (known(k, use))
		return 0;
	return err_set(e, ERR_CONFIG,
		       _("%s:%d: {{%s}} is no column of rows.sql, no query of it and no setting that letter.ini names; "
			 "the nearest column is %s"),
		       k->path, use->line, use->name,
		       text_nearest(use->name, k->columns[0]) ? text_nearest(use->name, k->columns[0])
							      : k->columns[0][0]);
}

int letter_template_check(struct arena *a, const struct letter_template *t, const char *const *const *columns,
			  struct err *e)
{
	struct names k = { a, t, columns, t->text_path };
	const struct mustache *others[] = { t->bookmark,  t->author,    t->header[0], t->header[1],
					    t->header[2], t->footer[0], t->footer[1], t->footer[2] };

	if (!among(columns[0], "room", 4))
		return err_set(e, ERR_CONFIG, _("%s: the letters' rows have no column room"), t->rows.where);
	if (mustache_uses(t->body, check_use, &k, e) < 0)
		return -1;
	k.path = t->path;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (others[i] && mustache_uses(others[i], check_use, &k, e) < 0)
			return -1;
	for (size_t i = 0; i < t->check_count; i++)
		if (!among(columns[0], t->checks[i].field, strlen(t->checks[i].field)))
			return err_set(e, ERR_CONFIG,
				       _("%s: [check] %s.%s = %s: the letters' rows have no such column"), t->path,
				       t->checks[i].table, t->checks[i].column, t->checks[i].field);
	return 0;
}
