#include "pipeline/run/plan.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/base/text.h"

struct plan *plan_new(struct arena *a)
{
	struct plan *p = arena_alloc(a, sizeof *p);

	p->arena = a;
	return p;
}

const char *card_word(const char *word, const char *prefix)
{
	size_t n = strlen(prefix);

	return strncmp(word, prefix, n) ? NULL : word + n;
}

bool card_first_phase(const struct card *c)
{
	return card_word(c->stage, "1_") != NULL;
}

/* ---- reading cards ---- */

static void add_word(struct arena *a, const char ***words, size_t *count, size_t *room, const char *word)
{
	for (size_t i = 0; i < *count; i++)
		if (strcmp((*words)[i], word) == 0)
			return;
	*words = arena_grow(a, *words, *count + 1, room, sizeof **words); /* with its NULL */
	(*words)[(*count)++] = word;
	(*words)[*count] = NULL;
}

static struct card *card_new(struct arena *a, const char *stage, const char *unit)
{
	struct card *c = arena_alloc(a, sizeof *c);

	c->stage = stage;
	c->unit = unit;
	c->about = "";
	c->name = *unit ? arena_printf(a, "%s/%s", stage, unit) : stage;
	c->needs = arena_grow(a, NULL, 0, &c->need_room, sizeof *c->needs);
	c->makes = arena_grow(a, NULL, 0, &c->make_room, sizeof *c->makes);
	c->needs[0] = c->makes[0] = NULL;
	return c;
}

static void plan_put(struct plan *p, struct card *c)
{
	p->order = arena_grow(p->arena, p->order, p->count, &p->room, sizeof *p->order);
	p->order[p->count++] = c;
}

static bool known_word(const char *word)
{
	static const char *const PREFIXES[] = { "table:", "source:", "dir:", "setting:", "ledger:", "files:" };

	for (size_t i = 0; i < sizeof PREFIXES / sizeof *PREFIXES; i++)
		if (card_word(word, PREFIXES[i]) && *card_word(word, PREFIXES[i]))
			return true;
	return strcmp(word, "as-of") == 0;
}

static int card_add_word(struct plan *p, struct card *c, const char *what, const char *word, struct err *e)
{
	if (!known_word(word))
		return err_set(e, ERR_BUG, _("the card of %s says %s %s, which is no word of cards"), c->name, what,
			       word);
	if (strcmp(what, "needs") == 0)
		add_word(p->arena, &c->needs, &c->need_count, &c->need_room, word);
	else
		add_word(p->arena, &c->makes, &c->make_count, &c->make_room, word);
	return 0;
}

struct reader {
	struct plan *plan;
	struct card *stage, *now;
	bool has_units;
};

/* A unit starts with what its stage needs. */
static void begin_unit(struct reader *r, const char *name)
{
	struct card *c = card_new(r->plan->arena, r->stage->stage, name);

	c->about = r->stage->about;
	for (size_t i = 0; i < r->stage->need_count; i++)
		add_word(r->plan->arena, &c->needs, &c->need_count, &c->need_room, r->stage->needs[i]);
	plan_put(r->plan, c);
	r->now = c;
}

static int read_line(struct reader *r, char *line, struct err *e)
{
	char *value = strchr(line, ' ');

	if (!*line)
		return 0;
	if (!value)
		return err_set(e, ERR_BUG, _("a card has the line %s"), line);
	*value++ = '\0';
	if (strcmp(line, "stage") == 0)
		r->stage = r->now = card_new(r->plan->arena, value, "");
	else if (!r->stage)
		return err_set(e, ERR_BUG, _("a card does not begin with its stage"));
	else if (strcmp(line, "about") == 0)
		r->now->about = value;
	else if (strcmp(line, "units") == 0)
		r->has_units = true;
	else if (strcmp(line, "unit") == 0)
		begin_unit(r, value);
	else if (strcmp(line, "needs") == 0 || strcmp(line, "makes") == 0)
		return card_add_word(r->plan, r->now, line, value, e);
	return 0;
}

