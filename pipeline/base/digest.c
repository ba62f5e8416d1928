/* SHA-256, the only place that includes libcrypto's header. Its failure means a broken library: the program ends. */
#include <errno.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pipeline/base/file.h"

struct digest {
	EVP_MD_CTX *context;
};

static EVP_MD_CTX *begin(void)
{
	EVP_MD_CTX *c = EVP_MD_CTX_new();

	if (!c || EVP_DigestInit_ex(c, EVP_sha256(), NULL) != 1)
		abort();
	return c;
}

static void take(EVP_MD_CTX *c, const void *bytes, size_t n)
{
	if (EVP_DigestUpdate(c, bytes, n) != 1)
		abort();
}

static void end(EVP_MD_CTX *c, char hex[FILE_DIGEST])
{
	static const char digit[] = "0123456789abcdef";
	unsigned char md[EVP_MAX_MD_SIZE];
	unsigned n = 0;

	if (EVP_DigestFinal_ex(c, md, &n) != 1 || n != 32)
		abort();
	EVP_MD_CTX_free(c);
	for (unsigned i = 0; i < n; i++) {
		hex[2 * i] = digit[md[i] >> 4];
		hex[2 * i + 1] = digit[md[i] & 15];
	}
	hex[64] = '\0';
}

void digest_bytes(const void *bytes, size_t n, char hex[FILE_DIGEST])
{
	EVP_MD_CTX *c = begin();

	take(c, bytes, n);
	end(c, hex);
}

int file_digest(const char *path, char hex[FILE_DIGEST], struct err *e)
{
	static char block[256 * 1024];
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	EVP_MD_CTX *c;
	ssize_t n;

	if (fd < 0)
		return err_errno(e, "%s", path);
	c = begin();
	while ((n = read(fd, block, sizeof block)) > 0 || (n < 0 && errno == EINTR))
		if (n > 0)
			take(c, block, (size_t)n);
	if (n < 0)
		err_errno(e, "%s", path);
	end(c, hex);
	close(fd);
	return n < 0 ? -1 : 0;
}

/* The disk begins to write while the rest is read, so that the fsync at the end has little left to do. */
int file_copy(int from, int to, char hex[FILE_DIGEST], int64_t *size, struct err *e)
{
	static char block[256 * 1024];
	EVP_MD_CTX *c = begin();
	int64_t done = 0;
	ssize_t n;
	int rc = 0;

	while (rc == 0 && ((n = read(from, block, sizeof block)) > 0 || (n < 0 && errno == EINTR))) {
		if (n < 0)
			continue;
		take(c, block, (size_t)n);
		if (to >= 0 && (rc = file_write_all(to, block, (size_t)n)) == 0)
			sync_file_range(to, done, n, SYNC_FILE_RANGE_WRITE);
		done += n;
	}
	if (rc < 0 || n < 0)
		rc = err_errno(e, _("copying a file"));
	end(c, hex);
	*size = done;
	return rc;
}

struct digest *digest_new(struct arena *a)
{
	struct digest *d = arena_alloc(a, sizeof *d);

	d->context = begin();
	return d;
}

void digest_add(struct digest *d, const void *bytes, size_t n)
{
	uint64_t length = n;

	take(d->context, &length, sizeof length);
	take(d->context, bytes, n);
}

void digest_text(struct digest *d, const char *s)
{
	digest_add(d, s, strlen(s));
}

void digest_end(struct digest *d, char hex[FILE_DIGEST])
{
	end(d->context, hex);
	d->context = NULL;
}
