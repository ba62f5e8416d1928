/* The writer reports neither a full disk nor a lost part (FINDINGS §2): so the workbook is opened again and its rows are counted. */
#include "pipeline/render/xlsx/book.h"

#include <string.h>
#include <zip.h>

#define CHUNK 65536

/* Counts "<row " over chunks; `tail` keeps what may be the beginning of one. */
struct counter {
	char bytes[CHUNK + 16];
	size_t kept;
	int64_t rows;
};

static void count(struct counter *c, size_t n)
{
	char *p = c->bytes, *end = c->bytes + c->kept + n;

	while ((p = memmem(p, (size_t)(end - p), "<row ", 5))) {
		c->rows++;
		p += 5;
	}
	c->kept = (size_t)(end - c->bytes) < 12 ? (size_t)(end - c->bytes) : 12; /* "</worksheet>" */
	memmove(c->bytes, end - c->kept, c->kept);
	for (p = c->bytes; (p = memmem(p, c->kept - (size_t)(p - c->bytes), "<row ", 5)); p += 5)
		c->rows--; /* counted again with the next chunk */
}

/* zip_fread checks the part's CRC when it comes to its end. */
static int read_part(zip_t *zip, zip_uint64_t number, struct counter *c)
{
	zip_file_t *part = zip_fopen_index(zip, number, 0);
	zip_int64_t n = -1;
	int64_t rows;

	*c = (struct counter){ 0 };
	while (part && (n = zip_fread(part, c->bytes + c->kept, CHUNK)) > 0)
		count(c, (size_t)n);
	rows = c->rows;
	for (char *p = c->bytes; (p = memmem(p, c->kept - (size_t)(p - c->bytes), "<row ", 5)); p += 5)
		rows++;
	c->rows = rows;
	if (part && zip_fclose(part))
		return -1;
	return part && n == 0 ? 0 : -1;
}

static int check_parts(struct book *b, zip_t *zip, struct counter *c)
{
	for (zip_int64_t i = 0; i < zip_get_num_entries(zip, 0); i++)
		if (read_part(zip, (zip_uint64_t)i, c) < 0)
			return -1;
	for (size_t i = 0; i < b->tab_count; i++) {
		zip_int64_t at = zip_name_locate(zip, arena_printf(b->arena, "xl/worksheets/sheet%zu.xml", i + 1), 0);

		if (at < 0 || read_part(zip, (zip_uint64_t)at, c) < 0 || c->rows != b->tabs[i].lines || c->kept < 12 ||
		    memcmp(c->bytes + c->kept - 12, "</worksheet>", 12))
			return -1;
	}
	return zip_name_locate(zip, "[Content_Types].xml", 0) < 0 || zip_name_locate(zip, "xl/workbook.xml", 0) < 0 ? -1 : 0;
}

int book_check(struct book *b, const char *path, struct err *e)
{
	struct counter *c = arena_alloc(b->arena, sizeof *c);
	zip_t *zip = zip_open(path, ZIP_RDONLY, NULL);
	int rc = zip ? check_parts(b, zip, c) : -1;

	if (zip)
		zip_discard(zip);
	return rc < 0 ? err_set(e, ERR_SYSTEM, _("%s: the workbook is damaged after writing; is the disk full?"), path) : 0;
}
