/* letters: what the verbs of `kefu letters` share: the call, the site, the day. Each verb is a file of this folder. */
#ifndef KEFU_COMMANDS_LETTERS_LETTERS_H
#define KEFU_COMMANDS_LETTERS_LETTERS_H

#include <stdio.h>

#include "pipeline/base/settings.h"
#include "pipeline/render/report_text.h"
#include "pipeline/stage/program.h"
#include "pipeline/stage/site.h"
#include "pipeline/store/ledger.h"

struct letters {
	struct program_options common;
	struct arena *arena;
	struct site *site;
	struct settings *settings;
	struct day as_of; /* DAY_NONE: not given */
	const char *verb, *number, *plan, *approved_by, *why;
	enum report_format format;
};

int letters_plan(struct letters *c, struct err *e);
int letters_issue(struct letters *c, struct err *e);
int letters_void(struct letters *c, struct err *e);
int letters_list(struct letters *c, struct err *e);

#endif
