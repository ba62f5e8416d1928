#include "pipeline/stage/night.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "pipeline/stage/site.h"

#define NOT_STARTED 127

/* ---- the clock ---- */

/* What is run afterwards gets back the TZ that it came with. */
static void local_time(time_t at, const char *zone, struct tm *tm)
{
	char *before = getenv("TZ") ? strdup(getenv("TZ")) : NULL;

	setenv("TZ", zone, 1);
	tzset();
	localtime_r(&at, tm);
	if (before)
		setenv("TZ", before, 1);
	else
		unsetenv("TZ");
	tzset();
	free(before);
}

bool night_now(const struct settings *s, struct day *today, int *minutes)
{
	const char *now = getenv("KEFU_NOW");
	time_t at = now ? (time_t)strtoll(now, NULL, 10) : 0;
	struct tm tm;

	if (at <= 0)
		return false;
	local_time(at, settings_text(s, "project.time_zone"), &tm);
	*minutes = tm.tm_hour * 60 + tm.tm_min;
	return day_make(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday, today);
}

/* ---- kefu run ---- */

static void add(const char ***at, const char *word)
{
	*(*at)++ = word;
}

static const char **command_line(struct arena *a, const struct night *n)
{
	const char **argv, **at;
	char day[DAY_TEXT];
	size_t count = 0;

	while (n->only[count])
		count++;
	at = argv = arena_array(a, 2 * count + 12, sizeof *argv);
	add(&at, "kefu");
	add(&at, "run");
	add(&at, "--site");
	add(&at, n->options->site);
	add(&at, "--as-of");
	add(&at, arena_strdup(a, day_text(n->as_of, day)));
	for (const char *const *name = n->only; *name; name++) {
		add(&at, "--only");
		add(&at, *name);
	}
	if (n->options->quiet)
		add(&at, "-q");
	if (n->options->verbose)
		add(&at, "-v");
	if (n->options->json)
		add(&at, "--log-format=json");
	if (n->options->no_progress)
		add(&at, "--no-progress");
	return argv;
}

_Noreturn static void become_run(const char *kefu, const char **argv, bool aside)
{
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (aside)
		dup2(STDERR_FILENO, STDOUT_FILENO);
	execv(kefu, (char *const *)(uintptr_t)argv);
	_exit(NOT_STARTED);
}

int night_run(struct arena *a, const struct night *n, int *code, struct err *e)
{
	const char *prefix = site_prefix(a, e), *kefu, **argv;
	int status;
	pid_t pid;

	if (!prefix)
		return -1;
	kefu = arena_printf(a, "%s/bin/kefu", prefix);
	argv = command_line(a, n);
	fflush(NULL);
	if ((pid = fork()) < 0)
		return err_errno(e, "%s", kefu);
	if (pid == 0)
		become_run(kefu, argv, n->aside);
	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return err_errno(e, "%s", kefu);
	if (WIFEXITED(status) && WEXITSTATUS(status) == NOT_STARTED)
		return err_set(e, ERR_MISSING, _("%s cannot be started"), kefu);
	*code = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
	return 0;
}
