/*
 * Document numbers (发文字号) in every form that people write.
 *
 * Right is 机关代字〔2010〕19号: the year in full in hexagonal brackets, Arabic
 * figures, no 第, no leading zero, 号 behind (GB/T 9704, 7.2.5).  Read are
 * square, round, angular and garbled brackets, full-width figures, blanks, 第,
 * leading zeros, and a missing 号.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_DOCNO_H
#define ZY_MODEL_DOCNO_H

#include "base/text.h"

/* Appends the right form; false, nothing appended: no such number. */
bool zy_docno_parse(struct zy_buf *b, struct zy_view text);

#endif
