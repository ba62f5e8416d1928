/* xlsx_own: tells workbooks that kefu wrote from exports. Each ends with the sheet 数据来源 (render/xlsx/book_origin.c), whose first rows
 * are 报表 and 名称. All in it was computed, and would be read for something that it is not, but for rejected rows that someone has
 * corrected (in 问题数据 the sheets named for a source, elsewhere what has the headings 文件, 行号, 原因), and for sheets that a
 * source names as its own (source.h), where people fill in the rest. */
#ifndef KEFU_INTAKE_XLSX_OWN_H
#define KEFU_INTAKE_XLSX_OWN_H

#include "pipeline/intake/xlsx_sheet.h"

#define XLSX_OWN_SHEET "数据来源"
#define XLSX_OWN_NOTES "填写说明" /* the second sheet of a form (render/xlsx/form_xlsx.c); it begins with 列 and 填写要求 */

enum xlsx_own { XLSX_FOREIGN, XLSX_OWN, XLSX_OWN_PROBLEMS };

enum xlsx_own xlsx_own_origin(const struct xlsx_book *book, long part); /* what the sheet of that name says */
bool xlsx_own_notes(const struct xlsx_book *book, long part);    /* the sheet of that name is ours */
bool xlsx_own_rejected(const struct xlsx_book *book, long part); /* a sheet of an own workbook holds rejected rows */

#endif
