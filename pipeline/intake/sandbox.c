#include "pipeline/intake/sandbox.h"

#include <linux/landlock.h>
#include <seccomp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define MEMORY  ((rlim_t)512 * 1024 * 1024)
#define SECONDS 60

bool sandbox_possible(void)
{
#ifdef __SANITIZE_ADDRESS__
	return false;
#else
	const char *preload = getenv("LD_PRELOAD");

	return !(preload && strstr(preload, "vgpreload"));
#endif
}

/* What is mapped already counts too: a parent that holds much must not leave its reader nothing. */
static rlim_t memory_limit(void)
{
	unsigned long pages = 0;
	FILE *f = fopen("/proc/self/statm", "r");
	rlim_t mapped;

	if (f) {
		if (fscanf(f, "%lu", &pages) != 1)
			pages = 0;
		fclose(f);
	}
	mapped = (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE);
	return mapped + MEMORY / 2 > MEMORY ? mapped + MEMORY / 2 : MEMORY;
}

static int limit(__rlimit_resource_t what, rlim_t most)
{
	struct rlimit r = { most, most };

	return setrlimit(what, &r);
}

/* From 3 up; the standard three as well, for a parser has nothing to say to a terminal. */
static void close_others(int in, int out)
{
	int low = in < out ? in : out, high = in < out ? out : in;

	if (low > 0)
		close_range(0, (unsigned)low - 1, 0);
	if (high > low + 1)
		close_range((unsigned)low + 1, (unsigned)high - 1, 0);
	close_range((unsigned)high + 1, ~0U, 0);
}

/* No rule at all: no file can be opened by path. Older kernels lack it, and seccomp below forbids open() anyway. */
static void no_files(void)
{
	struct landlock_ruleset_attr all = { .handled_access_fs =
						 LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE |
						 LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR };
	long fd;

	if (syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION) < 1)
		return;
	fd = syscall(SYS_landlock_create_ruleset, &all, sizeof all, 0);
	if (fd < 0)
		return;
	syscall(SYS_landlock_restrict_self, (int)fd, 0);
	close((int)fd);
}

static void few_calls(void)
{
	static const int allowed[] = { SCMP_SYS(read),
				       SCMP_SYS(pread64),
				       SCMP_SYS(lseek),
				       SCMP_SYS(write),
				       SCMP_SYS(fstat),
				       SCMP_SYS(newfstatat),
				       SCMP_SYS(close),
				       SCMP_SYS(brk),
				       SCMP_SYS(mmap),
				       SCMP_SYS(munmap),
				       SCMP_SYS(mremap),
				       SCMP_SYS(madvise),
				       SCMP_SYS(exit),
				       SCMP_SYS(exit_group),
				       SCMP_SYS(futex),
				       SCMP_SYS(sysinfo),
				       /* qsort asks how much memory there is */ SCMP_SYS(getrandom),
				       SCMP_SYS(clock_gettime),
				       SCMP_SYS(rt_sigreturn) };
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);

	if (!filter)
		return;
	for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++)
		seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0);
	seccomp_load(filter);
	seccomp_release(filter);
}

int sandbox_enter(int in, int out)
{
	if (limit(RLIMIT_AS, memory_limit()) < 0 || limit(RLIMIT_CPU, SECONDS) < 0 || limit(RLIMIT_FSIZE, 0) < 0 ||
	    limit(RLIMIT_NPROC, 0) < 0 || limit(RLIMIT_CORE, 0) < 0)
		return -1;
	close_others(in, out);
	setenv("TZ", "UTC0", 1); /* libzip asks for the local time of its entries, and that would open a file */
	tzset();
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0)
		return -1;
	no_files();
	few_calls();
	return 0;
}
