/*
 * GB18030 to UTF-8, as glibc's iconv does it and many times faster.
 *
 * What iconv makes of a code of two bytes is kept when it is first met, so the
 * answers are iconv's own; codes of four bytes, and what is none, go to it.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_GB18030_H
#define ZY_STREAM_GB18030_H

#include <iconv.h>

#include "base/text.h"

struct zy_gb18030; /* opaque: codes met so far; one thread's */

struct zy_gb18030 *zy_gb18030_new(void);
void zy_gb18030_free(struct zy_gb18030 *g);

/*
 * Appends the text of *in, *n bytes long, to out, and moves *in and *n to what
 * is left.  cd is one from GB18030 to UTF-8.  0; EINVAL where a character is
 * cut at the end; EILSEQ where *in is no character that iconv knows.
 */
int zy_gb18030_put(struct zy_gb18030 *g, iconv_t cd, const char **in, size_t *n,
    struct zy_buf *out);

#endif
