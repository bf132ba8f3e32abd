/*
 * The changes that marks and withdrawals make to entries: implements changes.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "register/changes.h"

#include <stdlib.h>

#include "base/date.h"
#include "model/record.h"
#include "register/pledge.h"

enum {
	TEXTS = 4, /* of a mark: channel, evidence, feedback, reason */
};

/* What became of one entry. */
struct zy_change {
	const char *status;	 /* of a pledge, or NULL */
	int32_t published, done; /* year, month, day as 20100630; 0: none */
	uint32_t texts;		 /* number, or ZY_INTERN_NONE */
	bool withdrawn;
};

static const int text_columns[TEXTS] = {
    ZY_PLEDGE_CHANNEL, ZY_PLEDGE_EVIDENCE, ZY_PLEDGE_FEEDBACK, -1};

void
zy_changes_release(struct zy_changes *c)
{
	zy_intern_free(c->ids);
	zy_intern_free(c->texts);
	free(c->items);
	zy_buf_release(&c->scratch);
	*c = (struct zy_changes){.ids = NULL};
}

/* Returns the changes of the entry with that id, empty if they are new. */
static struct zy_change *
change_of(struct zy_changes *c, struct zy_view id)
{
	uint32_t n, k;

	if (!c->ids) {
		c->ids = zy_intern_new();
		c->texts = zy_intern_new();
	}
	n = zy_intern_count(c->ids);
	k = zy_intern_put(c->ids, id);
	c->items = zy_grow(c->items, &c->cap, (size_t)k + 1, sizeof(*c->items));
	if (k == n)
		c->items[k] = (struct zy_change){.texts = ZY_INTERN_NONE};
	return &c->items[k];
}

/* Returns the changes of the entry with that id, or NULL. */
static const struct zy_change *
find(const struct zy_changes *c, struct zy_view id)
{
	uint32_t k = c->ids ? zy_intern_find(c->ids, id) : ZY_INTERN_NONE;

	return k == ZY_INTERN_NONE ? NULL : &c->items[k];
}

/* Returns the date in a cell as a number, 20100630; 0 for none. */
static int32_t
pack(struct zy_view cell)
{
	struct zy_date d;

	return zy_date_parse(&d, cell)
		   ? (int32_t)(d.year * 10000 + d.month * 100 + d.day)
		   : 0;
}

/* Writes a date that pack has packed to out, and returns a view of it. */
static struct zy_view
unpack(int32_t packed, char out[16])
{
	struct zy_buf b = ZY_BUF_INIT;
	size_t n;

	zy_date_format(&b,
	    (struct zy_date){packed / 10000, packed / 100 % 100, packed % 100});
	n = b.n;
	memcpy(out, b.p, n);
	zy_buf_release(&b);
	return (struct zy_view){out, n};
}

/* Splits the texts of a change. */
static void
split(const struct zy_changes *c, const struct zy_change *x,
    struct zy_view texts[TEXTS])
{
	struct zy_view all = {"", 0};
	int i;

	if (x->texts != ZY_INTERN_NONE)
		all = zy_intern_get(c->texts, x->texts);
	for (i = 0; i < TEXTS; i++)
		if (!zy_view_next(&all, '\x1f', &texts[i]))
			texts[i] = (struct zy_view){"", 0};
}

/* Adds a mark of a pledge to its changes x. */
static void
add_mark(struct zy_changes *c, struct zy_change *x, const struct zy_view *mark)
{
	struct zy_view cells[ZY_PLEDGE_COLUMNS] = {{NULL, 0}}, texts[TEXTS];
	const struct zy_choice *status;
	int i;

	zy_pledge_mark(cells, mark);
	status =
	    zy_choice_find(zy_pledge_status_choices, cells[ZY_PLEDGE_STATUS]);
	if (status)
		x->status = status->token;
	/* A mark that corrects "kept" to "published" removes the day. */
	if (zy_view_is(mark[ZY_MARK_STATUS], "published"))
		x->done = 0;
	if (cells[ZY_PLEDGE_PUBLISHED].n)
		x->published = pack(cells[ZY_PLEDGE_PUBLISHED]);
	if (cells[ZY_PLEDGE_DONE].n)
		x->done = pack(cells[ZY_PLEDGE_DONE]);
	split(c, x, texts);
	for (i = 0; i < TEXTS; i++) {
		struct zy_view text = text_columns[i] < 0
					  ? mark[ZY_MARK_REASON]
					  : cells[text_columns[i]];

		if (text.n)
			texts[i] = text;
	}
	zy_buf_reset(&c->scratch);
	for (i = 0; i < TEXTS; i++) {
		zy_buf_view(&c->scratch, texts[i]);
		zy_buf_putc(&c->scratch, '\x1f');
	}
	x->texts = zy_intern_put(c->texts, zy_buf_get(&c->scratch));
}

void
zy_changes_add(struct zy_changes *c, const struct zy_entry_kind *kind,
    const struct zy_view *cells)
{
	if (kind == &zy_entry_mark)
		add_mark(c, change_of(c, cells[ZY_MARK_PLEDGE]), cells);
	else if (kind == &zy_entry_withdrawal)
		change_of(c, cells[ZY_WITHDRAWAL_REF])->withdrawn = true;
}

bool
zy_changes_withdrawn(const struct zy_changes *c, struct zy_view id)
{
	const struct zy_change *x = find(c, id);

	return x && x->withdrawn;
}

void
zy_changes_apply(
    struct zy_changes *c, struct zy_view *cells, struct zy_view *reason)
{
	const struct zy_change *x = find(c, cells[ZY_PLEDGE_ID]);
	struct zy_view texts[TEXTS];
	int i;

	*reason = (struct zy_view){"", 0};
	if (!x)
		return;
	if (x->status)
		cells[ZY_PLEDGE_STATUS] = zy_view(x->status);
	if (x->published)
		cells[ZY_PLEDGE_PUBLISHED] = unpack(x->published, c->dates[0]);
	if (x->done)
		cells[ZY_PLEDGE_DONE] = unpack(x->done, c->dates[1]);
	split(c, x, texts);
	for (i = 0; i < TEXTS - 1; i++)
		if (texts[i].n)
			cells[text_columns[i]] = texts[i];
	*reason = texts[TEXTS - 1];
}
