/* sqlfn: the SQL functions that format for people; see the list in db.h. Part of the db module's edge to SQLite. */
#ifndef KEFU_STORE_SQLFN_H
#define KEFU_STORE_SQLFN_H

#include <sqlite3.h>

int sqlfn_register(sqlite3 *handle); /* SQLITE_OK or what failed */

#endif
