/* Any bytes as a provenance file: read, or refused with a message; what was
 * read is written and read again as it was.  SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "stream/provenance.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Reads the file from memory.  Returns as zy_provenance_load does. */
static int
load(struct zy_provenance *p, const void *data, size_t size)
{
	struct zy_error e = ZY_ERROR_INIT;
	int fd = memfd_create("provenance", 0), rc;
	char path[64];

	if (fd < 0 || write(fd, data, size) != (ssize_t)size)
		abort();
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	rc = zy_provenance_load(p, path, &e);
	if (rc && e.kind != ZY_ERROR_CONFIG)
		abort();
	close(fd);
	return rc;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct zy_provenance p, again;
	struct zy_buf once = ZY_BUF_INIT, twice = ZY_BUF_INIT;

	if (load(&p, data, size) == 0) {
		zy_provenance_put(&p, &once);
		if (load(&again, once.p, once.n))
			abort();
		zy_provenance_put(&again, &twice);
		if (!zy_view_eq(zy_buf_get(&once), zy_buf_get(&twice)))
			abort();
		zy_provenance_release(&again);
	}
	zy_provenance_release(&p);
	zy_buf_release(&once);
	zy_buf_release(&twice);
	return 0;
}
