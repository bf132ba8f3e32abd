/*
 * Wordings: reads the text of 评分办法 in a county's table as keys of an item.
 *
 * There is a small grammar of phrases, which are data (wording-phrases.c):
 * 每缺一次扣1分, 扣完为止, 低于90%, 每低一个百分点扣0.5分.  A text is a
 * sequence of phrases; together they determine the kind of the item.
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

/*
 * Where an item is: in a head or the bonus, points are given; in the penalty
 * they are subtracted.
 */
enum zy_wording_place {
	ZY_WORDING_HEAD,
	ZY_WORDING_BONUS,
	ZY_WORDING_PENALTY,
};

/*
 * The member of an item in which the vetoes are listed that its rule states
 * besides the points, as objects of name and effect.  It is no key of an item.
 */
#define ZY_WORDING_VETOES " vetoes"

/*
 * The member of an item in which the bands are listed that its rule states
 * instead of points (90分以上为优秀), as objects of name and min; the lowest
 * has no min.  It is no key of an item, and such a row is no item.
 */
#define ZY_WORDING_BANDS " bands"

/* The result of reading a text; owns its texts. */
struct zy_wording {
	struct zy_buf unread;  /* the parts that were not understood, with "；"
				  between them */
	struct zy_buf guessed; /* the parts whose meaning was guessed, with "；"
				  between them; an officer must confirm them */
	struct zy_buf about; /* if veto: the text that its phrases are about */
	bool veto;	     /* the text is that of a veto, not of an item */
};

/* Frees the texts that w owns. */
void zy_wording_release(struct zy_wording *w);

/*
 * Reads text, the rule of an item that has no kind, and adds to the JSON object
 * item the keys that follow from it and that the item lacks, `kind` among them.
 * Values of keys that are numbers are JSON strings.  If nothing in the text can
 * be read, the item becomes a judged one, which counts as guessed.  If the text
 * is that of a veto, w->veto becomes true and the item gets the key `effect` in
 * place of `kind`.  w must be all zero; the caller frees it with
 * zy_wording_release.
 */
void zy_wording_read(struct zy_wording *w, json_t *item,
    enum zy_wording_place place, struct zy_view text);

/*
 * Returns whether a text, not empty, consists of phrases alone, so that it may
 * be part of a rule: a note such as 扣完为止 or 低于60%不得分.
 */
bool zy_wording_is_rule(struct zy_view text);

ZY_END_C

#endif
