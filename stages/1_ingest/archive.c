#include "stages/1_ingest/archive.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SPARSE ((off_t)64 * 1024 * 1024) /* smaller ones do no harm */

static const char *settled(const struct site *site, const char *digest)
{
	return arena_printf(site->arena, "%s/%s", site->archive, digest);
}

static bool has(const struct site *site, const char *digest, int64_t size)
{
	struct stat st;

	return lstat(settled(site, digest), &st) == 0 && S_ISREG(st.st_mode) && st.st_size == size;
}

/* 1 when the archive has these bytes already. Else `from` is back at its beginning. */
static int is_kept(const struct site *site, int from, char digest[FILE_DIGEST], int64_t *size, struct err *e)
{
	if (file_copy(from, -1, digest, size, e) < 0)
		return -1;
	if (has(site, digest, *size))
		return 1;
	return lseek(from, 0, SEEK_SET) < 0 ? err_errno(e, "inputs") : 0;
}

/* The digest is that of the bytes which were written, whatever happens to the file meanwhile. */
static int take(const struct site *site, int from, char digest[FILE_DIGEST], int64_t *size, struct err *e)
{
	const char *temporary = arena_printf(site->arena, "%s/.taking", site->archive), *name;
	int to, rc = is_kept(site, from, digest, size, e);

	if (rc)
		return rc < 0 ? -1 : 0;
	if ((to = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)) < 0)
		return err_errno(e, "%s", temporary);
	if ((rc = file_copy(from, to, digest, size, e)) < 0)
		err_within(e, "%s", temporary);
	if (close(to) < 0 && rc == 0)
		rc = err_errno(e, "%s", temporary);
	name = arena_printf(site->arena, "%s.new", settled(site, digest));
	if (rc == 0 && rename(temporary, name) < 0)
		rc = err_errno(e, "%s", name);
	return rc;
}

/* What the file says while it was as `before`. Most nights most files are known. */
static int take_as(const struct site *site, struct seen *seen, bool anew, int from, const struct stat *before, char digest[FILE_DIGEST],
		   int64_t *size, struct err *e)
{
	struct stat after;

	*size = before->st_size;
	if (anew || !seen_find(seen, before, digest) || !has(site, digest, *size)) {
		if (take(site, from, digest, size, e) < 0)
			return -1;
		if (fstat(from, &after) < 0 || after.st_size != *size || after.st_ctim.tv_sec != before->st_ctim.tv_sec ||
		    after.st_ctim.tv_nsec != before->st_ctim.tv_nsec)
			return 0; /* it is being written to */
	}
	seen_note(seen, before, digest);
	return 0;
}

static int refuse(const char **note, const char *why)
{
	*note = why;
	return 1;
}

int archive_take(const struct site *site, struct seen *seen, bool anew, const char *path, char digest[FILE_DIGEST], int64_t *size,
		 const char **note, struct err *e)
{
	int from = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW | O_NOCTTY), rc;
	struct stat st;

	if (from < 0 && errno == ELOOP)
		return refuse(note, "是符号链接，不读取；请放入文件本身");
	if (from < 0 && (errno == EACCES || errno == EPERM))
		return refuse(note, "没有读取权限；请检查文件权限");
	if (from < 0)
		return err_errno(e, "%s", path);
	if (fstat(from, &st) < 0)
		rc = err_errno(e, "%s", path);
	else if (!S_ISREG(st.st_mode))
		rc = refuse(note, "不是普通文件，不读取");
	else if (st.st_size > ARCHIVE_LARGEST)
		rc = refuse(note, "文件大于 2 GB，不读取；请分段导出");
	else if (st.st_size > SPARSE && st.st_blocks < st.st_size / 512 / 2)
		rc = refuse(note, "文件大半是空洞（稀疏文件），不像导出文件，不读取");
	else
		rc = take_as(site, seen, anew, from, &st, digest, size, e);
	close(from);
	return rc;
}

int archive_open(const struct site *site, const char *digest, struct err *e)
{
	const char *name = settled(site, digest);
	int fd = open(name, O_RDONLY | O_CLOEXEC);

	if (fd < 0 && errno == ENOENT)
		fd = open(arena_printf(site->arena, "%s.new", name), O_RDONLY | O_CLOEXEC);
	return fd < 0 ? err_errno(e, "%s", name) : fd;
}

static int settle(void *user, const char *name, struct err *e)
{
	const struct site *site = user;
	size_t n = strlen(name);
	const char *from = settled(site, name);
	int fd, rc = 0;

	if (n < 4 || strcmp(name + n - 4, ".new") != 0)
		return 0;
	if ((fd = open(from, O_RDONLY | O_CLOEXEC)) < 0 || fsync(fd) < 0 ||
	    rename(from, arena_strndup(site->arena, from, strlen(from) - 4)) < 0)
		rc = err_errno(e, "%s", from);
	if (fd >= 0)
		close(fd);
	return rc;
}

int archive_settle(const struct site *site, struct err *e)
{
	if (file_walk(site->archive, settle, NULL, (void *)(uintptr_t)site, e) < 0)
		return -1;
	return file_sync_folder(site->archive, e);
}
