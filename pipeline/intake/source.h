/* source: what an export looks like, declared in templates/sources/<id>.ini: titles, synonyms, types, keys, mode.
 *
 *   [source]            title = 应收明细 · mode = upsert | append · key = bill_no (a list) · encoding = (optional
 * override) supersede = state: 正常 > 作废 (append: a row that differs only so replaces) · skip_when_empty = a, b
 * dated = start, period (the first of these that is filled says of when a row is)
 *   [column bill_no]    title = 账单号 · type = id · required = yes · synonyms = … (lists go on in indented lines)
 *                       default = … · values = 正常, 作废 (enum; `正常: 有效, ok` gives words that mean it)
 *
 * A column becomes one place in a row, some types two:
 *   text id phone plate enum -> TEXT      money -> INTEGER fen          decimal:N -> INTEGER of 10^-N       int,
 * bool(0/1) -> INTEGER percent -> INTEGER of 0.01 %          date -> INTEGER days          month -> INTEGER (day.h)
 *   months  -> <key> and <key>_to: first and last month (账期: 2023-01, or 2023-01~2023-03)
 *   datetime -> <key> INTEGER seconds, and <key>_day_only 1 when the cell had no time of day
 *   room    -> <key> canonical 楼栋-单元-房号, and <key>_text as written, NULL when the same */
#ifndef KEFU_INTAKE_SOURCE_H
#define KEFU_INTAKE_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/base/arena.h"
#include "pipeline/base/err.h"

enum source_type {
	SOURCE_TEXT,
	SOURCE_ID,
	SOURCE_PHONE,
	SOURCE_PLATE,
	SOURCE_ENUM,
	SOURCE_MONEY,
	SOURCE_DECIMAL,
	SOURCE_INT,
	SOURCE_BOOL,
	SOURCE_PERCENT,
	SOURCE_DATE,
	SOURCE_MONTH,
	SOURCE_MONTHS,
	SOURCE_DATETIME,
	SOURCE_ROOM
};

enum source_mode { SOURCE_UPSERT, SOURCE_APPEND };

struct source_word {
	const char *word, *means; /* enum: each accepted word and the value that it stands for */
};

struct source_column {
	const char *key, *title;
	enum source_type type;
	int decimals; /* SOURCE_DECIMAL */
	bool required, is_key;
	const char *const *synonyms; /* NULL-terminated, as written */
	const struct source_word *words;
	size_t word_count;
	const char *allowed;  /* enum: what to say of a word that is none of them */
	const char *fallback; /* default, or NULL */
	const char *const *offers; /* text: usual words, for a form's drop-down; others may be written. NULL: none */
	int place;            /* first place in a row's values */
};

struct heading_words;

struct source {
	const char *id, *title, *path; /* path: the .ini it came from */
	enum source_mode mode;
	const char *encoding; /* NULL: find out */
	const char *own;      /* the sheet of a workbook of ours that people fill in for it; NULL: none */
	const struct source_column *columns;
	size_t column_count;
	int places;                           /* values in a row */
	const struct heading_words *headings; /* its titles and synonyms, folded (heading.h) */
	/* append: rows that differ only in this column, from -> to, replace the older one; NULL when there is none */
	const struct source_column *supersede;
	const char *supersede_from, *supersede_to;
	const struct source_column *const
	    *skip_when_empty; /* NULL-terminated; a row with all of these empty is skipped */
	bool skip_own;	      /* … only on its own sheet: elsewhere such a row is a mistake */
	const struct source_column *const *dated; /* NULL-terminated; the first that is filled says of when a row is */
};

struct source_set {
	const struct source *sources; /* by id */
	size_t count;
};

/* Reads `names` (file paths, NULL-terminated). Ids, titles and keys are checked; mistakes are CONFIG with file:line. */
struct source_set *source_load(struct arena *a, const char *const *paths, struct err *e);
/* A source is filled in on this sheet of a workbook of ours, or on its further part "name 2". */
bool source_takes_own(const struct source_set *set, const char *sheet);
bool source_is_own(const struct source *s, const char *sheet);
const struct source *source_find(const struct source_set *set, const char *id);
bool source_identifier(const char *s); /* [a-z][a-z0-9_]*, fit for a table or column name */

/* The database column of a place: "bill_no", "room_text", "period_to" …; and whether it is TEXT. */
const char *source_place_name(struct arena *a, const struct source *s, int place);
bool source_place_text(const struct source *s, int place);

#endif
