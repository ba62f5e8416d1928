#include "pipeline/intake/intake.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "pipeline/intake/encoding.h"
#include "pipeline/intake/reader.h"
#include "pipeline/intake/sandbox.h"
#include "pipeline/intake/wire.h"

#define FILE_MAX   ((off_t)4 * 1024 * 1024 * 1024)
#define PIPE_BYTES (1024 * 1024)

static int refuse(const struct intake_sink *sink, const char *note, struct err *e)
{
	const struct intake_part part = { .sheet = "", .note = note };
	const struct intake_end end = { .note = "" };

	if (sink->part(sink->user, &part, e) < 0)
		return -1;
	return sink->end(sink->user, &end, e);
}

/* The child died, by a limit, a signal or for lack of memory: the part that was open does not count. */
static int tell_broken(const struct intake_sink *sink, const struct wire_told *told, int status, struct err *e)
{
	const char *why = WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU
			      ? "读取超时（60 秒），文件过大，请拆分后重报"
			  : WIFEXITED(status) && WEXITSTATUS(status) == ERR_SYSTEM
			      ? "文件过大，读取它需要的内存超过 512 MB，请拆分后重报"
			      : "文件过大或读取超时，或文件已损坏，请拆分或重新导出后再报";
	const struct intake_end end = {
		.read = told->rows + told->rejects, .rejected = told->rejects, .broken = 1, .note = why
	};

	return told->open ? sink->end(sink->user, &end, e) : refuse(sink, why, e);
}

_Noreturn static void child(int fd, int out, const char *path, const struct source_set *sources)
{
	struct arena *a;

	if (sandbox_possible() && sandbox_enter(fd, out) < 0)
		_exit(ERR_BUG);
	a = arena_new();
	struct wire *w = wire_open(out, a);

	reader_run(fd, path, sources, w);
	wire_close(w);
	_exit(0);
}

static int wait_for(pid_t pid)
{
	int status = 0;

	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	return status;
}

static int run(int fd, const char *path, const struct source_set *sources, const struct intake_sink *sink,
	       struct err *e)
{
	struct wire_told told;
	int ends[2], status, rc;
	pid_t pid;

	if (pipe2(ends, O_CLOEXEC) < 0)
		return err_errno(e, _("cannot make a pipe"));
	fcntl(ends[1], F_SETPIPE_SZ, PIPE_BYTES); /* the default works too, slower */
	pid = fork();
	if (pid < 0) {
		close(ends[0]);
		close(ends[1]);
		return err_errno(e, _("cannot start a process"));
	}
	if (pid == 0)
		child(fd, ends[1], path, sources);
	close(ends[1]);
	rc = wire_listen(ends[0], sources, sink, &told, e);
	close(ends[0]);
	if (rc <= 0)
		kill(pid, SIGKILL); /* one that stopped by itself is dead already and keeps its status */
	status = wait_for(pid);
	if (rc < 0)
		return -1;
	if (rc == 0)
		return tell_broken(sink, &told, status, e);
	return 0;
}

int intake_read(int fd, const char *path, const struct source_set *sources, const struct intake_sink *sink,
		struct err *e)
{
	struct stat st;

	if (fstat(fd, &st) < 0)
		return err_errno(e, "%s", path);
	if (!S_ISREG(st.st_mode))
		return refuse(sink, "不是普通文件（文件夹、管道或设备），无法读取", e);
	if (st.st_size > FILE_MAX)
		return refuse(sink, "文件超过 4 GB，请拆分后重报", e);
	encoding_prepare();
	return run(fd, path, sources, sink, e);
}
