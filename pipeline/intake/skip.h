/* skip: rows that are not data, told by their words only (RULINGS 2): totals, footers, notes for the person who fills
 * the form. */
#ifndef KEFU_INTAKE_SKIP_H
#define KEFU_INTAKE_SKIP_H

#include "pipeline/intake/record.h"

enum skip { SKIP_NOT, SKIP_GRAND_TOTAL, SKIP_TOTAL, SKIP_FOOTER, SKIP_NOTES };

/* 合计 and 总计 are grand totals; 小计, 累计, 本页合计 … totals of a part. */
enum skip skip_kind(const struct record *r);

#endif
