#include "stages/1_ingest/archive.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BLOCK ((size_t)1 << 20)

static const char *settled(const struct site *site, const char *digest)
{
	return arena_printf(site->arena, "%s/%s", site->archive, digest);
}

static int write_all(int fd, const char *p, size_t n)
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

/* The kernel is asked to begin writing at once, so that the fsync at the end finds little to do. */
static int copy(int from, int to, int64_t *size)
{
	static char block[BLOCK];
	ssize_t n;

	*size = 0;
	while ((n = read(from, block, sizeof block)) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 || write_all(to, block, (size_t)n) < 0)
			return -1;
		sync_file_range(to, *size, n, SYNC_FILE_RANGE_WRITE);
		*size += n;
		if (*size > ARCHIVE_LARGEST) {
			errno = EFBIG;
			return -1;
		}
	}
	return 0;
}

static int keep(const struct site *site, const char *temporary, char digest[FILE_DIGEST], struct err *e)
{
	const char *name;

	if (file_digest(temporary, digest, e) < 0)
		return -1;
	name = settled(site, digest);
	if (file_exists(name))
		return unlink(temporary) < 0 ? err_errno(e, "%s", temporary) : 0;
	name = arena_printf(site->arena, "%s.new", name);
	return rename(temporary, name) < 0 ? err_errno(e, "%s", name) : 0;
}

static int take(const struct site *site, int from, char digest[FILE_DIGEST], int64_t *size, struct err *e)
{
	const char *temporary = arena_printf(site->arena, "%s/.taking", site->archive);
	int to = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600), rc;

	if (to < 0)
		return err_errno(e, "%s", temporary);
	rc = copy(from, to, size);
	if (rc < 0)
		err_errno(e, "%s", temporary);
	if (close(to) < 0 && rc == 0)
		rc = err_errno(e, "%s", temporary);
	return rc < 0 ? -1 : keep(site, temporary, digest, e);
}

static int refuse(const char **note, const char *why)
{
	*note = why;
	return 1;
}

int archive_take(const struct site *site, const char *path, char digest[FILE_DIGEST], int64_t *size, const char **note,
		 struct err *e)
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
	else
		rc = take(site, from, digest, size, e);
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
