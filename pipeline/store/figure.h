/* figure: the tables that stages make, by name, from pipeline/store/figures/<domain>.sql (a chunk `-- name: <table>`
 * each). There is no list of them in C: the build makes it from the folder. */
#ifndef KEFU_STORE_FIGURE_H
#define KEFU_STORE_FIGURE_H

#include "pipeline/base/err.h"
#include "pipeline/store/db.h"

/* Drops the table if it is there and makes it anew, empty. BUG when there is no such figure. */
int figure_renew(struct db *db, const char *name, struct err *e);

/* The names, from 0; NULL after the last. For those who need the whole schema (cards of templates, check-sql). */
const char *figure_name(int number);

#endif
