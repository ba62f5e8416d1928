#include "pipeline/base/err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

int err_set(struct err *e, enum err_kind kind, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	vsnprintf(e->text, sizeof e->text, format, ap);
	va_end(ap);
	e->kind = kind;
	return -1;
}

int err_within(struct err *e, const char *format, ...)
{
	char where[sizeof e->text], whole[2 * sizeof e->text + 4];
	va_list ap;

	va_start(ap, format);
	vsnprintf(where, sizeof where, format, ap);
	va_end(ap);
	snprintf(whole, sizeof whole, "%s: %s", where, e->text);
	memcpy(e->text, whole, sizeof e->text);
	e->text[sizeof e->text - 1] = '\0';
	return -1;
}

static enum err_kind kind_of(int number)
{
	switch (number) {
	case ENOENT:
	case ENOTDIR:
		return ERR_NOINPUT;
	case EACCES:
	case EPERM:
	case EROFS:
		return ERR_PERMISSION;
	case EEXIST:
		return ERR_CREATE;
	default:
		return ERR_SYSTEM;
	}
}

int err_errno(struct err *e, const char *format, ...)
{
	int number = errno;
	char what[sizeof e->text];
	va_list ap;

	va_start(ap, format);
	vsnprintf(what, sizeof what, format, ap);
	va_end(ap);
	/* the reason must survive a long path */
	return err_set(e, kind_of(number), "%.900s: %s", what, strerror(number));
}
