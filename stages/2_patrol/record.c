#include "stages/2_patrol/record.h"

#include "stages/2_patrol/queries.sql.h"

struct record {
	struct arena *arena;
	struct db *db;
	const struct log *log;
	const struct terms *terms;
	struct stmt *month, *year_month, *check, *zone, *item, *score, *finding, *day, *coverage, *week, *deviation;
};

struct record *record_new(struct arena *a, struct db *db, const struct log *l, const struct terms *t)
{
	struct record *r = arena_alloc(a, sizeof *r);

	*r = (struct record){ .arena = a,
			      .db = db,
			      .log = l,
			      .terms = t,
			      .month = db_prepare(db, SQL_ADD_MONTH),
			      .year_month = db_prepare(db, SQL_ADD_YEAR_MONTH),
			      .check = db_prepare(db, SQL_ADD_CHECK),
			      .zone = db_prepare(db, SQL_ADD_ZONE),
			      .item = db_prepare(db, SQL_ADD_ITEM),
			      .score = db_prepare(db, SQL_ADD_SCORE),
			      .finding = db_prepare(db, SQL_ADD_FINDING),
			      .day = db_prepare(db, SQL_ADD_DAY),
			      .coverage = db_prepare(db, SQL_ADD_COVERAGE),
			      .week = db_prepare(db, SQL_ADD_WEEK),
			      .deviation = db_prepare(db, SQL_ADD_DEVIATION) };
	return r;
}

/* ---- values ---- */

static void bind(struct stmt *s, const char *name, int64_t v)
{
	stmt_bind_known(s, name, v != RECORD_NONE, v);
}

static void bind_text(struct stmt *s, const char *name, const char *text)
{
	stmt_bind_text(s, name, text && *text ? text : NULL);
}

static void bind_type(struct stmt *s, int kind)
{
	stmt_bind_int(s, "kind", kind + 1);
	stmt_bind_text(s, "type", standard_type_name((enum standard_type)kind));
}

static int64_t rounded(bool has, struct mark m)
{
	return has ? mark_rounded(m) : RECORD_NONE;
}

static int64_t no_score(int64_t score)
{
	return score == PATROL_NO_SCORE ? RECORD_NONE : score;
}

/* ---- months ---- */

struct record_month record_month_of(const struct record *r, const struct month *m, int kind)
{
	const struct month_type *y = &m->types[kind];
	struct record_month x = { .routine = rounded(y->by_score.has_routine, y->by_score.routine),
				  .spot = rounded(y->by_score.has_spot, y->by_score.spot),
				  .complaint = mark_rounded(y->by_score.complaint),
				  .raw = rounded(y->by_raw.has_score, y->by_raw.score),
				  .score = rounded(y->by_score.has_score, y->by_score.score),
				  .small = RECORD_NONE,
				  .deduct = RECORD_NONE };

	if (!coverage_percent(y->coverage, &x.coverage))
		x.coverage = RECORD_NONE;
	else
		x.small = coverage_small(y->coverage, r->terms->coverage_least);
	if (x.score == RECORD_NONE)
		return x;
	x.grade = grade_of(r->terms->grades, x.score);
	if (x.small == 0)
		x.deduct = x.grade->percent;
	return x;
}

static int add_standard(struct stmt *s, int kind, const struct standard_item *item, struct err *e)
{
	bind_type(s, kind);
	stmt_bind_text(s, "code", item->code);
	stmt_bind_text(s, "item", item->name);
	stmt_bind_int(s, "weight", item->weight);
	stmt_bind_text(s, "deduction", item->deduction);
	stmt_bind_text(s, "standard", item->text);
	stmt_bind_int(s, "veto", item->veto);
	return stmt_exec(s, e);
}

int record_standard(struct record *r, struct err *e)
{
	struct stmt *s = db_prepare(r->db, SQL_ADD_STANDARD);

	for (int kind = 0; kind < STANDARD_TYPES; kind++)
		for (int i = 0; i < r->log->standard->tables[kind].count; i++)
			if (add_standard(s, kind, &r->log->standard->tables[kind].items[i], e) < 0)
				return -1;
	stmt_end(s);
	return 0;
}

int record_period(struct record *r, const struct period *p, struct err *e)
{
	struct stmt *s = db_prepare(r->db, SQL_ADD_PERIOD);
	int rc;

	stmt_bind_int(s, "month", p->month);
	stmt_bind_day(s, "start", p->start);
	stmt_bind_day(s, "end", p->end);
	stmt_bind_text(s, "mode", r->terms->factors.raw ? "raw" : "reinspection");
	rc = stmt_exec(s, e);
	stmt_end(s);
	return rc;
}

