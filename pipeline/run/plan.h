/* plan: the cards of all stages and units, and the order in which they run. Knows no stage by name; reads no file,
 * starts nothing.
 *
 * A card comes as text, from `stages/X --describe`. A unit of a render stage has its stage's needs and its own. Refused
 * as our bug (70): two makers of one thing, a circle, a stage that needs what nobody makes. A unit that needs what
 * nobody makes is broken by itself (78): it is a template, and stops no other. */
#ifndef KEFU_RUN_PLAN_H
#define KEFU_RUN_PLAN_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/base/arena.h"
#include "pipeline/base/err.h"

struct card {
	const char *name;                 /* "2_arrears", "3_letters/dunning_s2" */
	const char *stage, *unit, *about; /* unit "" when the stage has none */
	const char **needs, **makes;      /* NULL-terminated words, as in stage.h */
	size_t need_count, make_count, need_room, make_room;
	struct card **makers; /* of what it needs, each once, in order of the plan; NULL-terminated */
	size_t maker_count;
	const char *broken; /* why it cannot run, or NULL */
	size_t place;       /* in plan->order */
};

struct plan {
	struct arena *arena;
	struct card **order;
	size_t count, room;
};

struct plan *plan_new(struct arena *a);

/* The text of one `--describe`. */
int plan_add(struct plan *p, const char *description, struct err *e);

/* Finds makers, and the order: phase, name, unit, but never before a maker. `sources`: ids of templates/sources, whose
 * tables (bills, src_bills) the maker of "source:*" makes. */
int plan_sort(struct plan *p, const char *const *sources, struct err *e);

/* By its name, its name without the digit ("arrears", "letters/dunning_s2"), its unit, or the name of a stage with
 * units: all that match are marked in `marks` (p->count of them). None: USAGE, naming the nearest. */
int plan_mark(const struct plan *p, const char *name, bool *marks, struct err *e);

/* Marks all that the marked need, or all that need the marked. */
void plan_mark_makers(const struct plan *p, bool *marks);
void plan_mark_takers(const struct plan *p, bool *marks);

/* The word without its prefix ("table:" …), or NULL when it has another one. */
const char *card_word(const char *word, const char *prefix);
bool card_first_phase(const struct card *c);

#endif
