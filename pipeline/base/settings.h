/* settings: inputs/settings.ini against the table of every key that exists (settings.c: kind, default, origin).
 *
 * An unknown key, or a value that is not of its kind, is an error with file, line and the nearest key. Asking for a key that
 * the table lacks, or by the wrong kind, is our bug and ends the program (70). RULINGS 32, DOMAIN §10. */
#ifndef KEFU_BASE_SETTINGS_H
#define KEFU_BASE_SETTINGS_H

#include <stdbool.h>
#include <stdint.h>

#include "pipeline/base/arena.h"
#include "pipeline/base/day.h"
#include "pipeline/base/err.h"
#include "pipeline/base/fen.h"

struct settings;

/* `path` may be absent: then all is default. */
struct settings *settings_load(struct arena *a, const char *path, struct err *e);

/* A key is "section.name", as "letter.min_amount", "letter.terms.S2". */
const char *settings_text(const struct settings *s, const char *key); /* "" when empty */
bool settings_flag(const struct settings *s, const char *key);
bool settings_is_flag(const char *key); /* there is such a setting, true or false */
int64_t settings_int(const struct settings *s, const char *key);
struct fen settings_money(const struct settings *s, const char *key);
int64_t settings_ppm(const struct settings *s, const char *key);	 /* parts per million: 0.0005 -> 500 */
bool settings_empty(const struct settings *s, const char *key);
const char *const *settings_list(const struct settings *s, const char *key); /* NULL-terminated */
/* A list of days (YYYY-MM-DD). NULL, CONFIG: one of them is none. */
struct day *settings_days(struct arena *a, const struct settings *s, const char *key, size_t *count, struct err *e);
int settings_minutes(const struct settings *s, const char *key); /* 09:00 -> 540 */

/* Each key below `prefix` ("letter") with its value as text, in table order: for fingerprints and 数据来源. */
void settings_each(const struct settings *s, const char *prefix,
		   void (*each)(void *user, const char *key, const char *value, bool changed), void *user);

#endif