int plan_add(struct plan *p, const char *description, struct err *e)
{
	struct reader r = { .plan = p };
	char *text = arena_strdup(p->arena, description), *line;

	while ((line = strsep(&text, "\n")))
		if (read_line(&r, line, e) < 0)
			return -1;
	if (!r.stage)
		return err_set(e, ERR_BUG, _("a stage printed no card"));
	if (!r.has_units)
		plan_put(p, r.stage);
	return 0;
}

/* ---- makers ---- */

static bool card_has(const char *const *words, const char *word)
{
	for (; *words; words++)
		if (strcmp(*words, word) == 0)
			return true;
	return false;
}

static bool card_makes(const struct card *c, const char *word)
{
	return card_has((const char *const *)c->makes, word);
}

static bool listed(const char *const *list, const char *word)
{
	return list && card_has(list, word);
}

/* bills and src_bills come from whoever makes "source:*". */
static const char *made_as(const char *need, const char *const *sources)
{
	const char *table = card_word(need, "table:"), *source = card_word(need, "source:");
	const char *behind = table ? card_word(table, "src_") : NULL;

	if (source || (table && listed(sources, table)) || (behind && listed(sources, behind)))
		return "source:*";
	return need;
}

static bool needs_maker(const char *word)
{
	return card_word(word, "table:") || card_word(word, "source:") || card_word(word, "files:");
}

static void add_maker(struct arena *a, struct card *c, struct card *maker)
{
	size_t room = c->maker_count;

	for (size_t i = 0; i < c->maker_count; i++)
		if (c->makers[i] == maker)
			return;
	c->makers = arena_grow(a, c->makers, c->maker_count, &room, sizeof *c->makers);
	c->makers[c->maker_count++] = maker;
}

static int find_makers(struct plan *p, struct card *c, const char *need, const char *const *sources, struct err *e)
{
	const char *word = made_as(need, sources);
	bool found = false;

	for (size_t i = 0; i < p->count; i++) {
		if (!card_makes(p->order[i], need) && !card_makes(p->order[i], word))
			continue;
		found = true;
		if (p->order[i] != c)
			add_maker(p->arena, c, p->order[i]);
	}
	if (found || !needs_maker(word))
		return 0;
	if (*c->unit) {
		c->broken = arena_printf(p->arena, _("it needs %s, which nothing makes"), need);
		return 0;
	}
	return err_set(e, ERR_BUG, _("%s needs %s, which no stage makes"), c->name, need);
}

/* Of files the paths are what must differ: the stages see to that when they publish. */
static int refuse_two_makers(const struct plan *p, struct err *e)
{
	for (size_t i = 0; i < p->count; i++)
		for (size_t k = i + 1; k < p->count; k++)
			for (const char **w = p->order[i]->makes; *w; w++)
				if (!card_word(*w, "files:") && card_makes(p->order[k], *w))
					return err_set(e, ERR_BUG, _("%s is made by %s and by %s"), *w,
						       p->order[i]->name, p->order[k]->name);
	return 0;
}

/* ---- order ---- */

static int card_cmp(const void *a, const void *b)
{
	const struct card *x = *(const struct card *const *)a, *y = *(const struct card *const *)b;
	int rc = strcmp(x->stage, y->stage);

	return rc ? rc : strcmp(x->unit, y->unit);
}

static bool ready(const struct card *c, const bool *placed)
{
	for (size_t i = 0; i < c->maker_count; i++)
		if (!placed[c->makers[i]->place])
			return false;
	return true;
}

static struct card *unplaced_maker(const struct card *c, const bool *placed)
{
	for (size_t i = 0; i < c->maker_count; i++)
		if (!placed[c->makers[i]->place])
			return c->makers[i];
	return NULL;
}

/* Follows makers that are not placed until one comes again: from there on it is the circle. */
static int refuse_circle(const struct plan *p, const bool *placed, struct err *e)
{
	bool *seen = arena_array(p->arena, p->count, sizeof *seen);
	struct card *c = NULL, *first;
	const char *text;

	for (size_t i = 0; i < p->count && !c; i++)
		if (!placed[i])
			c = p->order[i];
	while (!seen[c->place]) {
		seen[c->place] = true;
		c = unplaced_maker(c, placed);
	}
	first = c;
	text = c->name;
	do {
		c = unplaced_maker(c, placed);
		text = arena_printf(p->arena, "%s <- %s", text, c->name);
	} while (c != first);
	return err_set(e, ERR_BUG, _("stages need each other in a circle: %s"), text);
}

