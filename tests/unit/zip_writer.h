/* A zip written by hand, so that a test can make one that no library would: doubled names, wrong CRCs, bombs. */
#ifndef KEFU_TESTS_UNIT_ZIP_WRITER_H
#define KEFU_TESTS_UNIT_ZIP_WRITER_H

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

struct zip_writer {
	unsigned char *bytes, central[65536];
	size_t n, room, central_n;
	unsigned count;
};

static void zip_put(unsigned char **p, uint32_t v, int n)
{
	for (; n; n--, v >>= 8)
		*(*p)++ = (unsigned char)v;
}

static void zip_room(struct zip_writer *z, size_t n)
{
	if (z->n + n > z->room) {
		z->room = 2 * (z->n + n);
		z->bytes = realloc(z->bytes, z->room);
	}
}

static void zip_header(unsigned char **p, uint32_t crc, size_t packed, size_t size, size_t name, int deflated)
{
	zip_put(p, 20, 2);
	zip_put(p, 0x800, 2); /* names in UTF-8 */
	zip_put(p, deflated ? 8 : 0, 2);
	zip_put(p, 0x5A210000, 4);
	zip_put(p, crc, 4);
	zip_put(p, (uint32_t)packed, 4);
	zip_put(p, (uint32_t)size, 4);
	zip_put(p, (uint32_t)name, 2);
	zip_put(p, 0, 2);
}

static void zip_add_packed(struct zip_writer *z, const char *name, const void *packed, size_t packed_n, size_t size, uint32_t crc, int deflated)
{
	size_t at = z->n, length = strlen(name);
	unsigned char *p;

	zip_room(z, packed_n + length + 64);
	p = z->bytes + z->n;
	zip_put(&p, 0x04034b50, 4);
	zip_header(&p, crc, packed_n, size, length, deflated);
	memcpy(p, name, length);
	p += length;
	if (packed_n)
		memcpy(p, packed, packed_n);
	z->n = (size_t)(p - z->bytes) + packed_n;
	p = z->central + z->central_n;
	zip_put(&p, 0x02014b50, 4);
	zip_put(&p, 20, 2);
	zip_header(&p, crc, packed_n, size, length, deflated);
	zip_put(&p, 0, 4);
	zip_put(&p, 0, 4);
	zip_put(&p, 0, 2);
	zip_put(&p, (uint32_t)at, 4);
	memcpy(p, name, length);
	z->central_n = (size_t)(p - z->central) + length;
	z->count++;
}

static void zip_add(struct zip_writer *z, const char *name, const char *text)
{
	size_t n = strlen(text);

	zip_add_packed(z, name, text, n, n, (uint32_t)crc32(0, (const unsigned char *)text, (unsigned)n), 0);
}

static void zip_finish(struct zip_writer *z)
{
	unsigned char *p;
	size_t at = z->n;

	zip_room(z, z->central_n + 64);
	memcpy(z->bytes + z->n, z->central, z->central_n);
	z->n += z->central_n;
	p = z->bytes + z->n;
	zip_put(&p, 0x06054b50, 4);
	zip_put(&p, 0, 4);
	zip_put(&p, z->count, 2);
	zip_put(&p, z->count, 2);
	zip_put(&p, (uint32_t)z->central_n, 4);
	zip_put(&p, (uint32_t)at, 4);
	zip_put(&p, 0, 2);
	z->n = (size_t)(p - z->bytes);
}

#endif
