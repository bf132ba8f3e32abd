/* Any bytes as a register: verification finds what is wrong and never reads
 * beyond it; what is whole at all levels is whole at each.
 * SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "register/verify.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
found(void *context, const char *level, uint64_t line, const char *what)
{
	if (!*level || !*what)
		abort();
	(void)line;
	++*(uint64_t *)context;
}

static uint64_t
verify(const char *path, unsigned levels)
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

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const unsigned all = ZY_VERIFY_BASIC | ZY_VERIFY_CHAIN | ZY_VERIFY_IDS |
			     ZY_VERIFY_SCHEMA | ZY_VERIFY_TIME;
	int fd = memfd_create("register", 0);
	char path[64];
	unsigned level;

	if (fd < 0 || write(fd, data, size) != (ssize_t)size)
		abort();
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	if (verify(path, all) == 0)
		for (level = 1; level <= ZY_VERIFY_TIME; level *= 2)
			if (verify(path, level | ZY_VERIFY_BASIC) != 0)
				abort();
	close(fd);
	return 0;
}
