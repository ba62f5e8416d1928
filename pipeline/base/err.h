/* err: what went wrong, in one fixed-size value that failing never has to allocate.
 *
 * A function that can fail takes `struct err *e` last and returns -1 (or NULL). The error is set where
 * it is found, widened by callers who know more (err_within), printed once, by main().
 * A kind is also the exit code (INTERFACE "Exit codes"). Not an exception system, not a log. */
#ifndef KEFU_BASE_ERR_H
#define KEFU_BASE_ERR_H

#include <libintl.h>

enum err_kind {
	ERR_NONE = 0,
	ERR_USAGE = 64,	     /* the command line is wrong */
	ERR_INPUT = 65,	     /* the data is wrong: tell the clerk */
	ERR_NOINPUT = 66,    /* no such input */
	ERR_MISSING = 69,    /* a font or program is missing */
	ERR_BUG = 70,	     /* us */
	ERR_CREATE = 73,     /* cannot create an output */
	ERR_SYSTEM = 74,     /* input/output error, disk full, no memory: the operator */
	ERR_BUSY = 75,	     /* another run holds the site, or the feed is stale */
	ERR_PERMISSION = 77, /* not allowed */
	ERR_CONFIG = 78	     /* settings or templates are wrong */
};

struct err {
	enum err_kind kind;
	char text[1024];
};

/* Talk to people follows the locale: the message in English, its translation in pipeline/packaging/po.
 * Text that goes into a document (a reject's reason, say) is Chinese as it stands and takes no _(). */
#define _(message) gettext(message)

#define ERR_PRINTF(f, a) __attribute__((format(printf, f, a)))

/* Both return -1, so that `return err_set(e, ...)` reads well. err_within puts "where: " in front. */
int err_set(struct err *e, enum err_kind kind, const char *format, ...) ERR_PRINTF(3, 4);
int err_within(struct err *e, const char *format, ...) ERR_PRINTF(2, 3);

/* For a failed system call: the kind follows errno (EACCES, ENOENT, ENOSPC ...), the reason is appended. */
int err_errno(struct err *e, const char *format, ...) ERR_PRINTF(2, 3);

#endif
