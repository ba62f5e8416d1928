/* book: the surveys and the forms that came back, as dropped in, whether from the wide register or from a long export: plans in the
 * order of their days, forms with a level a question. What is later than as-of is not in it. */
#ifndef KEFU_STAGES_SURVEY_BOOK_H
#define KEFU_STAGES_SURVEY_BOOK_H

#include "pipeline/rules/level.h"
#include "pipeline/rules/reply.h"
#include "pipeline/stage/stage.h"
#include "pipeline/store/doubt.h"
#include "stages/2_survey/terms.h"

#define BOOK_SUBS	4 /* questions of a dimension beside its own: D1.1 … D1.4 */
#define BOOK_QUESTIONS (DIMENSIONS + (DIMENSIONS - 1) * BOOK_SUBS)
#define BOOK_UNSAID	LEVEL_UNKNOWN /* not even 不了解 */

enum book_source { BOOK_REGISTER, BOOK_EXPORT, BOOK_SOURCES }; /* survey_answers; survey_details, which may ask less */

struct form {
	enum book_source from;
	const char *source, *number, *room, *building, *comment;
	struct day day;
	int64_t part, line;
	bool known; /* the room is in the master */
	signed char levels[BOOK_QUESTIONS];
	int answered;
	enum reply_state state;
	const struct form *by; /* the one that replaced it */
};

struct survey {
	const char *number, *name, *person;
	struct day start, end;
	int64_t households, issued, target; /* hundredths of a percent */
	int64_t part, line;
	struct form **forms;
	size_t count, capacity;
	bool asked[BOOK_SOURCES][BOOK_QUESTIONS]; /* some form of that source says something to it */
	int asked_count[BOOK_SOURCES];
};

struct book {
	struct survey *surveys; /* by first day, then number */
	size_t count;
};

struct book *book_read(struct stage_run *r, const struct terms *t, struct doubts *doubts, struct err *e);

struct survey *book_survey(const struct book *b, const char *number); /* NULL: none */
struct form *book_form(const struct survey *s, const char *number);

int book_dimension(int question);
const char *book_code(int question, char out[16]); /* D3, D3.2 */

#endif