static int place_all(struct plan *p, struct err *e)
{
	struct card **order = arena_array(p->arena, p->count + 1, sizeof *order);
	bool *placed = arena_array(p->arena, p->count + 1, sizeof *placed);

	for (size_t n = 0; n < p->count; n++) {
		size_t i = 0;

		while (i < p->count && (placed[i] || !ready(p->order[i], placed)))
			i++;
		if (i == p->count)
			return refuse_circle(p, placed, e);
		placed[i] = true;
		order[n] = p->order[i];
	}
	p->order = order;
	return 0;
}

static void number(struct plan *p)
{
	for (size_t i = 0; i < p->count; i++)
		p->order[i]->place = i;
}

static int place_cmp(const void *a, const void *b)
{
	const struct card *x = *(const struct card *const *)a, *y = *(const struct card *const *)b;

	return (x->place > y->place) - (x->place < y->place);
}

int plan_sort(struct plan *p, const char *const *sources, struct err *e)
{
	if (!p->count)
		return err_set(e, ERR_MISSING, _("there are no stages: the installation is incomplete"));
	qsort(p->order, p->count, sizeof *p->order, card_cmp);
	number(p);
	if (refuse_two_makers(p, e) < 0)
		return -1;
	for (size_t i = 0; i < p->count; i++)
		for (const char **need = p->order[i]->needs; *need; need++)
			if (find_makers(p, p->order[i], *need, sources, e) < 0)
				return -1;
	if (place_all(p, e) < 0)
		return -1;
	number(p);
	for (size_t i = 0; i < p->count; i++)
		if (p->order[i]->maker_count)
			qsort(p->order[i]->makers, p->order[i]->maker_count, sizeof(struct card *), place_cmp);
	return 0;
}

/* ---- choosing ---- */

static const char *without_phase(const char *name)
{
	const char *rest = strchr(name, '_');

	return rest ? rest + 1 : name;
}

static bool named(const struct card *c, const char *name)
{
	return strcmp(c->name, name) == 0 || strcmp(c->stage, name) == 0 || strcmp(without_phase(c->name), name) == 0 ||
	       strcmp(without_phase(c->stage), name) == 0 || (*c->unit && strcmp(c->unit, name) == 0);
}

static int refuse_name(const struct plan *p, const char *name, struct err *e)
{
	const char **words = arena_array(p->arena, 5 * p->count + 1, sizeof *words);
	const char *near;
	size_t n = 0;

	for (size_t i = 0; i < p->count; i++) {
		words[n++] = p->order[i]->name;
		words[n++] = without_phase(p->order[i]->name);
		words[n++] = p->order[i]->stage;
		words[n++] = without_phase(p->order[i]->stage);
		if (*p->order[i]->unit)
			words[n++] = p->order[i]->unit;
	}
	words[n] = NULL;
	near = text_nearest(name, words);
	if (near)
		return err_set(e, ERR_USAGE, _("there is no stage %s; did you mean %s?"), name, near);
	return err_set(e, ERR_USAGE, _("there is no stage %s; kefu stages lists them"), name);
}

int plan_mark(const struct plan *p, const char *name, bool *marks, struct err *e)
{
	bool found = false;

	for (size_t i = 0; i < p->count; i++)
		if (named(p->order[i], name))
			found = marks[i] = true;
	return found ? 0 : refuse_name(p, name, e);
}

void plan_mark_makers(const struct plan *p, bool *marks)
{
	for (size_t i = p->count; i-- > 0;)
		if (marks[i])
			for (size_t k = 0; k < p->order[i]->maker_count; k++)
				marks[p->order[i]->makers[k]->place] = true;
}

void plan_mark_takers(const struct plan *p, bool *marks)
{
	for (size_t i = 0; i < p->count; i++)
		for (size_t k = 0; k < p->order[i]->maker_count; k++)
			if (marks[p->order[i]->makers[k]->place])
				marks[i] = true;
}
