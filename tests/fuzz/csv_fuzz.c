/* Whatever bytes as a CSV: each record is accepted, rejected or skipped, and the counts add up. */
#include "tests/fuzz/reading.h"

static const char *const SEEDS[] = {
	"账单号,房号,费用项目,计费开始,计费结束,账期,应收金额,减免金额\nB1,1-2-301,物业费,2026-01-01,2026-01-31,2026-01,200.00,\nB2,1栋2单元302,物业费,20260201,2026/2/28,202602,\"1,234.50\",0\n合计,,,,,,1434.50,\n",
	"\xEF\xBB\xBFXX小区收款明细,,,,\r\n收据号,房号,收款日期,收款金额,状态\r\nR1,1-2-301,2026-01-05,200,正常\r\n\r\nR2,1-2-302,42370,-3.00,作废\r\n制表：张三,,,,\r\n",
	"房屋\t收费项目\t缴费周期\t开始时间\t结束时间\t缴费时间\t应缴金额\t实缴金额\n1-1-1001\t物业费\t12\t42370\t42736\t2017-01-01 10:00\t1000\t1000\n",
	"巡查编号;日期;类型;区域;巡查人;是否抽查\nX1;2026-11-01;保洁;A区;李四;是\n\"X2\";\"2026-11-02\";\"绿化\";\"B\n区\";\"王五\";\"否\"\n",
	"\xD5\xCB\xB5\xA5\xBA\xC5,\xB7\xBF\xBA\xC5,\xB7\xD1\xD3\xC3\xCF\xEE\xC4\xBF,\xD3\xA6\xCA\xD5\xBD\xF0\xB6\xEE\nB1,1-2-301,\xCE\xEF\xD2\xB5\xB7\xD1,200\n",
};
static const char UTF16[] = "\xFF\xFE\x26\x8D\x55\x53\xF7\x53,\0\x3F\x62\xF7\x53,\0\x39\x8D\x28\x75\x79\x98\xEE\x76,\0\x94\x5E\x36\x65\xD1\x91\x9D\x98\n\0B\0" "1\0,\0" "1\0-\0" "1\0,\0x\0,\0" "5\0\n\0";

static const char *const WORDS[] = { "\"", "\"\"", ",", "\r\n", "\r", "\n\n", "合计", "房号", "应收金额（万元）", "1.23E+17", "-", "２", "\xEF\xBB\xBF", "\xE2\x80\xAE", "\xB7\xBF", "2026年1月", "9999999999999999", "说明：", "\t", ";", "1-2-301", "第一季度", "=1+1" };

static struct fuzz_bytes seed(size_t i)
{
	if (i == 5)
		return (struct fuzz_bytes){ (char *)(uintptr_t)UTF16, sizeof UTF16 - 1 };
	return (struct fuzz_bytes){ (char *)(uintptr_t)SEEDS[i], strlen(SEEDS[i]) };
}

int main(int argc, char **argv)
{
	reading_load();
	return fuzz_main(argc, argv, "csv", seed, 6, WORDS, sizeof WORDS / sizeof *WORDS, reading_one);
}
