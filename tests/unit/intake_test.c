#include "tests/unit/teller.h"

#define BILLS "账单号,房号,费用项目,账期,应收金额\n"

static const struct {
	const char *name, *path, *file, *told;
} CASES[] = {
	{ "a row of each kind", "应收.csv",
	  BILLS "B1,1栋2单元301,物业费,2026-01,200.00\nB2,1-2-302,物业费,2026-01~2026-03,1e5\n",
	  "part bills at 1\n2: B1 1-2-301 1栋2单元301 物业费 ~ ~ 24312 24312 20000 ~ ~ ~ ~ ~\n"
	  "3! [应收金额] '1e5' 不是金额，请填写最多两位小数的数字，如 1234.50 key|B2|1-2-302|物业费\nend 3 = 1 + 1\n" },
	{ "titles above, totals, repeats and footers within, empty lines", "a.csv",
	  "XX小区应收明细,,,,\n制表人：张三,,,,\n" BILLS "B1,1-2-301,物业费,2026-01,200\n\n" BILLS "B2,1-2-302,物业费,2026-01,100\n小计,,,,300\n"
	  ",,,,\n合计,,,,300.00\n制表：李四,,审核：王五,,\n",
	  "part bills at 3\n4: B1 1-2-301 ~ 物业费 ~ ~ 24312 24312 20000 ~ ~ ~ ~ ~\n7: B2 1-2-302 ~ 物业费 ~ ~ 24312 24312 10000 ~ ~ ~ ~ ~\n"
	  "end 11 = 9 + 0\n" },
	{ "a total that the rows do not make", "a.csv", BILLS "B1,1-2-301,物业费,2026-01,200\n合计,,,,199\n",
	  "part bills at 1\n2: B1 1-2-301 ~ 物业费 ~ ~ 24312 24312 20000 ~ ~ ~ ~ ~\n"
	  "end 3 = 2 + 0: 第 3 行合计与明细不符：应收金额 合计 199.00，各行相加 200.00\n" },
	{ "rejected rows count in the total", "a.csv", BILLS "B1,,物业费,2026-01,200\n合计,,,,200\n",
	  "part bills at 1\n2! [房号] '' 必填项为空，请补填 key|B1||物业费\nend 3 = 2 + 1\n" },
	{ "no key, no key hash", "a.csv", BILLS ",1-2-301,物业费,2026-01,200\n",
	  "part bills at 1\n2! [账单号] '' 必填项为空，请补填||1-2-301|物业费\nend 2 = 1 + 1\n" },
	{ "too few and too many cells", "a.csv", BILLS "B1,1-2-301,物业费,2026-01\nB2,1-2-301,物业,费,2026-01,200\nB3,1-2-301,物业费,2026-01,200,,\n",
	  "part bills at 1\n2! [] '' 本行只有 4 列，表头有 5 列，请补齐后重报|B1|1-2-301|物业费\n"
	  "3! [] '' 本行有 6 列，表头只有 5 列，可能有内容带逗号而没有加引号|B2|1-2-301|物业\n"
	  "4: B3 1-2-301 ~ 物业费 ~ ~ 24312 24312 20000 ~ ~ ~ ~ ~\nend 4 = 1 + 2\n" },
	{ "a record that cannot be taken apart", "a.csv", BILLS "B1,1-2-301,\"物业\"费,2026-01,200\nB2,1-2-301,物业费,2026-01,200\n",
	  "part bills at 1\n2! [] 'B1,1-2-301,\"物业\"费,2026-01,200' 引号不成对或位置不对，无法分列|~|~|~\n"
	  "3: B2 1-2-301 ~ 物业费 ~ ~ 24312 24312 20000 ~ ~ ~ ~ ~\nend 3 = 1 + 1\n" },
	{ "tabs", "a.txt", "账单号\t房号\t费用项目\t应收金额\nB1\t1-2-301\t物业费\t1,200.00\n",
	  "part bills at 1\n2: B1 1-2-301 ~ 物业费 ~ ~ ~ ~ 120000 ~ ~ ~ ~ ~\nend 2 = 1 + 0\n" },
	{ "semicolons", "a.csv", "账单号;房号;费用项目;应收金额\nB1;1-2-301;物业费;1,200.00\n",
	  "part bills at 1\n2: B1 1-2-301 ~ 物业费 ~ ~ ~ ~ 120000 ~ ~ ~ ~ ~\nend 2 = 1 + 0\n" },
	{ "synonyms, units, order, a column nobody asked for", "a.csv", "备注,应收（元）,收费项目,房间号,账单编号\n无,200,物业费,1-2-301,B1\n",
	  "part bills at 1\n2: B1 1-2-301 ~ 物业费 ~ ~ ~ ~ 20000 ~ ~ ~ ~ ~\nend 2 = 1 + 0: 未使用的列：备注\n" },
	{ "万元 in the heading multiplies", "a.csv", "账单号,房号,费用项目,应收金额（万元）\nB1,1-2-301,物业费,0.02\n",
	  "part bills at 1\n2: B1 1-2-301 ~ 物业费 ~ ~ ~ ~ 20000 ~ ~ ~ ~ ~\nend 2 = 1 + 0\n" },
	{ "the exact title beats a synonym", "a.csv", "账单号,房号,费用项目,金额,应收金额\nB1,1-2-301,物业费,7,200\n",
	  "part bills at 1\n2: B1 1-2-301 ~ 物业费 ~ ~ ~ ~ 20000 ~ ~ ~ ~ ~\nend 2 = 1 + 0: 未使用的列：金额\n" },
	{ "two synonyms for one column", "a.csv", "账单号,房号,费用项目,金额,应收\nB1,1-2-301,物业费,7,200\n",
	  "part - at 0: “应收明细”：表头“金额”和“应收”都对应“应收金额”，请删去或改名其中一列\nend 2 = 2 + 0\n" },
	{ "no source fits: the nearest and what it lacks", "a.csv", "账单号,房号,费用项目\nB1,1-2-301,物业费\n",
	  "part - at 0: 未识别：最接近“应收明细”（bills），缺少列：应收金额\nend 2 = 2 + 0\n" },
	{ "nothing known", "a.csv", "foo,bar\n1,2\n", "part - at 0: 前 20 行里没有认得的表头，请检查是否选错了文件\nend 2 = 2 + 0\n" },
	{ "nothing at all", "a.csv", "", "part - at 0: 文件是空的\nend 0 = 0 + 0\n" },
	{ "byte order mark only", "a.csv", "\xEF\xBB\xBF", "part - at 0: 文件是空的\nend 0 = 0 + 0\n" },
	{ "one byte", "a.csv", "x", "part - at 0: 前 20 行里没有认得的表头，请检查是否选错了文件\nend 1 = 1 + 0\n" },
	{ "headings only", "a.csv", BILLS, "part bills at 1\nend 1 = 1 + 0: 只有表头，没有数据行\n" },
	{ "the header in row 20", "a.csv", "t\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n17\n18\n账单号,房号,费用项目,应收金额\nB1,1-2-301,物业费,2\n",
	  "part bills at 20\n21: B1 1-2-301 ~ 物业费 ~ ~ ~ ~ 200 ~ ~ ~ ~ ~\nend 21 = 20 + 0\n" },
	{ "the header in row 21 is not looked for", "a.csv", "t\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n17\n18\n19\n账单号,房号,费用项目,应收金额\nB1,1-2-301,物业费,2\n",
	  "part - at 0: 前 20 行里没有认得的表头，请检查是否选错了文件\nend 22 = 22 + 0\n" },
	{ "letters not yet delivered are skipped", "a.csv", "函件编号,送达方式,送达日期,签收人\nC1,,,\nC2,EMS,2026-01-05,张三\n",
	  "part deliveries at 1\n3: C2 EMS 20458 张三 ~ ~ ~ ~\nend 3 = 2 + 0\n" },
	{ "a note below the data", "a.csv", "账单号,房号,费用项目,应收金额\nB1,1-2-301,物业费,2\n说明：,,,\n房号,如 1-2-301,,\n金额,元为单位,,\n",
	  "part bills at 1\n2: B1 1-2-301 ~ 物业费 ~ ~ ~ ~ 200 ~ ~ ~ ~ ~\nend 5 = 4 + 0\n" },
	{ "a formula is text", "a.csv", "函件编号,送达方式,送达日期,签收人\nC2,EMS,2026-01-05,=HYPERLINK(1)\n",
	  "part deliveries at 1\n2: C2 EMS 20458 =HYPERLINK(1) ~ ~ ~ ~\nend 2 = 1 + 0\n" },
	{ "a web page", "a.xls", "<html><table></table></html>", "part - at 0: 这是网页格式的表格，请用 Excel 打开并另存为 .xlsx\nend 0 = 0 + 0\n" },
	{ "a workbook with a password", "a.xlsx", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....",
	  "part - at 0: 文件设有密码，或是旧版 .xls，请在 Excel 中去掉密码并另存为 .xlsx\nend 0 = 0 + 0\n" },
	{ "Latin-1", "a.csv", "caf\xE9,1\n", "part - at 0: 文件既不是 UTF-8 也不是 GB18030：偏移 3 处的字节不对，请从原系统重新导出\nend 0 = 0 + 0\n" },
};

