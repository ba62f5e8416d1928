#include "stages/2_patrol/log.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/rules/repeat.h"
#include "stages/2_patrol/queries.sql.h"

/* The places of columns in queries.sql. */
enum { ZONE_NAME, ZONE_TYPE, ZONE_WEIGHT, ZONE_COMPANY, ZONE_FEE, ZONE_PART, ZONE_LINE };
enum {
	PATROL_NO,
	PATROL_DAY,
	PATROL_TYPE,
	PATROL_ZONE,
	PATROL_ROLE,
	PATROL_SPOT,
	PATROL_NA,
	PATROL_END,
	PATROL_PART,
	PATROL_LINE
};
enum {
	FOUND_NO,
	FOUND_PATROL,
	FOUND_CODE,
	FOUND_PLACE,
	FOUND_WHAT,
	FOUND_DEDUCTION,
	FOUND_FIXED,
	FOUND_NEEDS,
	FOUND_STANDARD,
	FOUND_DEADLINE,
	FOUND_CONFIRMED,
	FOUND_CONFIRMED_DAY,
	FOUND_ISSUED,
	FOUND_ISSUED_DAY,
	FOUND_UNIT,
	FOUND_PART,
	FOUND_LINE
};
enum { SEEN_NO, SEEN_DAY, SEEN_RESULT, SEEN_DEADLINE, SEEN_PART, SEEN_LINE };

#define WEIGHT_DEFAULT 100
#define DEDUCTION_MOST 100000000 /* a million points: more is a slip of the pen, and sums of it could overflow */

struct reading {
	struct arena *arena;
	struct stage_run *run;
	const struct terms *terms;
	struct doubts *doubts;
	struct log *log;
	size_t capacity, zone_capacity;
};

/* ---- values ---- */

static const char *text_at(struct reading *r, struct stmt *s, int column)
{
	int n;
	const char *text = stmt_text_at(s, column, &n);

	return n ? arena_strndup(r->arena, text, (size_t)n) : "";
}

static struct day day_at(struct stmt *s, int column)
{
	return stmt_type_at(s, column) == STMT_NULL ? DAY_NONE : day_of((int32_t)stmt_int_at(s, column));
}

static struct order_time time_at(struct stmt *s, int column, int day_only)
{
	if (stmt_type_at(s, column) == STMT_NULL)
		return (struct order_time){ 0 };
	return (struct order_time){ true, stmt_int_at(s, day_only) != 0, { stmt_int_at(s, column) } };
}

/* "16:30", or a date with it behind; -1: no time. */
static int minutes_at(struct stmt *s, int column)
{
	const char *text = stmt_text_at(s, column, NULL), *colon = strchr(text, ':');
	int hour, minute;

	if (!colon || colon - text < 1)
		return -1;
	text = colon - (colon - text > 1 && colon[-2] >= '0' && colon[-2] <= '9' ? 2 : 1);
	if (sscanf(text, "%2d:%2d", &hour, &minute) != 2 || hour > 24 || minute > 59 || hour < 0 || minute < 0)
		return -1;
	return hour * 60 + minute;
}

static int read_rows(struct reading *r, const char *sql, bool dated,
		     int (*add)(struct reading *, struct stmt *, struct err *), struct err *e)
{
	struct stmt *s = db_prepare(r->run->db, sql);
	int rc;

	r->capacity = 0;
	if (dated)
		stmt_bind_day(s, "as_of", r->run->as_of);
	while ((rc = stmt_step(s, e)) > 0)
		if ((rc = add(r, s, e)) < 0)
			break;
	stmt_end(s);
	return rc;
}

/* ---- zones ---- */

static struct log_zone *new_zone(struct reading *r, const char *name)
{
	struct log *l = r->log;
	struct log_zone *z;

	l->zones = arena_grow(r->arena, l->zones, l->zone_count, &r->zone_capacity, sizeof *l->zones);
	z = &l->zones[l->zone_count++];
	*z = (struct log_zone){ .name = name, .company = "", .kind = -1, .weight = WEIGHT_DEFAULT };
	return z;
}

