/*
 * Finding columns and choices by their names, and the texts by which messages
 * show them: implements column.h, except the cleaning of cells (cell.c).
 *
 * SPDX-License-Identifier: MIT
 */
#include "stream/column.h"

#include <stdlib.h>

const struct zy_choice zy_answers[] = {{"yes", "是", NULL, NULL},
    {"no", "否", NULL, NULL}, {NULL, "yesno", NULL, NULL}};

const struct zy_column *
zy_schema_find(const struct zy_schema *s, struct zy_view name)
{
	size_t i;

	for (i = 0; i < s->n; i++)
		if (zy_view_is(name, s->columns[i].name))
			return &s->columns[i];
	return NULL;
}

bool
zy_column_is_compared(const struct zy_column *c)
{
	return c->type == ZY_CHOICE || c->type == ZY_YESNO ||
	       (c->type == ZY_TEXT && c->flags & ZY_ID);
}

bool
zy_column_is_reject_reason(struct zy_view heading)
{
	return zy_view_is(heading, "reason") || zy_view_is(heading, "退回原因");
}

/*
 * Returns the ASCII character for a full-width character or the ideographic
 * space; any other character unchanged.
 */
static uint32_t
half_width(uint32_t c)
{
	if (c >= 0xFF01 && c <= 0xFF5E)
		return c - 0xFEE0;
	return c == 0x3000 ? ' ' : c;
}

void
zy_cell_fold(struct zy_buf *b, struct zy_view cell)
{
	const char *p = cell.n ? cell.p : "", *end = p + cell.n;
	uint32_t code;
	int len;

	(void)zy_buf_room(b, cell.n);
	for (; p < end; p += len) {
		if (*p > ' ' && *p < 0x7F) {
			/* The room for it is there. */
			b->p[b->n++] =
			    *p >= 'A' && *p <= 'Z' ? (char)(*p | 0x20) : *p;
			len = 1;
			continue;
		}
		if (zy_text_is_common_hanzi(p, end)) {
			len = 3;
			zy_buf_put(b, p, 3);
			continue;
		}
		len = zy_text_decode(p, end, &code);
		if (len == 0) {
			len = 1;
			zy_buf_putc(b, *p);
			continue;
		}
		code = half_width(code);
		if (zy_text_is_blank(code))
			continue;
		if (code >= 'A' && code <= 'Z')
			code += 'a' - 'A';
		zy_buf_char(b, code);
	}
	zy_buf_room(b, 0)[0] = '\0';
}

bool
zy_lang_is_chinese(const char *lang)
{
	return lang && strcmp(lang, "zh") == 0;
}

const char *
zy_choice_label(
    const struct zy_choice *choices, const char *token, const char *lang)
{
	const struct zy_choice *c;

	for (c = choices; c && c->token; c++)
		if (strcmp(c->token, token) == 0)
			return zy_lang_is_chinese(lang) ? c->zh : token;
	return token;
}

const char *
zy_type_name(enum zy_type t)
{
	static const char *const names[] = {"text", "code", "choice", "integer",
	    "decimal", "ratio", "date", "yes/no"};

	return names[t];
}

struct zy_view
zy_column_label(const struct zy_column *c)
{
	return zy_view(zy_error_in_chinese() && c->zh ? c->zh : c->name);
}

struct zy_view
zy_column_chinese(const struct zy_column *c, struct zy_view cell)
{
	const struct zy_choice *choice = c ? c->choices : NULL;

	if (c && !choice && c->type == ZY_YESNO)
		choice = zy_answers;
	for (; choice && choice->token; choice++)
		if (zy_view_is(cell, choice->token))
			return zy_view(choice->zh);
	return cell;
}

struct zy_view
zy_column_shown(const struct zy_column *c, struct zy_view cell)
{
	return zy_error_in_chinese() ? zy_column_chinese(c, cell) : cell;
}

void
zy_choice_list(struct zy_buf *b, const struct zy_choice *choices)
{
	enum {
		MOST = 20,
	};
	bool chinese = zy_error_in_chinese();
	int i;

	for (i = 0; choices && choices[i].token && i < MOST; i++) {
		if (i)
			zy_buf_puts(b, chinese ? "、" : ", ");
		zy_buf_puts(b, chinese ? choices[i].zh : choices[i].token);
	}
	if (choices && choices[i].token)
		zy_buf_puts(b, chinese ? "……" : ", ...");
}
