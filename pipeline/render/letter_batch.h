/* letter_batch: all letters of one template: one PDF to print, in volumes when there are many, and one PDF a room.
 *
 * Letters are laid out once, into a file without a name; worker processes draw the single ones from it while this
 * process draws the volumes. So memory does not grow with the number of letters. Writing is not syncing: publish.h
 * syncs a folder at once. */
#ifndef KEFU_RENDER_LETTER_BATCH_H
#define KEFU_RENDER_LETTER_BATCH_H

#include "pipeline/render/letter_rows.h"

#define LETTER_VOLUME 2000 /* letters in a volume */

struct letter_batch {
	const struct letter_template *template;
	struct letter_rows *rows;
	struct day as_of;
	const char *folder;   /* gets 催款通知单.pdf and 催款通知单/1-2-301.pdf; must be there */
	size_t volume;        /* letters in a volume; 0: LETTER_VOLUME */
	int workers;          /* 0: one a core */
	bool without_volumes, without_singles;
	const char *file_column; /* of the rows: names the single files; NULL: room */
	void (*progress)(void *user, int64_t done, int64_t total); /* may be NULL */
	void (*say)(void *user, const char *text); /* characters drawn from a fallback face; may be NULL */
	/* Told of each single file, in order, when all are written: its name without .pdf, and its digest; may be NULL. */
	int (*wrote)(void *user, const char *file, const char *digest, struct err *e);
	void *user;
	int64_t letters, pages; /* filled in */
};

/* A character that no face has stops the batch, naming the letter and the character (MISSING): nothing is dropped
 * silently. */
int letter_batch_write(struct letter_batch *b, struct err *e);

#endif
