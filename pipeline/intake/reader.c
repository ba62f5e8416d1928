#include "pipeline/intake/reader.h"

#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "pipeline/intake/csv.h"
#include "pipeline/intake/encoding.h"
#include "pipeline/intake/header.h"
#include "pipeline/intake/part.h"
#include "pipeline/intake/xlsx.h"

#define UNREADABLE "读取文件出错，或文件在读取时被改动，请稍后重试"

/* ---- which separator -------------------------------------------------------------------------------------------- */

struct probe {
	struct arena *arena;
	struct record rows[HEADER_ROWS];
	size_t count, widest;
};

static int take(void *user, const struct record *r)
{
	struct probe *p = user;

	if (p->count == HEADER_ROWS)
		return -1;
	if (r->count > p->widest)
		p->widest = r->count;
	p->rows[p->count++] = part_copy(p->arena, r);
	return p->count == HEADER_ROWS ? -1 : 0;
}

/* The one by which a source is recognised, else the one that makes the widest rows. */
static char separator_of(int fd, const struct encoding_found *found, const struct source_set *sources, const char *path,
			 int *matched)
{
	static const char separators[] = { ',', '\t', ';' };
	size_t widest = 0;
	char best = ',';

	*matched = 0;
	for (size_t i = 0; i < sizeof separators && !*matched; i++) {
		struct probe p = { .arena = arena_new() };
		int blank, n;

		csv_records(fd, found, separators[i], take, &p, &blank);
		n = part_probe(p.arena, sources, path, p.rows, p.count);
		if (n > *matched || (!*matched && !n && p.widest > widest))
			best = separators[i];
		if (n > *matched)
			*matched = n;
		if (p.widest > widest)
			widest = p.widest;
		arena_free(p.arena);
	}
	return best;
}

/* ---- text ------------------------------------------------------------------------------------------------------- */

static bool find_declared(int fd, const char *path, const struct source_set *sources, struct encoding_found *found,
			  char *separator)
{
	for (size_t i = 0; i < sources->count; i++) {
		const struct source_set one = { &sources->sources[i], 1 };
		int matched = 0;

		if (!sources->sources[i].encoding)
			continue;
		encoding_find(fd, sources->sources[i].encoding, found);
		if (*found->refusal)
			continue;
		*separator = separator_of(fd, found, &one, path, &matched);
		if (matched)
			return true;
	}
	return false;
}

static void read_text(int fd, const char *path, const struct source_set *sources, struct wire *w)
{
	struct part_about about = { .sources = sources, .path = path, .sheet = "", .text = true, .note = "" };
	struct encoding_found found;
	struct part *part;
	int matched, blank = 0, rc;
	char separator;

	if (!find_declared(fd, path, sources, &found, &separator)) {
		encoding_find(fd, NULL, &found);
		if (*found.refusal) {
			part_refused(w, sources, "", found.refusal);
			return;
		}
		separator = separator_of(fd, &found, sources, path, &matched);
	}
	part = part_open(&about, w);
	rc = csv_records(fd, &found, separator, part_record, part, &blank);
	part_close(part, blank, rc < 0 ? UNREADABLE : "", rc < 0);
}

/* ---- all -------------------------------------------------------------------------------------------------------- */

static bool begins(const char *head, size_t n, const char *with, size_t length)
{
	return n >= length && !memcmp(head, with, length);
}

static bool is_html(const char *head, size_t n)
{
	static const char *const tags[] = { "<html", "<!doctype html", "<table", "<meta", "<head", "<?xml" };
	size_t i = begins(head, n, "\xEF\xBB\xBF", 3) ? 3 : 0;

	while (i < n && (head[i] == ' ' || head[i] == '\r' || head[i] == '\n' || head[i] == '\t'))
		i++;
	for (size_t k = 0; k < sizeof tags / sizeof *tags; k++)
		if (n - i >= strlen(tags[k]) && !strncasecmp(head + i, tags[k], strlen(tags[k])))
			return true;
	return false;
}

void reader_run(int fd, const char *path, const struct source_set *sources, struct wire *w)
{
	char head[512];
	ssize_t got = pread(fd, head, sizeof head, 0);
	size_t n = got < 0 ? 0 : (size_t)got;

	if (got < 0)
		part_refused(w, sources, "", UNREADABLE);
	else if (n == 0)
		part_refused(w, sources, "", "文件是空的");
	else if (begins(head, n, "PK\3\4", 4) || begins(head, n, "PK\5\6", 4))
		xlsx_read(fd, path, sources, w);
	else if (begins(head, n, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8))
		part_refused(w, sources, "", "文件设有密码，或是旧版 .xls，请在 Excel 中去掉密码并另存为 .xlsx");
	else if (begins(head, n, "%PDF", 4))
		part_refused(w, sources, "", "这是 PDF，不是表格，请从原系统导出 Excel 或 CSV");
	else if (is_html(head, n))
		part_refused(w, sources, "", "这是网页格式的表格，请用 Excel 打开并另存为 .xlsx");
	else
		read_text(fd, path, sources, w);
}
