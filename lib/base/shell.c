/* SPDX-License-Identifier: MIT */
#include "base/shell.h"

#include <string.h>

/* Returns whether a shell reads the word as it is, without quotes. */
static bool
is_plain(struct zy_view word)
{
	size_t i;

	for (i = 0; i < word.n; i++)
		if (strchr(" !\"#$&'()*;<>?[\\]^`{|}~\t\r\n", word.p[i]))
			return false;
	return word.n > 0;
}

void
zy_shell_put(struct zy_buf *b, struct zy_view word)
{
	size_t i;

	if (is_plain(word)) {
		zy_buf_view(b, word);
		return;
	}
	zy_buf_putc(b, '\'');
	for (i = 0; i < word.n; i++)
		if (word.p[i] == '\'')
			zy_buf_puts(b, "'\\''");
		else
			zy_buf_putc(b, word.p[i]);
	zy_buf_putc(b, '\'');
}

void
zy_shell_put_file(struct zy_buf *b, struct zy_view name)
{
	if (zy_view_starts(name, "-"))
		zy_buf_puts(b, "./");
	zy_shell_put(b, name);
}