int record_month(struct record *r, const struct month *m, int kind, int64_t before, struct err *e)
{
	struct record_month x = record_month_of(r, m, kind);
	struct stmt *s = r->month;

	bind_type(s, kind);
	stmt_bind_int(s, "month", m->period.month);
	stmt_bind_day(s, "start", m->period.start);
	stmt_bind_day(s, "end", m->period.end);
	stmt_bind_int(s, "patrols", (int64_t)m->types[kind].count);
	bind(s, "routine", x.routine);
	bind(s, "spot", x.spot);
	stmt_bind_int(s, "complaint", x.complaint);
	bind(s, "raw", x.raw);
	bind(s, "score", x.score);
	stmt_bind_text(s, "grade", x.grade ? x.grade->name : NULL);
	bind(s, "before", before);
	stmt_bind_int(s, "due", m->types[kind].coverage.due);
	stmt_bind_int(s, "done", m->types[kind].coverage.done);
	bind(s, "coverage", x.coverage);
	bind(s, "small", x.small);
	bind(s, "deduct", x.deduct);
	return stmt_exec(s, e);
}

int record_year_month(struct record *r, const struct month *m, int kind, struct err *e)
{
	struct record_month x = record_month_of(r, m, kind);
	bool empty = !m->types[kind].count;
	struct stmt *s = r->year_month;

	bind_type(s, kind);
	stmt_bind_int(s, "month", m->period.month);
	bind(s, "routine", x.routine);
	bind(s, "spot", x.spot);
	bind(s, "complaint", empty ? RECORD_NONE : x.complaint);
	bind(s, "score", x.score);
	stmt_bind_text(s, "grade", x.grade ? x.grade->name : NULL);
	bind(s, "coverage", empty ? RECORD_NONE : x.coverage);
	return stmt_exec(s, e);
}

int record_check(struct record *r, const char *rule, const struct verdict_tally *t, struct err *e)
{
	int64_t rate;

	stmt_bind_text(r->check, "rule", rule);
	stmt_bind_int(r->check, "asked", verdict_asked(t));
	stmt_bind_int(r->check, "kept", t->kept);
	stmt_bind_int(r->check, "broken", t->broken);
	stmt_bind_int(r->check, "unknown", t->unknown);
	bind(r->check, "rate", verdict_rate(t, &rate) ? rate : RECORD_NONE);
	return stmt_exec(r->check, e);
}

/* ---- zones ---- */

static void zone_span(const struct month_type *y, int zone, size_t *from, size_t *count)
{
	for (*from = 0; *from < y->scored && y->raw[*from].zone != zone; ++*from)
		;
	for (*count = 0; *from + *count < y->scored && y->raw[*from + *count].zone == zone; ++*count)
		;
}

static int add_zone(struct record *r, const struct month *m, int kind, int zone, struct err *e)
{
	const struct month_type *y = &m->types[kind];
	const struct log_zone *z = &r->log->zones[zone];
	struct coverage c = { 0 };
	struct mark raw, score;
	struct stmt *s = r->zone;
	size_t from, count;
	bool has;

	zone_span(y, zone, &from, &count);
	if (z->kind != kind && !count)
		return 0;
	if (z->kind == kind)
		c = month_zone_coverage(m, r->log, r->terms, zone);
	has = assessment_zone(y->raw + from, count, month_weekly(kind), &raw) &&
	      assessment_zone(y->score + from, count, month_weekly(kind), &score);
	bind_type(s, kind);
	stmt_bind_text(s, "zone", z->name);
	bind(s, "due", z->kind == kind ? c.due : RECORD_NONE);
	bind(s, "done", z->kind == kind ? c.done : RECORD_NONE);
	bind(s, "raw", rounded(has, raw));
	bind(s, "score", rounded(has, score));
	return stmt_exec(s, e);
}

int record_zones(struct record *r, const struct month *m, struct err *e)
{
	for (int kind = 0; kind < STANDARD_TYPES; kind++)
		for (size_t i = 0; i < r->log->zone_count; i++)
			if (add_zone(r, m, kind, (int)i, e) < 0)
				return -1;
	return 0;
}

static int add_day(struct record *r, const struct log_zone *z, struct day day, int patrols, struct err *e)
{
	bind_type(r->day, z->kind);
	stmt_bind_text(r->day, "zone", z->name);
	stmt_bind_day(r->day, "day", day);
	stmt_bind_int(r->day, "patrols", patrols);
	if (stmt_exec(r->day, e) < 0)
		return -1;
	if (month_weekly(z->kind) || patrols >= r->terms->per_day)
		return 0;
	stmt_bind_text(r->coverage, "zone", z->name);
	stmt_bind_day(r->coverage, "day", day);
	stmt_bind_int(r->coverage, "patrols", patrols);
	return stmt_exec(r->coverage, e);
}

