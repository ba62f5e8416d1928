/* The cards of a site: each program in libexec/kefu/stages is asked for its own. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/buf.h"
#include "pipeline/run/run.h"
#include "pipeline/run/spawn.h"

struct asked {
	struct arena *arena;
	const char *complaint;
};

static void keep_complaint(void *user, char *line)
{
	struct asked *q = user;

	q->complaint = arena_strdup(q->arena, line);
}

static int ask(struct arena *a, const struct site *site, const char *stage, struct plan *plan, struct err *e)
{
	const char *argv[] = { arena_printf(a, "%s/stages/%s", site->libexec, stage), "--describe", "--site",
			       site->root, NULL };
	struct asked asked = { a, "" };
	struct buf card;
	struct spawn s = { .argv = argv, .complaint = keep_complaint, .output = &card, .user = &asked };
	int rc;

	buf_init(&card, a);
	if ((rc = spawn_run(&s, e)) < 0)
		return -1;
	if (rc)
		return err_set(e, rc > 128 ? ERR_BUG : (enum err_kind)rc, _("%s did not print its card: %s"), stage,
			       asked.complaint);
	return plan_add(plan, card.data, e);
}

static int visible(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

struct plan *run_plan(struct arena *a, const struct site *site, struct err *e)
{
	struct plan *plan = plan_new(a);
	const char *const *sources = site_template_names(site, "sources", e);
	const char *folder = arena_printf(a, "%s/stages", site->libexec);
	const char **ids, *dot;
	struct dirent **list;
	size_t n = 0;
	int count, rc = 0;

	if (!sources)
		return NULL;
	while (sources[n])
		n++;
	ids = arena_array(a, n + 1, sizeof *ids);
	for (size_t i = 0; i < n; i++)
		ids[i] = (dot = strrchr(sources[i], '.')) ? arena_strndup(a, sources[i], (size_t)(dot - sources[i]))
							  : sources[i];
	if ((count = scandir(folder, &list, visible, NULL)) < 0) {
		err_errno(e, "%s", folder);
		return NULL;
	}
	for (int i = 0; i < count; i++) {
		if (rc == 0)
			rc = ask(a, site, list[i]->d_name, plan, e);
		free(list[i]);
	}
	free(list);
	return rc == 0 && plan_sort(plan, ids, e) == 0 ? plan : NULL;
}
