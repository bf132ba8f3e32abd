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

/*
 * A converter, which remembers the codes that have occurred so far.  It must
 * not be used by two threads at the same time.
 */
struct zy_gb18030; /* opaque */

/*
 * Returns a converter that has seen no code yet.  The caller frees it with
 * zy_gb18030_free.
 */
struct zy_gb18030 *zy_gb18030_new(void);
/* Frees the converter; g may be NULL. */
void zy_gb18030_free(struct zy_gb18030 *g);

/*
 * Converts the *n bytes at *in from GB18030 and appends the UTF-8 to out.  cd
 * is a conversion from GB18030 to UTF-8 that the caller has opened with
 * iconv_open.  Sets *in and *n to the bytes that were not converted; what comes
 * before them has been appended also on failure.  Returns 0 when all were
 * converted; EINVAL when the bytes left are an incomplete character; EILSEQ
 * when they begin with no character that iconv knows.
 */
int zy_gb18030_put(struct zy_gb18030 *g, iconv_t cd, const char **in, size_t *n,
    struct zy_buf *out);

ZY_END_C

#endif