int record_coverage(struct record *r, const struct month *m, struct err *e)
{
	for (size_t i = 0; i < r->log->zones_known; i++)
		for (int day = 0; day < m->days; day++)
			if (add_day(r, &r->log->zones[i], day_plus(m->period.start, day), month_counts(m, (int)i)[day],
				    e) < 0)
				return -1;
	return 0;
}

/* Where the part of a zone's list ends that begins at `from`: its day, or its ISO week. */
static size_t part_end(const struct month_type *y, size_t from, bool week)
{
	const struct assessed *first = &y->raw[from];
	size_t i = from + 1;

	for (; i < y->scored && y->raw[i].zone == first->zone; i++)
		if (week ? day_cmp(day_week_start(y->raw[i].day), day_week_start(first->day))
			 : day_cmp(y->raw[i].day, first->day))
			break;
	return i;
}

static int add_week(struct record *r, const struct month *m, int kind, size_t from, size_t end, struct err *e)
{
	const struct month_type *y = &m->types[kind];
	struct day monday = day_week_start(y->raw[from].day);
	struct mark raw, score;
	struct stmt *s = r->week;

	if (!assessment_week(y->raw + from, end - from, monday, &raw) ||
	    !assessment_week(y->score + from, end - from, monday, &score))
		return 0;
	bind_type(s, kind);
	stmt_bind_day(s, "monday", monday);
	stmt_bind_text(s, "zone", r->log->zones[y->raw[from].zone].name);
	stmt_bind_int(s, "raw", mark_rounded(raw));
	stmt_bind_int(s, "score", mark_rounded(score));
	return stmt_exec(s, e);
}

int record_weeks(struct record *r, const struct month *m, struct err *e)
{
	for (int kind = 0; kind < STANDARD_TYPES; kind++)
		for (size_t i = 0, end; i < m->types[kind].scored; i = end) {
			end = part_end(&m->types[kind], i, true);
			if (add_week(r, m, kind, i, end, e) < 0)
				return -1;
		}
	return 0;
}

/* Both looked at the same day: what they saw is compared, not what became of it. */
static int add_deviation(struct record *r, const struct month *m, int kind, size_t from, size_t end, struct err *e)
{
	const struct month_type *y = &m->types[kind];
	struct mark routine, spot;
	struct stmt *s = r->deviation;
	int64_t a, b;
	bool too_far;

	if (!assessment_deviation(y->raw + from, end - from, &routine, &spot, &too_far, r->terms->deviation) ||
	    !too_far)
		return 0;
	a = mark_rounded(routine);
	b = mark_rounded(spot);
	bind_type(s, kind);
	stmt_bind_day(s, "day", y->raw[from].day);
	stmt_bind_text(s, "zone", r->log->zones[y->raw[from].zone].name);
	stmt_bind_int(s, "routine", a);
	stmt_bind_int(s, "spot", b);
	stmt_bind_int(s, "apart", b - a);
	return stmt_exec(s, e);
}

int record_deviations(struct record *r, const struct month *m, struct err *e)
{
	for (int kind = 0; kind < STANDARD_TYPES; kind++)
		for (size_t i = 0, end; i < m->types[kind].scored; i = end) {
			end = part_end(&m->types[kind], i, false);
			if (add_deviation(r, m, kind, i, end, e) < 0)
				return -1;
		}
	return 0;
}

/* ---- patrols and findings ---- */

const char *record_outcome(const struct record *r, const struct log_finding *f, struct day known)
{
	static const char *const WORDS[] = { "当场整改",   "按期合格",   "逾期合格", "不合格",
					     "两次不合格", "未要求整改", "暂计",     "逾期未复查" };
	static const char *const AGAIN[] = { "当场整改（重复问题）", "按期合格（重复问题）",   "逾期合格（重复问题）",
					     "不合格（重复问题）",   "两次不合格（重复问题）", "未要求整改（重复问题）",
					     "暂计（重复问题）",     "逾期未复查（重复问题）" };

	enum outcome o = month_outcome(f, r->terms, known);

	if (f->item < 0)
		return "项目未知";
	return f->repeat ? AGAIN[o] : WORDS[o];
}

/* 合格 or 不合格, as the last re-inspection by then says. */
static const char *last_result(const struct rectification *x, struct day known)
{
	const char *result = NULL;

	for (size_t i = 0; i < x->seen_count && day_cmp(x->seen[i].day, known) <= 0; i++)
		result = x->seen[i].passed ? "合格" : "不合格";
	return result;
}

