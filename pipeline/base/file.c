#include "pipeline/base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool file_exists(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0;
}

static ssize_t read_full(int fd, char *p, size_t n)
{
	size_t done = 0;

	while (done < n) {
		ssize_t k = read(fd, p + done, n - done);

		if (k < 0 && errno == EINTR)
			continue;
		if (k < 0)
			return -1;
		if (k == 0)
			break;
		done += (size_t)k;
	}
	return (ssize_t)done;
}

/* O_NONBLOCK so that opening a FIFO does not wait for its writer. */
static int open_regular(const char *path, struct stat *st, struct err *e)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

	if (fd < 0)
		return err_errno(e, "%s", path);
	if (fstat(fd, st) < 0 || !S_ISREG(st->st_mode)) {
		close(fd);
		return err_set(e, ERR_INPUT, _("%s: not a regular file"), path);
	}
	return fd;
}

char *file_read(struct arena *a, const char *path, size_t *size, struct err *e)
{
	struct stat st;
	int fd = open_regular(path, &st, e);
	ssize_t n;
	char *p;

	if (fd < 0)
		return NULL;
	p = arena_alloc(a, (size_t)st.st_size + 1);
	n = read_full(fd, p, (size_t)st.st_size);
	if (n < 0)
		err_errno(e, "%s", path);
	close(fd);
	if (n < 0)
		return NULL;
	p[n] = '\0';
	if (size)
		*size = (size_t)n;
	return p;
}

int file_write_all(int fd, const char *p, size_t n)
{
	while (n) {
		ssize_t k = write(fd, p, n);

		if (k < 0 && errno == EINTR)
			continue;
		if (k < 0)
			return -1;
		p += k;
		n -= (size_t)k;
	}
	return 0;
}

static const char *folder_of(const char *path, char out[4096])
{
	const char *slash = strrchr(path, '/');

	if (!slash)
		return ".";
	snprintf(out, 4096, "%.*s", slash == path ? 1 : (int)(slash - path), path);
	return out;
}

int file_sync_folder(const char *folder, struct err *e)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC), rc = 0;

	if (fd < 0)
		return err_errno(e, "%s", folder);
	if (fsync(fd) < 0)
		rc = err_errno(e, "%s", folder);
	close(fd);
	return rc;
}

int file_write(const char *path, const void *bytes, size_t n, struct err *e)
{
	char temporary[4096], folder[4096];
	int fd;

	if (snprintf(temporary, sizeof temporary, "%s.XXXXXX", path) >= (int)sizeof temporary)
		return err_set(e, ERR_CREATE, _("%s: the path is too long"), path);
	if ((fd = mkostemp(temporary, O_CLOEXEC)) < 0)
		return err_errno(e, "%s", path);
	if (file_write_all(fd, bytes, n) < 0 || fsync(fd) < 0) {
		err_errno(e, "%s", path);
		close(fd);
		unlink(temporary);
		return -1;
	}
	if (close(fd) < 0 || rename(temporary, path) < 0) {
		err_errno(e, "%s", path);
		unlink(temporary);
		return -1;
	}
	return file_sync_folder(folder_of(path, folder), e);
}

int file_make_folders(const char *path, struct err *e)
{
	char part[4096];
	size_t n = strlen(path);

	if (n >= sizeof part)
		return err_set(e, ERR_CREATE, _("%s: the path is too long"), path);
	for (size_t i = 1; i <= n; i++) {
		if (path[i] != '/' && path[i] != '\0')
			continue;
		memcpy(part, path, i);
		part[i] = '\0';
		if (mkdir(part, 0700) < 0 && errno != EEXIST)
			return err_errno(e, "%s", part);
	}
	return 0;
}

/* Entries of a folder but . and .., in byte order; NULL-terminated. */
static char **names_in(struct arena *a, const char *folder, struct err *e)
{
	struct dirent **list = NULL;
	int n = scandir(folder, &list, NULL, NULL), k = 0;
	char **names;

	if (n < 0) {
		err_errno(e, "%s", folder);
		return NULL;
	}
	names = arena_array(a, (size_t)n + 1, sizeof *names);
	for (int i = 0; i < n; i++) {
		if (strcmp(list[i]->d_name, ".") && strcmp(list[i]->d_name, ".."))
			names[k++] = arena_strdup(a, list[i]->d_name);
		free(list[i]);
	}
	free(list);
	names[k] = NULL;
	return names;
}

static int remove_tree(struct arena *a, const char *path, struct err *e)
{
	struct stat st;
	char **names;

	if (lstat(path, &st) < 0)
		return errno == ENOENT ? 0 : err_errno(e, "%s", path);
	if (S_ISDIR(st.st_mode)) {
		if (!(names = names_in(a, path, e)))
			return -1;
		for (; *names; names++)
			if (remove_tree(a, arena_printf(a, "%s/%s", path, *names), e) < 0)
				return -1;
		return rmdir(path) < 0 ? err_errno(e, "%s", path) : 0;
	}
	return unlink(path) < 0 ? err_errno(e, "%s", path) : 0;
}

int file_remove_tree(const char *path, struct err *e)
{
	struct arena *a = arena_new();
	int rc = remove_tree(a, path, e);

	arena_free(a);
	return rc;
}

struct walk {
	struct arena *arena;
	const char *root;
	int (*each)(void *, const char *, struct err *);
	int (*odd)(void *, const char *, struct err *);
	void *user;
};

struct entry {
	const char *path;
	bool regular;
};

struct entries {
	struct entry *list;
	size_t count, capacity;
};

static int gather(struct walk *w, const char *below, struct entries *all, struct err *e)
{
	const char *folder = *below ? arena_printf(w->arena, "%s/%s", w->root, below) : w->root;
	char **names = names_in(w->arena, folder, e);

	if (!names)
		return -1;
	for (; *names; names++) {
		const char *path = *below ? arena_printf(w->arena, "%s/%s", below, *names) : *names;
		struct stat st;

		if (lstat(arena_printf(w->arena, "%s/%s", w->root, path), &st) < 0)
			return err_errno(e, "%s/%s", w->root, path);
		if (S_ISDIR(st.st_mode)) {
			if (gather(w, path, all, e) < 0)
				return -1;
			continue;
		}
		all->list = arena_grow(w->arena, all->list, all->count, &all->capacity, sizeof *all->list);
		all->list[all->count++] = (struct entry){ path, S_ISREG(st.st_mode) };
	}
	return 0;
}

static int entry_cmp(const void *a, const void *b)
{
	return strcmp(((const struct entry *)a)->path, ((const struct entry *)b)->path);
}

int file_walk(const char *folder, int (*each)(void *user, const char *path, struct err *e),
	      int (*odd)(void *user, const char *path, struct err *e), void *user, struct err *e)
{
	struct walk w = { arena_new(), folder, each, odd, user };
	struct entries all = { 0 };
	int rc = gather(&w, "", &all, e);

	if (all.count)
		qsort(all.list, all.count, sizeof *all.list, entry_cmp);
	for (size_t i = 0; rc == 0 && i < all.count; i++) {
		if (all.list[i].regular)
			rc = w.each(user, all.list[i].path, e);
		else if (w.odd)
			rc = w.odd(user, all.list[i].path, e);
	}
	arena_free(w.arena);
	return rc;
}
