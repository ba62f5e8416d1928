/* settings_keys: every setting that exists, with its kind, default and origin (DOMAIN §10, RULINGS 32). Only settings.c and
 * `kefu init` read this table; the rest asks settings.h. */
#ifndef KEFU_BASE_SETTINGS_KEYS_H
#define KEFU_BASE_SETTINGS_KEYS_H

#include <stdbool.h>

enum settings_kind {
	SETTINGS_TEXT,
	SETTINGS_WORD, /* one of `words` */
	SETTINGS_LIST,
	SETTINGS_INT,
	SETTINGS_MONEY,
	SETTINGS_PPM, /* parts per million: rates, weights, factors */
	SETTINGS_FLAG,
	SETTINGS_MINUTES /* a time of day */
};

struct settings_key {
	const char *key;
	enum settings_kind kind;
	const char *value; /* the default */
	bool from_manual;  /* a value of the manual's: when changed, reports say so */
	bool empty_allowed;
	const char *words; /* SETTINGS_WORD */
	const char *about; /* one line, for `kefu init` (Chinese: the supervisor reads it) */
};

#define SETTINGS_MOST 200 /* room for them all */
extern const struct settings_key SETTINGS_KEYS[];
extern const int SETTINGS_COUNT;

#endif
