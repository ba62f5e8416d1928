#include "pipeline/stage/site.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pipeline/base/file.h"

static bool is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

const char *site_prefix(struct arena *a, struct err *e)
{
	char path[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);
	char *slash;

	if (n < 0) {
		err_errno(e, "/proc/self/exe");
		return NULL;
	}
	path[n] = '\0';
	while ((slash = strrchr(path, '/'))) {
		*slash = '\0';
		if (is_folder(arena_printf(a, "%s/libexec/kefu", path)))
			return arena_strdup(a, path);
	}
	err_set(e, ERR_MISSING, _("libexec/kefu was not found beside the program: the installation is incomplete"));
	return NULL;
}

/* "." is left out, so that messages name "inputs/…" as people write it. */
static const char *below(struct arena *a, const char *root, const char *name)
{
	return strcmp(root, ".") ? arena_printf(a, "%s/%s", root, name) : arena_strdup(a, name);
}

static const char *without_end_slash(struct arena *a, const char *root)
{
	size_t n = strlen(root);

	while (n > 1 && root[n - 1] == '/')
		n--;
	return n ? arena_strndup(a, root, n) : ".";
}

struct site *site_open(struct arena *a, const char *root, struct err *e)
{
	struct site *s = arena_alloc(a, sizeof *s);
	const char *prefix = site_prefix(a, e);

	if (!prefix)
		return NULL;
	s->arena = a;
	s->root = without_end_slash(a, root);
	s->inputs = below(a, s->root, "inputs");
	s->settings_ini = below(a, s->root, "inputs/settings.ini");
	s->own_templates = below(a, s->root, "templates");
	s->outputs = below(a, s->root, "outputs");
	s->archive = below(a, s->outputs, "archive");
	s->issued = below(a, s->outputs, "issued");
	s->ledger_db = below(a, s->outputs, "ledger.db");
	s->data_db = below(a, s->outputs, "data.db");
	s->seen = below(a, s->outputs, ".seen");
	s->templates = arena_printf(a, "%s/share/kefu/templates", prefix);
	s->libexec = arena_printf(a, "%s/libexec/kefu", prefix);
	if (!is_folder(s->inputs)) {
		err_set(e, ERR_NOINPUT, _("%s is no site: it has no inputs/ folder (kefu init makes one)"), s->root);
		return NULL;
	}
	return s;
}

const char *site_day_folder(const struct site *s, struct day as_of)
{
	char text[DAY_TEXT];

	return arena_printf(s->arena, "%s/%s", s->outputs, day_text(as_of, text));
}

const char *site_figures_db(const struct site *s, struct day as_of)
{
	return arena_printf(s->arena, "%s/figures.db", site_day_folder(s, as_of));
}

struct day site_latest_day(const struct site *s)
{
	DIR *d = opendir(s->outputs);
	struct day day, latest = DAY_NONE;
	struct dirent *entry;

	while (d && (entry = readdir(d)))
		if (day_parse(entry->d_name, &day) && file_exists(site_figures_db(s, day)) &&
		    (day_none(latest) || day_cmp(day, latest) > 0))
			latest = day;
	if (d)
		closedir(d);
	return latest;
}

static bool starts(const char *s, const char *with)
{
	return strncmp(s, with, strlen(with)) == 0;
}

bool site_is_input(const char *path)
{
	const char *name = path;

	for (const char *p = path; p; p = strchr(p, '/')) {
		p += *p == '/';
		if (*p == '.' || starts(p, "~$"))
			return false;
		name = p;
	}
	return !starts(name, "README") && strcmp(name, "settings.ini") != 0;
}

const char *site_named(const struct site *s, const char *name)
{
	const char *beside = arena_printf(s->arena, "%s/%s", s->inputs, name), *below = arena_printf(s->arena, "%s/%s", s->root, name);

	if (!*name || *name == '/')
		return *name ? name : NULL;
	return file_exists(below) && !file_exists(beside) ? below : beside;
}

const char *site_template(const struct site *s, const char *name)
{
	const char *own = arena_printf(s->arena, "%s/%s", s->own_templates, name);
	const char *installed = arena_printf(s->arena, "%s/%s", s->templates, name);

	if (file_exists(own))
		return own;
	return file_exists(installed) ? installed : NULL;
}

struct names {
	const char **list;
	size_t count, capacity;
};

static int add_names(const struct site *s, const char *folder, struct names *names, struct err *e)
{
	DIR *d = opendir(folder);
	struct dirent *entry;

	if (!d)
		return errno == ENOENT ? 0 : err_errno(e, "%s", folder);
	while ((entry = readdir(d))) {
		if (!site_is_input(entry->d_name))
			continue;
		names->list = arena_grow(s->arena, names->list, names->count, &names->capacity, sizeof *names->list);
		names->list[names->count++] = arena_strdup(s->arena, entry->d_name);
	}
	closedir(d);
	return 0;
}

static int name_cmp(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

const char *const *site_template_names(const struct site *s, const char *folder, struct err *e)
{
	struct names all = { 0 };
	size_t kept = 0;

	if (add_names(s, arena_printf(s->arena, "%s/%s", s->templates, folder), &all, e) < 0 ||
	    add_names(s, arena_printf(s->arena, "%s/%s", s->own_templates, folder), &all, e) < 0)
		return NULL;
	if (all.count)
		qsort(all.list, all.count, sizeof *all.list, name_cmp);
	for (size_t i = 0; i < all.count; i++)
		if (!kept || strcmp(all.list[kept - 1], all.list[i]))
			all.list[kept++] = all.list[i];
	all.list = arena_grow(s->arena, all.list, kept, &all.capacity, sizeof *all.list);
	all.list[kept] = NULL;
	return all.list;
}

static bool ends(const char *s, const char *with)
{
	size_t n = strlen(s), k = strlen(with);

	return n > k && strcmp(s + n - k, with) == 0;
}

const char *const *site_template_paths(const struct site *s, const char *folder, const char *ending, struct err *e)
{
	const char *const *names = site_template_names(s, folder, e), **paths;
	size_t n = 0, k = 0;

	if (!names)
		return NULL;
	while (names[n])
		n++;
	paths = arena_array(s->arena, n + 1, sizeof *paths);
	for (; *names; names++)
		if (ends(*names, ending))
			paths[k++] = site_template(s, arena_printf(s->arena, "%s/%s", folder, *names));
	return paths;
}
