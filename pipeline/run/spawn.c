#include "pipeline/run/spawn.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/pidfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "pipeline/base/buf.h"

#define ARGUMENTS 40
#define LINE      8192

static volatile sig_atomic_t asked;

static void note_signal(int number)
{
	asked = number;
}

static const int POLITE[] = { SIGINT, SIGTERM, SIGHUP };

static void polite_set(sigset_t *set)
{
	sigemptyset(set);
	for (size_t i = 0; i < sizeof POLITE / sizeof *POLITE; i++)
		sigaddset(set, POLITE[i]);
}

void spawn_guard(void)
{
	struct sigaction sa = { .sa_handler = note_signal }, before;
	sigset_t set;

	polite_set(&set);
	sigprocmask(SIG_BLOCK, &set, NULL);
	sigemptyset(&sa.sa_mask);
	for (size_t i = 0; i < sizeof POLITE / sizeof *POLITE; i++)
		if (sigaction(POLITE[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN) /* nohup */
			sigaction(POLITE[i], &sa, NULL);
}

int spawn_signal(void)
{
	sigset_t set;

	polite_set(&set);
	if (!asked) { /* let one that waits come in */
		sigprocmask(SIG_UNBLOCK, &set, NULL);
		sigprocmask(SIG_BLOCK, &set, NULL);
	}
	return asked;
}

struct channel {
	int read_fd, write_fd;
	void (*line)(void *user, char *line);
	void *user;
	char text[LINE];
	size_t n;
	struct buf *whole; /* instead of lines */
};

struct child {
	pid_t pid;
	int pid_fd, parts_fd;
	bool told; /* that it should end */
	struct channel progress, complaints, output;
};

static int channel_open(struct channel *c, struct err *e)
{
	int fds[2];

	if (pipe2(fds, O_CLOEXEC) < 0)
		return err_errno(e, "pipe");
	c->read_fd = fds[0];
	c->write_fd = fds[1];
	fcntl(c->read_fd, F_SETFL, O_NONBLOCK);
	return 0;
}

static void close_fd(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

static void channel_take(struct channel *c, const char *bytes, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		bool end = bytes[i] == '\n';

		if (!end)
			c->text[c->n++] = bytes[i];
		if (!end && c->n < sizeof c->text - 1)
			continue;
		c->text[c->n] = '\0';
		if (c->n && c->line)
			c->line(c->user, c->text);
		c->n = 0;
	}
}

/* Reads what is there. At the end of the stream the channel closes. */
static void channel_read(struct channel *c)
{
	char bytes[4096];
	ssize_t n;

	while (c->read_fd >= 0) {
		n = read(c->read_fd, bytes, sizeof bytes);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 && errno == EAGAIN)
			return;
		if (n <= 0) {
			channel_take(c, "\n", 1);
			close_fd(&c->read_fd);
			return;
		}
		if (c->whole)
			buf_add(c->whole, bytes, (size_t)n);
		else
			channel_take(c, bytes, (size_t)n);
	}
}

static int put_parts(struct child *c, const char *parts, struct err *e)
{
	size_t n = strlen(parts);

	if ((c->parts_fd = memfd_create("kefu-parts", MFD_CLOEXEC)) < 0 || write(c->parts_fd, parts, n) != (ssize_t)n)
		return err_errno(e, "memfd");
	return 0;
}

/* dup2 of a descriptor to itself takes its close-on-exec away, in the child only. */
static int start(struct child *c, char *const *argv, bool progress, struct err *e)
{
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	sigset_t none, polite;
	int rc;

	sigemptyset(&none);
	polite_set(&polite);
	posix_spawn_file_actions_init(&actions);
	posix_spawnattr_init(&attributes);
	posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_adddup2(&actions,
					 c->output.write_fd >= 0 ? c->output.write_fd : c->complaints.write_fd, 1);
	posix_spawn_file_actions_adddup2(&actions, c->complaints.write_fd, 2);
	if (progress)
		posix_spawn_file_actions_adddup2(&actions, c->progress.write_fd, c->progress.write_fd);
	if (c->parts_fd >= 0)
		posix_spawn_file_actions_adddup2(&actions, c->parts_fd, c->parts_fd);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
	posix_spawnattr_setsigdefault(&attributes, &polite);
	posix_spawnattr_setsigmask(&attributes, &none);
	/* large pages for what it allocates: a fault a page was a third of the time of a stage that fills a table */
	setenv("GLIBC_TUNABLES", "glibc.malloc.hugetlb=1", 0);
	rc = posix_spawn(&c->pid, argv[0], &actions, &attributes, argv, environ);
	posix_spawn_file_actions_destroy(&actions);
	posix_spawnattr_destroy(&attributes);
	errno = rc;
	return rc ? err_errno(e, "%s", argv[0]) : 0;
}

static void pass_on(struct child *c)
{
	if (!asked || c->told)
		return;
	kill(c->pid, SIGTERM);
	c->told = true;
}

/* Until the program itself has ended: what it started may hold the pipes longer. */
static void listen_to(struct child *c)
{
	sigset_t open;
	bool ended = false;

	sigemptyset(&open);
	while (!ended) {
		struct pollfd fds[] = { { c->pid_fd, POLLIN, 0 },
					{ c->progress.read_fd, POLLIN, 0 },
					{ c->complaints.read_fd, POLLIN, 0 },
					{ c->output.read_fd, POLLIN, 0 } };

		if (ppoll(fds, sizeof fds / sizeof *fds, NULL, &open) < 0 && errno != EINTR)
			return;
		pass_on(c);
		ended = fds[0].revents != 0;
		channel_read(&c->progress);
		channel_read(&c->complaints);
		channel_read(&c->output);
	}
}

static int wait_for(const struct child *c, struct err *e)
{
	int status;

	while (waitpid(c->pid, &status, 0) < 0)
		if (errno != EINTR)
			return err_errno(e, "waitpid");
	return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

static int open_channels(struct child *c, const struct spawn *s, struct err *e)
{
	if (channel_open(&c->complaints, e) < 0 || (s->line && channel_open(&c->progress, e) < 0) ||
	    (s->output && channel_open(&c->output, e) < 0) || (s->parts && put_parts(c, s->parts, e) < 0))
		return -1;
	return 0;
}

static void close_channels(struct child *c)
{
	struct channel *const all[] = { &c->progress, &c->complaints, &c->output };

	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		close_fd(&all[i]->read_fd);
		close_fd(&all[i]->write_fd);
	}
	close_fd(&c->parts_fd);
	close_fd(&c->pid_fd);
}

static int run_child(struct child *c, const struct spawn *s, struct err *e)
{
	char progress[16], parts[16], progress_word[] = "--progress-fd", parts_word[] = "--parts-fd";
	char *argv[ARGUMENTS + 5] = { NULL };
	size_t n = 0;

	for (; s->argv[n] && n < ARGUMENTS; n++)
		argv[n] = (char *)(uintptr_t)s->argv[n]; /* posix_spawn does not write there */
	if (s->line) {
		snprintf(progress, sizeof progress, "%d", c->progress.write_fd);
		argv[n++] = progress_word;
		argv[n++] = progress;
	}
	if (s->parts) {
		snprintf(parts, sizeof parts, "%d", c->parts_fd);
		argv[n++] = parts_word;
		argv[n++] = parts;
	}
	if (start(c, argv, s->line != NULL, e) < 0)
		return -1;
	close_fd(&c->progress.write_fd);
	close_fd(&c->complaints.write_fd);
	close_fd(&c->output.write_fd);
	if ((c->pid_fd = pidfd_open(c->pid, 0)) < 0) {
		kill(c->pid, SIGKILL);
		waitpid(c->pid, NULL, 0);
		return err_errno(e, "pidfd_open");
	}
	listen_to(c);
	return wait_for(c, e);
}

int spawn_run(const struct spawn *s, struct err *e)
{
	struct child c = { .pid_fd = -1,
			   .parts_fd = -1,
			   .progress = { .read_fd = -1, .write_fd = -1, .line = s->line, .user = s->user },
			   .complaints = { .read_fd = -1, .write_fd = -1, .line = s->complaint, .user = s->user },
			   .output = { .read_fd = -1, .write_fd = -1, .whole = s->output } };
	int rc = -1;

	if (open_channels(&c, s, e) == 0)
		rc = run_child(&c, s, e);
	close_channels(&c);
	return rc;
}
