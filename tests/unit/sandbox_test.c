#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "pipeline/intake/sandbox.h"

static int file;

static int opens_a_file(void)
{
	return open("/etc/passwd", O_RDONLY | O_CLOEXEC) >= 0;
}

static int writes_a_file(void)
{
	return open("/tmp/kefu-sandbox", O_WRONLY | O_CREAT, 0600) >= 0;
}

static int opens_a_socket(void)
{
	return socket(AF_INET, SOCK_STREAM, 0) >= 0;
}

static int starts_a_process(void)
{
	return fork() >= 0;
}

static int runs_a_program(void)
{
	execl("/bin/true", "true", (char *)NULL);
	return 0;
}

static int takes_a_gigabyte(void)
{
	char *p = malloc((size_t)1 << 30);

	if (p)
		p[12345] = 1;
	return p != NULL;
}

static int reads_its_file(void)
{
	char c;

	return pread(file, &c, 1, 0) == 1 && malloc(1 << 20) != NULL;
}

static int other_descriptors_are_open(void)
{
	return write(STDERR_FILENO, "", 0) == 0;
}

/* In a child that is shut in: 1 it could, 0 it could not, -signal when it was killed for trying. */
static int can(int (*what)(void))
{
	int ends[2], status;
	pid_t pid;

	assert_int_equal(pipe(ends), 0);
	pid = fork();
	if (pid == 0)
		_exit(sandbox_enter(file, ends[1]) < 0 ? 9 : what());
	close(ends[0]);
	close(ends[1]);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

static void a_reader_can_only_read(void **state)
{
	(void)state;
	if (!sandbox_possible())
		skip();
	file = memfd_create("export", 0);
	assert_int_equal(write(file, "x", 1), 1);
	assert_int_equal(can(reads_its_file), 1);
	assert_int_equal(can(opens_a_file), -SIGSYS);
	assert_int_equal(can(writes_a_file), -SIGSYS);
	assert_int_equal(can(opens_a_socket), -SIGSYS);
	assert_int_equal(can(starts_a_process), -SIGSYS);
	assert_int_equal(can(runs_a_program), -SIGSYS);
	assert_int_equal(can(takes_a_gigabyte), 0);
	assert_int_equal(can(other_descriptors_are_open), 0);
	close(file);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(a_reader_can_only_read) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