static void tells_what_is_in_a_file(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		struct told *t = calloc(1, sizeof *t);
		struct err e = { 0 };

		if (read_as(t, CASES[i].path, CASES[i].file, strlen(CASES[i].file), &e) < 0)
			fail_msg("%s: %s", CASES[i].name, e.text);
		if (strcmp(t->text, CASES[i].told))
			fail_msg("%s: tells\n%snot\n%s", CASES[i].name, t->text, CASES[i].told);
		free(t);
	}
}

/* 模模 in GB18030 is ģģ in UTF-8, which would be taken first: a source may say what its files are. */
static void a_source_may_name_its_encoding(void **state)
{
	static const char ini[] = "[source]\ntitle = 旧\nkey = a\nencoding = GBK\n[column a]\ntitle = 模模\ntype = id\nrequired = yes\n";
	static const char file[] = "\xC4\xA3\xC4\xA3\nX1\n";
	char folder[] = "/tmp/kefu-old-XXXXXX", path[64];
	const char *paths[] = { path, NULL };
	struct told *t = calloc(1, sizeof *t);
	const struct intake_sink sink = { t, part, row, reject, end };
	struct err e = { 0 };
	struct source_set *set;
	FILE *f;
	int fd;

	(void)state;
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/old.ini", folder);
	assert_non_null(f = fopen(path, "w"));
	fputs(ini, f);
	fclose(f);
	set = source_load(arena, paths, &e);
	unlink(path);
	rmdir(folder);
	if (!set)
		fail_msg("%s", e.text);
	fd = file_of(file, sizeof file - 1);
	assert_int_equal(intake_read(fd, "x.csv", set, &sink, &e), 0);
	close(fd);
	assert_string_equal(t->text, "part old at 1\n2: X1\nend 2 = 1 + 0\n");
	free(t);
}

