/* identity: what an 18-digit identity number (身份证号) says: whether it can be one, the birth date, the sex.
 * A number of the old kind (15 digits), a masked one or one damaged by a spreadsheet says nothing. DOMAIN §3.9, §8.2. */
#ifndef KEFU_RULES_IDENTITY_H
#define KEFU_RULES_IDENTITY_H

#include <stdbool.h>

#include "pipeline/base/day.h"

struct identity {
	struct day birth;
	bool female;
};

/* False: not a number of 18 digits with a right check digit and a day that exists. */
bool identity_read(const char *number, struct identity *out);

#endif
