/*
 * Output of explanations: as documents for people, as JSON for programs.
 *
 * Subjects are explained one by one (zy_explain) and written to a sink.  A
 * format whose output can hold several documents is written subject by subject;
 * for the others all pages are kept until the end.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_EXPLANATIONS_H
#define ZY_REPORT_EXPLANATIONS_H

#include "base/attr.h"
#include "document/render.h"
#include "scoring/evaluate.h"
#include "stream/writer.h"

ZY_BEGIN_C

/*
 * A series of explanations that is being written.  zy_explanations_begin fills
 * it in, zy_explanations_end frees it; callers may read n.
 */
struct zy_explanations {
	struct zy_sink *out;		      /* borrowed */
	struct zy_evaluation *x;	      /* borrowed */
	const struct zy_rendering *rendering; /* NULL: JSON */
	bool list; /* JSON: one array; else one object on each line */
	bool zh;
	size_t n;	   /* explanations so far */
	struct zy_doc doc; /* pages that are not written yet */
};

/*
 * Returns whether explanations can be written in this format: NULL (text),
 * json, jsonl, or a format of documents except csv and xlsx.
 */
bool zy_explanations_know(const char *format);
/*
 * Prepares e, which need not be initialised, for writing explanations to the
 * sink out.  x evaluates the subjects.  format is one that zy_explanations_know
 * knows; the explanations are in Chinese if zh, else in English, and as JSON
 * always in English.  out and x are borrowed until zy_explanations_end, which
 * the caller must call.
 */
void zy_explanations_begin(struct zy_explanations *e, struct zy_sink *out,
    struct zy_evaluation *x, const char *format, bool zh);
/*
 * Explains one subject, given by its number in the evidence, and writes the
 * explanation; in a format whose output is a single document, keeps it until
 * zy_explanations_end.
 */
void zy_explanations_put(struct zy_explanations *e, uint32_t subject);
/*
 * Writes what is still kept to the sink and frees what e owns.  The caller
 * finishes the sink.
 */
void zy_explanations_end(struct zy_explanations *e);

ZY_END_C

#endif