static void same_rows_have_same_hashes(void **state)
{
	static const char file[] = BILLS "B1,1-2-301,物业费,2026-01,200.00\nB1,1栋2单元301,物业费,202601,200\nB1,1-2-301,物业费,2026-01,200.01\nB2,1-2-301,物业费,2026-01,200.00\n";
	struct told *t = calloc(1, sizeof *t);
	struct err e = { 0 };

	(void)state;
	assert_int_equal(read_as(t, "a.csv", file, strlen(file), &e), 0);
	assert_memory_equal(&t->keys[0], &t->keys[1], sizeof t->keys[0]);
	assert_memory_equal(&t->contents[0], &t->contents[1], sizeof t->contents[0]); /* the room was only written otherwise */
	assert_memory_equal(&t->keys[0], &t->keys[2], sizeof t->keys[0]);
	assert_memory_not_equal(&t->contents[0], &t->contents[2], sizeof t->contents[0]);
	assert_memory_not_equal(&t->keys[0], &t->keys[3], sizeof t->keys[0]);
	free(t);
}

static void the_sink_may_fail(void **state)
{
	struct told *t = calloc(1, sizeof *t);
	struct err e = { 0 };
	size_t rows = 200000, n = strlen(BILLS);
	char *file = malloc(n + rows * 40);

	(void)state;
	memcpy(file, BILLS, n);
	for (size_t i = 0; i < rows; i++)
		n += (size_t)sprintf(file + n, "B%zu,1-2-301,x,2026-01,1\n", i);
	t->refuse_row = 100;
	assert_int_equal(read_as(t, "a.csv", file, n, &e), -1);
	assert_string_equal(e.text, "full");
	free(t);
	t = calloc(1, sizeof *t);
	assert_int_equal(read_as(t, "a.csv", file, n, &e), 0);
	assert_int_equal(t->rows, rows);
	assert_int_equal(t->read, rows + 1);
	free(file);
	free(t);
}

static void what_is_no_file_is_refused(void **state)
{
	struct told *t = calloc(1, sizeof *t);
	const struct intake_sink sink = { t, part, row, reject, end };
	struct err e = { 0 };
	int ends[2];

	(void)state;
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(intake_read(ends[0], "x", sources, &sink, &e), 0);
	assert_non_null(strstr(t->text, "不是普通文件"));
	close(ends[0]);
	close(ends[1]);
	free(t);
}

/* A sparse file of a terabyte, and a cell of a megabyte. */
static void size_alone_does_no_harm(void **state)
{
	struct told *t = calloc(1, sizeof *t);
	const struct intake_sink sink = { t, part, row, reject, end };
	struct err e = { 0 };
	int fd = memfd_create("sparse", 0);
	size_t n = 1 << 20;
	char *file = malloc(n + 200), *p = file;

	(void)state;
	assert_int_equal(ftruncate(fd, (off_t)1 << 40), 0);
	assert_int_equal(intake_read(fd, "x.csv", sources, &sink, &e), 0);
	assert_non_null(strstr(t->text, "超过 4 GB"));
	assert_int_equal(ftruncate(fd, (off_t)1 << 31), 0);
	assert_int_equal(intake_read(fd, "x.csv", sources, &sink, &e), 0);
	assert_non_null(strstr(t->text, "零字节（偏移 0）"));
	close(fd);
	t->n = 0;
	p += sprintf(p, "%sB1,1-2-301,", BILLS);
	memset(p, 'x', n);
	p += n;
	p += sprintf(p, ",2026-01,5\nB2,1-2-301,x,2026-01,5\n");
	assert_int_equal(read_as(t, "a.csv", file, (size_t)(p - file), &e), 0);
	assert_non_null(strstr(t->text, "内容超过 32767 字"));
	assert_non_null(strstr(t->text, "\n3: B2 1-2-301"));
	free(file);
	free(t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tells_what_is_in_a_file), cmocka_unit_test(same_rows_have_same_hashes), cmocka_unit_test(a_source_may_name_its_encoding), cmocka_unit_test(the_sink_may_fail),
		cmocka_unit_test(what_is_no_file_is_refused), cmocka_unit_test(size_alone_does_no_harm),
	};

	return cmocka_run_group_tests(tests, load, unload);
}
