/* kefu init: an empty site. Writes nothing over what is there. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "pipeline/base/buf.h"
#include "pipeline/base/file.h"
#include "pipeline/base/settings_keys.h"
#include "pipeline/stage/program.h"

struct call {
	struct program_options common;
	const char *folder;
};

static error_t parse_option(int key, char *value, struct argp_state *state)
{
	struct call *c = state->input;

	switch (key) {
	case ARGP_KEY_INIT:
		state->child_inputs[0] = &c->common;
		return 0;
	case ARGP_KEY_ARG:
		if (c->folder)
			argp_error(state, _("one folder at a time: %s"), value);
		c->folder = value;
		return 0;
	case ARGP_KEY_END:
		if (!c->folder)
			argp_error(state, _("which folder?"));
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static void add_key(struct buf *out, const struct settings_key *key, const char *name)
{
	buf_printf(out, "\n; %s", key->about);
	if (key->words)
		buf_printf(out, "（可填：%s）", key->words);
	if (key->from_manual)
		buf_text(out, "［手册规定，改动会写进报告］");
	/* the name is the one key without a default */
	buf_printf(out, "\n%s%s = %s\n", strcmp(key->key, "project.name") ? ";" : "", name, key->value);
}

/* Every key that exists, commented out with its default: what stands there is what holds anyway. */
static const char *settings_text_of_all(struct arena *a)
{
	struct buf out;
	size_t n = 0;

	buf_init(&out, a);
	buf_text(&out, "; 本小区的设置。以分号开头的行是默认值，改动时去掉分号；每行不超过 66 "
		       "个汉字，长的列表可在下一行缩进接着写。\n");
	for (int i = 0; i < SETTINGS_COUNT; i++) {
		const char *key = SETTINGS_KEYS[i].key, *dot = strchr(key, '.');

		if (!n || strncmp(SETTINGS_KEYS[i - 1].key, key, n) || n != (size_t)(dot - key) + 1)
			buf_printf(&out, "\n[%.*s]\n", (int)(dot - key), key);
		n = (size_t)(dot - key) + 1;
		add_key(&out, &SETTINGS_KEYS[i], dot + 1);
	}
	return out.data;
}

static const char README[] =
    "# 投放文件夹\n\n"
    "把各系统导出的文件（CSV、TSV、XLSX）原样放进这个文件夹，可以再分子文件夹，文件名随意；程序只读，不改动、不移动。\n"
    "同一文件名的新导出会取代旧的；删掉文件，已读入的数据仍在。\n\n"
    "`settings.ini` 是本小区的设置，只有 `[project] name` 必须填写。\n"
    "README、settings.ini、以点开头的文件和 Excel 的 `~$` 临时文件不读。\n";

static int put(struct arena *a, const char *folder, const char *name, const char *text, struct err *e)
{
	const char *path = arena_printf(a, "%s/%s", folder, name);

	if (file_exists(path))
		return err_set(e, ERR_CREATE, _("%s is there already"), path);
	return file_write(path, text, strlen(text), e);
}

static int make(struct arena *a, const char *folder, struct err *e)
{
	const char *inputs = arena_printf(a, "%s/inputs", folder);

	if (file_exists(inputs))
		return err_set(e, ERR_CREATE, _("%s is a site already"), folder);
	if (file_make_folders(inputs, e) < 0 || put(a, inputs, "settings.ini", settings_text_of_all(a), e) < 0)
		return -1;
	return put(a, inputs, "README.md", README, e);
}

int main(int argc, char **argv)
{
	static const struct argp_child CHILDREN[] = { { &PROGRAM_ARGP, 0, NULL, 0 }, { 0 } };
	static const struct argp argp = {
		NULL, parse_option, "DIR", "an empty site: a drop folder and its settings", CHILDREN, NULL, "kefu"
	};
	struct call c = { 0 };
	struct arena *a = arena_new();
	struct err e = { 0 };
	int rc;

	program_begin();
	program_parse(&argp, argc, argv, &c.common, &c);
	rc = make(a, c.folder, &e) < 0 ? program_fail(&e) : 0;
	if (!rc && !c.common.quiet)
		fprintf(stderr,
			_("Write the community's name into %s/inputs/settings.ini, drop exports into %s/inputs, then: "
			  "kefu run --site %s\n"),
			c.folder, c.folder, c.folder);
	arena_free(a);
	return rc;
}
