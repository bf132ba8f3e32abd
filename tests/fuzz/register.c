/* Any bytes as a register: verification finds what is wrong and never reads
 * beyond it; what is whole at all levels is whole at each.
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <unistd.h>

#include "register/verify.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char path[] = "/tmp/zhengyou-register-XXXXXX";

static void
found(void *context, const char *level, uint64_t line, const char *what)
{
	if (!*level || !*what)
		abort();
	(void)line;
	++*(uint64_t *)context;
}

static uint64_t
verify(unsigned levels)
{
	uint64_t n = 0;
	const struct zy_verify_options o = {
	    .levels = levels, .found = found, .context = &n};
	struct zy_verify_result r;
	struct zy_error e = ZY_ERROR_INIT;

	if (zy_register_verify(path, &o, &r, &e) || r.findings != n)
		abort();
	return n;
}

static void
remove_file(void)
{
	unlink(path);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const unsigned all = ZY_VERIFY_BASIC | ZY_VERIFY_CHAIN | ZY_VERIFY_IDS |
			     ZY_VERIFY_SCHEMA | ZY_VERIFY_TIME;
	static int fd = -1;
	unsigned level;

	/* A file with a name: a register is never opened through a link. */
	if (fd < 0) {
		fd = mkstemp(path);
		atexit(remove_file);
	}
	if (fd < 0 || ftruncate(fd, 0) ||
	    pwrite(fd, data, size, 0) != (ssize_t)size)
		abort();
	if (verify(all) == 0)
		for (level = 1; level <= ZY_VERIFY_TIME; level *= 2)
			if (verify(level | ZY_VERIFY_BASIC) != 0)
				abort();
	return 0;
}
