/* fraction: DOMAIN §5.3. A mean: PART/WHOLE*WEIGHT …; what is wanted was worked out with python's fractions. */
#include "tests/unit/rule.h"

#include <stdio.h>
#include <stdlib.h>

#include "pipeline/rules/fraction.h"

#define NONE (-1)

/* clang-format off: a case a line */
static const struct {
	const char *words, *terms;
	int64_t mean;
} MEANS[] = {
	{ "one fraction, a half goes up", "1/2*1", 1 },
	{ "two thirds that make a half", "1/3*1 2/3*1", 1 },
	{ "a half out of three, by weights", "3/4*1 1/4*1 1/2*2", 1 },
	{ "a tenth of a millionth below a half", "4999999/10000000*1", 0 },
	{ "just below a half by two denominators", "1/3*1 6666665/9999999*1", 0 },
	{ "weights", "8000/1*3 4000/1*1", 7000 },
	{ "what has no answers takes no part, nor does its weight", "8000/1*3 0/0*97", 8000 },
	{ "a weight of nothing takes no part", "8000/1*3 4000/1*0", 8000 },
	{ "nothing at all", "", NONE },
	{ "no answers anywhere", "0/0*3", NONE },
	{ "beyond the limits", "1/10000001*1", NONE },
	{ "ten dimensions of some hundred answers",
	  "1769281/364*19 1033999/378*14 1632688/332*4 2461513/390*17 1557377/191*12 448398/72*6 1795955/355*1 97286/26*9 296104/85*20 164451/76*2", 4861 },
	{ "ten of a few", "35715/4*16 4384/2*8 32124/4*4 10253/5*4 22954/5*7 6270/3*3 12843/2*1 15559/5*19 25615/4*7 10255/4*13", 4669 },
	{ "ten of millions", "22263538220/6263135*6 579200253/107963*17 58072780077/7779957*3 21425797395/5603993*15 23444577462/7089829*8 "
	  "2199002009/861243*17 74307930017/9905746*4 38946010167/4885158*3 25749340080/4475047*13 22505405798/4717492*1", 4547 },
	{ "sixteen of millions", "13904578454/1662530*1 14727482900/4775772*8 1038196524/181246*2 8005340874/1534972*6 13547000950/1611440*13 "
	  "55537221159/6533354*17 14649595956/2262294*9 25611175337/3388781*6 12723902837/2988744*1 27534511626/5134114*16 76276576151/8766836*3 "
	  "18967700135/4576955*17 60155208290/7574533*8 11725980693/3004584*12 4048530395/853004*12 3364984336/440030*6", 6080 },
	{ "three", "1840902/323*4 761373/265*1 1567316/196*14", 7243 },
};

static const struct {
	const char *words;
	int64_t above, below, rounded;
} ROUNDED[] = {
	{ "a half goes away from zero", 1, 2, 1 }, { "… below it", -1, 2, -1 }, { "less than a half", 49, 100, 0 }, { "… below it", -49, 100, 0 },
	{ "a whole", 6, 3, 2 },		       { "1.5", 3, 2, 2 },	     { "-1.5", -3, 2, -2 },		  { "-1.4", -14, 10, -1 },
};
/* clang-format on */

static size_t terms_of(const char *text, struct fraction_term *out)
{
	size_t n = 0;
	int used;
	long long part, whole, weight;

	for (; sscanf(text, "%lld/%lld*%lld%n", &part, &whole, &weight, &used) == 3; text += used)
		out[n++] = (struct fraction_term){ part, whole, weight };
	return n;
}

static void test_means(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(MEANS); i++) {
		struct fraction_term terms[FRACTION_TERMS];
		int64_t got = NONE;
		size_t n = terms_of(MEANS[i].terms, terms);

		if (!fraction_mean(terms, n, &got))
			got = NONE;
		rule_same_int(MEANS[i].words, got, MEANS[i].mean);
	}
}

static void test_rounding(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(ROUNDED); i++)
		rule_same_int(ROUNDED[i].words, fraction_rounded(ROUNDED[i].above, ROUNDED[i].below), ROUNDED[i].rounded);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_means), cmocka_unit_test(test_rounding) };

	return cmocka_run_group_tests_name("fraction", tests, NULL, NULL);
}
