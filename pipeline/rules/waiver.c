#include "pipeline/rules/waiver.h"

bool waiver_approved(const struct waiver *w, struct day as_of)
{
	return *w->number && *w->by && !day_none(w->day) && day_cmp(w->day, as_of) <= 0;
}
