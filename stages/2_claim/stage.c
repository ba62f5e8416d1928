/* 2_claim: houses to be sued, with advice and evidence, and bills whose time to sue runs out. README.md; rules/claim.h decides. */
#include "pipeline/stage/stage.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/base/buf.h"
#include "pipeline/rules/claim.h"
#include "pipeline/rules/fee.h"
#include "pipeline/rules/identity.h"
#include "pipeline/rules/owner.h"
#include "stages/2_claim/checks.sql.h"
#include "stages/2_claim/queries.sql.h"

/* ---- one claim ---- */

static unsigned proofs_of(struct stmt *row, char grade, char least)
{
	unsigned proofs = 1u << CLAIM_DEBT;

	if (*stmt_text(row, "owner") && stmt_int(row, "area") > 0)
		proofs |= 1u << CLAIM_PROPERTY;
	if (!stmt_null(row, "handover"))
		proofs |= 1u << CLAIM_HANDOVER;
	if (stmt_int(row, "price") > 0)
		proofs |= 1u << CLAIM_PRICE;
	if (claim_demand_proved(grade, least))
		proofs |= 1u << CLAIM_DEMAND;
	if (stmt_int(row, "served"))
		proofs |= 1u << CLAIM_SERVICE;
	return proofs;
}

static const char *lacking(struct arena *a, unsigned proofs)
{
	struct buf b;

	buf_init(&b, a);
	for (int i = 0; i < CLAIM_PROOFS; i++)
		if (!(proofs >> i & 1))
			buf_printf(&b, "%s%s", b.len ? "、" : "", claim_proof_text((enum claim_proof)i));
	return b.data;
}

static const char *co_owners(struct arena *a, const char *const *names)
{
	struct buf b;

	buf_init(&b, a);
	for (size_t i = 1; *names && names[i]; i++)
		buf_printf(&b, "%s%s", b.len ? "、" : "", names[i]);
	return b.len ? b.data : NULL;
}

static void bind_people(struct stmt *s, struct arena *a, const char *owner, const char *id_no)
{
	const char *const *names = owner_names(a, owner);
	struct identity id;
	bool known = identity_read(id_no, &id);

	stmt_bind_text(s, "owner", names[0]);
	stmt_bind_text(s, "co_owners", co_owners(a, names));
	stmt_bind_text(s, "sex", !known ? NULL : id.female ? "女" : "男");
	stmt_bind_day(s, "birth", known ? id.birth : DAY_NONE);
}

static int bind_money(struct stmt *s, const struct claim *c, struct stmt *row, struct err *e)
{
	struct fen other = stmt_fen(row, "owed");

	if (!fen_sub(&other, stmt_fen(row, "principal")))
		return err_set(e, ERR_BUG, "a claim too large");
	stmt_bind_fen(s, "principal", stmt_fen(row, "principal"));
	stmt_bind_fen(s, "other", other);
	if (stmt_null(row, "penalty"))
		stmt_bind_null(s, "penalty");
	else
		stmt_bind_fen(s, "penalty", c->penalty);
	stmt_bind_fen(s, "total", c->total);
	return 0;
}

static void bind_letter(struct stmt *s, struct stmt *row)
{
	const char *number = stmt_text(row, "number"), *grade = stmt_text(row, "grade");

	stmt_bind_text(s, "letter_no", *number ? number : NULL);
	stmt_bind_day(s, "letter_day", stmt_day(row, "letter_day"));
	stmt_bind_text(s, "grade", *grade ? grade : NULL);
	stmt_bind_day(s, "term_end", stmt_day(row, "pay_by"));
	stmt_bind_day(s, "limitation", stmt_day(row, "limitation"));
}

static struct claim read_claim(struct stmt *row)
{
	return (struct claim){
		.total = stmt_fen(row, "owed"),
		.penalty = stmt_fen(row, "penalty"),
		.disputed = stmt_int(row, "disputed"),
		.near_limitation = stmt_int(row, "near_limitation"),
		.grade = *stmt_text(row, "grade"),
		.addressed = strcmp(stmt_text(row, "delivery"), "无有效地址") != 0,
	};
}

