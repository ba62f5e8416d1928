/* folder: a private folder for one test program, with files put into it; gone at the end. */
#ifndef KEFU_TESTS_FOLDER_H
#define KEFU_TESTS_FOLDER_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "pipeline/base/file.h"

struct folder {
	struct arena *arena;
	const char *path;
	struct err e;
};

static inline int folder_open(void **state)
{
	struct folder *f = calloc(1, sizeof *f);
	char path[] = "/tmp/kefu-test.XXXXXX";

	f->arena = arena_new();
	f->path = arena_strdup(f->arena, mkdtemp(path));
	*state = f;
	return 0;
}

static inline int folder_close(void **state)
{
	struct folder *f = *state;

	file_remove_tree(f->path, &f->e);
	arena_free(f->arena);
	free(f);
	return 0;
}

static inline const char *folder_at(struct folder *f, const char *name)
{
	return arena_printf(f->arena, "%s/%s", f->path, name);
}

static inline void folder_put(struct folder *f, const char *name, const char *text)
{
	char *whole = arena_printf(f->arena, "%s/%s", f->path, name), *slash = strrchr(whole, '/');

	*slash = '\0';
	assert_int_equal(file_make_folders(whole, &f->e), 0);
	*slash = '/';
	assert_int_equal(file_write(whole, text, strlen(text), &f->e), 0);
}

#endif
