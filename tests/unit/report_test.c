/* Loading a report folder: what is accepted, and that each mistake is told with its line. templates/reports/README.md */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/file.h"
#include "pipeline/render/report.h"
#include "pipeline/render/report_rows.h"
#include "pipeline/render/report_text.h"

static char folder[] = "/tmp/kefu-report-XXXXXX";

static void put(const char *name, const char *text)
{
	struct err e = { 0 };
	char path[256];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	assert_int_equal(file_write(path, text, strlen(text), &e), 0);
}

static const char *find(void *user, const char *report, const char *name)
{
	const char *path = arena_printf(user, "%s/%s", folder, name);

	(void)report;
	return file_exists(path) ? path : NULL;
}

#define HEAD "[report]\ntitle = 欠费分析\nsheets = detail\n[sheet detail]\ntitle = 欠费明细\ncolumns =\n"
#define SQL "SELECT room AS 房号, owner AS 业主, owed AS 欠费, months AS 月数, part, due AS 应缴日期, rate AS 收缴率, seen AS 时间," \
	    " score AS 得分, period AS 账期, done AS 已办 FROM t ORDER BY room COLLATE \"natural\"\n"
#define COLUMNS "\t房号: room, freeze\n\t业主: text\n\t欠费: money, sum, bar, alert > 1000\n\t月数: int, star part\n\t应缴日期: date\n" \
		"\t收缴率: percent\n\t时间: datetime\n\t得分: score, heat down, alert < 85.00\n\t账期: month\n\t已办: flag, alert = 否\n"

static void loads_what_is_declared(void **state)
{
	struct arena *a = arena_new();
	struct err e = { 0 };
	struct report *r;

	(void)state;
	put("report.ini", HEAD COLUMNS);
	put("detail.sql", SQL);
	r = report_load(a, "arrears", find, a, &e);
	assert_string_equal(e.text, "");
	assert_non_null(r);
	assert_string_equal(r->file, "欠费分析");
	assert_int_equal(r->sheet_count, 1);
	assert_int_equal(r->sheets[0].column_count, 10);
	assert_int_equal(r->sheets[0].columns[7].alert.value, 8500);
	assert_int_equal(r->sheets[0].columns[2].alert.value, 100000);
	assert_true(r->sheets[0].columns[2].sum);
	assert_string_equal(r->sheets[0].columns[3].star, "part");
	arena_free(a);
}

