/* Any bytes as a text with numbers in it: what is found is masked.
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "base/privacy.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct zy_view text = {(const char *)data, size}, found = {NULL, 0};
	struct zy_buf once = ZY_BUF_INIT;
	bool has = zy_privacy_find(text, &found);
	bool masked = zy_privacy_mask(&once, text);
	char number[19];
	enum zy_card card;
	long stars = 0;
	size_t i;

	if (has && (!masked || found.n < 15 || found.p < text.p ||
		       found.p + found.n > text.p + text.n))
		abort();
	/* Each of them has at least nine digits masked. */
	for (i = 0; i < once.n; i++)
		stars += once.p[i] == '*';
	for (i = 0; i < size; i++)
		stars -= data[i] == '*';
	while (has) {
		stars -= 9;
		text.n -= (size_t)(found.p + found.n - text.p);
		text.p = found.p + found.n;
		has = zy_privacy_find(text, &found);
	}
	if (stars < 0)
		abort();
	text = (struct zy_view){(const char *)data, size};
	card = zy_privacy_card(text, number);
	if ((card == ZY_CARD_VALID || card == ZY_CARD_OLD) !=
	    (number[0] != '\0'))
		abort();
	if (number[0] && zy_privacy_check_digit(number) != number[17])
		abort();
	zy_privacy_is_phone(text);
	zy_buf_reset(&once);
	zy_privacy_mask_number(&once, text);
	zy_buf_release(&once);
	return 0;
}
