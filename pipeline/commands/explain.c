/* kefu explain ROOM|LETTER|TICKET: why a house stands at its step, or the clock of a ticket, and which rows of which files say so.
 * Reads what was computed for a day; computes nothing. What is told of each is in explain/. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/commands/explain/explain.h"
#include "pipeline/commands/explain/find.sql.h"

enum { OPTION_AS_OF = 256 };

static const struct argp_option OPTIONS[] = {
	{ "as-of", OPTION_AS_OF, "DATE", 0, "the day, as YYYY-MM-DD (default: the latest computed)", 0 },
	{ 0 },
};

struct call {
	struct program_options common;
	const char *what;
	struct day as_of;
};

static error_t parse_option(int key, char *value, struct argp_state *state)
{
	struct call *c = state->input;

	switch (key) {
	case ARGP_KEY_INIT:
		state->child_inputs[0] = &c->common;
		return 0;
	case OPTION_AS_OF:
		program_day(state, value, &c->as_of);
		return 0;
	case ARGP_KEY_ARG:
		if (c->what)
			argp_error(state, _("one house, letter or ticket at a time"));
		c->what = value;
		return 0;
	case ARGP_KEY_NO_ARGS:
		argp_error(state, _("which house, letter or ticket? kefu explain ROOM"));
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

/* ---- words ---- */

const char *explain_yuan(struct explain *t, struct fen f)
{
	char text[FEN_TEXT];

	return arena_strdup(t->arena, fen_grouped(f, text));
}

const char *explain_day(struct explain *t, struct day d)
{
	char text[DAY_TEXT];

	return day_none(d) ? "—" : arena_strdup(t->arena, day_text(d, text));
}

const char *explain_place(struct explain *t, struct stmt *s)
{
	return computed_place(t->arena, stmt_text(s, "path"), stmt_text(s, "sheet"), stmt_int(s, "line"));
}

/* ---- what is asked for ---- */

static int unknown(struct explain *t, const char *what, const char *near)
{
	if (near)
		return err_set(t->e, ERR_NOINPUT, _("there is no house, letter or ticket \"%s\"; did you mean \"%s\"?"), what, near);
	return err_set(t->e, ERR_NOINPUT, _("there is no house, letter or ticket \"%s\""), what);
}

static int nearest_of(struct explain *t, const char *what, const char *numbers, const char *near)
{
	struct stmt *s = db_prepare(t->db, numbers);
	const char *const *all = stmt_texts(t->arena, s, NULL, t->e);

	stmt_end(s);
	return all ? unknown(t, what, near ? near : text_nearest(what, all)) : -1;
}

static int find_letter(struct explain *t, const char *number)
{
	struct stmt *s = db_prepare(t->db, SQL_FIND_LETTER);
	int more;

	stmt_bind_text(s, "number", number);
	if ((more = stmt_step(s, t->e)) > 0) {
		t->room = arena_strdup(t->arena, stmt_text(s, "room"));
		t->letter = number;
	}
	stmt_end(s);
	return more ? more : nearest_of(t, number, SQL_FIND_LETTER_NUMBERS, NULL);
}

/* Days that were computed before there were tickets, or of which only a part was, have no tickets. */
static int find_ticket(struct explain *t, const char *number, const char *near)
{
	struct stmt *s;
	int more;

	if (!db_has_table(t->db, "service_ticket"))
		return unknown(t, number, near);
	s = db_prepare(t->db, SQL_FIND_TICKET);
	stmt_bind_text(s, "number", number);
	if ((more = stmt_step(s, t->e)) > 0)
		t->ticket = number;
	stmt_end(s);
	return more ? more : nearest_of(t, number, SQL_FIND_TICKET_NUMBERS, near);
}

static int find(struct explain *t, const char *what)
{
	bool houses = db_has_table(t->db, "arrears_account");
	const char *near = NULL;

	if (!strncmp(what, "催字", strlen("催字")))
		return find_letter(t, what);
	if (houses && (t->room = computed_house(t->arena, t->db, what, &near, t->e)))
		return 0;
	if (t->e->kind)
		return -1;
	if (!houses && !db_has_table(t->db, "service_ticket"))
		return err_set(t->e, ERR_NOINPUT, _("the arrears were never computed for this day; kefu run does it"));
	return find_ticket(t, what, near);
}

static int explain(struct arena *a, struct call *c, struct err *e)
{
	struct explain t = { .arena = a, .e = e };
	struct site *site = site_open(a, c->common.site, e);
	int rc = -1;

	if (!site || !(t.settings = settings_load(a, site->settings_ini, e)) || !(t.db = computed_open(site, &c->as_of, e)))
		return -1;
	t.as_of = c->as_of;
	if (find(&t, c->what) < 0 || (t.ticket ? explain_ticket(&t) : explain_house(&t)) < 0)
		goto out;
	rc = fflush(stdout) == EOF ? err_errno(e, _("writing the text")) : 0;
out:
	db_close(t.db);
	if (rc < 0 && strstr(e->text, "no such table"))
		return err_set(e, ERR_NOINPUT, _("the arrears were never computed for this day; kefu run does it"));
	return rc;
}

int main(int argc, char **argv)
{
	static const struct argp_child CHILDREN[] = { { &PROGRAM_ARGP, 0, NULL, 0 }, { 0 } };
	static const struct argp argp = { OPTIONS,  parse_option,
					  "ROOM|LETTER|TICKET", "Tells why a house stands where it does, or the clock of a ticket, with the file and line of each row.",
					  CHILDREN, NULL,
					  "kefu" };
	struct call c = { .as_of = DAY_NONE };
	struct arena *a = arena_new();
	struct err e = { 0 };
	int rc = 0;

	program_begin();
	program_parse(&argp, argc, argv, &c.common, &c);
	if (explain(a, &c, &e) < 0)
		rc = program_fail(&e);
	arena_free(a);
	return rc;
}
