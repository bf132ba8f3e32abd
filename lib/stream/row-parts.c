/*
 * Headings of the parts of a table, 一、农村 (二)预备党员, and how deep each
 * part is: implements zy_row_is_numbered to zy_row_enter_part of row.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "stream/column.h"
#include "stream/row-state.h"

/* How the heading of a part is numbered. */
enum {
	NOT,	  /* 党支部：甲村党支部 */
	PLAIN,	  /* 二、 */
	BRACKETS, /* (二) */
	ORDINAL,  /* 第二类 */
};

size_t
zy_row_part_number(struct zy_view t, bool *alone)
{
	struct zy_view rest = t;
	bool open = rest.n && rest.p[0] == '(';
	bool ordinal = zy_view_starts(t, "第");
	size_t n;

	if (open || ordinal)
		rest = zy_row_after(rest, open ? 1 : 3);
	n = zy_row_hanzi_of(rest, zy_row_numerals);
	if (n == 0)
		return 0;
	rest = zy_row_after(rest, n);
	n = 0;
	if (ordinal)
		n = zy_row_head_of(rest, "部分|类|组|片|章|节|部");
	else if (rest.n && rest.p[0] == ')')
		n = 1;
	if (ordinal && n == 0)
		return 0;
	rest = zy_row_after(rest, n);
	*alone = rest.n == 0;
	if (n == 0 || (rest.n && (rest.p[0] == ':' || rest.p[0] == '.')))
		n = zy_row_head_of(rest, "、|.|:|,|．") ? 1 : n;
	if (zy_view_starts(rest, "、"))
		rest = zy_row_after(rest, 3);
	else if (rest.n && memchr(".:,", rest.p[0], 3))
		rest = zy_row_after(rest, 1);
	*alone = rest.n == 0;
	return n || *alone ? t.n - rest.n : 0;
}

bool
zy_row_is_numbered(struct zy_view cell)
{
	struct zy_buf folded = ZY_BUF_INIT;
	bool alone, numbered;

	zy_cell_fold(&folded, cell);
	numbered = zy_row_part_number(zy_buf_get(&folded), &alone) > 0;
	zy_buf_release(&folded);
	return numbered;
}

struct zy_view
zy_row_part_name(struct zy_view folded)
{
	bool unused;
	size_t n = zy_row_part_number(folded, &unused);
	struct zy_view name = zy_row_after(folded, n);

	if (zy_row_is_counted(name, &n))
		name.n = n;
	return zy_row_before_colon(name, &unused);
}

/*
 * Sets *number to the number of a heading, 23 of 二十三、.  Returns how it is
 * numbered.
 */
static int
numbering(struct zy_view heading, unsigned *number)
{
	struct zy_buf folded = ZY_BUF_INIT;
	struct zy_view t;
	bool alone;
	size_t n, i, digit;
	int how = NOT;

	*number = 0;
	zy_cell_fold(&folded, heading);
	t = zy_buf_get(&folded);
	n = zy_row_part_number(t, &alone);
	if (n)
		how = t.p[0] == '('		? BRACKETS
		      : zy_view_starts(t, "第") ? ORDINAL
						: PLAIN;
	for (i = 0; i + 3 <= n; i++)
		for (digit = 0; digit < 10; digit++) {
			if (memcmp(t.p + i, zy_row_numerals + 3 * digit, 3))
				continue;
			if (digit == 9)
				*number = 10 * (*number ? *number : 1);
			else
				*number = *number - *number % 10 +
					  (unsigned)digit + 1;
		}
	zy_buf_release(&folded);
	return how;
}

unsigned
zy_row_enter_part(struct zy_row_parts *p, struct zy_view heading)
{
	unsigned number, deepest = 0;
	int how = numbering(heading, &number), i;

	/* Of several ways, the one that this number continues: 二、 and then
	 * (三) are parts of one depth. */
	for (i = PLAIN;
	     number > 1 && p->last[how] + 1 != number && i <= ORDINAL; i++)
		if (p->last[i] + 1 == number)
			how = i;
	for (i = NOT; i <= ORDINAL; i++)
		if (p->depth[i] > deepest)
			deepest = p->depth[i];
	if (p->depth[how] == 0)
		p->depth[how] = deepest + 1;
	for (i = NOT; i <= ORDINAL; i++)
		if (p->depth[i] > p->depth[how])
			p->depth[i] = p->last[i] = 0;
	p->last[how] = number;
	return p->depth[how];
}
