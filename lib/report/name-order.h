/*
 * Name order: lists of names by strokes (姓氏笔画) or by sound (姓氏拼音).
 *
 * The orders are the collations of ICU, zh-u-co-stroke and zh-u-co-pinyin,
 * which know the strokes and sounds of all hanzi of Unicode.  A collation
 * orders by the usual sound of a hanzi; the surname of a person is often read
 * differently (单 Shan, not Dan), which this module corrects from a table of
 * its own.
 *
 * ICU is loaded when a document wants such an order and not linked: its data
 * are 30 MiB, and most documents and all other programs need none of it
 * (HACKING.md).
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_NAME_ORDER_H
#define ZY_REPORT_NAME_ORDER_H

#include "base/attr.h"
#include "base/error.h"
#include "base/text.h"

ZY_BEGIN_C

/* The orders in which a document can have its names, and their option words. */
#define ZY_NAME_ORDERS "code|given|strokes|pinyin|rank"

struct zy_name_order; /* a collation of ICU */

/* Returns whether an order is one of those that this module makes. */
bool zy_name_order_is(struct zy_view order);
/*
 * Opens the order "strokes" or "pinyin".  Returns it, which the caller frees
 * with zy_name_order_free, or NULL with a ZY_ERROR_IO in e where ICU cannot be
 * loaded or lacks that collation.
 */
struct zy_name_order *zy_name_order_open(
    struct zy_view order, struct zy_error *e);
/* Frees a name order; NULL is allowed. */
void zy_name_order_free(struct zy_name_order *o);
/*
 * Appends the sort key of a name to key: names are in order when their keys are
 * in the order of their bytes.  In the name of a person the surname has the
 * sound that it has as a surname.
 */
void zy_name_order_key(const struct zy_name_order *o, struct zy_view name,
    bool person, struct zy_buf *key);

ZY_END_C

#endif
