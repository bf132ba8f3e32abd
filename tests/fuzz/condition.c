/* Any bytes as a condition: read and decided, or refused with a message.
 * SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "model/condition.h"
#include "model/record.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Opens two pledges as a stream. */
static struct zy_reader *
open_records(void)
{
	static const char text[] = "id,subject,text,due,status,x\n"
				   "p-1,a,b,2010-06,kept,12\np-2,c,d,,,\n";
	const struct zy_reader_options o = {.schema = &zy_pledge_schema};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_reader *r;
	char path[64];
	int fd = memfd_create("records", 0);

	if (fd < 0 ||
	    write(fd, text, sizeof(text) - 1) != (ssize_t)sizeof(text) - 1)
		abort();
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	if (zy_reader_open(&r, path, &o, &e))
		abort();
	close(fd);
	return r;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct zy_date today = {2010, 7, 1};
	const struct zy_view text = {(const char *)data, size};
	struct zy_error e = ZY_ERROR_INIT, failed = ZY_ERROR_INIT;
	struct zy_condition *c;
	struct zy_reader *r;

	if (zy_condition_parse(&c, text, today, &e)) {
		if (c || e.kind != ZY_ERROR_CONFIG)
			abort();
		return 0;
	}
	r = open_records();
	if (zy_condition_bind(c, r, &zy_pledge_schema, &failed) == 0)
		while (zy_reader_next(r, &e) == 1)
			if (zy_condition_test(c, zy_reader_cells(r)) > ZY_TRUE)
				abort();
	zy_reader_free(r);
	zy_condition_free(c);
	return 0;
}
