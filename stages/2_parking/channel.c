#include "stages/2_parking/channel.h"

#include <string.h>

#include "stages/2_parking/check.h"
#include "stages/2_parking/queries.sql.h"

/* The places of columns in queries.sql. */
enum { DAY, CHANNEL, AMOUNT, FEE, NET };

struct settled {
	const char *channel;
	bool missing;
	struct fen taken, amount, fee, net;
};

struct settling {
	struct stage_run *run;
	struct settled *days[GATE_DAYS];
	size_t count[GATE_DAYS], capacity[GATE_DAYS];
	struct stmt *add;
};

static struct settled *find(struct settling *c, int day, const char *channel)
{
	struct settled *x;

	for (size_t i = 0; i < c->count[day]; i++)
		if (!strcmp(c->days[day][i].channel, channel))
			return &c->days[day][i];
	c->days[day] =
	    arena_grow(c->run->arena, c->days[day], c->count[day], &c->capacity[day], sizeof(struct settled));
	x = &c->days[day][c->count[day]++];
	*x = (struct settled){ .channel = arena_strdup(c->run->arena, channel), .missing = true };
	return x;
}

/* A channel that is none of the ways keeps its own name. */
static int read_settlements(struct settling *c, const struct gate *g, struct err *e)
{
	struct stmt *s = db_prepare(c->run->db, SQL_SETTLEMENTS);
	int rc;

	stmt_bind_day(s, "start", g->shown.start);
	stmt_bind_day(s, "as_of", g->shown.end);
	while ((rc = stmt_step(s, e)) > 0) {
		const char *word = stmt_text_at(s, CHANNEL, NULL);
		enum stay_way way = stay_way_of(word);
		struct settled *x = find(c, day_diff(day_of((int32_t)stmt_int_at(s, DAY)), g->shown.start),
					 way == STAY_NO_WAY ? word : stay_way_name(way));

		x->missing = false;
		if (!fen_add(&x->amount, fen_of(stmt_int_at(s, AMOUNT))) ||
		    !fen_add(&x->fee, fen_of(stmt_int_at(s, FEE))) || !fen_add(&x->net, fen_of(stmt_int_at(s, NET))))
			return err_set(e, ERR_INPUT, _("the parking amounts are too large to add up"));
	}
	stmt_end(s);
	return rc;
}

static int record(struct settling *c, struct day day, const struct settled *x, struct err *e)
{
	struct fen difference = x->amount;

	if (!fen_sub(&difference, x->taken))
		return err_set(e, ERR_INPUT, _("the parking amounts are too large to add up"));
	stmt_bind_day(c->add, "day", day);
	stmt_bind_text(c->add, "channel", x->channel);
	stmt_bind_fen(c->add, "taken", x->taken);
	stmt_bind_fen(c->add, "settled", x->amount);
	stmt_bind_fen(c->add, "fee", x->fee);
	stmt_bind_fen(c->add, "net", x->net);
	stmt_bind_int(c->add, "missing", x->missing);
	if (stmt_exec(c->add, e) < 0)
		return -1;
	return fen_zero(difference) ? 0 : check_channel(c->run, day, x->channel, x->missing, difference, e);
}

int channel_record(struct stage_run *r, const struct gate *g, struct err *e)
{
	struct settling *c = arena_alloc(r->arena, sizeof *c);

	*c = (struct settling){ .run = r, .add = db_prepare(r->db, SQL_ADD_CHANNEL) };
	for (int d = 0; d <= day_diff(g->shown.end, g->shown.start); d++)
		for (int way = STAY_CASH + 1; way < STAY_WAYS; way++)
			if (g->days[d].used[way])
				find(c, d, stay_way_name((enum stay_way)way))->taken = g->days[d].taken[way];
	if (read_settlements(c, g, e) < 0)
		return -1;
	for (int d = 0; d <= day_diff(g->shown.end, g->shown.start); d++)
		for (size_t i = 0; i < c->count[d]; i++)
			if (record(c, day_plus(g->shown.start, d), &c->days[d][i], e) < 0)
				return -1;
	stmt_end(c->add);
	return 0;
}
