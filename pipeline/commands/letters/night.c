#include "pipeline/commands/letters/night.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MOST_WORDS 48

int night_day(struct letters *c, struct err *e)
{
	const char *now = getenv("KEFU_NOW");
	time_t at = now ? (time_t)strtoll(now, NULL, 10) : 0;
	struct tm tm;

	if (!day_none(c->as_of))
		return 0;
	if (at <= 0)
		return err_set(e, ERR_USAGE, _("without kefu there is no clock here: give --as-of"));
	setenv("TZ", settings_text(c->settings, "project.time_zone"), 1);
	tzset();
	localtime_r(&at, &tm);
	if (!day_make(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday, &c->as_of))
		return err_set(e, ERR_SYSTEM, _("the clock shows no day"));
	c->as_of = day_plus(c->as_of, -1);
	return 0;
}

static void add(const char **argv, const char *word)
{
	while (*argv)
		argv++;
	*argv = word;
}

/* Its talk and its summary are both talk here: stdout belongs to the letters. */
_Noreturn static void become_run(const char *path, const char **argv)
{
	dup2(STDERR_FILENO, STDOUT_FILENO);
	execv(path, (char *const *)(uintptr_t)argv);
	_exit(ERR_MISSING);
}

static int wait_for(pid_t pid, struct err *e)
{
	int status;

	if (waitpid(pid, &status, 0) < 0)
		return err_errno(e, "kefu run");
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return 0;
	if (!WIFEXITED(status))
		return err_set(e, ERR_SYSTEM, _("kefu run was ended by a signal; nothing was issued"));
	return err_set(e, (enum err_kind)WEXITSTATUS(status), _("the night is not up to date: kefu run failed, see above"));
}

int night_run(struct letters *c, const char *const *only, struct err *e)
{
	const char *prefix = site_prefix(c->arena, e), *path, *argv[MOST_WORDS] = { "kefu", "run", "--site", c->common.site };
	char day[DAY_TEXT];
	pid_t pid;

	if (!prefix)
		return -1;
	add(argv, "--as-of");
	add(argv, day_text(c->as_of, day));
	for (; *only; only++) {
		add(argv, "--only");
		add(argv, *only);
	}
	add(argv, c->common.verbose ? "-v" : "-q");
	if (c->common.json)
		add(argv, "--log-format=json");
	if (c->common.no_progress)
		add(argv, "--no-progress");
	path = arena_printf(c->arena, "%s/bin/kefu", prefix);
	fflush(NULL);
	if ((pid = fork()) < 0)
		return err_errno(e, "fork");
	if (pid == 0)
		become_run(path, argv);
	return wait_for(pid, e);
}