static void tells_each_mistake_with_its_line(void **state)
{
	static const struct {
		const char *in_words, *ini, *says;
	} cases[] = {
		{ "no title", "[report]\nsheets = detail\n[sheet detail]\ncolumns =\n\ta: text\n", "report.ini:2:" },
		{ "a sheet that is not there", "[report]\ntitle = t\nsheets = detail, rooms\n[sheet detail]\ncolumns =\n\ta: text\n",
		  "report.ini:3: there is no [sheet rooms]" },
		{ "an unknown key", HEAD "\ta: text\ntitel = x\n", "report.ini:8: \"titel\" is not known here; did you mean \"title\"?" },
		{ "an unknown section", HEAD "\ta: text\n[shet x]\na = b\n", "report.ini:9:" },
		{ "a kind that does not exist", HEAD "\ta: monney\n", "report.ini:7: \"monney\" is not known here; did you mean \"money\"?" },
		{ "a heading twice", HEAD "\ta: text\n\ta: int\n", "report.ini:8: the heading \"a\" stands here twice" },
		{ "a sum of a percent", HEAD "\ta: percent, sum\n", "report.ini:7:" },
		{ "a total of rows of several kinds", HEAD "\ta: int, by k, sum\n", "report.ini:7: rows of several kinds" },
		{ "kinds by row of a text", HEAD "\ta: text, by k\n", "report.ini:7:" },
		{ "a date made brief", HEAD "\ta: date, brief\n", "report.ini:7: \"brief\" does not fit this column" },
		{ "a drop-down for figures", HEAD "\ta: money, choices x | y\n", "report.ini:7:" },
		{ "a drop-down with an empty word", HEAD "\ta: text, choices x | | y\n", "report.ini:7:" },
		{ "a bar on text", HEAD "\ta: text, bar\n", "report.ini:7:" },
		{ "a column of the workbook before another", HEAD "\ta: text, book\n\tb: text\n", "report.ini:8:" },
		{ "tabs by what is no setting", "[report]\ntitle = t\nsheets = detail\n[sheet detail]\ntabs = a when fee.items\ncolumns =\n\ta: text\n",
		  "report.ini:5: tabs are HEADING when SETTING" },
		{ "tabs by what is no heading", "[report]\ntitle = t\nsheets = detail\n[sheet detail]\ntabs = b when parking.day_sheets\ncolumns =\n\ta: text\n",
		  "report.ini:5: the sheet \"detail\" has no heading \"b\"" },
		{ "a tab name that Excel refuses", "[report]\ntitle = t\nsheets = detail\n[sheet detail]\ntitle = a/b\ncolumns =\n\ta: text\n",
		  "31 characters" },
		{ "SQL that is not there", "[report]\ntitle = t\nsheets = detail\n[sheet detail]\nsql = other.sql\ncolumns =\n\ta: text\n",
		  "report.ini:5: there is no file \"other.sql\"" },
		{ "SQL outside the folder", "[report]\ntitle = t\nsheets = detail\n[sheet detail]\nsql = ../detail.sql\ncolumns =\n\ta: text\n",
		  "report.ini:5:" },
		{ "SQL without an order", "[report]\ntitle = t\nsheets = detail\n[sheet detail]\nsql = loose.sql\ncolumns =\n\ta: text\n",
		  "loose.sql: without ORDER BY" },
		{ "a chart of a heading that is not there", HEAD "\ta: text\n[chart c]\nsheet = detail\ncategories = a\nvalues = b\n",
		  "report.ini:11: the sheet \"detail\" has no heading \"b\"" },
		{ "a chart of a kind that does not exist", HEAD "\ta: int\n[chart c]\nsheet = detail\ntype = colum\ncategories = a\nvalues = a\n",
		  "did you mean \"column\"" },
		{ "a file name with a slash", "[report]\ntitle = t\nfile = ../x\nsheets = detail\n[sheet detail]\ncolumns =\n\ta: text\n",
		  "report.ini:3:" },
	};
	(void)state;
	put("loose.sql", "SELECT 1 AS a\n");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena *a = arena_new();
		struct err e = { 0 };

		put("report.ini", cases[i].ini);
		if (report_load(a, "x", find, a, &e) || e.kind != ERR_CONFIG || !strstr(e.text, cases[i].says))
			fail_msg("%s: %d %s", cases[i].in_words, (int)e.kind, e.text);
		arena_free(a);
	}
}

static struct db *example(void)
{
	struct err e = { 0 };
	struct db *db = db_open(":memory:", DB_WRITE, &e);

	assert_non_null(db);
	assert_int_equal(db_run(db,
				"CREATE TABLE t(room TEXT, owner TEXT, owed INTEGER, months INTEGER, part INTEGER, due INTEGER, rate INTEGER,"
				" seen INTEGER, score INTEGER, period INTEGER, done INTEGER);"
				"INSERT INTO t VALUES('1-10-101','王,\"五\"',120450,3,1,20000,8000,1727999999,9167,24286,1),"
				"('1-2-101','=1+1',-5,2,0,NULL,NULL,NULL,NULL,NULL,0),('2-1-101',char(65,10,66),0,0,0,-1,0,0,-50,24276,NULL)",
				&e),
			 0);
	return db;
}

static char *show(struct arena *a, const struct report *r, struct db *db, enum report_format format, struct err *e)
{
	struct report_rows *rows = report_rows_open(a, db, &r->sheets[0], day_of(20000), NULL, NULL, e);
	char *text = NULL, *out = arena_strdup(a, "");
	size_t n;
	FILE *f = open_memstream(&text, &n);

	if (rows && report_text_write(a, &r->sheets[0], rows, format, f, e) < 0)
		out = NULL;
	report_rows_close(rows);
	fclose(f);
	out = rows && out ? arena_strdup(a, text) : NULL;
	free(text);
	return out;
}