int64_t record_factor(const struct record *r, const struct log_finding *f, struct day known)
{
	return f->item < 0 ? RECORD_NONE : (month_factor(f, r->terms, known) + 5000) / 10000;
}

static int add_finding(struct record *r, const struct month *m, const struct log_patrol *p, const struct log_finding *f,
		       struct err *e)
{
	const struct standard_table *t = &r->log->standard->tables[p->kind];
	struct stmt *s = r->finding;

	bind_type(s, p->kind);
	stmt_bind_text(s, "finding_no", f->no);
	stmt_bind_text(s, "patrol_no", p->no);
	stmt_bind_day(s, "day", p->day);
	stmt_bind_text(s, "zone", r->log->zones[p->zone].name);
	stmt_bind_int(s, "spot", p->spot);
	stmt_bind_text(s, "code", f->code);
	bind_text(s, "item", f->item < 0 ? NULL : t->items[f->item].name);
	bind_text(s, "place", f->place);
	bind_text(s, "description", f->description);
	stmt_bind_int(s, "deduction", f->deduction);
	stmt_bind_day(s, "deadline", f->order.r.deadline);
	stmt_bind_text(s, "result", last_result(&f->order.r, m->known));
	bind(s, "factor", record_factor(r, f, m->known));
	stmt_bind_text(s, "outcome", record_outcome(r, f, m->known));
	stmt_bind_int(s, "unconfirmed", order_confirmed(&f->order, m->known) == VERDICT_BROKEN);
	stmt_bind_int(s, "unfollowed", order_followed(&f->order, m->known, r->terms->factors.grace_days) == VERDICT_BROKEN);
	stmt_bind_int(s, "part", f->part);
	stmt_bind_int(s, "line", f->line);
	return stmt_exec(s, e);
}

static int add_patrol(struct record *r, const struct month *m, const struct log_patrol *p, struct err *e)
{
	struct stmt *s = r->score;

	bind_type(s, p->kind);
	stmt_bind_text(s, "patrol_no", p->no);
	stmt_bind_day(s, "day", p->day);
	stmt_bind_text(s, "zone", r->log->zones[p->zone].name);
	stmt_bind_int(s, "spot", p->spot);
	stmt_bind_int(s, "findings", (int64_t)p->count);
	bind(s, "raw", no_score(month_patrol(r->log, r->terms, p, m->known, true)));
	bind(s, "score", no_score(month_patrol(r->log, r->terms, p, m->known, r->terms->factors.raw)));
	stmt_bind_int(s, "part", p->part);
	stmt_bind_int(s, "line", p->line);
	return stmt_exec(s, e);
}

struct item_sum {
	int64_t findings, deduction;
};

static void count_item(struct item_sum *sums, const struct log_patrol *p, const struct log_finding *f)
{
	if (p->spot || f->item < 0)
		return;
	sums[f->item].findings++;
	sums[f->item].deduction += f->deduction > 0 ? f->deduction : 0;
}

static int add_items(struct record *r, int kind, const struct item_sum *sums, struct err *e)
{
	const struct standard_table *t = &r->log->standard->tables[kind];

	for (int i = 0; i < t->count; i++) {
		if (!sums[i].findings)
			continue;
		bind_type(r->item, kind);
		stmt_bind_text(r->item, "code", t->items[i].code);
		stmt_bind_text(r->item, "item", t->items[i].name);
		stmt_bind_int(r->item, "findings", sums[i].findings);
		stmt_bind_int(r->item, "deduction", sums[i].deduction);
		if (stmt_exec(r->item, e) < 0)
			return -1;
	}
	return 0;
}

int record_patrols(struct record *r, const struct month *m, struct err *e)
{
	for (int kind = 0; kind < STANDARD_TYPES; kind++) {
		struct item_sum sums[STANDARD_ITEMS] = { 0 };

		for (size_t i = 0; i < m->types[kind].count; i++) {
			const struct log_patrol *p = &r->log->patrols[r->log->by_zone[m->types[kind].from + i]];

			if (add_patrol(r, m, p, e) < 0)
				return -1;
			for (size_t k = 0; k < p->count; k++) {
				const struct log_finding *f = &r->log->findings[r->log->by_patrol[p->first + k]];

				count_item(sums, p, f);
				if (add_finding(r, m, p, f, e) < 0)
					return -1;
			}
		}
		if (add_items(r, kind, sums, e) < 0)
			return -1;
	}
	return 0;
}
