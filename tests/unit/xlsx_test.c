#include "tests/unit/teller.h"
#include "tests/unit/zip_writer.h"

#include "pipeline/intake/record.h"
#include "pipeline/intake/xlsx_style.h"

#define MAIN "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
#define RELS "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
#define TYPE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define SHEET(rows) "<worksheet " MAIN "><sheetData>" rows "</sheetData></worksheet>"
/* Four headings of 应收明细 by shared string 0–3, in row 1. */
#define HEAD "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>2</v></c><c r=\"D1\" t=\"s\"><v>3</v></c><c r=\"E1\" t=\"s\"><v>4</v></c></row>"
#define STRINGS "<sst " MAIN "><si><t>账单号</t></si><si><t>房号</t></si><si><t>费用项目</t></si><si><r><t>应收</t></r><r><t>金额</t></r><rPh sb=\"0\" eb=\"1\"><t>yingshou</t></rPh></si>" \
		"<si><t>计费开始</t></si><si><t xml:space=\"preserve\"> 物业费_x000D_ </t></si><si><t>1-2-301</t><phoneticPr fontId=\"1\"/></si><si/></sst>"
#define STYLES "<styleSheet " MAIN "><numFmts count=\"1\"><numFmt numFmtId=\"176\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/></numFmts>" \
	       "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"58\"/><xf numFmtId=\"176\"/></cellXfs></styleSheet>"
#define GOOD "<c r=\"A2\" t=\"inlineStr\"><is><t>B1</t></is></c><c r=\"B2\" t=\"s\"><v>6</v></c><c r=\"C2\" t=\"s\"><v>5</v></c>"

struct book {
	const char *sheet, *sheets, *workbook, *strings, *prefix;
	int date1904;
};