static void prints_as_the_contract_says(void **state)
{
	struct arena *a = arena_new();
	struct db *db = example();
	struct err e = { 0 };
	struct report *r;
	char *text;

	(void)state;
	put("report.ini", HEAD COLUMNS);
	put("detail.sql", SQL);
	assert_non_null(r = report_load(a, "x", find, a, &e));
	text = show(a, r, db, REPORT_CSV, &e);
	assert_string_equal(e.text, "");
	assert_string_equal(text,
			    "房号,业主,欠费,月数,应缴日期,收缴率,时间,得分,账期,已办\n"
			    "1-2-101,=1+1,-0.05,2,,,,,,否\n"
			    "1-10-101,\"王,\"\"五\"\"\",1204.50,3,2024-10-04,80.00,2024-10-03 23:59:59,91.67,2023-11,是\n"
			    "2-1-101,\"A\nB\",0.00,0,1969-12-31,0.00,1970-01-01 00:00:00,-0.50,2023-01,\n");
	assert_non_null(strstr(show(a, r, db, REPORT_TSV, &e), "\n2-1-101\tA B\t0.00\t"));
	assert_non_null(strstr(show(a, r, db, REPORT_JSON, &e),
			       "{\"房号\":\"1-2-101\",\"业主\":\"=1+1\",\"欠费\":-0.05,\"月数\":2,\"应缴日期\":null,"));
	assert_non_null(strstr(show(a, r, db, REPORT_TABLE, &e), "房号      业主        欠费  月数"));
	db_close(db);
	arena_free(a);
}

static void prints_each_row_by_its_kind(void **state)
{
	struct arena *a = arena_new();
	struct db *db = example();
	struct err e = { 0 };
	struct report *r;

	(void)state;
	put("report.ini", HEAD "\t指标: text\n\t数值: int, by kind\n");
	put("detail.sql", "WITH m(place, 指标, 数值, kind) AS (VALUES (1, '件数', 12, 'int'), (2, '收入', 120450, 'money'), (3, '率', 8000, 'percent'),"
			  " (4, '小时', 350, 'score'), (5, '无', NULL, 'int')) SELECT 指标, 数值, kind FROM m ORDER BY place\n");
	assert_non_null(r = report_load(a, "x", find, a, &e));
	assert_string_equal(show(a, r, db, REPORT_CSV, &e), "指标,数值\n件数,12\n收入,1204.50\n率,80.00\n小时,3.50\n无,\n");
	assert_non_null(strstr(show(a, r, db, REPORT_JSON, &e), "{\"指标\":\"收入\",\"数值\":1204.5}"));
	put("detail.sql", "SELECT 'a' AS 指标, 1 AS 数值, 'text' AS kind ORDER BY 1\n");
	assert_non_null(r = report_load(a, "x", find, a, &e));
	assert_null(show(a, r, db, REPORT_CSV, &e));
	assert_non_null(strstr(e.text, "\"kind\" gives no kind that a row may have: \"text\""));
	db_close(db);
	arena_free(a);
}

static void refuses_sql_that_does_not_fit(void **state)
{
	static const struct {
		const char *in_words, *sql, *says;
	} cases[] = {
		{ "a column is missing", "SELECT room AS 房号 FROM t ORDER BY 1", "detail.sql: gives no column \"欠费\"" },
		{ "a column too many", "SELECT room AS 房号, owed AS 欠费, 1 AS x FROM t ORDER BY 1", "gives \"x\", which is none" },
		{ "text where money is meant", "SELECT room AS 房号, 'a' AS 欠费 FROM t ORDER BY 1", "\"欠费\" gives something else" },
		{ "a fraction where money is meant", "SELECT room AS 房号, 0.5 AS 欠费 FROM t ORDER BY 1", "\"欠费\" gives something else" },
		{ "a write", "DELETE FROM t RETURNING room AS 房号, owed AS 欠费 -- ORDER BY", "detail.sql" },
		{ "two statements", "SELECT room AS 房号, owed AS 欠费 FROM t ORDER BY 1; SELECT 1", "detail.sql" },
		{ "no such table", "SELECT room AS 房号, owed AS 欠费 FROM nowhere ORDER BY 1", "detail.sql" },
	};
	struct db *db = example();

	(void)state;
	put("report.ini", HEAD "\t房号: room\n\t欠费: money\n");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena *a = arena_new();
		struct err e = { 0 };
		struct report *r;

		put("detail.sql", cases[i].sql);
		assert_non_null(r = report_load(a, "x", find, a, &e));
		if (show(a, r, db, REPORT_CSV, &e) || e.kind != ERR_CONFIG || !strstr(e.text, cases[i].says))
			fail_msg("%s: %d %s", cases[i].in_words, (int)e.kind, e.text);
		arena_free(a);
	}
	db_close(db);
}

