/* reader: tells by its first bytes what a file is, and reads it whole onto the wire. Runs in the child; the file is not
 * to be trusted. */
#ifndef KEFU_INTAKE_READER_H
#define KEFU_INTAKE_READER_H

#include "pipeline/intake/source.h"
#include "pipeline/intake/wire.h"

void reader_run(int fd, const char *path, const struct source_set *sources, struct wire *w);

#endif
