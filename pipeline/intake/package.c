#include "pipeline/intake/package.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#define PARTS_MAX    4096
#define RATIO_MAX    200
#define SMALL        ((uint64_t)1024 * 1024) /* below it the ratio does not matter */
#define INFLATED_MAX ((uint64_t)4 * 1024 * 1024 * 1024)
#define BLOCK        ((size_t)64 * 1024)

struct file {
	int fd;
	zip_uint64_t at, size;
	zip_error_t error;
};

struct package {
	struct file file;
	zip_t *zip;
	char **names; /* lower case, forward slashes */
	long count;
	uint64_t inflated; /* of all parts so far */
	char block[BLOCK];
};

static zip_int64_t read_file(struct file *f, void *out, zip_uint64_t n)
{
	ssize_t got;

	do
		got = pread(f->fd, out, n, (off_t)f->at);
	while (got < 0 && errno == EINTR);
	if (got < 0) {
		zip_error_set(&f->error, ZIP_ER_READ, errno);
		return -1;
	}
	f->at += (zip_uint64_t)got;
	return got;
}

/* libzip's way to read from what is already open; it never opens, writes or asks for a path. */
static zip_int64_t source(void *user, void *data, zip_uint64_t n, zip_source_cmd_t command)
{
	struct file *f = user;
	zip_int64_t at;
	zip_stat_t *st;

	if (command == ZIP_SOURCE_READ)
		return read_file(f, data, n);
	if (command == ZIP_SOURCE_SEEK) {
		if ((at = zip_source_seek_compute_offset(f->at, f->size, data, n, &f->error)) < 0)
			return -1;
		f->at = (zip_uint64_t)at;
		return 0;
	}
	if (command == ZIP_SOURCE_TELL)
		return (zip_int64_t)f->at;
	if (command == ZIP_SOURCE_STAT) {
		zip_stat_init(st = data);
		st->size = f->size;
		st->valid = ZIP_STAT_SIZE;
		return sizeof *st;
	}
	if (command == ZIP_SOURCE_ERROR)
		return zip_error_to_data(&f->error, data, n);
	if (command == ZIP_SOURCE_SUPPORTS)
		return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE,
						      ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_SEEK,
						      ZIP_SOURCE_TELL, ZIP_SOURCE_FREE, -1);
	if (command == ZIP_SOURCE_OPEN)
		f->at = 0;
	return 0; /* OPEN, CLOSE, FREE */
}

static char *normal_name(const char *name)
{
	char *copy = strdup(name && *name == '/' ? name + 1 : name ? name : "");

	for (char *p = copy; p && *p; p++) {
		if (*p == '\\')
			*p = '/';
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p - 'A' + 'a');
	}
	return copy;
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Two parts of one name: programs differ in which they read. */
static bool has_double(const struct package *p)
{
	char **sorted = malloc((size_t)p->count * sizeof *sorted);
	bool found = !sorted;

	if (sorted) {
		memcpy(sorted, p->names, (size_t)p->count * sizeof *sorted);
		qsort(sorted, (size_t)p->count, sizeof *sorted, by_text);
		for (long i = 1; i < p->count; i++)
			found |= !strcmp(sorted[i - 1], sorted[i]);
	}
	free(sorted);
	return found;
}

static const char *look_over(struct package *p)
{
	p->count = (long)zip_get_num_entries(p->zip, 0);
	if (p->count < 1)
		return "工作簿是空的压缩包";
	if (p->count > PARTS_MAX)
		return "工作簿里的部件太多，不像是正常导出的文件";
	p->names = calloc((size_t)p->count, sizeof *p->names);
	for (long i = 0; p->names && i < p->count; i++) {
		zip_stat_t st;

		p->names[i] = normal_name(zip_get_name(p->zip, (zip_uint64_t)i, 0));
		if (!p->names[i])
			return "内存不足";
		if (!zip_stat_index(p->zip, (zip_uint64_t)i, 0, &st) && st.valid & ZIP_STAT_ENCRYPTION_METHOD &&
		    st.encryption_method != ZIP_EM_NONE)
			return "文件设有密码，请在 Excel 中去掉密码后重新保存";
	}
	if (!p->names)
		return "内存不足";
	return has_double(p) ? "工作簿里有两个同名部件，可能被篡改，请重新导出" : NULL;
}

struct package *package_open(int fd, const char **why)
{
	struct package *p = calloc(1, sizeof *p);
	zip_source_t *s;
	struct stat st;
	zip_error_t error;

	*why = "内存不足";
	if (!p || fstat(fd, &st) < 0) {
		free(p);
		return NULL;
	}
	p->file.fd = fd;
	p->file.size = (zip_uint64_t)st.st_size;
	zip_error_init(&p->file.error);
	zip_error_init(&error);
	s = zip_source_function_create(source, &p->file, &error);
	*why = "文件已损坏，不是完整的工作簿，请重新导出";
	if (s && !(p->zip = zip_open_from_source(s, ZIP_RDONLY, &error)))
		zip_source_free(s);
	if (!p->zip || (*why = look_over(p))) {
		package_close(p);
		return NULL;
	}
	return p;
}

void package_close(struct package *p)
{
	if (!p)
		return;
	for (long i = 0; p->names && i < p->count; i++)
		free(p->names[i]);
	free(p->names);
	if (p->zip)
		zip_discard(p->zip);
	free(p);
}

long package_find(const struct package *p, const char *name)
{
	char *normal = normal_name(name);
	long found = -1;

	for (long i = 0; normal && i < p->count && found < 0; i++)
		if (!strcmp(p->names[i], normal))
			found = i;
	free(normal);
	return found;
}

bool package_stream(struct package *p, long part, package_take take, void *user, const char **why)
{
	zip_file_t *f = zip_fopen_index(p->zip, (zip_uint64_t)part, 0);
	zip_int64_t n = -1;
	uint64_t size = 0, packed = 0;
	zip_stat_t st;
	bool good = true;

	*why = "工作簿的一个部件已损坏（校验不符），请重新导出";
	if (!zip_stat_index(p->zip, (zip_uint64_t)part, 0, &st) && st.valid & ZIP_STAT_COMP_SIZE)
		packed = st.comp_size;
	while (f && good && (n = zip_fread(f, p->block, BLOCK)) > 0) {
		size += (uint64_t)n;
		p->inflated += (uint64_t)n;
		if ((size > SMALL && size / RATIO_MAX > packed) || p->inflated > INFLATED_MAX) {
			*why = "工作簿解压后大得不正常（压缩炸弹），拒绝读取";
			good = false;
		} else if (!take(user, p->block, (size_t)n)) {
			n = 0;
			break;
		}
	}
	if (f)
		zip_fclose(f);
	return f && good && n == 0;
}
