/* A year of a car park for the bench: `parking_year FOLDER ROWS FIRST DAYS` writes ROWS transactions over DAYS days from FIRST on, a file a month,
 * with the hand-over sheet and the channels' settlements of each month, all of which agree with one another. Three lanes, three shifts a day from
 * 00:00 on. The same arguments give the same bytes; another FIRST goes on with other numbers. RANDOM_IDS=1: numbers without an order. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { LANES = 3, SHIFTS = 3, WAYS = 6, DAY = 86400 };

static const char *const LANE[LANES] = { "东门出口", "西门出口", "地库出口" };
static const char *const SHIFT[SHIFTS] = { "早", "中", "晚" };
static const char *const HOURS[SHIFTS][2] = { { "00:00", "08:00" }, { "08:00", "16:00" }, { "16:00", "24:00" } };
static const char *const COLLECTOR[] = { "安一帆", "柏文静", "常青山", "邓子昂", "范小雨", "葛长林", "何雨桐" };
static const char *const WAY[WAYS] = { "现金", "微信", "支付宝", "ETC", "银联", "其他" };
static const int SHARE[WAYS] = { 8, 60, 88, 95, 98, 100 };
static const char *const REASON[] = { "优惠券", "业主访客", "商户减免", "军警车辆" };

static uint64_t state;
static bool scattered;

static uint64_t mixed(uint64_t x)
{
	x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
	x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
	return x ^ (x >> 31);
}

static int below(int n)
{
	state += 0x9e3779b97f4a7c15u;
	return (int)(mixed(state) % (uint64_t)n);
}

static char *clock_of(time_t t, char out[24])
{
	struct tm tm;

	gmtime_r(&t, &tm);
	strftime(out, 24, "%Y-%m-%d %H:%M:%S", &tm);
	return out;
}

struct month {
	FILE *txns, *shifts, *settled;
	char name[12];
};

static FILE *begin(const char *folder, const char *what, const char *month, const char *heading)
{
	char path[4096];
	FILE *f;

	snprintf(path, sizeof path, "%s/%s-%s.csv", folder, what, month);
	f = fopen(path, "w");
	if (!f) {
		perror(path);
		exit(1);
	}
	fprintf(f, "%s\n", heading);
	return f;
}

static void end(FILE *f)
{
	if (f && fclose(f) != 0) {
		perror("parking_year");
		exit(1);
	}
}

static void turn(struct month *m, const char *folder, const char *name)
{
	if (!strcmp(m->name, name))
		return;
	end(m->txns), end(m->shifts), end(m->settled);
	*m = (struct month){ NULL, NULL, NULL, "" };
	if (!*name)
		return;
	snprintf(m->name, sizeof m->name, "%s", name);
	m->txns = begin(folder, "流水", name, "流水号,车牌号,车辆类型,入场时间,出场时间,车道,应收金额,减免金额,减免原因,实收金额,支付方式,支付时间,收费员,放行方式");
	m->shifts = begin(folder, "交接班", name, "日期,班次,车道,收费员,开始时间,结束时间,现金交款,备用金");
	m->settled = begin(folder, "结算", name, "渠道,交易日期,交易金额,手续费,到账金额");
}

static int way_of(void)
{
	int share = below(100), way = 0;

	while (share >= SHARE[way])
		way++;
	return way;
}

static void put_txn(FILE *f, time_t left, int64_t number, long cash[SHIFTS][LANES], long taken[WAYS])
{
	int lane = below(LANES), shift = (int)(left % DAY / (DAY / SHIFTS)), kind = below(100), way = way_of();
	int hours = 1 + below(10), charged = kind < 6 ? 0 : hours * 300, waived = kind >= 6 && kind < 14 ? charged / 300 * 100 : 0;
	int received = kind == 99 ? 0 : charged - waived;
	char entered[24], gone[24], no[40];

	snprintf(no, sizeof no, scattered ? "%016llx" : "LS%012lld", scattered ? (unsigned long long)mixed((uint64_t)number) : (unsigned long long)number);
	fprintf(f, "%s,川A%c%04d,临时车,%s,%s,%s,%d.00,%d.00,%s,%d.00,%s,%s,%s,%s\n", no, 'A' + below(24), below(10000),
		clock_of(left - hours * 3600 + 60 + below(3000), entered), clock_of(left, gone), LANE[lane], charged / 100, waived / 100,
		waived ? REASON[below(4)] : "", received / 100, received ? WAY[way] : "", received ? gone : "",
		COLLECTOR[(left / DAY + shift * 2 + lane) % 7], kind == 99 ? "异常" : charged ? "收费" : "免费");
	if (way == 0)
		cash[shift][lane] += received;
	taken[way] += received;
}

static void put_day(struct month *m, time_t day, int64_t rows, int64_t *number)
{
	long cash[SHIFTS][LANES] = { 0 }, taken[WAYS] = { 0 };
	char text[24];

	for (int64_t i = 0; i < rows; i++)
		put_txn(m->txns, day + (time_t)(i * DAY / rows), (*number)++, cash, taken);
	clock_of(day, text)[10] = '\0';
	for (int s = 0; s < SHIFTS; s++)
		for (int l = 0; l < LANES; l++)
			fprintf(m->shifts, "%s,%s,%s,%s,%s,%s,%ld.00,500\n", text, SHIFT[s], LANE[l], COLLECTOR[(day / DAY + s * 2 + l) % 7], HOURS[s][0],
				HOURS[s][1], cash[s][l] / 100);
	for (int w = 1; w < WAYS; w++)
		fprintf(m->settled, "%s,%s,%ld.00,%ld.%02ld,%ld.%02ld\n", WAY[w], text, taken[w] / 100, taken[w] * 6 / 100000, taken[w] * 6 / 1000 % 100,
			(taken[w] - taken[w] * 6 / 1000) / 100, (taken[w] - taken[w] * 6 / 1000) % 100);
}

int main(int argc, char **argv)
{
	struct month m = { NULL, NULL, NULL, "" };
	struct tm tm = { 0 };
	int64_t rows, days, number;
	time_t first;
	int at;

	if (argc != 5 || !strptime(argv[3], "%Y-%m-%d", &tm)) {
		fputs("usage: parking_year FOLDER ROWS FIRST DAYS\n", stderr);
		return 64;
	}
	rows = atoll(argv[2]), days = atoll(argv[4]), first = timegm(&tm);
	scattered = getenv("RANDOM_IDS") != NULL;
	state = (uint64_t)first;
	number = first / DAY * 1000000;
	for (int64_t d = 0; d < days; d++) {
		char name[24];
		time_t day = first + (time_t)d * DAY;

		clock_of(day, name);
		at = days == 1 ? 10 : 7; /* a file of one day is named for it */
		name[at] = '\0';
		turn(&m, argv[1], name);
		put_day(&m, day, rows * (d + 1) / days - rows * d / days, &number);
	}
	turn(&m, argv[1], "");
	return 0;
}
