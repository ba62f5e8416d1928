#include "pipeline/run/log.h"

#include <jansson.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "pipeline/base/file.h"
#include "pipeline/run/clock.h"

#define KEPT 90

static int terminal_width(const struct program_options *o)
{
	const char *term = getenv("TERM"), *plain = getenv("NO_COLOR");
	struct winsize size;

	if (o->quiet || o->json || o->no_progress || !isatty(STDERR_FILENO) || (plain && *plain) || !term ||
	    !strcmp(term, "dumb"))
		return 0;
	if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) < 0 || size.ws_col < 40)
		return 0;
	return size.ws_col;
}

void log_begin(struct log *l, const struct program_options *options)
{
	*l = (struct log){ .options = options, .bar_width = terminal_width(options), .bar_shown = -1 };
}

int log_open(struct log *l, const struct site *site, int64_t run, struct err *e)
{
	const char *folder = arena_printf(site->arena, "%s/log", site->outputs), *path;

	l->run = run;
	if (file_make_folders(folder, e) < 0)
		return -1;
	unlink(arena_printf(site->arena, "%s/run-%06lld.jsonl", folder, (long long)run - KEPT));
	path = arena_printf(site->arena, "%s/run-%06lld.jsonl", folder, (long long)run);
	if (!(l->file = fopen(path, "ae")))
		return err_errno(e, "%s", path);
	return 0;
}

void log_close(struct log *l)
{
	log_bar_end(l);
	if (l->file)
		fclose(l->file);
	l->file = NULL;
}

static void write_json(struct log *l, enum log_level level, const char *name, const char *event, const char *text)
{
	static const char *const LEVELS[] = { "detail", "info", "warning", "error" };
	char now[CLOCK_TEXT], *line;
	json_t *o = json_pack("{s:s, s:s, s:I, s:s, s:s, s:s}", "time", clock_text(now), "level", LEVELS[level], "run",
			      (json_int_t)l->run, "stage", name, "event", event, "message", text);

	if (!o || !(line = json_dumps(o, JSON_COMPACT))) {
		json_decref(o);
		return; /* a text that is no UTF-8 */
	}
	if (l->file) {
		fprintf(l->file, "%s\n", line);
		fflush(l->file);
	}
	if (l->options->json && (level != LOG_DETAIL || l->options->verbose) &&
	    !(level < LOG_WARNING && l->options->quiet))
		fprintf(stderr, "%s\n", line);
	free(line);
	json_decref(o);
}

static void write_text(struct log *l, enum log_level level, const char *name, const char *text)
{
	if ((level == LOG_DETAIL && !l->options->verbose) || (level < LOG_WARNING && l->options->quiet))
		return;
	log_bar_end(l);
	if (level == LOG_ERROR)
		fprintf(stderr, *name ? "kefu: %s: %s\n" : "kefu: %s%s\n", name, text);
	else
		fprintf(stderr, *name ? "%s: %s\n" : "%s%s\n", name, text);
}

void log_say(struct log *l, enum log_level level, const char *name, const char *event, const char *format, ...)
{
	char text[4096];
	va_list ap;

	va_start(ap, format);
	vsnprintf(text, sizeof text, format, ap);
	va_end(ap);
	write_json(l, level, name, event, text);
	if (!l->options->json)
		write_text(l, level, name, text);
}

/* ---- the bar ---- */

#define BAR 24

static void draw(struct log *l, int thousandth)
{
	int room = l->bar_width - BAR - 20, full = thousandth * BAR / 1000;

	if (!l->bar_width || thousandth == l->bar_shown)
		return;
	l->bar_shown = thousandth;
	fprintf(stderr, "\r[%zu/%zu] ", l->bar_number, l->bar_count);
	for (int i = 0; i < BAR; i++)
		fputs(i < full ? "━" : "┄", stderr);
	fprintf(stderr, " %3d %% %.*s\033[K", thousandth / 10, room, l->bar_name);
	fflush(stderr);
}

void log_bar(struct log *l, const char *name, size_t number, size_t count)
{
	l->bar_name = name;
	l->bar_number = number;
	l->bar_count = count;
	l->bar_shown = -1;
	draw(l, 0);
}

void log_bar_at(struct log *l, int64_t done, int64_t total)
{
	if (total > 0 && done >= 0 && l->bar_name)
		draw(l, done >= total ? 1000 : (int)(done * 1000 / total));
}

void log_bar_end(struct log *l)
{
	if (l->bar_shown >= 0)
		fputs("\r\033[K", stderr);
	l->bar_shown = -1;
}
