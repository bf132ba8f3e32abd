/*
 * Document numbers (发文字号) in every form that people write.
 *
 * The canonical form is 机关代字〔2010〕19号: the year with four digits in
 * hexagonal brackets, Arabic digits, no 第, no leading zero, and 号 at the end
 * (GB/T 9704, 7.2.5).  Square, round, angular and garbled brackets, full-width
 * digits, blanks, 第, leading zeros and a missing 号 are accepted.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_DOCNO_H
#define ZY_MODEL_DOCNO_H

#include "base/attr.h"
#include "base/text.h"

ZY_BEGIN_C

/*
 * Appends the canonical form of a document number to b and returns true.
 * Returns false, and appends nothing, when text is not a document number.
 */
bool zy_docno_parse(struct zy_buf *b, struct zy_view text);

ZY_END_C

#endif
