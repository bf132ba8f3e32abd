/*
 * Builds documents that kind files describe.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_BUILD_H
#define ZY_REPORT_BUILD_H

#include "base/attr.h"
#include "report/figure-value.h"

ZY_BEGIN_C

/*
 * The options of a document that a kind file describes.  All texts are
 * borrowed.
 */
struct zy_build_options {
	/* Texts by number of enum zy_figure_option; dates as 2010-06-01. */
	const char *given[ZY_OPTIONS_GIVEN];
	const char
	    *order; /* --order; NULL: the one that the kind file states */
	const char *today; /* the value of `today` in conditions */
	bool zh;	   /* in Chinese, else in English */
	bool han;	   /* Chinese dates in Chinese numerals */
	bool programs;	   /* the output is for programs too: CSV, XLSX */
	/* Called with each warning of the kind that applies; may be NULL. */
	void (*warn)(void *context, const char *text);
	void *context;
};

/*
 * Checks that the kind k uses every option that is given; title, issuer,
 * number, date and until are allowed for any kind.  Returns 0; or -1 with a
 * ZY_ERROR_CONFIG in e that names the option.
 */
int zy_build_check(const struct zy_kind_file *k,
    const struct zy_build_options *o, struct zy_error *e);
/*
 * Builds the document that the kind file k describes from the records of
 * streams, which zy_streams_finish has completed.  d need not be initialised.
 * Returns 0, and the caller releases d with zy_doc_release.  Returns -1 with
 * nothing to release and e set: to a ZY_ERROR_CONFIG if the kind or the inputs
 * are not suitable, a ZY_ERROR_RECORD if the records do not allow the document,
 * such as a decision about nobody, or a ZY_ERROR_IO if the order of names is
 * not available.
 */
int zy_build_document(struct zy_doc *d, const struct zy_kind_file *k,
    struct zy_streams *streams, const struct zy_build_options *o,
    struct zy_error *e);

ZY_END_C

#endif
