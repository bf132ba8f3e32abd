/*
 * Explanations written out: for people as documents, for programs as JSON.
 *
 * Explains subjects one by one (zy_explain) and writes each to a sink in the
 * form asked for.  Formats that hold several documents in one output are
 * written subject by subject; for the others all pages are kept until the end.
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

/* Filled by zy_explanations_begin; n may be read. */
struct zy_explanations {
	struct zy_sink *out;		      /* borrowed */
	struct zy_evaluation *x;	      /* borrowed */
	const struct zy_rendering *rendering; /* NULL: JSON */
	bool list; /* JSON: one array, else an object a line */
	bool zh;
	size_t n; /* explanations so far */
	struct zy_doc doc;
};

/* True for the formats of explanations: text, markdown, html, json, jsonl. */
bool zy_explanations_know(const char *format);
/*
 * Prepares e to write to out in a format of zy_explanations_know (NULL is
 * text), in Chinese if zh; JSON is English always.  The evaluation x evaluates
 * each subject in turn.  Ends with zy_explanations_end.
 */
void zy_explanations_begin(struct zy_explanations *e, struct zy_sink *out,
    struct zy_evaluation *x, const char *format, bool zh);
/* Explains one subject. */
void zy_explanations_put(struct zy_explanations *e, uint32_t subject);
/* Writes what is still kept and frees it; the sink stays open. */
void zy_explanations_end(struct zy_explanations *e);

ZY_END_C

#endif
