#include "pipeline/stage/publish.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pipeline/base/file.h"

const char *publish_private(struct arena *a, const char *outputs, const char *stage, const char *unit, struct err *e)
{
	const char *folder = arena_printf(a, "%s/.making/%s%s%s", outputs, stage, *unit ? "." : "", unit);

	if (file_remove_tree(folder, e) < 0 || file_make_folders(folder, e) < 0)
		return NULL;
	return folder;
}

struct listing {
	struct arena *arena;
	const char *folder;
	struct stamp_file *files;
	size_t count, capacity;
};

static int list_file(void *user, const char *path, struct err *e)
{
	struct listing *l = user;
	char *digest = arena_alloc(l->arena, FILE_DIGEST);
	const char *whole = arena_printf(l->arena, "%s/%s", l->folder, path);
	struct stat st;

	if (!strchr(path, '/'))
		return err_set(e, ERR_BUG, _("%s: documents lie in a folder of the day's folder"), path);
	if (stat(whole, &st) < 0)
		return err_errno(e, "%s", whole);
	if (file_digest(whole, digest, e) < 0)
		return -1;
	l->files = arena_grow(l->arena, l->files, l->count, &l->capacity, sizeof *l->files);
	l->files[l->count++] = (struct stamp_file){ arena_strdup(l->arena, path), digest, st.st_size };
	return 0;
}

static int refuse_odd(void *user, const char *path, struct err *e)
{
	(void)user;
	return err_set(e, ERR_BUG, _("%s: a stage made something that is no file"), path);
}

struct stamp_file *publish_list(struct arena *a, const char *folder, size_t *count, struct err *e)
{
	struct listing l = { .arena = a, .folder = folder };
	int fd, rc = 0;

	if (file_walk(folder, list_file, refuse_odd, &l, e) < 0)
		return NULL;
	*count = l.count;
	if (!l.count)
		return arena_alloc(a, sizeof *l.files);
	if ((fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)) < 0 || syncfs(fd) < 0)
		rc = err_errno(e, "%s", folder);
	if (fd >= 0)
		close(fd);
	return rc < 0 ? NULL : l.files;
}

/* A folder takes the place of the one that is there, which comes back into the private folder and goes with it. */
static int move_entry(const char *from, const char *to, struct err *e)
{
	struct stat st;

	if (lstat(from, &st) < 0)
		return err_errno(e, "%s", from);
	if (S_ISDIR(st.st_mode) && renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_EXCHANGE) == 0)
		return 0;
	if (rename(from, to) < 0)
		return err_errno(e, "%s", to);
	return 0;
}

static bool dots(const char *name)
{
	return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

static int move_entries(struct arena *a, const char *from, const char *to, struct err *e)
{
	DIR *d = opendir(from);
	struct dirent *entry;
	int rc = 0;

	if (!d)
		return err_errno(e, "%s", from);
	if (file_make_folders(to, e) < 0)
		rc = -1;
	while (rc == 0 && (entry = readdir(d)))
		if (!dots(entry->d_name))
			rc = move_entry(arena_printf(a, "%s/%s", from, entry->d_name),
					arena_printf(a, "%s/%s", to, entry->d_name), e);
	closedir(d);
	return rc < 0 ? -1 : file_sync_folder(to, e);
}

static int move_folders(struct arena *a, const char *folder, const char *day_folder, struct err *e)
{
	DIR *d = opendir(folder);
	struct dirent *entry;
	int rc = 0;

	if (!d)
		return err_errno(e, "%s", folder);
	while (rc == 0 && (entry = readdir(d)))
		if (!dots(entry->d_name))
			rc = move_entries(a, arena_printf(a, "%s/%s", folder, entry->d_name),
					  arena_printf(a, "%s/%s", day_folder, entry->d_name), e);
	closedir(d);
	return rc < 0 ? -1 : file_sync_folder(day_folder, e);
}

/* Removes the file, and each folder above it that this leaves empty, but not the day's. */
static int remove_made(struct arena *a, const char *day_folder, const char *path, struct err *e)
{
	char *whole = arena_printf(a, "%s/%s", day_folder, path), *slash;
	size_t day = strlen(day_folder);

	if (unlink(whole) < 0 && errno != ENOENT && errno != ENOTDIR)
		return err_errno(e, "%s", whole);
	while ((slash = strrchr(whole, '/')) && (size_t)(slash - whole) > day) {
		*slash = '\0';
		if (rmdir(whole) < 0)
			break;
	}
	return 0;
}

/* Both lists are in order of path. */
static int remove_gone(struct arena *a, const char *day_folder, const struct stamp_file *before, size_t before_count,
		       const struct stamp_file *now, size_t count, struct err *e)
{
	for (size_t i = 0, k = 0; i < before_count; i++) {
		while (k < count && strcmp(now[k].path, before[i].path) < 0)
			k++;
		if (k < count && strcmp(now[k].path, before[i].path) == 0)
			continue;
		if (remove_made(a, day_folder, before[i].path, e) < 0)
			return -1;
	}
	return 0;
}

int publish_move(const char *folder, const char *day_folder, const struct stamp_file *before, size_t before_count,
		 const struct stamp_file *now, size_t count, struct err *e)
{
	struct arena *a = arena_new();
	int rc = 0;

	if (count)
		rc = move_folders(a, folder, day_folder, e);
	if (rc == 0)
		rc = remove_gone(a, day_folder, before, before_count, now, count, e);
	if (rc == 0)
		rc = file_remove_tree(folder, e);
	arena_free(a);
	return rc;
}
