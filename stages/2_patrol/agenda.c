#include "stages/2_patrol/agenda.h"

#include <string.h>

#include "pipeline/rules/standard.h"
#include "pipeline/rules/task.h"
#include "stages/2_patrol/queries.sql.h"

enum { WORK_DAY, WORK_ZONE, WORK_TASK };
enum { PLAN_NO, PLAN_TYPE, PLAN_CYCLE, PLAN_ZONE, PLAN_TASK, PLAN_START, PLAN_DUE, PLAN_DONE, PLAN_FINISHED };
enum { WEEKLY, MONTHLY, CYCLES };

struct work {
	struct day day;
	const char *zone, *task;
};

struct agenda {
	struct stage_run *run;
	const struct period *period;
	struct work *works; /* by day */
	size_t work_count;
	struct stmt *insert;
	struct verdict_tally sums[STANDARD_TYPES][CYCLES], *all;
};

static const char *const CYCLE_NAMES[CYCLES] = { "周", "月" };

static struct day day_at(struct stmt *s, int column)
{
	return stmt_type_at(s, column) == STMT_NULL ? DAY_NONE : day_of((int32_t)stmt_int_at(s, column));
}

static int read_works(struct agenda *a, struct err *e)
{
	struct stmt *s = db_prepare(a->run->db, SQL_WORKS);
	size_t capacity = 0;
	int rc;

	stmt_bind_day(s, "as_of", a->run->as_of);
	while ((rc = stmt_step(s, e)) > 0) {
		a->works = arena_grow(a->run->arena, a->works, a->work_count, &capacity, sizeof *a->works);
		a->works[a->work_count++] =
		    (struct work){ day_at(s, WORK_DAY), arena_strdup(a->run->arena, stmt_text_at(s, WORK_ZONE, NULL)),
				   arena_strdup(a->run->arena, stmt_text_at(s, WORK_TASK, NULL)) };
	}
	stmt_end(s);
	return rc;
}

/* The days on which the work log has the task; a plan for no zone is met in any. */
static void find_works(const struct agenda *a, struct arena *arena, struct stmt *s, struct task *t)
{
	const char *zone = stmt_text_at(s, PLAN_ZONE, NULL), *task = stmt_text_at(s, PLAN_TASK, NULL);
	struct day *days = arena_array(arena, a->work_count + 1, sizeof *days);

	if (strcmp(stmt_text_at(s, PLAN_TYPE, NULL), standard_type_name(STANDARD_GREENING)))
		return;
	for (size_t i = 0; i < a->work_count; i++)
		if (!strcmp(a->works[i].task, task) && (!*zone || !strcmp(a->works[i].zone, zone)))
			days[t->work_count++] = a->works[i].day;
	t->works = days;
}

static int add_task(struct agenda *a, struct stmt *s, const struct task *t, enum verdict v, struct err *e)
{
	int kind = standard_type_of(stmt_text_at(s, PLAN_TYPE, NULL));
	const char *cycle = stmt_text_at(s, PLAN_CYCLE, NULL);

	verdict_count(&a->sums[kind][strcmp(cycle, CYCLE_NAMES[WEEKLY]) ? MONTHLY : WEEKLY], v, 1);
	verdict_count(a->all, v, 1);
	stmt_bind_int(a->insert, "kind", kind + 1);
	stmt_bind_text(a->insert, "type", standard_type_name((enum standard_type)kind));
	stmt_bind_text(a->insert, "plan_no", stmt_text_at(s, PLAN_NO, NULL));
	stmt_bind_text(a->insert, "cycle", cycle);
	stmt_bind_text(a->insert, "zone",
		       stmt_type_at(s, PLAN_ZONE) == STMT_NULL ? NULL : stmt_text_at(s, PLAN_ZONE, NULL));
	stmt_bind_text(a->insert, "task", stmt_text_at(s, PLAN_TASK, NULL));
	stmt_bind_day(a->insert, "due", t->due);
	stmt_bind_day(a->insert, "done", t->done);
	stmt_bind_int(a->insert, "kept", v == VERDICT_KEPT);
	return stmt_exec(a->insert, e);
}

static int read_plan(struct agenda *a, struct arena *arena, struct stmt *s, struct err *e)
{
	struct task t = { .from = day_at(s, PLAN_START),
			  .due = day_at(s, PLAN_DUE),
			  .done = day_at(s, PLAN_DONE),
			  .said_done = stmt_int_at(s, PLAN_FINISHED) != 0 };
	enum verdict v;

	if (!period_holds(a->period, t.due))
		return 0;
	find_works(a, arena, s, &t);
	v = task_kept(&t, a->period->end);
	return v == VERDICT_NONE ? 0 : add_task(a, s, &t, v, e);
}

static int add_rates(struct agenda *a, struct err *e)
{
	struct stmt *s = db_prepare(a->run->db, SQL_ADD_TASK_RATE);
	int64_t rate;

	for (int kind = 0; kind < STANDARD_TYPES; kind++)
		for (int cycle = 0; cycle < CYCLES; cycle++) {
			const struct verdict_tally *t = &a->sums[kind][cycle];

			if (!verdict_rate(t, &rate))
				continue;
			stmt_bind_int(s, "kind", kind + 1);
			stmt_bind_text(s, "type", standard_type_name((enum standard_type)kind));
			stmt_bind_text(s, "cycle", CYCLE_NAMES[cycle]);
			stmt_bind_int(s, "asked", verdict_asked(t));
			stmt_bind_int(s, "kept", t->kept);
			stmt_bind_int(s, "rate", rate);
			if (stmt_exec(s, e) < 0)
				return -1;
		}
	stmt_end(s);
	return 0;
}

int agenda_record(struct stage_run *r, const struct period *p, struct verdict_tally *tally, struct err *e)
{
	struct agenda a = { .run = r, .period = p, .all = tally, .insert = db_prepare(r->db, SQL_ADD_TASK) };
	struct stmt *s = db_prepare(r->db, SQL_PLANS);
	struct arena *arena = arena_new(); /* of the task at hand */
	int rc;

	if ((rc = read_works(&a, e)) == 0)
		while ((rc = stmt_step(s, e)) > 0) {
			arena_reset(arena);
			if ((rc = read_plan(&a, arena, s, e)) < 0)
				break;
		}
	arena_free(arena);
	stmt_end(s);
	stmt_end(a.insert);
	return rc < 0 ? -1 : add_rates(&a, e);
}
