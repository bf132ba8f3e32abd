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

/* An open name order; opaque. */
struct zy_name_order; /* a collation of ICU */

/* Returns whether order is "strokes" or "pinyin". */
bool zy_name_order_is(struct zy_view order);
/*
 * Opens the order "strokes" or "pinyin".  Returns it, to be freed with
 * zy_name_order_free; or NULL with a ZY_ERROR_IO if ICU cannot be loaded or
 * lacks that collation.
 */
struct zy_name_order *zy_name_order_open(
    struct zy_view order, struct zy_error *e);
/* Frees a name order; o may be NULL. */
void zy_name_order_free(struct zy_name_order *o);
/*
 * Appends the sort key of a name to key: names are in order if and only if the
 * bytes of their keys are.  person: the name is that of a person, whose surname
 * is sorted by its sound as a surname.  Appends nothing for an empty name.
 */
void zy_name_order_key(const struct zy_name_order *o, struct zy_view name,
    bool person, struct zy_buf *key);

ZY_END_C

#endif