static void shows_rejected_rows_under_their_own_headings(void **state)
{
	static const char *const headings[] = { "账单号", "房号", "应收金额", NULL };
	const struct report_source sources[] = { { "bills", "应收明细", headings }, { "houses", "房屋业主资料", headings } };
	struct arena *a = arena_new();
	struct err e = { 0 };
	struct db *db = db_open(":memory:", DB_WRITE, &e);
	struct report *r;

	(void)state;
	put("report.ini", "[report]\ntitle = t\nsheets = detail, bad\n[sheet detail]\ncolumns =\n\ta: text\n[sheet bad]\nrows = rejected\n");
	put("detail.sql", "SELECT 'x' AS a ORDER BY 1");
	assert_int_equal(db_run(db,
				"CREATE TABLE part(part_id INTEGER PRIMARY KEY, path TEXT, sheet TEXT, source TEXT);"
				"CREATE TABLE reject(part INTEGER, line INTEGER, \"column\" TEXT, value TEXT, reason TEXT, cells TEXT);"
				"INSERT INTO part VALUES(1, '应收.csv', '', 'bills'), (2, 'a.xlsx', '表1', 'bills'), (3, 'b.csv', '', 'houses');"
				"INSERT INTO reject VALUES(1, 3, '应收金额', '二十元', '不是金额', '[\"B2\", null, \"二十元\"]'),"
				"(1, 7, '', 'B4,1-1-1', '少了列', '[]'),"
				"(2, 9, '', '', '缺房号', '[\"B,1\", \"\", \"1.00\"]')",
				&e),
			 0);
	assert_non_null(r = report_load(a, "problems", find, a, &e));
	assert_true(report_wants_sources(r));
	r = report_with_sources(a, r, sources, 2);
	assert_int_equal(r->sheet_count, 3);
	assert_non_null(report_sheet(r, "houses"));
	r->sheets = report_sheet(r, "bills");
	assert_string_equal(show(a, r, db, REPORT_CSV, &e), "账单号,房号,应收金额,文件,行号,原因\n"
							      "\"B,1\",,1.00,a.xlsx,9,缺房号\n"
							      "B2,,二十元,应收.csv,3,应收金额：不是金额\n"
							      ",,,应收.csv,7,\"少了列：B4,1-1-1\"\n");
	db_close(db);
	arena_free(a);
}

static void only_the_last_sheet_may_be_rejected_rows(void **state)
{
	struct arena *a = arena_new();
	struct err e = { 0 };

	(void)state;
	put("report.ini", "[report]\ntitle = t\nsheets = bad, detail\n[sheet detail]\ncolumns =\n\ta: text\n[sheet bad]\nrows = rejected\n");
	assert_null(report_load(a, "problems", find, a, &e));
	assert_non_null(strstr(e.text, "report.ini:3:"));
	arena_free(a);
}

static int make_folder(void **state)
{
	(void)state;
	return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
	struct err e = { 0 };

	(void)state;
	return file_remove_tree(folder, &e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(loads_what_is_declared),
		cmocka_unit_test(tells_each_mistake_with_its_line),
		cmocka_unit_test(prints_as_the_contract_says),
		cmocka_unit_test(prints_each_row_by_its_kind),
		cmocka_unit_test(refuses_sql_that_does_not_fit),
		cmocka_unit_test(shows_rejected_rows_under_their_own_headings),
		cmocka_unit_test(only_the_last_sheet_may_be_rejected_rows),
	};
	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
