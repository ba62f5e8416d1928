/* What every fuzzer here is: a program of its own that plain gcc builds. With files as arguments it runs those; without, it mutates its
 * seeds for SECONDS (env; default 10) from a fixed start (env SEED), so that a failure comes again. Before each input it is written to
 * .build/fuzz-last-NAME, from where a crash can be run alone. Build with SAN=1 to see more. */
#ifndef KEFU_TESTS_FUZZ_FUZZ_H
#define KEFU_TESTS_FUZZ_FUZZ_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define FUZZ_MAX ((size_t)1 << 20)

static uint64_t fuzz_state = 88172645463325252ULL;

static inline uint64_t fuzz_random(void)
{
	fuzz_state ^= fuzz_state << 13;
	fuzz_state ^= fuzz_state >> 7;
	fuzz_state ^= fuzz_state << 17;
	return fuzz_state;
}

static inline size_t fuzz_below(size_t n)
{
	return n ? (size_t)(fuzz_random() % n) : 0;
}

struct fuzz_bytes {
	char *s;
	size_t n;
};

static inline void fuzz_splice(struct fuzz_bytes *b, size_t at, size_t cut, const char *with, size_t n)
{
	if (b->n - cut + n > FUZZ_MAX)
		return;
	memmove(b->s + at + n, b->s + at + cut, b->n - at - cut);
	memcpy(b->s + at, with, n);
	b->n += n - cut;
}

static inline void fuzz_mutate_once(struct fuzz_bytes *b, const char *const *words, size_t word_count)
{
	static const char bytes[] = "\0\n\r\",;\t\xFF\x80\xE4\xC2 0/-.=<>&";
	size_t at = fuzz_below(b->n + 1), span = fuzz_below(16) + 1;
	char copy[4096];

	switch (fuzz_below(8)) {
	case 0:
		if (at < b->n)
			b->s[at] = (char)(b->s[at] ^ (char)(1 << fuzz_below(8)));
		break;
	case 1:
		if (at < b->n)
			b->s[at] = bytes[fuzz_below(sizeof bytes)];
		break;
	case 2:
		fuzz_splice(b, at, span < b->n - at ? span : b->n - at, "", 0);
		break;
	case 3: /* a piece of itself, somewhere else */
		span = fuzz_below(b->n - at < sizeof copy ? b->n - at + 1 : sizeof copy);
		memcpy(copy, b->s + at, span);
		fuzz_splice(b, fuzz_below(b->n + 1), 0, copy, span);
		break;
	case 4:
		fuzz_splice(b, at, 0, &bytes[fuzz_below(sizeof bytes)], 1);
		break;
	case 5:
		if (!fuzz_below(8))
			b->n = at;
		break;
	default: {
		const char *w = words[fuzz_below(word_count)];

		fuzz_splice(b, at, fuzz_below(2) ? (span < b->n - at ? span : b->n - at) : 0, w, strlen(w));
	}
	}
}

static inline void fuzz_mutate(struct fuzz_bytes *b, const char *const *words, size_t word_count)
{
	for (size_t i = fuzz_below(6) + 1; i; i--)
		fuzz_mutate_once(b, words, word_count);
}

/* Ends the program when a promise is broken; the input is in the file named above. */
#define FUZZ_ASSERT(what)                                                                                                                      \
	do {                                                                                                                                   \
		if (!(what)) {                                                                                                                 \
			fprintf(stderr, "%s:%d: broken: %s\n", __FILE__, __LINE__, #what);                                                     \
			abort();                                                                                                               \
		}                                                                                                                              \
	} while (0)

static inline void fuzz_remember(const char *name, const struct fuzz_bytes *b)
{
	char path[128];
	FILE *f;

	snprintf(path, sizeof path, ".build/fuzz-last-%s", name);
	if ((f = fopen(path, "wb"))) {
		fwrite(b->s, 1, b->n, f);
		fclose(f);
	}
}

/* Runs `one` on the files named, or on mutations of what `seed` gives (the i-th; its bytes are copied). */
static inline int fuzz_main(int argc, char **argv, const char *name, struct fuzz_bytes (*seed)(size_t i), size_t seeds, const char *const *words,
			    size_t word_count, void (*one)(const char *s, size_t n))
{
	struct fuzz_bytes b = { malloc(FUZZ_MAX + 4096), 0 };
	const char *seconds = getenv("SECONDS_EACH"), *start = getenv("SEED");
	time_t until = time(NULL) + (seconds ? atol(seconds) : 10);
	long runs = 0;

	for (int i = 1; i < argc; i++) {
		FILE *f = fopen(argv[i], "rb");

		if (!f)
			return 66;
		b.n = fread(b.s, 1, FUZZ_MAX, f);
		fclose(f);
		one(b.s, b.n);
	}
	if (argc > 1)
		return 0;
	if (start)
		fuzz_state ^= strtoull(start, NULL, 10) * 0x9E3779B97F4A7C15ULL;
	for (; time(NULL) < until; runs++) {
		struct fuzz_bytes s = seed(fuzz_below(seeds));

		b.n = s.n < FUZZ_MAX ? s.n : FUZZ_MAX;
		memcpy(b.s, s.s, b.n);
		if (runs >= (long)seeds)
			fuzz_mutate(&b, words, word_count);
		fuzz_remember(name, &b);
		one(b.s, b.n);
	}
	printf("ok %s: %ld inputs\n", name, runs);
	free(b.s);
	return 0;
}

#endif
