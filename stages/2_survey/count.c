#include "stages/2_survey/count.h"

static void count_answers(struct count *c, const struct form *f)
{
	for (int q = 0; q < BOOK_QUESTIONS; q++) {
		level_count(&c->questions[q], (enum level)f->levels[q]);
		level_count(&c->dimensions[book_dimension(q)], (enum level)f->levels[q]);
		level_count(&c->pooled, (enum level)f->levels[q]);
	}
}

void count_form(struct count *c, const struct form *f)
{
	if (f->state == REPLY_REPLACED) {
		c->replaced++;
		return;
	}
	c->returned++;
	c->few += f->state == REPLY_FEW;
	c->nameless += f->state == REPLY_NAMELESS;
	if (f->state != REPLY_VALID)
		return;
	c->valid++;
	c->anonymous += !f->room;
	count_answers(c, f);
}

void count_survey(struct count *c, const struct survey *s)
{
	for (size_t i = 0; i < s->count; i++)
		count_form(c, s->forms[i]);
}
