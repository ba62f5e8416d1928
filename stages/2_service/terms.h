/* terms: the settings that this stage asks for, read once. */
#ifndef KEFU_SERVICE_TERMS_H
#define KEFU_SERVICE_TERMS_H

#include "pipeline/base/settings.h"
#include "pipeline/rules/callback.h"
#include "pipeline/rules/contact.h"

struct terms_pair { /* "开发商: 1440" */
	const char *name;
	int value;
};

struct terms {
	struct service_terms service;
	struct contact_terms contact;
	struct callback_terms callback;
	int forward_minutes;
	bool same_day; /* RC-04 is asked */
	const struct terms_pair *forward; /* minutes by 责任单位 */
	const struct terms_pair *classes; /* hours by 小类 or 大类; both end with a NULL name */
};

int terms_read(struct terms *t, struct arena *a, const struct settings *s, struct err *e);

/* The value of the first pair of that name, else `otherwise`; `name` need not end where `n` does. */
int terms_value(const struct terms_pair *pairs, const char *name, size_t n, int otherwise);

#endif
