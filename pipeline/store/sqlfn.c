#include "pipeline/store/sqlfn.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "pipeline/base/day.h"
#include "pipeline/base/fen.h"
#include "pipeline/base/text.h"

static void give(sqlite3_context *c, const char *text)
{
	sqlite3_result_text(c, text, -1, SQLITE_TRANSIENT);
}

static bool null_argument(int n, sqlite3_value **v)
{
	for (int i = 0; i < n; i++)
		if (sqlite3_value_type(v[i]) == SQLITE_NULL)
			return true;
	return false; /* the result is NULL when nothing is given */
}

static const char *text_argument(sqlite3_value *v)
{
	const char *text = (const char *)sqlite3_value_text(v);

	return text ? text : "";
}

static void yuan(sqlite3_context *c, int n, sqlite3_value **v)
{
	char out[FEN_TEXT];

	if (!null_argument(n, v))
		give(c, fen_grouped(fen_of(sqlite3_value_int64(v[0])), out));
}

/* Points and percentages are written to two decimals as money is, without its commas. */
static void points(sqlite3_context *c, int n, sqlite3_value **v)
{
	char out[FEN_TEXT];

	if (!null_argument(n, v))
		give(c, fen_text(fen_of(sqlite3_value_int64(v[0])), out));
}

static void daxie(sqlite3_context *c, int n, sqlite3_value **v)
{
	char words[FEN_DAXIE], out[FEN_DAXIE + 16];

	if (null_argument(n, v))
		return;
	snprintf(out, sizeof out, "人民币%s", fen_daxie(fen_of(sqlite3_value_int64(v[0])), words));
	give(c, out);
}

static void cn_date(sqlite3_context *c, int n, sqlite3_value **v)
{
	char out[48];
	int y, m, d;

	if (null_argument(n, v))
		return;
	day_split(day_of((int32_t)sqlite3_value_int64(v[0])), &y, &m, &d);
	snprintf(out, sizeof out, "%d年%d月%d日", y, m, d);
	give(c, out);
}

static const char *month_words(int64_t month, char out[48])
{
	snprintf(out, 48, "%lld年%lld月", (long long)(month / 12), (long long)(month % 12 + 1));
	return out;
}

static void cn_month(sqlite3_context *c, int n, sqlite3_value **v)
{
	char out[48];

	if (!null_argument(n, v))
		give(c, month_words(sqlite3_value_int64(v[0]), out));
}

static void cn_period(sqlite3_context *c, int n, sqlite3_value **v)
{
	char from[48], to[48], out[128];
	int64_t a, b;

	if (null_argument(n, v))
		return;
	a = sqlite3_value_int64(v[0]);
	b = sqlite3_value_int64(v[1]);
	month_words(a, from);
	if (a == b)
		snprintf(out, sizeof out, "%s", from);
	else
		snprintf(out, sizeof out, "%s至%s", from, month_words(b, to));
	give(c, out);
}

static void iso_date(sqlite3_context *c, int n, sqlite3_value **v)
{
	char out[DAY_TEXT];

	if (!null_argument(n, v))
		give(c, day_text(day_of((int32_t)sqlite3_value_int64(v[0])), out));
}

static void iso_month(sqlite3_context *c, int n, sqlite3_value **v)
{
	char out[DAY_TEXT];

	if (!null_argument(n, v))
		give(c, month_text((int32_t)sqlite3_value_int64(v[0]), out));
}

static void iso_time(sqlite3_context *c, int n, sqlite3_value **v)
{
	char out[24];

	if (!null_argument(n, v))
		give(c, moment_text((struct moment){ sqlite3_value_int64(v[0]) }, out));
}

/* A canonical room is 楼栋-单元-房号 or 楼栋-房号; the floor is what is left of 房号 without its last two digits. */
static void room_part(sqlite3_context *c, int n, sqlite3_value **v)
{
	const char *room = text_argument(v[0]), *what = text_argument(v[1]);
	const char *first = strchr(room, '-'), *last = strrchr(room, '-');
	const char *number = last ? last + 1 : room;
	size_t digits = strspn(number, "0123456789");

	if (null_argument(n, v))
		return;
	if (!strcmp(what, "building"))
		sqlite3_result_text(c, room, first ? (int)(first - room) : -1, SQLITE_TRANSIENT);
	else if (!strcmp(what, "unit"))
		sqlite3_result_text(c, first && last > first ? first + 1 : "", last > first ? (int)(last - first - 1) : 0, SQLITE_TRANSIENT);
	else if (!strcmp(what, "number"))
		give(c, number);
	else if (!strcmp(what, "floor"))
		sqlite3_result_text(c, number, digits > 2 ? (int)digits - 2 : 0, SQLITE_TRANSIENT);
	else
		sqlite3_result_error(c, "room_part: building, unit, floor or number", -1);
}

/* Keeps `head` and `tail` characters, stars between (DOMAIN §0 G8). What is too short is hidden whole. */
static void mask(sqlite3_context *c, int n, sqlite3_value **v, size_t head, size_t tail)
{
	const char *s = text_argument(v[0]);
	size_t length = strlen(s), i;
	char out[64];

	if (null_argument(n, v))
		return;
	if (length >= sizeof out)
		length = sizeof out - 1;
	for (i = 0; i < length; i++)
		out[i] = length > head + tail && (i < head || i >= length - tail) && (unsigned char)s[i] < 0x80 ? s[i] : '*';
	out[i] = '\0';
	give(c, out);
}

static void mask_phone(sqlite3_context *c, int n, sqlite3_value **v)
{
	mask(c, n, v, 3, 4);
}

static void mask_id(sqlite3_context *c, int n, sqlite3_value **v)
{
	mask(c, n, v, 6, 4);
}

int sqlfn_register(sqlite3 *handle)
{
	static const struct {
		const char *name;
		int arguments;
		void (*call)(sqlite3_context *, int, sqlite3_value **);
	} functions[] = {
		{ "yuan", 1, yuan },	       { "daxie", 1, daxie },	      { "cn_date", 1, cn_date },
		{ "cn_month", 1, cn_month },   { "cn_period", 2, cn_period }, { "iso_date", 1, iso_date },
		{ "iso_month", 1, iso_month }, { "iso_time", 1, iso_time },   { "room_part", 2, room_part },
		{ "mask_phone", 1, mask_phone }, { "mask_id", 1, mask_id },   { "points", 1, points },
	};

	for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
		int code = sqlite3_create_function_v2(handle, functions[i].name, functions[i].arguments,
						      SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, NULL,
						      functions[i].call, NULL, NULL, NULL);

		if (code != SQLITE_OK)
			return code;
	}
	return SQLITE_OK;
}