static void add_book(struct zip_writer *z, const struct book *b)
{
	char text[4096];

	zip_add(z, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
	zip_add(z, "_rels/.rels", RELS "<Relationship Id=\"rId1\" Type=\"" TYPE "officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
	snprintf(text, sizeof text, "%s<workbook " MAIN " xmlns:x15=\"http://schemas.microsoft.com/office/spreadsheetml/2010/11/main\"><workbookPr%s/>"
				    "<sheets>%s</sheets><extLst><ext><x15:workbookPr chartTrackingRefBase=\"1\"/></ext></extLst></workbook>",
		 b->prefix ? b->prefix : "", b->date1904 ? " date1904=\"1\"" : "",
		 b->sheets ? b->sheets : "<sheet name=\"应收\" sheetId=\"1\" r:id=\"rId1\"/>");
	zip_add(z, "xl/workbook.xml", b->workbook ? b->workbook : text);
	zip_add(z, "xl/_rels/workbook.xml.rels",
		RELS "<Relationship Id=\"rId1\" Type=\"" TYPE "worksheet\" Target=\"worksheets/sheet1.xml\"/>"
		     "<Relationship Id=\"rId2\" Type=\"" TYPE "sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>"
		     "<Relationship Id=\"rId3\" Type=\"" TYPE "styles\" Target=\"styles.xml\"/>"
		     "<Relationship Id=\"rId4\" Type=\"" TYPE "worksheet\" Target=\"worksheets/empty.xml\"/></Relationships>");
	if (b->strings)
		zip_add(z, "xl/sharedStrings.xml", b->strings);
	zip_add(z, "xl/styles.xml", STYLES);
	zip_add(z, "xl\\worksheets\\empty.xml", SHEET("<row r=\"7\"/>"));
	if (b->sheet)
		zip_add(z, "xl\\worksheets\\Sheet1.xml", b->sheet);
}

static struct told *tell(const struct zip_writer *z)
{
	struct told *t = calloc(1, sizeof *t);
	struct err e = { 0 };

	if (read_as(t, "a.xlsx", z->bytes, z->n, &e) < 0)
		fail_msg("%s", e.text);
	return t;
}

static void judge(const char *name, const struct zip_writer *z, const char *told)
{
	struct told *t = tell(z);

	if (strcmp(t->text, told))
		fail_msg("%s: tells\n%snot\n%s", name, t->text, told);
	free(t);
}

#define PART "part 应收 bills at 1\n"

static const struct {
	const char *name;
	struct book book;
	const char *told;
} CASES[] = {
	{ "inline, shared and rich text, phonetic runs left out, a date by its style, backslashes in part names",
	  { .sheet = SHEET(HEAD "<row r=\"2\">" GOOD "<c r=\"D2\"><v>199.99999999999997</v></c><c r=\"E2\" s=\"1\"><v>42370</v></c></row>"), .strings = STRINGS },
	  PART "2: B1 1-2-301 ~ 物业费 16801 ~ ~ ~ 20000 ~ ~ ~ ~ ~\nend 2 = 1 + 0\n" },
	{ "the 1904 system, which x15:workbookPr does not reset",
	  { .sheet = SHEET(HEAD "<row r=\"2\">" GOOD "<c r=\"D2\"><v>1</v></c><c r=\"E2\" s=\"1\"><v>40908</v></c></row>"), .strings = STRINGS, .date1904 = 1 },
	  PART "2: B1 1-2-301 ~ 物业费 16801 ~ ~ ~ 100 ~ ~ ~ ~ ~\nend 2 = 1 + 0\n" },
	{ "an empty v is no string 0, a lone si no text",
	  { .sheet = SHEET(HEAD "<row r=\"2\"><c r=\"A2\" t=\"s\"><v/></c><c r=\"B2\" t=\"s\"><v>6</v></c><c r=\"C2\" t=\"s\"><v>7</v></c><c r=\"D2\"><v>1</v></c></row>"), .strings = STRINGS },
	  PART "2! [账单号] '' 必填项为空，请补填||1-2-301|\nend 2 = 1 + 1\n" },
	{ "a formula without its result",
	  { .sheet = SHEET(HEAD "<row r=\"2\">" GOOD "<c r=\"D2\"><f>1+1</f></c></row><row r=\"3\">" "<c r=\"A3\"><v>3</v></c><c r=\"B3\" t=\"s\"><v>6</v></c><c r=\"C3\" t=\"s\"><v>5</v></c><c r=\"D3\"><f>1+1</f><v>2</v></c></row>"), .strings = STRINGS },
	  PART "2! [应收金额] '' 公式没有保存结果，请在 Excel 中打开、保存后重报 key|B1|1-2-301| 物业费\r \n"
	       "3: 3 1-2-301 ~ 物业费 ~ ~ ~ ~ 200 ~ ~ ~ ~ ~\nend 3 = 1 + 1\n" },
	{ "a formula whose result is an empty text",
	  { .sheet = SHEET(HEAD "<row r=\"2\">" GOOD "<c r=\"D2\"><v>1</v></c><c r=\"E2\" t=\"str\"><f>\"\"</f><v></v></c></row>"), .strings = STRINGS },
	  PART "2: B1 1-2-301 ~ 物业费 ~ ~ ~ ~ 100 ~ ~ ~ ~ ~\nend 2 = 1 + 0\n" },
	{ "rows and cells without their places",
	  { .sheet = SHEET("<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c><c t=\"s\"><v>3</v></c></row>"
			   "<row><c t=\"inlineStr\"><is><t>B1</t></is></c><c t=\"s\"><v>6</v></c><c t=\"s\"><v>5</v></c><c><v>2.5</v></c></row>"), .strings = STRINGS },
	  PART "2: B1 1-2-301 ~ 物业费 ~ ~ ~ ~ 250 ~ ~ ~ ~ ~\nend 2 = 1 + 0\n" },
	{ "an inline string beside a value",
	  { .sheet = SHEET(HEAD "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><v>9</v><is><t>B1</t></is></c><c r=\"B2\" t=\"s\"><v>6</v></c><c r=\"C2\" t=\"s\"><v>5</v></c><c r=\"D2\"><v>2</v></c></row>"), .strings = STRINGS },
	  PART "2: B1 1-2-301 ~ 物业费 ~ ~ ~ ~ 200 ~ ~ ~ ~ ~\nend 2 = 1 + 0\n" },
	{ "an error cell, a truth value",
	  { .sheet = SHEET(HEAD "<row r=\"2\">" GOOD "<c r=\"D2\" t=\"e\"><v>#REF!</v></c></row><row r=\"3\">" "<c r=\"A3\" t=\"b\"><v>1</v></c><c r=\"B3\" t=\"s\"><v>6</v></c><c r=\"C3\" t=\"s\"><v>5</v></c><c r=\"D3\" t=\"b\"><v>1</v></c></row>"), .strings = STRINGS },
	  PART "2! [应收金额] '#REF!' 公式错误 #REF!，请在表中改正后重报 key|B1|1-2-301| 物业费\r \n"
	       "3! [应收金额] '是' 不是金额，请填写最多两位小数的数字，如 1234.50 key|是|1-2-301| 物业费\r \nend 3 = 1 + 2\n" },
	{ "a shared string that is not there",
	  { .sheet = SHEET(HEAD "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>99</v></c></row>"), .strings = STRINGS },
	  PART "2! [账单号] '' 单元格引用的文字不存在，文件可能已损坏，请重新导出|||\nend 2 = 1 + 1\n" },
	{ "a merged key goes down, a merged amount does not",
	  { .sheet = "<worksheet " MAIN "><sheetData>" HEAD "<row r=\"2\">" GOOD "<c r=\"D2\"><v>5</v></c></row><row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>B2</t></is></c><c r=\"C3\" t=\"s\"><v>5</v></c><c r=\"D3\"><v>6</v></c></row>"
		     "<row r=\"4\"><c r=\"A4\" t=\"inlineStr\"><is><t>B3</t></is></c><c r=\"C4\" t=\"s\"><v>5</v></c></row><row r=\"5\"><c r=\"A5\" t=\"inlineStr\"><is><t>B4</t></is></c><c r=\"C5\" t=\"s\"><v>5</v></c><c r=\"D5\"><v>6</v></c></row></sheetData>"
		     "<mergeCells count=\"2\"><mergeCell ref=\"B2:B4\"/><mergeCell ref=\"D3:D4\"/></mergeCells></worksheet>", .strings = STRINGS },
	  PART "2: B1 1-2-301 ~ 物业费 ~ ~ ~ ~ 500 ~ ~ ~ ~ ~\n3: B2 1-2-301 ~ 物业费 ~ ~ ~ ~ 600 ~ ~ ~ ~ ~\n"
	       "4! [应收金额] '6' 必填项为空，请补填 key|B3|1-2-301| 物业费\r \n5! [房号] '' 必填项为空，请补填 key|B4||\x20物业费\r \nend 5 = 1 + 2\n" },
	{ "rows that the file leaves out are empty rows; empty ones at the end do not count",
	  { .sheet = SHEET(HEAD "<row r=\"4\" hidden=\"1\"><c r=\"A4\" t=\"inlineStr\"><is><t>B1</t></is></c><c r=\"B4\" t=\"s\"><v>6</v></c><c r=\"C4\" t=\"s\"><v>5</v></c><c r=\"D4\"><v>5</v></c></row><row r=\"9\"><c r=\"A9\" s=\"1\"/></row>"), .strings = STRINGS },
	  PART "4: B1 1-2-301 ~ 物业费 ~ ~ ~ ~ 500 ~ ~ ~ ~ ~\nend 4 = 3 + 0: 含 1 个隐藏行，已照常读取\n" },
	{ "a hidden sheet; one that is empty is none",
	  { .sheet = SHEET(HEAD), .strings = STRINGS, .sheets = "<sheet name=\"空\" sheetId=\"2\" r:id=\"rId4\"/><sheet name=\"应收\" sheetId=\"1\" state=\"hidden\" r:id=\"rId1\"/>" },
	  PART "end 1 = 1 + 0: 隐藏的工作表；只有表头，没有数据行\n" },
	{ "no sheet has anything", { .sheet = SHEET(""), .strings = STRINGS }, "part - at 0: 工作簿里没有数据\nend 0 = 0 + 0\n" },
	{ "a sheet that is missing", { .strings = STRINGS }, "part 应收 - at 0: 工作表的部件缺失，文件已损坏，请重新导出\nend 0 = 0 + 0\n" },
	{ "DOCTYPE", { .sheet = SHEET(HEAD), .strings = STRINGS, .prefix = "<!DOCTYPE x [<!ENTITY a \"b\">]>" },
	  "part - at 0: 工作簿里有 DOCTYPE 声明，可能带有恶意内容，拒绝读取\nend 0 = 0 + 0\n" },
	{ "an external entity in the strings", { .sheet = SHEET(HEAD), .strings = "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><sst " MAIN "/>" },
	  "part - at 0: 工作簿里有 DOCTYPE 声明，可能带有恶意内容，拒绝读取\nend 0 = 0 + 0\n" },
	{ "XML that ends early", { .sheet = "<worksheet " MAIN "><sheetData>" HEAD, .strings = STRINGS },
	  PART "end 1 = 1 + 0 broken: 工作簿的内容不完整，请重新导出\n" },
	{ "XML that is none", { .sheet = "<worksheet><sheetData>" "</wrong>", .strings = STRINGS },
	  "part 应收 - at 0: 工作簿的内容不是完好的 XML，请重新导出\nend 0 = 0 + 0\n" },
	{ "rows out of order", { .sheet = SHEET(HEAD "<row r=\"3\"/><row r=\"3\"/>"), .strings = STRINGS },
	  PART "end 1 = 1 + 0 broken: 行号错乱或超出表格范围，文件可能已损坏\n" },
	{ "a cell outside the sheet", { .sheet = SHEET("<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>"), .strings = STRINGS },
	  "part 应收 - at 0: 单元格的位置超出表格范围，文件可能已损坏\nend 0 = 0 + 0\n" },
	{ "a row outside the sheet", { .sheet = SHEET("<row r=\"1048577\"/>"), .strings = STRINGS },
	  "part 应收 - at 0: 行号错乱或超出表格范围，文件可能已损坏\nend 0 = 0 + 0\n" },
};

static void reads_workbooks(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		struct zip_writer *z = calloc(1, sizeof *z);

		add_book(z, &CASES[i].book);
		zip_finish(z);
		judge(CASES[i].name, z, CASES[i].told);
		free(z->bytes);
		free(z);
	}
}

static void reads_a_fee_history_as_its_maker_writes_it(void **state)
{
	/* The shape of MicroCommunity's import template: serials without a time, a 说明 block in columns of its own. */
	static const char sheet[] = SHEET(
	    "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>房屋</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>收费项目</t></is></c><c r=\"C1\" t=\"inlineStr\"><is><t>缴费周期</t></is></c>"
	    "<c r=\"D1\" t=\"inlineStr\"><is><t>开始时间</t></is></c><c r=\"E1\" t=\"inlineStr\"><is><t>结束时间</t></is></c><c r=\"F1\" t=\"inlineStr\"><is><t>缴费时间</t></is></c>"
	    "<c r=\"G1\" t=\"inlineStr\"><is><t>应缴金额</t></is></c><c r=\"H1\" t=\"inlineStr\"><is><t>实缴金额</t></is></c><c r=\"I1\" t=\"inlineStr\"><is><t>收银员</t></is></c><c r=\"J1\" t=\"inlineStr\"><is><t>备注</t></is></c></row>"
	    "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>3-2-1101</t></is></c><c r=\"B2\" t=\"inlineStr\"><is><t>物业费</t></is></c><c r=\"C2\"><v>12</v></c><c r=\"D2\" s=\"1\"><v>42370</v></c><c r=\"E2\" s=\"1\"><v>42736</v></c>"
	    "<c r=\"F2\" s=\"1\"><v>42736</v></c><c r=\"G2\"><v>1000</v></c><c r=\"H2\"><v>1000</v></c><c r=\"I2\" t=\"inlineStr\"><is><t>王五</t></is></c><c r=\"L2\" t=\"inlineStr\"><is><t>说明：</t></is></c></row>"
	    "<row r=\"3\"><c r=\"L3\" t=\"inlineStr\"><is><t>房屋</t></is></c><c r=\"M3\" t=\"inlineStr\"><is><t>楼栋-单元-房屋</t></is></c></row>"
	    "<row r=\"4\"><c r=\"L4\" t=\"inlineStr\"><is><t>缴费金额</t></is></c><c r=\"M4\" t=\"inlineStr\"><is><t>元为单位</t></is></c></row>");
	const struct book b = { .sheet = sheet, .strings = STRINGS };
	struct zip_writer *z = calloc(1, sizeof *z);

	(void)state;
	add_book(z, &b);
	zip_finish(z);
	judge("fee history", z, "part 应收 fee_history at 1\n2: 3-2-1101 ~ 物业费 12 16801 17167 1483228800 1 100000 100000 王五 ~\nend 4 = 3 + 0\n");
	free(z->bytes);
	free(z);
}

/* More merges and parts than fit where a sort needs no memory: in the sandbox it may ask for some. */
static void reads_many_merges_and_parts(void **state)
{
	static char sheet[65536];
	const struct book b = { .sheet = sheet, .strings = STRINGS };
	struct zip_writer *z = calloc(1, sizeof *z);
	char *p = sheet;

	(void)state;
	p += sprintf(p, "<worksheet " MAIN "><sheetData>%s<row r=\"2\">%s<c r=\"D2\"><v>5</v></c></row></sheetData><mergeCells>", HEAD, GOOD);
	for (int i = 300; i; i--)
		p += sprintf(p, "<mergeCell ref=\"G%d:G%d\"/>", 2 * i, 2 * i + 1);
	sprintf(p, "</mergeCells></worksheet>");
	add_book(z, &b);
	for (int i = 0; i < 300; i++) {
		char name[32];

		sprintf(name, "xl/media/%d.png", i);
		zip_add(z, name, "x");
	}
	zip_finish(z);
	judge("many", z, PART "2: B1 1-2-301 ~ 物业费 ~ ~ ~ ~ 500 ~ ~ ~ ~ ~\nend 2 = 1 + 0\n");
	free(z->bytes);
	free(z);
}

static void refuses_damaged_and_hostile_packages(void **state)
{
	const struct book b = { .sheet = NULL, .strings = STRINGS };
	struct zip_writer *z = calloc(1, sizeof *z);
	const char *sheet = SHEET(HEAD);
	size_t whole;

	(void)state;
	add_book(z, &b);
	zip_add_packed(z, "xl/worksheets/sheet1.xml", sheet, strlen(sheet), strlen(sheet), 12345, 0);
	zip_finish(z);
	judge("wrong CRC", z, "part 应收 - at 0: 工作簿的一个部件已损坏（校验不符），请重新导出\nend 0 = 0 + 0\n");
	whole = z->n;
	for (z->n = 4; z->n < whole; z->n += 97)
		free(tell(z)); /* cut anywhere: never a crash */
	free(z->bytes);
	memset(z, 0, sizeof *z);
	add_book(z, &b);
	zip_add(z, "xl/worksheets/sheet1.xml", sheet);
	zip_add(z, "XL/worksheets/Sheet1.xml", sheet);
	zip_finish(z);
	judge("two parts of one name", z, "part - at 0: 工作簿里有两个同名部件，可能被篡改，请重新导出\nend 0 = 0 + 0\n");
	free(z->bytes);
	free(z);
}

/* 64 MB of one letter pack a thousandfold: a bomb stops at the ratio, long before its end. */
static void defuses_bombs(void **state)
{
	const struct book b = { .sheet = NULL, .strings = STRINGS };
	struct zip_writer *z = calloc(1, sizeof *z);
	size_t n = (size_t)64 << 20;
	char *plain = malloc(n);
	unsigned char *packed = malloc(n / 100);
	z_stream s = { .next_in = (unsigned char *)plain, .avail_in = (unsigned)n, .next_out = packed, .avail_out = (unsigned)(n / 100) };
	struct told *t;

	(void)state;
	memset(plain, ' ', n);
	memcpy(plain, "<worksheet><sheetData>", 22);
	assert_int_equal(deflateInit2(&s, 9, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY), Z_OK);
	assert_int_equal(deflate(&s, Z_FINISH), Z_STREAM_END);
	add_book(z, &b);
	zip_add_packed(z, "xl/worksheets/sheet1.xml", packed, s.total_out, n, (uint32_t)crc32(0, (unsigned char *)plain, (unsigned)n), 1);
	zip_finish(z);
	deflateEnd(&s);
	t = tell(z);
	assert_non_null(strstr(t->text, "压缩炸弹"));
	free(t);
	free(plain);
	free(packed);
	free(z->bytes);
	free(z);
}

static const struct {
	const char *code;
	int kind;
} CODES[] = {
	{ "General", CELL_PLAIN },	 { "0.00", CELL_PLAIN },	     { "#,##0.00_ ", CELL_PLAIN },	 { "yyyy-mm-dd", CELL_DATE },
	{ "yyyy\"年\"m\"月\"", CELL_DATE }, { "m/d/yy h:mm", CELL_DATE | CELL_TIME }, { "[h]:mm:ss", CELL_TIME },	 { "h:mm AM/PM", CELL_TIME },
	{ "0.0%", CELL_PERCENT },	 { "[$-804]yyyy/m/d;@", CELL_DATE },   { "[Red]0.00;[Blue]-0.00", CELL_PLAIN }, { "\"d\"0", CELL_PLAIN },
	{ "mmm-yy", CELL_DATE },	 { "mm", CELL_DATE },		     { "\\d0", CELL_PLAIN },		 { "", CELL_PLAIN },
	{ "\"open", CELL_PLAIN },	 { "[open", CELL_PLAIN },	     { "\\", CELL_PLAIN },
};

static void knows_date_formats(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof CODES / sizeof *CODES; i++)
		if (xlsx_style_of_code(CODES[i].code) != CODES[i].kind)
			fail_msg("%s: %d", CODES[i].code, xlsx_style_of_code(CODES[i].code));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_workbooks), cmocka_unit_test(reads_a_fee_history_as_its_maker_writes_it),
		cmocka_unit_test(reads_many_merges_and_parts), cmocka_unit_test(refuses_damaged_and_hostile_packages), cmocka_unit_test(defuses_bombs), cmocka_unit_test(knows_date_formats),
	};

	return cmocka_run_group_tests(tests, load, unload);
}
