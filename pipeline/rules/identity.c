#include "pipeline/rules/identity.h"

#include <string.h>

/* GB 11643: ISO 7064 MOD 11-2. */
static char check_digit(const char *number)
{
	static const int weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
	int sum = 0;

	for (int i = 0; i < 17; i++)
		sum += weights[i] * (number[i] - '0');
	return "10X98765432"[sum % 11];
}

static int number_at(const char *s, int digits)
{
	int n = 0;

	while (digits-- > 0)
		n = n * 10 + (*s++ - '0');
	return n;
}

bool identity_read(const char *number, struct identity *out)
{
	char last;

	if (strlen(number) != 18 || strspn(number, "0123456789") < 17)
		return false;
	last = number[17] == 'x' ? 'X' : number[17];
	if (last != check_digit(number) || !day_make(number_at(number + 6, 4), number_at(number + 10, 2), number_at(number + 12, 2), &out->birth))
		return false;
	out->female = (number[16] - '0') % 2 == 0;
	return true;
}
