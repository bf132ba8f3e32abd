/*
 * Name order: lists of names by strokes (姓氏笔画) or by sound (姓氏拼音).
 *
 * The orders are the collations of ICU, zh-u-co-stroke and zh-u-co-pinyin,
 * which know the strokes and sounds of all hanzi of Unicode; the hanzi with
 * which most names begin have their strokes of the mainland.  A collation
 * orders by the usual sound of a hanzi; the surname of a person is often read
 * differently (单 Shan, not Dan), which this module corrects from a table of
 * its own.
 *
 * ICU is not linked but loaded when a document needs such an order: its data
 * are 30 MiB, which most documents and all other programs do not need
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

/*
 * An open order of names, a collation of ICU; opaque.  From zy_name_order_open
 * to zy_name_order_free.
 */
struct zy_name_order; /* a collation of ICU */

/*
 * Returns whether `order` is an order that zy_name_order_open can open:
 * "strokes" or "pinyin".
 */
bool zy_name_order_is(struct zy_view order);
/*
 * Opens the order "strokes" or "pinyin".  Returns it, and the caller frees it
 * with zy_name_order_free; or NULL with a ZY_ERROR_IO in e if ICU cannot be
 * loaded or lacks that collation.
 */
struct zy_name_order *zy_name_order_open(
    struct zy_view order, struct zy_error *e);
/* Frees an order of names; o may be NULL. */
void zy_name_order_free(struct zy_name_order *o);
/*
 * Appends the sort key of a name to key; nothing for an empty name.  Names are
 * in order if and only if their keys are in byte order.  If person is true, it
 * is the name of a person, and the surname is sorted by its sound as a surname.
 */
void zy_name_order_key(const struct zy_name_order *o, struct zy_view name,
    bool person, struct zy_buf *key);

ZY_END_C

#endif
