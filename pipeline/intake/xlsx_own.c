#include "pipeline/intake/xlsx_own.h"

#include <string.h>

#include "pipeline/intake/header.h"

struct looking {
	bool (*is)(struct looking *l, const struct record *r);
	int row; /* how many were seen before */
	bool found, problems;
};

static int look(void *user, const struct record *r)
{
	struct looking *l = user;

	l->found = l->is(l, r);
	return l->found || ++l->row == HEADER_ROWS ? -1 : 0;
}

static struct looking find(const struct xlsx_book *book, long part, bool (*is)(struct looking *l, const struct record *r))
{
	struct looking l = { .is = is };
	const char *why;
	int hidden;

	xlsx_sheet_read(book, part, look, &l, &hidden, &why);
	return l;
}

static bool says(const struct record *r, size_t i, const char *word)
{
	return i < r->count && r->cells[i].kind == CELL_TEXT && r->cells[i].length == strlen(word) &&
	       !memcmp(r->cells[i].text, word, strlen(word));
}

static bool is_origin(struct looking *l, const struct record *r)
{
	static const char *const rows[] = { "报表", "名称" };

	if (l->row > 1 || !says(r, 0, rows[l->row]))
		l->row = HEADER_ROWS - 1; /* look no further */
	l->problems = says(r, 1, "问题数据");
	return l->row == 1;
}

enum xlsx_own xlsx_own_origin(const struct xlsx_book *book, long part)
{
	struct looking l = find(book, part, is_origin);

	return !l.found ? XLSX_FOREIGN : l.problems ? XLSX_OWN_PROBLEMS : XLSX_OWN;
}

static bool is_notes(struct looking *l, const struct record *r)
{
	l->row = HEADER_ROWS - 1;
	return says(r, 0, "列") && says(r, 1, "填写要求");
}

bool xlsx_own_notes(const struct xlsx_book *book, long part)
{
	return find(book, part, is_notes).found;
}

static bool is_rejected(struct looking *l, const struct record *r)
{
	(void)l;
	for (size_t i = 0; i + 2 < r->count; i++)
		if (says(r, i, "文件") && says(r, i + 1, "行号") && says(r, i + 2, "原因"))
			return true;
	return false;
}

bool xlsx_own_rejected(const struct xlsx_book *book, long part)
{
	return find(book, part, is_rejected).found;
}
