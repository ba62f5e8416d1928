/* picture: a PNG or JPEG as a PDF takes it: a seal. The only module that includes png.h.
 *
 * A PNG becomes its colours and, where it is transparent anywhere, its opacity, both deflated once; a JPEG goes in as it is.
 * Refuses what is neither, what is broken, and more pixels than a seal needs: every letter carries them. */
#ifndef KEFU_RENDER_PICTURE_H
#define KEFU_RENDER_PICTURE_H

#include <stddef.h>

#include "pipeline/base/arena.h"
#include "pipeline/base/err.h"

#define PICTURE_SIDE 1200 /* pixels at most, in either direction */

struct picture {
	int width, height, channels; /* channels: 1 gray, 3 colours */
	const void *bytes, *opacity; /* opacity NULL: it hides all that is below */
	size_t size, opacity_size;
	const char *filter; /* FlateDecode or DCTDecode */
};

/* `name` is for messages. CONFIG; NULL. */
const struct picture *picture_read(struct arena *a, const void *bytes, size_t n, const char *name, struct err *e);

/* The picture of a file; no path, no picture. CONFIG when there is no such file. */
int picture_load(struct arena *a, const char *path, const struct picture **out, struct err *e);

#endif
