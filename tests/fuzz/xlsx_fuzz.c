/* Workbooks with anything in their parts. An input is the text of the parts, one after the other with a line `==` between (workbook, sheet,
 * strings, styles), packed here into a sound zip; one in four is spoilt again as a zip. A file that begins with PK is taken as it is. */
#include "tests/fuzz/reading.h"
#include "tests/unit/zip_writer.h"

#define MAIN "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
#define TYPE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define RELS "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"

static const char SEED[] =
    "<workbook " MAIN "><workbookPr date1904=\"0\"/><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"B\" sheetId=\"2\" state=\"hidden\" r:id=\"rId1\"/></sheets></workbook>"
    "\n==\n"
    "<worksheet " MAIN "><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>5</v></c></row><row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" t=\"s\"><v>1</v></c><c r=\"C2\" t=\"s\"><v>2</v></c><c r=\"D2\" t=\"s\"><v>3</v></c><c r=\"E2\" t=\"s\"><v>4</v></c></row>"
    "<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>B1</t></is></c><c r=\"B3\" t=\"s\"><v>6</v></c><c r=\"C3\" t=\"s\"><v>5</v></c><c r=\"D3\"><v>200.5</v></c><c r=\"E3\" s=\"1\"><v>42370</v></c></row>"
    "<row r=\"4\" hidden=\"1\"><c r=\"A4\"><f>1+1</f><v>2</v></c><c r=\"C4\" t=\"str\"><f>x</f><v>x</v></c><c r=\"D4\" t=\"b\"><v>1</v></c><c r=\"E4\" t=\"e\"><v>#REF!</v></c></row></sheetData><mergeCells><mergeCell ref=\"B3:B5\"/></mergeCells></worksheet>"
    "\n==\n"
    "<sst " MAIN "><si><t>账单号</t></si><si><t>房号</t></si><si><t>费用项目</t></si><si><r><t>应收</t></r><r><t>金额</t></r><rPh><t>y</t></rPh></si><si><t>计费开始</t></si><si><t>物业费_x000D_</t></si><si><t>1-2-301</t></si></sst>"
    "\n==\n"
    "<styleSheet " MAIN "><numFmts><numFmt numFmtId=\"176\" formatCode=\"yyyy/m/d h:mm\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"176\"/></cellXfs></styleSheet>";

static const char *const WORDS[] = { "<c r=\"A9\">", "</c>", "<row r=\"9\">", "</row>", "<v>", "</v>", "<v/>", "t=\"s\"", "t=\"e\"", "t=\"d\"", "t=\"inlineStr\"", "s=\"1\"", "s=\"99999\"", "<f>", "<is><t>",
				     "XFD1048576", "XFE1", "A0", "1E999", "-1", "4294967296", "_x0000_", "_xD800_", "_x4E2D_", "<mergeCell ref=\"A1:B1048576\"/>", "<si/>", "<rPh>", "</rPh>",
				     "<!DOCTYPE a>", "&amp;", "&#x4E2D;", "<![CDATA[", "]]>", "\n==\n", "<sheetData>", "</sheetData>", "合计", "NaN", "inf", "0x10" };

static struct fuzz_bytes seed(size_t i)
{
	(void)i;
	return (struct fuzz_bytes){ (char *)(uintptr_t)SEED, sizeof SEED - 1 };
}

static void add_part(struct zip_writer *z, const char *name, const char *s, size_t n)
{
	zip_add_packed(z, name, s, n, n, (uint32_t)crc32(0, (const unsigned char *)s, (unsigned)n), 0);
}

static void pack(struct zip_writer *z, const char *s, size_t n)
{
	static const char *const names[] = { "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml" };
	const char *end = s + n;

	zip_add(z, "_rels/.rels", RELS "<Relationship Id=\"rId1\" Type=\"" TYPE "officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
	zip_add(z, "xl/_rels/workbook.xml.rels",
		RELS "<Relationship Id=\"rId1\" Type=\"" TYPE "worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"" TYPE "sharedStrings\" Target=\"sharedStrings.xml\"/>"
		     "<Relationship Id=\"rId3\" Type=\"" TYPE "styles\" Target=\"styles.xml\"/></Relationships>");
	for (size_t i = 0; i < 4; i++) {
		const char *bar = i < 3 ? memmem(s, (size_t)(end - s), "\n==\n", 4) : NULL, *stop = bar ? bar : end;

		add_part(z, names[i], s, (size_t)(stop - s));
		s = bar ? bar + 4 : end;
	}
	zip_finish(z);
}

static void one(const char *s, size_t n)
{
	static const char *const none[] = { "PK" };
	struct zip_writer *z;

	if (n > 2 && !memcmp(s, "PK", 2)) {
		reading_one(s, n);
		return;
	}
	z = calloc(1, sizeof *z);
	pack(z, s, n);
	if (!fuzz_below(4)) {
		struct fuzz_bytes b = { malloc(z->n + FUZZ_MAX + 4096), z->n };

		memcpy(b.s, z->bytes, z->n);
		fuzz_mutate(&b, none, 1);
		fuzz_remember("xlsx", &b);
		reading_one(b.s, b.n);
		free(b.s);
	} else {
		reading_one((const char *)z->bytes, z->n);
	}
	free(z->bytes);
	free(z);
}

int main(int argc, char **argv)
{
	reading_load();
	return fuzz_main(argc, argv, "xlsx", seed, 1, WORDS, sizeof WORDS / sizeof *WORDS, one);
}
