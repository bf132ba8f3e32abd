/*
 * Attributes of prototypes, 128-bit integers, and the macros that mark texts
 * for translation.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_BASE_ATTR_H
#define ZY_BASE_ATTR_H

#include <libintl.h>

/* Enclose the declarations of every header, for programs in C++. */
#ifdef __cplusplus
#define ZY_BEGIN_C extern "C" {
#define ZY_END_C }
#else
#define ZY_BEGIN_C
#define ZY_END_C
#endif

#define ZY_PRINTF(f, a) __attribute__((format(printf, f, a)))
#define ZY_MUST_USE __attribute__((warn_unused_result))
#define ZY_NORETURN __attribute__((noreturn))

#define ZY_LIKELY(x) __builtin_expect(!!(x), 1)
#define ZY_UNLIKELY(x) __builtin_expect(!!(x), 0)

__extension__ typedef __int128 zy_int128;
__extension__ typedef unsigned __int128 zy_uint128;

/*
 * Messages are English in the source and are translated by the catalogue
 * "zhengyou": _("text") is the translation of text.  N_("text") is text itself;
 * it only marks it for the catalogue, so that a later call of _ can translate
 * it.  dgettext only reads the catalogue, so every floor may use these macros.
 */
#define _(s) dgettext("zhengyou", s)
#define N_(s) (s)

#endif
