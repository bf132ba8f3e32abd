/*
 * Converting GB18030 to UTF-8, with the results of glibc's iconv but many times
 * faster.
 *
 * The result of iconv for a code of two bytes is remembered when the code first
 * occurs.  Codes of four bytes and invalid bytes are passed to iconv every
 * time.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_GB18030_H
#define ZY_STREAM_GB18030_H

#include <iconv.h>

#include "base/attr.h"
#include "base/text.h"

ZY_BEGIN_C

/* The codes that have occurred so far.  Opaque; used by one thread. */
struct zy_gb18030; /* opaque: codes met so far; one thread's */

/*
 * Returns a converter that has met no code.  The caller frees it with
 * zy_gb18030_free.
 */
struct zy_gb18030 *zy_gb18030_new(void);
/* Frees the converter; NULL is allowed. */
void zy_gb18030_free(struct zy_gb18030 *g);

/*
 * Converts the *n bytes at *in and appends them to out; cd converts from
 * GB18030 to UTF-8.  *in and *n become what is left.  Returns 0 when nothing is
 * left; EINVAL when a character is cut off at the end; EILSEQ when *in begins
 * with no character that iconv knows.
 */
int zy_gb18030_put(struct zy_gb18030 *g, iconv_t cd, const char **in, size_t *n,
    struct zy_buf *out);

ZY_END_C

#endif
