/* SPDX-License-Identifier: MIT */
#include "stream/column.h"

#include <stdlib.h>

const struct zy_column *
zy_schema_find(const struct zy_schema *s, struct zy_view name)
{
	size_t i;

	for (i = 0; i < s->n; i++)
		if (zy_view_is(name, s->columns[i].name))
			return &s->columns[i];
	return NULL;
}

/* Full-width ASCII and the ideographic blank as ASCII. */
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
	const char *p = cell.p, *end = p + cell.n;
	uint32_t code;
	int len;

	for (; p < end; p += len) {
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

/* Without a bracketed or starred end: 党员数(人), 书记（必填）, 名称*. */
static struct zy_view
without_suffix(struct zy_view v)
{
	const char *open;

	while (v.n && v.p[v.n - 1] == '*')
		v.n--;
	if (v.n > 2 && v.p[v.n - 1] == ')') {
		open = memrchr(v.p, '(', v.n);
		if (open && open > v.p)
			v.n = (size_t)(open - v.p);
	}
	return v;
}

/*
 * Could a name be folded into a text?  Few begin with what folding changes,
 * and most texts are told from most names by one byte.
 */
static inline bool
may_fold_to(struct zy_view name, struct zy_view folded)
{
	unsigned char c = name.n ? (unsigned char)name.p[0] : 0;

	if (c > 0xE3 && c < 0xEF) /* a hanzi stays as it is */
		return folded.n >= 3 && memcmp(name.p, folded.p, 3) == 0;
	if (c >= 'a' && c <= 'z')
		return folded.n && folded.p[0] == name.p[0];
	return true;
}

/* Which name of the list, folded, a text is: from 1 on, 0: none. */
static int
listed(struct zy_view folded, const char *list, struct zy_buf *scratch)
{
	struct zy_view all = zy_view(list), one;
	int i;

	for (i = 1; zy_view_next(&all, '|', &one); i++) {
		if (!may_fold_to(one, folded))
			continue;
		zy_buf_reset(scratch);
		zy_cell_fold(scratch, one);
		if (zy_view_eq(zy_buf_get(scratch), folded))
			return i;
	}
	return 0;
}

static const struct zy_column *
match_folded(const struct zy_schema *s, struct zy_view folded, int *strength,
    struct zy_buf *scratch)
{
	size_t i;
	int k;

	*strength = 0;
	for (i = 0; i < s->n; i++) {
		if (zy_view_is(folded, s->columns[i].name)) {
			*strength = ZY_MATCH_NAME;
			return &s->columns[i];
		}
	}
	for (i = 0; i < s->n; i++) {
		if (listed(folded, s->columns[i].zh, scratch)) {
			*strength = ZY_MATCH_CHINESE;
			return &s->columns[i];
		}
	}
	for (i = 0; i < s->n; i++) {
		if (!s->columns[i].aliases)
			continue;
		k = listed(folded, s->columns[i].aliases, scratch);
		if (k) {
			*strength = ZY_MATCH_ALIAS - k;
			return &s->columns[i];
		}
	}
	return NULL;
}

const struct zy_column *
zy_schema_match(const struct zy_schema *s, struct zy_view header, int *strength)
{
	struct zy_buf folded = ZY_BUF_INIT, scratch = ZY_BUF_INIT;
	const struct zy_column *c;
	struct zy_view text, bare;

	zy_cell_fold(&folded, header);
	text = zy_buf_get(&folded);
	c = match_folded(s, text, strength, &scratch);
	bare = without_suffix(text);
	if (!c && bare.n < text.n)
		c = match_folded(s, bare, strength, &scratch);
	zy_buf_release(&folded);
	zy_buf_release(&scratch);
	return c;
}

/* zy_view_is, for words of which most differ at once. */
static inline bool
is_word(struct zy_view cell, const char *word)
{
	size_t i;

	for (i = 0; i < cell.n; i++)
		if (cell.p[i] != word[i])
			return false; /* its end too: a cell has no NUL */
	return word[i] == '\0';
}

const struct zy_choice *
zy_choice_find(const struct zy_choice *choices, struct zy_view cell)
{
	struct zy_buf folded = ZY_BUF_INIT, scratch = ZY_BUF_INIT;
	const struct zy_choice *c, *found = NULL;

	for (c = choices; c->token && !found; c++)
		if (is_word(cell, c->token) || is_word(cell, c->zh))
			found = c;
	if (!found)
		zy_cell_fold(&folded, cell);
	for (c = choices; c->token && !found; c++)
		if (listed(zy_buf_get(&folded), c->token, &scratch) ||
		    listed(zy_buf_get(&folded), c->zh, &scratch) ||
		    (c->aliases &&
			listed(zy_buf_get(&folded), c->aliases, &scratch)))
			found = c;
	zy_buf_release(&folded);
	zy_buf_release(&scratch);
	return found;
}

const char *
zy_choice_label(
    const struct zy_choice *choices, const char *token, const char *lang)
{
	const struct zy_choice *c;

	for (c = choices; c && c->token; c++)
		if (strcmp(c->token, token) == 0)
			return lang && strcmp(lang, "zh") == 0 ? c->zh : token;
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
