#include "pipeline/intake/memo.h"

bool memo_suits(const struct source_column *c)
{
	switch (c->type) {
	case SOURCE_TEXT:
	case SOURCE_ENUM:
	case SOURCE_BOOL:
	case SOURCE_DATE:
	case SOURCE_DATETIME:
	case SOURCE_MONTH:
	case SOURCE_MONTHS:
		return true;
	case SOURCE_ID:
	case SOURCE_PHONE:
	case SOURCE_PLATE:
	case SOURCE_MONEY:
	case SOURCE_DECIMAL:
	case SOURCE_INT:
	case SOURCE_PERCENT:
	case SOURCE_ROOM:
		return false;
	}
	return false;
}

void memo_keep(struct memo *m, const struct cell *c, const struct source_column *column,
	       const struct intake_value values[2])
{
	uint64_t cell[3];
	struct memo_entry *e;
	bool clean = column->type == SOURCE_TEXT;

	if (c->kind != CELL_TEXT || c->length > MEMO_CELL)
		return;
	if (clean && (values[0].type != INTAKE_TEXT || values[0].text != c->text || values[0].length != c->length))
		return;
	if (column->type == SOURCE_ENUM && values[0].type == INTAKE_NULL && column->fallback)
		return;
	e = memo_place(m, c, cell);
	memcpy(e->cell, cell, sizeof cell);
	e->length = c->length;
	e->clean = clean;
	e->values[0] = values[0];
	e->values[1] = values[1];
}
