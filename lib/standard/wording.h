/*
 * Wordings: what 评分办法 of a county's table says, as keys of an item.
 *
 * A small grammar of phrases, which are data (wording-phrases.c):
 * 每缺一次扣1分, 扣完为止, 低于90%, 每低一个百分点扣0.5分.  A text is a
 * sequence of phrases; what they say together decides the kind of item.
 * zhengyou-standard(5) lists them.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STANDARD_WORDING_H
#define ZY_STANDARD_WORDING_H

#include <jansson.h>

#include "base/attr.h"
#include "base/text.h"

ZY_BEGIN_C

/* Where an item stands: points are given or taken. */
enum zy_wording_place {
	ZY_WORDING_HEAD,
	ZY_WORDING_BONUS,
	ZY_WORDING_PENALTY,
};

/*
 * The member of an item in which the vetoes are listed that its rule has beside
 * the points, as objects of name and effect.  It is no key of an item.
 */
#define ZY_WORDING_VETOES " vetoes"

/* What became of a text. */
struct zy_wording {
	struct zy_buf unread;  /* what no phrase says, "；" between */
	struct zy_buf guessed; /* what was guessed, for the officer, or empty */
	struct zy_buf about;   /* of a veto: what its phrases are about */
	bool veto;	       /* the item is none: it is a veto */
};

/* Frees the texts of w. */
void zy_wording_release(struct zy_wording *w);

/*
 * Reads the rule of an item that has no kind, and adds the keys to the item
 * that the rule says and the item lacks, kind among them.  The numbers of keys
 * are texts.  An item whose rule says nothing that can be read becomes judged,
 * which is guessed.  Where w->veto becomes true, the item has received the key
 * effect of a veto, and no kind.  w is all zero before, and freed with
 * zy_wording_release.
 */
void zy_wording_read(struct zy_wording *w, json_t *item,
    enum zy_wording_place place, struct zy_view text);

ZY_END_C

#endif
