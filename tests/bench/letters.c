/* How fast letters become PDF files: 1,000 one-page letters of templates/letters/dunning_s2 as single files, by one
 * process and by one a core, and the same in one document to print; to disk with one sync at the end, as publish.c does
 * it. Usage: letters [HOW MANY [FOLDER]]. Peers on the same letter (FINDINGS: Pango/Cairo, ReportLab, Typst …):
 * tests/bench/peers/letters.sh. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "pipeline/base/file.h"
#include "pipeline/render/letter_batch.h"
#include "pipeline/store/figure.h"

/* Made-up letters to :n rooms: two items, three months; names of some eight hundred characters. */
static const char BENCH_LETTERS[] =
    "INSERT INTO dunning_letter (place, template, step, room, owner, owners, area, price, day, cut, pay_by, from_day, to_day, months, charged, "
    "waived, received, owed) "
    "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < :n), "
    "house(i, owner) AS (SELECT i, substr('赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许', i % 20 + 1, 1) || char(20320 + i * 7919 % 800) || "
    "char(20320 + i * 104729 % 800) FROM n) "
    "SELECT i + 1, 'dunning_s2', 'S2', (i / 120 + 1) || '-' || (i / 60 % 2 + 1) || '-' || (i / 2 % 30 + 1) || '0' || (i % 2 + 1), owner, owner, "
    "9000, 28000, 20782, 20780, 20789, 20600, 20700, 3, 30000 + i, 0, 0, 30000 + i FROM house;";

static const char BENCH_BILLS[] =
    "INSERT INTO dunning_letter_bill (place, seq, bill_no, source, item, period_from, period_to, charged, waived, received, owed, due) "
    "SELECT l.place, k.k, l.room || k.k, 'bills', CASE k.k WHEN 3 THEN '车位管理费' ELSE '物业费' END, 24317 + k.k % 3, 24317 + k.k % 3, "
    "10000 + CASE k.k WHEN 1 THEN l.owed - 30000 ELSE 0 END, 0, 0, 10000 + CASE k.k WHEN 1 THEN l.owed - 30000 ELSE 0 END, 20629 "
    "FROM dunning_letter AS l, (SELECT 1 AS k UNION ALL SELECT 2 UNION ALL SELECT 3) AS k;";

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static const char *find(void *user, const char *letter, const char *name)
{
	return arena_printf(user, "templates/letters/%s/%s", letter, name);
}

static int fill(struct db *db, int64_t n, struct err *e)
{
	struct stmt *letters;
	int rc;

	if (figure_renew(db, "dunning_letter", e) < 0 || figure_renew(db, "dunning_letter_bill", e) < 0)
		return -1;
	letters = db_prepare(db, BENCH_LETTERS);
	stmt_bind_int(letters, "n", n);
	rc = stmt_exec(letters, e);
	stmt_end(letters);
	return rc < 0 ? -1 : db_run(db, BENCH_BILLS, e);
}

static int sync_folder(const char *folder)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC), rc = fd < 0 ? -1 : syncfs(fd);

	if (fd >= 0)
		close(fd);
	return rc;
}

struct way {
	const char *name;
	int workers;
	bool single;
};

/* Of this process and of the workers that have ended. */
static double cpu_seconds(void)
{
	double sum = 0;
	struct rusage u;

	for (int i = 0; i < 2; i++) {
		getrusage(i ? RUSAGE_CHILDREN : RUSAGE_SELF, &u);
		sum += (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) +
		       (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e6;
	}
	return sum;
}

static int measure(const struct way *way, struct db *db, int64_t n, const char *folder, struct err *e)
{
	struct arena *a = arena_new();
	struct settings *settings = settings_load(a, "inputs/settings.ini", e);
	struct letter_template *t = settings ? letter_template_load(a, "dunning_s2", find, a, e) : NULL;
	struct letter_batch b = { .template = t,
				  .as_of = day_of(20782),
				  .folder = folder,
				  .workers = way->workers,
				  .without_volumes = way->single };
	struct rusage self, children;
	double start = now(), cpu = cpu_seconds(), drawn;
	int rc = -1;

	/* A folder of its own for each way: ext4 is slow to reuse what was deleted in the last seconds, which no night
	 * does. */
	folder = arena_printf(a, "%s/%d", folder, (int)way->workers * 2 + way->single);
	b.folder = folder;
	if (!t || file_make_folders(folder, e) < 0)
		goto out;
	if (!(b.rows = letter_rows_open(a, db, t, settings, day_of(20782), e)) || letter_batch_write(&b, e) < 0)
		goto out;
	letter_rows_close(b.rows);
	drawn = now();
	if (sync_folder(folder) < 0)
		goto out;
	getrusage(RUSAGE_SELF, &self);
	getrusage(RUSAGE_CHILDREN, &children);
	printf("%-34s %6.0f letters/s (%.0f with syncfs), %.0f a second of CPU; %lld pages; peak %ld MB, a worker %ld "
	       "MB\n",
	       way->name, (double)n / (drawn - start), (double)n / (now() - start), (double)n / (cpu_seconds() - cpu),
	       (long long)b.pages, self.ru_maxrss / 1024, children.ru_maxrss / 1024);
	rc = 0;
out:
	arena_free(a);
	return rc;
}

int main(int argc, char **argv)
{
	static const struct way WAYS[] = { { "single files, one worker", 1, true },
					   { "single files, a worker a core", 0, true },
					   { "single files and the bulk PDF", 0, false } };
	int64_t n = argc > 1 ? strtoll(argv[1], NULL, 10) : 1000;
	char folder[] = "/tmp/kefu-letters-XXXXXX";
	struct err e = { 0 };
	char path[4096]; /* a file, as in a night: rows in memory would count as the letters' */
	struct db *db;
	int rc;

	if (argc <= 2 && !mkdtemp(folder))
		return 73;
	snprintf(path, sizeof path, "%s/rows.db", argc > 2 ? argv[2] : folder);
	db = db_open(path, DB_WRITE, &e);
	rc = db ? fill(db, n, &e) : -1;
	for (size_t i = 0; i < sizeof WAYS / sizeof *WAYS && rc == 0; i++)
		rc = measure(&WAYS[i], db, n, argc > 2 ? argv[2] : folder, &e);
	if (rc < 0)
		fprintf(stderr, "letters: %s\n", e.text);
	db_close(db);
	if (argc <= 2)
		file_remove_tree(folder, &e);
	return rc < 0;
}
