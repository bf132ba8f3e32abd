/*
 * What an audit keeps of the papers of a review while they are read.
 *
 * A stratum is what is expected to be alike by chance: the papers of one
 * subject and voter group in one input file, in the order of the file.  Of its
 * papers only sums are kept: how many there are, how many are all of one grade,
 * the commonest patterns with their longest runs, and how often good and bad
 * papers take turns.  Memory grows with the strata, by about 300 bytes each,
 * never with the papers.
 *
 * In wide form a record is a paper.  In long form the marks of one ballot
 * number that stand together are a paper; where they do not stand together
 * each mark is a paper of one question, in a stratum of that question.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REVIEW_AUDIT_PAPERS_H
#define ZY_REVIEW_AUDIT_PAPERS_H

#include "base/attr.h"
#include "base/tail.h"
#include "review/papers.h"
#include "review/tally.h"

ZY_BEGIN_C

enum {
	ZY_PATTERNS = 8, /* of a stratum */
	ZY_CUTS = 6,	 /* between good and bad papers */
	ZY_LEVEL = 60, /* of a paper whose grades are all one below the best */
	ZY_DEVICES_MOST = 1 << 16,
};

/* What equal papers say; a pattern of count 0 is free. */
struct zy_pattern {
	uint64_t code;
	uint32_t count;	  /* at least so many */
	uint32_t longest; /* of its runs */
	uint64_t line;	  /* where that begins */
};

struct zy_stratum {
	uint32_t subject, group, input;
	uint32_t question; /* of single marks; ZY_WHOLE_PAPERS for papers */
	uint32_t papers;
	uint32_t full;	  /* that grade two questions or more */
	uint32_t uniform; /* and all with one grade */
	/* The commonest patterns (Misra and Gries 1982): each occurs count to
	   count + lost times, what is not here at most lost times. */
	struct zy_pattern patterns[ZY_PATTERNS];
	uint32_t lost;
	/* The paper before, and the run that it ends. */
	uint64_t last, since;
	uint32_t run, above; /* above: a bit for each cut */
	/* Of graded papers, their level x (0 the best; see ZY_LEVEL) and
	   their number in the order i: sums of x, x squared, i times x. */
	uint64_t graded, level, squares, moment;
	struct {
		/* Papers whose mean grade lies half a grade times the number
		   of the cut below the best, at most; and the others. */
		uint32_t above, below;
		uint32_t runs; /* of papers on one side */
	} cuts[ZY_CUTS];
};

#define ZY_WHOLE_PAPERS UINT32_MAX

/* How many papers a device brought, and for whom. */
struct zy_device {
	uint64_t papers;
	uint32_t subject; /* or ZY_INTERN_NONE: for several */
};

/* What is known of devices. */
struct zy_devices {
	struct zy_intern *names; /* numbers those below */
	struct zy_device *items;
	size_t cap;
	/* Devices that were forgotten because of their few papers. */
	struct zy_moments forgotten; /* of the logarithms of their papers */
	uint64_t papers;
};

/* An input file. */
struct zy_audit_input {
	char *name;
	uint64_t papers;
};

/* May be read directly; is changed by the functions only. */
struct zy_audit_papers {
	const struct zy_tally *tally; /* borrowed: rules and codebooks */
	struct zy_intern *subjects, *keys;
	struct zy_stratum *strata;
	size_t n, cap;
	struct zy_audit_input *inputs;
	size_t ninputs, inputs_cap;
	struct zy_devices devices;
	bool has_device; /* an input has the column */
	bool split;	 /* long form whose marks do not stand together */

	/* The paper that is being gathered. */
	struct zy_buf subject, ballot, device;
	uint32_t *marks; /* by question; ZY_MARK_BLANK: none */
	size_t nmarks, marks_cap, marked, only;
	uint32_t group;
	uint64_t line;
	bool begun, uniform;
	uint32_t best[ZY_MARKS_MOST]; /* a grade's place from the best */
};

/*
 * Makes p an empty collection for papers of the tally t, which is borrowed.
 * Free it with zy_audit_papers_release.
 */
void zy_audit_papers_init(struct zy_audit_papers *p, const struct zy_tally *t);
/* Frees what p holds. */
void zy_audit_papers_release(struct zy_audit_papers *p);
/*
 * Begins an input file, which may have a column that names devices; its papers
 * follow.
 */
void zy_audit_papers_begin(
    struct zy_audit_papers *p, const char *name, bool has_device);
/* Adds a record of the input: a paper, or a mark of one. */
void zy_audit_papers_add(struct zy_audit_papers *p, const struct zy_paper *x);
/* Ends the input file. */
void zy_audit_papers_end(struct zy_audit_papers *p);
/*
 * Appends to b what a pattern of whole papers says, by the ids or names of the
 * grades; nothing where its code does not tell.
 */
void zy_audit_papers_pattern(
    const struct zy_audit_papers *p, uint64_t code, bool zh, struct zy_buf *b);
/* Returns the grade that a pattern of whole papers has for all questions, or
   ZY_CODE_NONE where it has several or its code does not tell. */
size_t zy_audit_papers_grade(const struct zy_audit_papers *p, uint64_t code);

ZY_END_C

#endif
