/* Any bytes as a kind file: read and built, or refused with a message.
 * SPDX-License-Identifier: MIT */
#include <stdint.h>
#include <stdlib.h>

#include "report/build.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct zy_build_options o = {.zh = true, .today = "2010-07-01"};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_names names = {.n = {0}};
	static struct zy_campaign *campaign;
	struct zy_streams streams;
	struct zy_kind_file *k;
	struct zy_doc d;

	if (!campaign)
		campaign = zy_campaign_load(NULL, &e);
	k = zy_kind_file_parse(
	    "kind", (struct zy_view){(const char *)data, size}, &e);
	if (!k && e.kind == ZY_ERROR_NONE)
		abort();
	zy_streams_init(&streams, &names, campaign, true);
	zy_streams_finish(&streams);
	if (k && zy_build_document(&d, k, &streams, &o, &e) == 0)
		zy_doc_release(&d);
	zy_streams_release(&streams);
	zy_kind_file_free(k);
	return 0;
}
