/* Any bytes as a campaign file: read, or refused with a message.
 * SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "model/campaign.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct zy_error e = ZY_ERROR_INIT;
	int fd = memfd_create("campaign", 0), year;
	struct zy_campaign *c;
	char path[64];

	if (fd < 0 || write(fd, data, size) != (ssize_t)size)
		abort();
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	c = zy_campaign_load(path, &e);
	if (!c && e.kind == ZY_ERROR_NONE)
		abort();
	if (c &&
	    (c->nphases == 0 || zy_campaign_type_find(c, ZY_VIEW("")) >= 0))
		abort();
	if (c)
		zy_campaign_working_days(c, 734000, 734400, &year);
	zy_campaign_free(c);
	close(fd);
	return 0;
}
