/* sandbox: what the reading child may still do once it has its file: compute, read that file, write to its pipe.
 *
 * Limits (512 MB, 60 s of processor time, no files, no processes), no_new_privs, Landlock without any rule, a seccomp
 * allow-list (FINDINGS §7). What the kernel lacks is left out; under sanitizers and valgrind everything is, since they
 * need more. */
#ifndef KEFU_INTAKE_SANDBOX_H
#define KEFU_INTAKE_SANDBOX_H

#include <stdbool.h>

bool sandbox_possible(void);

/* In the child, after all that it needs to open is open: closes every descriptor but these two and shuts itself in. 0,
 * or -1 when a limit could not be set. */
int sandbox_enter(int in, int out);

#endif