static int add_zone(struct reading *r, struct stmt *s, struct err *e)
{
	struct log_zone *z = new_zone(r, text_at(r, s, ZONE_NAME));
	const struct doubt_row row = { "zones", stmt_int_at(s, ZONE_PART), stmt_int_at(s, ZONE_LINE), z->name };

	r->log->zones_known++;
	z->kind = standard_type_of(stmt_text_at(s, ZONE_TYPE, NULL));
	z->company = text_at(r, s, ZONE_COMPANY);
	z->has_fee = stmt_type_at(s, ZONE_FEE) != STMT_NULL;
	z->fee = fen_of(stmt_int_at(s, ZONE_FEE));
	if (stmt_type_at(s, ZONE_WEIGHT) != STMT_NULL)
		z->weight = stmt_int_at(s, ZONE_WEIGHT);
	if (z->weight >= 0)
		return 0;
	z->weight = 0;
	return doubt_add(r->doubts, "DQ-WEIGHT", &row, e, "权重为负，按 0 计");
}

/* Known zones are sorted by name; those that patrols name first stand behind them, by and by. */
static int find_zone(struct reading *r, const char *name)
{
	const struct log *l = r->log;
	size_t low = 0, high = l->zones_known;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int c = strcmp(l->zones[middle].name, name);

		if (!c)
			return (int)middle;
		if (c < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (size_t i = l->zones_known; i < l->zone_count; i++)
		if (!strcmp(l->zones[i].name, name))
			return (int)i;
	return -1;
}

/* ---- patrols ---- */

struct unknown_code {
	const struct reading *reading;
	const struct doubt_row *row;
	const char *type;
	struct err *e;
	int rc;
};

static void list_code(void *user, const char *code)
{
	struct unknown_code *u = user;

	if (u->rc == 0)
		u->rc = doubt_add(u->reading->doubts, "DQ-ITEM", u->row, u->e, "不适用项目 %s 不在%s的项目表中", code,
				  u->type);
}

static int read_skipped(struct reading *r, struct log_patrol *p, const char *cell, const struct doubt_row *row,
			struct err *e)
{
	struct unknown_code u = { r, row, standard_type_name((enum standard_type)p->kind), e, 0 };
	const struct standard_table *t = &r->log->standard->tables[p->kind];

	if (!*cell)
		return 0;
	p->skipped = patrol_skipped(r->arena, t, cell, list_code, &u);
	if (u.rc == 0 && patrol_score(t, p->skipped, NULL, 0) == PATROL_NO_SCORE)
		return doubt_add(r->doubts, "DQ-ITEM", row, e, "所有项目都不适用，本次巡查不计分");
	return u.rc;
}

static int read_zone(struct reading *r, struct log_patrol *p, const char *name, const struct doubt_row *row,
		     struct err *e)
{
	p->zone = find_zone(r, name);
	if (p->zone < 0) {
		new_zone(r, arena_strdup(r->arena, name));
		p->zone = (int)r->log->zone_count - 1;
	}
	if (r->log->zones[p->zone].kind >= 0)
		return 0;
	return doubt_add(r->doubts, "DQ-ZONE", row, e, "责任区域中没有“%s”，按权重 1 计分，不计覆盖率", name);
}

static enum log_role role_of(const char *word)
{
	return !strcmp(word, "主管") ? ROLE_SUPERVISOR : !strcmp(word, "助理") ? ROLE_ASSISTANT : ROLE_UNKNOWN;
}

static int add_patrol(struct reading *r, struct stmt *s, struct err *e)
{
	struct log *l = r->log;
	struct log_patrol *p;
	struct doubt_row row = { "patrols", stmt_int_at(s, PATROL_PART), stmt_int_at(s, PATROL_LINE), "" };

	l->patrols = arena_grow(r->arena, l->patrols, l->patrol_count, &r->capacity, sizeof *l->patrols);
	p = &l->patrols[l->patrol_count++];
	*p = (struct log_patrol){ .no = text_at(r, s, PATROL_NO),
				  .day = day_at(s, PATROL_DAY),
				  .kind = standard_type_of(stmt_text_at(s, PATROL_TYPE, NULL)),
				  .role = role_of(stmt_text_at(s, PATROL_ROLE, NULL)),
				  .spot = stmt_int_at(s, PATROL_SPOT) != 0,
				  .ended = minutes_at(s, PATROL_END),
				  .part = row.part,
				  .line = row.line };
	row.key = p->no;
	p->later = day_cmp(p->day, r->run->as_of) > 0;
	if (p->kind < 0)
		return err_set(e, ERR_BUG, "patrol type %s", stmt_text_at(s, PATROL_TYPE, NULL));
	if (p->later)
		return 0;
	l->first = day_none(l->first) || day_cmp(p->day, l->first) < 0 ? p->day : l->first;
	l->last = day_none(l->last) || day_cmp(p->day, l->last) > 0 ? p->day : l->last;
	if (p->spot && p->role == ROLE_ASSISTANT &&
	    doubt_add(r->doubts, "DQ-SPOT", &row, e, "抽查的岗位是助理，不算主管的抽查次数") < 0)
		return -1;
	if (read_skipped(r, p, stmt_text_at(s, PATROL_NA, NULL), &row, e) < 0)
		return -1;
	return read_zone(r, p, stmt_text_at(s, PATROL_ZONE, NULL), &row, e);
}

static struct log_patrol *find_patrol(const struct log *l, const char *no)
{
	size_t low = 0, high = l->patrol_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int c = strcmp(l->patrols[middle].no, no);

		if (!c)
			return &l->patrols[middle];
		if (c < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

/* ---- findings ---- */

static enum need need_at(struct stmt *s)
{
	if (stmt_type_at(s, FOUND_NEEDS) == STMT_NULL)
		return NEED_UNKNOWN;
	return stmt_int_at(s, FOUND_NEEDS) ? NEED_PUT_RIGHT : NEED_NONE;
}

static int doubt_finding(struct reading *r, const struct log_finding *f, const struct log_patrol *p, struct err *e)
{
	const struct doubt_row row = { "findings", f->part, f->line, f->no };
	const char *type = standard_type_name((enum standard_type)p->kind);

	if (f->item < 0)
		return doubt_add(r->doubts, "DQ-ITEM", &row, e, "项目编码 %s 不在%s的项目表中，本行不扣分", f->code,
				 type);
	if (p->skipped >> f->item & 1)
		return doubt_add(r->doubts, "DQ-ITEM", &row, e, "巡查 %s 注明项目 %s 不适用，本行不扣分", p->no,
				 f->code);
	if (f->deduction < 0)
		return doubt_add(r->doubts, "DQ-POINTS", &row, e, "扣分为负，按 0 计");
	if (f->deduction > DEDUCTION_MOST)
		return doubt_add(r->doubts, "DQ-POINTS", &row, e, "扣分超过一百万分，按一百万分计");
	return 0;
}

static struct order order_at(struct stmt *s, const struct log_patrol *p)
{
	return (struct order){ .r = { .fixed = stmt_int_at(s, FOUND_FIXED) != 0,
				      .need = need_at(s),
				      .deadline = day_at(s, FOUND_DEADLINE) },
			       .found = p->day,
			       .has_standard = *stmt_text_at(s, FOUND_STANDARD, NULL) != '\0',
			       .ended = p->ended,
			       .confirmed = time_at(s, FOUND_CONFIRMED, FOUND_CONFIRMED_DAY),
			       .issued = time_at(s, FOUND_ISSUED, FOUND_ISSUED_DAY) };
}

static int add_finding(struct reading *r, struct stmt *s, struct err *e)
{
	struct log *l = r->log;
	const char *patrol_no = stmt_text_at(s, FOUND_PATROL, NULL);
	struct log_patrol *p = find_patrol(l, patrol_no);
	struct log_finding *f;

	if (!p) {
		const struct doubt_row row = { "findings", stmt_int_at(s, FOUND_PART), stmt_int_at(s, FOUND_LINE),
					       stmt_text_at(s, FOUND_NO, NULL) };

		return doubt_add(r->doubts, "DQ-PATROL", &row, e, "巡查记录中没有 %s，本行不扣分", patrol_no);
	}
	if (p->later)
		return 0;
	l->findings = arena_grow(r->arena, l->findings, l->finding_count, &r->capacity, sizeof *l->findings);
	f = &l->findings[l->finding_count++];
	*f = (struct log_finding){ .no = text_at(r, s, FOUND_NO),
				   .code = text_at(r, s, FOUND_CODE),
				   .place = text_at(r, s, FOUND_PLACE),
				   .description = text_at(r, s, FOUND_WHAT),
				   .unit = text_at(r, s, FOUND_UNIT),
				   .new_deadline = DAY_NONE,
				   .patrol = (size_t)(p - l->patrols),
				   .deduction = stmt_int_at(s, FOUND_DEDUCTION),
				   .order = order_at(s, p),
				   .part = stmt_int_at(s, FOUND_PART),
				   .line = stmt_int_at(s, FOUND_LINE) };
	f->item = standard_find(&l->standard->tables[p->kind], f->code);
	p->count++;
	if (doubt_finding(r, f, p, e) < 0)
		return -1;
	f->deduction = f->deduction < DEDUCTION_MOST ? f->deduction : DEDUCTION_MOST;
	return 0;
}

static void order_by_patrol(struct reading *r)
{
	struct log *l = r->log;
	size_t at = 0;

	l->by_patrol = arena_array(r->arena, l->finding_count + 1, sizeof *l->by_patrol);
	for (size_t i = 0; i < l->patrol_count; i++) {
		l->patrols[i].first = at;
		at += l->patrols[i].count;
		l->patrols[i].count = 0;
	}
	for (size_t i = 0; i < l->finding_count; i++) {
		struct log_patrol *p = &l->patrols[l->findings[i].patrol];

		l->by_patrol[p->first + p->count++] = i;
	}
}

/* ---- re-inspections ---- */

struct seeing {
	struct reinspection *list; /* of all findings, one after another */
	size_t count;
	size_t finding; /* both run in the order of their numbers */
};

static int add_seen(struct reading *r, struct seeing *seeing, struct stmt *s, struct err *e)
{
	struct log *l = r->log;
	const char *no = stmt_text_at(s, SEEN_NO, NULL);
	const struct doubt_row row = { "reinspections", stmt_int_at(s, SEEN_PART), stmt_int_at(s, SEEN_LINE), no };
	struct rectification *f;

	while (seeing->finding < l->finding_count && strcmp(l->findings[seeing->finding].no, no) < 0)
		seeing->finding++;
	if (seeing->finding == l->finding_count || strcmp(l->findings[seeing->finding].no, no))
		return doubt_add(r->doubts, "DQ-FINDING", &row, e, "没有可以复查的问题 %s", no);
	if (day_cmp(day_at(s, SEEN_DAY), l->findings[seeing->finding].order.found) < 0)
		return doubt_add(r->doubts, "DQ-DATE", &row, e, "复查日期早于问题 %s 的巡查日期，本行未计", no);
	if (!day_none(day_at(s, SEEN_DEADLINE)))
		l->findings[seeing->finding].new_deadline = day_at(s, SEEN_DEADLINE);
	f = &l->findings[seeing->finding].order.r;
	seeing->list = arena_grow(r->arena, seeing->list, seeing->count, &r->capacity, sizeof *seeing->list);
	seeing->list[seeing->count++] =
	    (struct reinspection){ day_at(s, SEEN_DAY), !strcmp(stmt_text_at(s, SEEN_RESULT, NULL), "合格") };
	f->seen_count++;
	return 0;
}

static int read_seen(struct reading *r, struct err *e)
{
	struct seeing seeing = { 0 };
	struct stmt *s = db_prepare(r->run->db, SQL_REINSPECTIONS);
	size_t at = 0;
	int rc;

	r->capacity = 0;
	stmt_bind_day(s, "as_of", r->run->as_of);
	while ((rc = stmt_step(s, e)) > 0)
		if ((rc = add_seen(r, &seeing, s, e)) < 0)
			break;
	stmt_end(s);
	for (size_t i = 0; i < r->log->finding_count; i++) { /* only now: the list has moved while it grew */
		struct rectification *f = &r->log->findings[i].order.r;

		f->seen = seeing.list + at;
		at += f->seen_count;
	}
	return rc;
}

/* ---- complaints ---- */

static int add_complaint(struct reading *r, struct stmt *s, struct err *e)
{
	struct log *l = r->log;

	(void)e;
	l->complaints = arena_grow(r->arena, l->complaints, l->complaint_count, &r->capacity, sizeof *l->complaints);
	l->complaints[l->complaint_count++] = (struct log_complaint){ day_at(s, 0), text_at(r, s, 1) };
	return 0;
}

/* ---- repeats ---- */

static void mark_repeats(struct reading *r)
{
	struct log *l = r->log;
	struct found *list = arena_array(r->arena, l->finding_count + 1, sizeof *list);
	size_t *of = arena_array(r->arena, l->finding_count + 1, sizeof *of), n = 0;

	for (size_t i = 0; i < l->finding_count; i++) {
		const struct log_finding *f = &l->findings[i];
		const struct log_patrol *p = &l->patrols[f->patrol];

		if (f->item < 0)
			continue;
		of[n] = i;
		list[n++] = (struct found){ p->zone, p->kind * STANDARD_ITEMS + f->item, f->place, p->day, false };
	}
	repeat_mark(r->arena, list, n, r->terms->repeat_days);
	for (size_t i = 0; i < n; i++)
		l->findings[of[i]].repeat = list[i].repeat;
}

/* ---- the order in which months are computed ---- */

struct place {
	int32_t month;
	int kind, zone;
	struct day day;
	size_t patrol; /* by number */
};

static int by_place(const void *a, const void *b)
{
	const struct place *x = a, *y = b;
	int c;

	if (x->month != y->month)
		return x->month < y->month ? -1 : 1;
	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	if (x->zone != y->zone)
		return x->zone < y->zone ? -1 : 1;
	if ((c = day_cmp(x->day, y->day)) != 0)
		return c;
	return (x->patrol > y->patrol) - (x->patrol < y->patrol);
}

static void order_by_zone(struct reading *r)
{
	struct log *l = r->log;
	struct place *places = arena_array(r->arena, l->patrol_count + 1, sizeof *places);

	for (size_t i = 0; i < l->patrol_count; i++) {
		const struct log_patrol *p = &l->patrols[i];

		if (!p->later)
			places[l->by_zone_count++] =
			    (struct place){ period_of(&r->terms->period, p->day).month, p->kind, p->zone, p->day, i };
	}
	qsort(places, l->by_zone_count, sizeof *places, by_place);
	l->by_zone = arena_array(r->arena, l->by_zone_count + 1, sizeof *l->by_zone);
	for (size_t i = 0; i < l->by_zone_count; i++)
		l->by_zone[i] = places[i].patrol;
}

/* ---- all of it ---- */

static struct standard *read_standard(struct stage_run *r, struct err *e)
{
	struct standard *s = arena_alloc(r->arena, sizeof *s);
	const char *const *paths = site_template_paths(r->site, "items", ".ini", e);

	if (!paths)
		return NULL;
	for (; *paths; paths++) {
		struct ini *ini = ini_load(r->arena, *paths, e);

		if (!ini || standard_add(r->arena, s, ini, e) < 0)
			return NULL;
	}
	return standard_complete(s, e) < 0 ? NULL : s;
}

struct log *log_read(struct stage_run *run, const struct terms *t, struct doubts *d, struct err *e)
{
	struct reading r = { .arena = run->arena, .run = run, .terms = t, .doubts = d };

	r.log = arena_alloc(run->arena, sizeof *r.log);
	r.log->first = r.log->last = DAY_NONE;
	if (!(r.log->standard = read_standard(run, e)) || read_rows(&r, SQL_ZONES, false, add_zone, e) < 0 ||
	    read_rows(&r, SQL_PATROLS, false, add_patrol, e) < 0 ||
	    read_rows(&r, SQL_FINDINGS, false, add_finding, e) < 0 || read_seen(&r, e) < 0 ||
	    read_rows(&r, SQL_COMPLAINTS, true, add_complaint, e) < 0)
		return NULL;
	order_by_patrol(&r);
	mark_repeats(&r);
	order_by_zone(&r);
	return r.log;
}
