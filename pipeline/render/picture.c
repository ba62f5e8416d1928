#include "pipeline/render/picture.h"

#include <png.h>
#include <stdbool.h>
#include <string.h>

#include "pipeline/base/file.h"
#include "pipeline/render/font_file.h"

/* ---- PNG ---- */

static void split(const png_byte *rgba, size_t pixels, png_byte *colours, png_byte *opacity, bool *opaque)
{
	*opaque = true;
	for (size_t i = 0; i < pixels; i++) {
		memcpy(colours + 3 * i, rgba + 4 * i, 3);
		opacity[i] = rgba[4 * i + 3];
		*opaque = *opaque && opacity[i] == 0xFF;
	}
}

static int check_size(struct picture *p, const char *name, struct err *e)
{
	if (p->width < 1 || p->height < 1 || p->width > PICTURE_SIDE || p->height > PICTURE_SIDE)
		return err_set(e, ERR_CONFIG, _("%s has %d × %d pixels; at most %d × %d, every letter carries them"), name, p->width,
			       p->height, PICTURE_SIDE, PICTURE_SIDE);
	return 0;
}

static int decode(struct arena *a, png_image *image, struct picture *p, const char *name, struct err *e)
{
	size_t pixels = (size_t)p->width * (size_t)p->height;
	png_byte *rgba = arena_alloc(a, pixels * 4), *colours = arena_alloc(a, pixels * 3), *opacity = arena_alloc(a, pixels);
	bool opaque;

	image->format = PNG_FORMAT_RGBA;
	if (!png_image_finish_read(image, NULL, rgba, 0, NULL))
		return err_set(e, ERR_CONFIG, _("%s is a broken PNG: %s"), name, image->message);
	split(rgba, pixels, colours, opacity, &opaque);
	p->bytes = font_deflate(a, colours, pixels * 3, false, &p->size);
	if (!opaque)
		p->opacity = font_deflate(a, opacity, pixels, false, &p->opacity_size);
	return 0;
}

static int read_png(struct arena *a, const void *bytes, size_t n, struct picture *p, const char *name, struct err *e)
{
	png_image image = { .version = PNG_IMAGE_VERSION };
	int rc;

	if (!png_image_begin_read_from_memory(&image, bytes, n))
		return err_set(e, ERR_CONFIG, _("%s is a broken PNG: %s"), name, image.message);
	p->width = image.width > PICTURE_SIDE ? PICTURE_SIDE + 1 : (int)image.width;
	p->height = image.height > PICTURE_SIDE ? PICTURE_SIDE + 1 : (int)image.height;
	p->channels = 3;
	p->filter = "FlateDecode";
	rc = check_size(p, name, e) < 0 ? -1 : decode(a, &image, p, name, e);
	png_image_free(&image);
	return rc;
}

/* ---- JPEG: the frame's head says what a PDF must know ---- */

static bool is_frame(unsigned char marker)
{
	return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

static const unsigned char *find_frame(const unsigned char *p, const unsigned char *end)
{
	for (p += 2; end - p >= 10 && p[0] == 0xFF; p += 2 + (p[2] << 8 | p[3])) {
		while (end - p > 10 && p[1] == 0xFF)
			p++;
		if (is_frame(p[1]))
			return p;
	}
	return NULL;
}

static int read_jpeg(const unsigned char *bytes, size_t n, struct picture *p, const char *name, struct err *e)
{
	const unsigned char *frame = find_frame(bytes, bytes + n);

	if (!frame || bytes[n - 2] != 0xFF || bytes[n - 1] != 0xD9)
		return err_set(e, ERR_CONFIG, _("%s is a broken JPEG"), name);
	p->height = frame[5] << 8 | frame[6];
	p->width = frame[7] << 8 | frame[8];
	p->channels = frame[9];
	if (frame[4] != 8 || (p->channels != 1 && p->channels != 3))
		return err_set(e, ERR_CONFIG, _("%s is a JPEG for printing presses (CMYK): save it in RGB"), name);
	p->bytes = bytes;
	p->size = n;
	p->filter = "DCTDecode";
	return check_size(p, name, e);
}

const struct picture *picture_read(struct arena *a, const void *bytes, size_t n, const char *name, struct err *e)
{
	static const unsigned char PNG[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n' }, JPEG[] = { 0xFF, 0xD8, 0xFF };
	struct picture *p = arena_alloc(a, sizeof *p);
	int rc;

	*p = (struct picture){ 0 };
	if (n >= sizeof PNG && !memcmp(bytes, PNG, sizeof PNG))
		rc = read_png(a, bytes, n, p, name, e);
	else if (n >= 12 && !memcmp(bytes, JPEG, sizeof JPEG))
		rc = read_jpeg(bytes, n, p, name, e);
	else
		rc = err_set(e, ERR_CONFIG, _("%s is neither a PNG nor a JPEG"), name);
	return rc < 0 ? NULL : p;
}

int picture_load(struct arena *a, const char *path, const struct picture **out, struct err *e)
{
	char *bytes;
	size_t n;

	*out = NULL;
	if (!path)
		return 0;
	if (!file_exists(path))
		return err_set(e, ERR_CONFIG, _("seal.image: there is no file %s"), path);
	if (!(bytes = file_read(a, path, &n, e)))
		return -1;
	*out = picture_read(a, bytes, n, path, e);
	return *out ? 0 : -1;
}
