/* share: the interval of each line `part whole households` of its input, as `low high`, or `-`: a door to pipeline/rules/share.h. */
#include <stdio.h>

#include "pipeline/rules/share.h"

int main(void)
{
	long long part, whole, households;

	while (scanf("%lld %lld %lld", &part, &whole, &households) == 3) {
		int64_t low, high;

		if (share_interval((struct share){ part, whole }, households, &low, &high))
			printf("%lld %lld\n", (long long)low, (long long)high);
		else
			printf("-\n");
	}
	return 0;
}
