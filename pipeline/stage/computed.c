#include "pipeline/stage/computed.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/file.h"
#include "pipeline/base/text.h"
#include "pipeline/intake/room.h"
#include "pipeline/stage/computed.sql.h"

/* ---- the day ---- */

static struct day nearest_day(const struct site *site, struct day as_of)
{
	DIR *d = opendir(site->outputs);
	struct day day, near = DAY_NONE;
	struct dirent *entry;

	while (d && (entry = readdir(d))) {
		if (!day_parse(entry->d_name, &day) || !file_exists(site_figures_db(site, day)))
			continue;
		if (day_none(near) || abs(day_diff(day, as_of)) < abs(day_diff(near, as_of)) ||
		    (abs(day_diff(day, as_of)) == abs(day_diff(near, as_of)) && day_cmp(day, near) > 0))
			near = day;
	}
	if (d)
		closedir(d);
	return near;
}

static int never_run(const struct site *site, struct day as_of, struct err *e)
{
	struct day near = nearest_day(site, as_of);
	char day[DAY_TEXT], other[DAY_TEXT];

	if (day_none(near))
		return err_set(e, ERR_NOINPUT, _("no day was computed yet; kefu run does it"));
	return err_set(e, ERR_NOINPUT, _("%s was never run; the nearest day that was is %s"), day_text(as_of, day), day_text(near, other));
}

struct db *computed_open(const struct site *site, struct day *as_of, struct err *e)
{
	struct db *db;

	if (day_none(*as_of) && day_none(*as_of = site_latest_day(site))) {
		err_set(e, ERR_NOINPUT, _("no day was computed yet; kefu run does it"));
		return NULL;
	}
	if (!file_exists(site_figures_db(site, *as_of)) || !file_exists(site->data_db)) {
		never_run(site, *as_of, e);
		return NULL;
	}
	if (!(db = db_open(site_figures_db(site, *as_of), DB_READ, e)))
		return NULL;
	if (db_attach(db, site->data_db, "data", DB_READ, e) < 0) {
		db_close(db);
		return NULL;
	}
	return db;
}

const char *computed_place(struct arena *a, const char *path, const char *sheet, int64_t line)
{
	if (!*path)
		return "";
	return arena_printf(a, "%s%s%s%s:%lld", path, *sheet ? "[" : "", sheet, *sheet ? "]" : "", (long long)line);
}

/* ---- the house ---- */

static const char *nearest_house(struct arena *a, struct db *db, const char *name, struct err *e)
{
	struct stmt *s = db_prepare(db, SQL_HOUSE_NAMES);
	const char *const *names = stmt_texts(a, s, NULL, e);

	stmt_end(s);
	return names ? text_nearest(name, names) : NULL;
}

const char *computed_house(struct arena *a, struct db *db, const char *text, const char **near, struct err *e)
{
	char canonical[ROOM_MAX];
	size_t n = room_canonical(text, strlen(text), canonical);
	const char *name = n ? arena_strndup(a, canonical, n) : text, *room = NULL;
	struct stmt *s = db_prepare(db, SQL_HOUSE_NAMED);
	int more;

	*near = NULL;
	stmt_bind_text(s, "name", name);
	if ((more = stmt_step(s, e)) > 0)
		room = arena_strdup(a, stmt_text(s, "room"));
	stmt_end(s);
	if (more == 0)
		*near = nearest_house(a, db, name, e);
	return room;
}
