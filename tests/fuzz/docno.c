/* Any bytes as a document number: what is read is read the same again.
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "model/docno.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct zy_view text = {(const char *)data, size};
	struct zy_buf once = ZY_BUF_INIT, twice = ZY_BUF_INIT;

	if (zy_docno_parse(&once, text)) {
		if (!zy_docno_parse(&twice, zy_buf_get(&once)) ||
		    !zy_view_eq(zy_buf_get(&once), zy_buf_get(&twice)))
			abort();
	} else if (once.n) {
		abort();
	}
	zy_buf_release(&once);
	zy_buf_release(&twice);
	return 0;
}
