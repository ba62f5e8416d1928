#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "pipeline/base/file.h"
#include "pipeline/stage/site.h"

#define TRIES 100 /* of 50 ms, for what a killed run has left behind to end */

static long holder_of(int fd)
{
	char text[32] = "";

	if (pread(fd, text, sizeof text - 1, 0) <= 0)
		return 0;
	return strtol(text, NULL, 10);
}

static bool alive(long pid)
{
	return pid > 0 && (kill((pid_t)pid, 0) == 0 || errno == EPERM);
}

/* A run that was killed leaves its stages for a moment, which hold the lock with it: wait for those, not for a live
 * run. */
static int take(int fd, long *holder)
{
	const struct timespec pause = { .tv_nsec = 50 * 1000 * 1000 };

	for (int i = 0; i < TRIES; i++) {
		if (flock(fd, LOCK_EX | LOCK_NB) == 0)
			return 0;
		if (errno != EWOULDBLOCK)
			return -1;
		*holder = holder_of(fd);
		if (alive(*holder))
			break;
		nanosleep(&pause, NULL);
	}
	errno = EWOULDBLOCK;
	return -1;
}

static const char *lock_path(const struct site *s)
{
	return arena_printf(s->arena, "%s/lock", s->outputs);
}

/* The descriptor stays open, and is inherited: the lock ends with the last process that has it. */
int site_lock(const struct site *s, struct err *e)
{
	const char *path = lock_path(s);
	long holder = 0;
	char text[32];
	int fd, n;

	if (file_make_folders(s->outputs, e) < 0)
		return -1;
	if ((fd = open(path, O_RDWR | O_CREAT | O_NOFOLLOW, 0600)) < 0)
		return err_errno(e, "%s", path);
	if (take(fd, &holder) < 0) {
		if (errno == EWOULDBLOCK)
			err_set(e, ERR_BUSY, _("another run holds the site (process %ld)"), holder);
		else
			err_errno(e, "%s", path);
		close(fd);
		return -1;
	}
	n = snprintf(text, sizeof text, "%ld\n", (long)getpid());
	if (ftruncate(fd, 0) < 0 || pwrite(fd, text, (size_t)n, 0) != n) {
		err_errno(e, "%s", path);
		close(fd);
		return -1;
	}
	return fd;
}

/* Empty again, so that a run that changed nothing has changed no byte. */
void site_unlock(int lock)
{
	if (lock < 0)
		return;
	if (ftruncate(lock, 0) == 0)
		futimens(lock, NULL);
	close(lock);
}

long site_lock_holder(const struct site *s)
{
	int fd = open(lock_path(s), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	long holder = 0;

	if (fd < 0)
		return 0;
	if (flock(fd, LOCK_SH | LOCK_NB) < 0)
		holder = holder_of(fd);
	close(fd);
	return holder;
}

int64_t site_last_run(const struct site *s)
{
	struct stat st;

	return stat(lock_path(s), &st) < 0 ? 0 : st.st_mtim.tv_sec;
}