static int add_claim(struct stage_run *r, struct stmt *s, struct stmt *row, struct err *e)
{
	struct claim c = read_claim(row);
	unsigned proofs = proofs_of(row, c.grade, *settings_text(r->settings, "limitation.min_grade"));

	if (!fen_add(&c.total, c.penalty))
		return err_set(e, ERR_BUG, "a claim too large");
	stmt_bind_text(s, "room", stmt_text(row, "room"));
	bind_people(s, r->arena, stmt_text(row, "owner"), stmt_text(row, "id_no"));
	stmt_bind_day(s, "from_day", stmt_day(row, "from_day"));
	stmt_bind_day(s, "to_day", stmt_day(row, "to_day"));
	stmt_bind_int(s, "months", stmt_int(row, "months"));
	bind_letter(s, row);
	stmt_bind_text(s, "advice", claim_advice_text(claim_advice(&c, settings_money(r->settings, "sue.min_amount"))));
	stmt_bind_text(s, "proof", arena_printf(r->arena, "%d/%d", claim_proof_count(proofs), CLAIM_PROOFS));
	stmt_bind_text(s, "proof_lacks", lacking(r->arena, proofs));
	return bind_money(s, &c, row, e) < 0 ? -1 : stmt_exec(s, e);
}

static int add_claims(struct stage_run *r, struct err *e)
{
	struct stmt *row = db_prepare(r->db, SQL_SUABLE), *s = db_prepare(r->db, SQL_ADD_CLAIM);
	int more;

	stmt_bind_text(row, "property", FEE_PROPERTY);
	stmt_bind_day(row, "as_of", r->as_of);
	while ((more = stmt_step(row, e)) > 0)
		if (add_claim(r, s, row, e) < 0)
			return -1;
	stmt_end(row);
	stmt_end(s);
	return more;
}

/* ---- bills whose time runs out ---- */

struct warn_days {
	int32_t *days, most;
	size_t count;
};

static int read_warn_days(struct stage_run *r, struct warn_days *w, struct err *e)
{
	const char *const *words = settings_list(r->settings, "limitation.warn_days");

	*w = (struct warn_days){ .most = 0 };
	while (words[w->count])
		w->count++;
	w->days = arena_array(r->arena, w->count + 1, sizeof *w->days);
	for (size_t i = 0; i < w->count; i++) {
		char *end;
		long n = strtol(words[i], &end, 10);

		if (*end || end == words[i] || n < 1 || n > 3650)
			return err_set(e, ERR_CONFIG, _("limitation.warn_days: \"%s\" is no number of days (1 to 3650)"), words[i]);
		w->days[i] = (int32_t)n;
		if (w->days[i] > w->most)
			w->most = w->days[i];
	}
	return 0;
}

static int add_warning(struct stage_run *r, const struct warn_days *w, struct stmt *s, struct stmt *row, struct err *e)
{
	static const char *const texts[] = { "room", "bill_no", "source", "item" };
	static const char *const numbers[] = { "period_from", "period_to", "owed", "due", "limitation", "part", "line" };
	struct day until = stmt_day(row, "limitation");
	int32_t within = claim_warning(until, r->as_of, w->days, w->count);

	if (within == CLAIM_NO_WARNING)
		return 0;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		stmt_bind_text(s, texts[i], stmt_text(row, texts[i]));
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		stmt_bind_int(s, numbers[i], stmt_int(row, numbers[i]));
	stmt_bind_text(s, "owner", stmt_null(row, "owner") ? NULL : stmt_text(row, "owner"));
	stmt_bind_int(s, "days_left", day_diff(until, r->as_of));
	stmt_bind_int(s, "within", within);
	return stmt_exec(s, e);
}

static int add_warnings(struct stage_run *r, struct err *e)
{
	struct stmt *row = db_prepare(r->db, SQL_RUNNING), *s = db_prepare(r->db, SQL_ADD_WARNING);
	struct warn_days w;
	int more;

	if (read_warn_days(r, &w, e) < 0)
		return -1;
	stmt_bind_day(row, "last", day_plus(r->as_of, w.most));
	while ((more = stmt_step(row, e)) > 0)
		if (add_warning(r, &w, s, row, e) < 0)
			return -1;
	stmt_end(row);
	stmt_end(s);
	return more;
}

static int run(struct stage_run *r, struct err *e)
{
	return add_claims(r, e) < 0 ? -1 : add_warnings(r, e);
}

const struct stage STAGE = {
	.about = "who is to be sued, with what evidence; which bills run out of time",
	.needs = { "table:arrears_bill", "table:arrears_room", "table:dunning", "table:letter_sent", "table:house", "table:dunning_holds",
		   "table:patrols", "as-of", "setting:limitation", "setting:sue" },
	.makes = { "table:claim", "table:claim_warning" },
	.checks = SQL_CLAIMS_ARE_NOT_THE_DEBT SQL_CLAIMS_ARE_NOT_THE_STEP,
	.run = run,
};
