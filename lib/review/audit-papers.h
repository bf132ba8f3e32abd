/*
 * What an audit keeps of the papers of a review while they are read.
 *
 * A stratum is a set of papers that are expected to differ by chance only:
 * those of one subject and voter group in one input file, in the order of the
 * file.  Only sums are kept of its papers: how many there are, how many are all
 * of one grade, the commonest patterns with their longest runs, and how often
 * good and bad papers alternate.  Memory grows with the number of strata, by
 * about 300 bytes each, not with that of papers.
 *
 * In wide form a record is a paper.  In long form, consecutive marks with one
 * ballot number are a paper; if the marks of a ballot are not consecutive, each
 * mark is a paper of one question, in a stratum of that question.
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
	ZY_PATTERNS = 8,	   /* patterns that a stratum keeps */
	ZY_CUTS = 6,		   /* limits between good and bad papers */
	ZY_LEVEL = 60,		   /* units of a paper's level in one grade */
	ZY_DEVICES_MOST = 1 << 16, /* devices that are kept at a time */
};

/* A pattern: the marks that equal papers have in common.  Count 0: unused. */
struct zy_pattern {
	uint64_t code;	  /* the marks as a number, or a hash of them */
	uint32_t count;	  /* a lower bound of the papers with it */
	uint32_t longest; /* length of its longest run */
	uint64_t line;	  /* on which that run begins */
};

/* The sums over the papers of one stratum. */
struct zy_stratum {
	uint32_t subject, group, input; /* numbers */
	uint32_t question; /* of single marks; ZY_WHOLE_PAPERS for papers */
	uint32_t papers;
	uint32_t full;	  /* papers that grade two or more questions */
	uint32_t uniform; /* of these, papers with one grade in all questions */
	/* The commonest patterns (Misra and Gries 1982): each occurs count to
	   count + lost times, any other pattern at most lost times. */
	struct zy_pattern patterns[ZY_PATTERNS];
	uint32_t lost;
	/* The previous paper: its pattern, the line on which the run of that
	   pattern begins, the length of this run, and for each cut a bit
	   that is set if the paper is on the good side. */
	uint64_t last, since;
	uint32_t run, above;
	/* A paper's level x is the mean distance of its grades from the best
	   one, in units of 1 / ZY_LEVEL.  graded: papers with a level; level,
	   squares: sums of x and of x squared; moment: sum of i times x for
	   the i-th of these papers. */
	uint64_t graded, level, squares, moment;
	struct {
		/* Papers whose mean grade is at most c / 2 grades below the
		   best one, where c is the number of the cut; all others. */
		uint32_t above, below;
		uint32_t runs; /* of consecutive papers on one side */
	} cuts[ZY_CUTS];
};

#define ZY_WHOLE_PAPERS UINT32_MAX /* in place of a question's number */

/* How many papers one device sent, and for whom. */
struct zy_device {
	uint64_t papers;
	uint32_t subject; /* its number; ZY_INTERN_NONE: several subjects */
};

/*
 * The devices that sent papers.  Those with few papers are dropped when there
 * are too many; only sums over them remain.
 */
struct zy_devices {
	struct zy_intern *names; /* owned: numbers the devices */
	struct zy_device *items; /* owned: by number */
	size_t cap;
	/* Of the devices that were dropped: the moments of the logarithms of
	   their numbers of papers, and the sum of these numbers. */
	struct zy_moments forgotten;
	uint64_t papers;
};

/* An input file and how many papers it has. */
struct zy_audit_input {
	char *name;
	uint64_t papers;
};

/*
 * The collection of papers.  Its members may be read directly; only the
 * functions below change them.  It owns what its pointers point to, except the
 * tally.
 */
struct zy_audit_papers {
	const struct zy_tally *tally;	   /* borrowed: rules and codebooks */
	struct zy_intern *subjects, *keys; /* number subjects and strata */
	struct zy_stratum *strata;
	size_t n, cap;
	struct zy_audit_input *inputs;
	size_t ninputs, inputs_cap;
	struct zy_devices devices;
	bool has_device; /* an input has a column of devices */
	bool split;	 /* a ballot's marks in long form are not consecutive */

	/* The paper whose marks are being collected, if begun. */
	struct zy_buf subject, ballot, device;
	uint32_t *marks; /* by question; ZY_MARK_BLANK: none */
	size_t nmarks, marks_cap;
	size_t marked; /* number of its marks */
	size_t only;   /* number of the question that was marked last */
	uint32_t group;
	uint64_t line;
	bool begun, uniform;
	uint32_t best[ZY_MARKS_MOST]; /* from zy_ballot_rules_order */
};

/*
 * Makes p, which need not be initialised, an empty collection for papers of the
 * tally t, which is borrowed.  Free it with zy_audit_papers_release.
 */
void zy_audit_papers_init(struct zy_audit_papers *p, const struct zy_tally *t);
/* Frees what p owns and sets p to all zero. */
void zy_audit_papers_release(struct zy_audit_papers *p);
/*
 * Begins an input file, whose papers follow.  name is copied; has_device says
 * whether the file has a column of devices.
 */
void zy_audit_papers_begin(
    struct zy_audit_papers *p, const char *name, bool has_device);
/* Adds a record of the input file: a whole paper, or one mark of a paper. */
void zy_audit_papers_add(struct zy_audit_papers *p, const struct zy_paper *x);
/* Ends the input file; must follow its last record. */
void zy_audit_papers_end(struct zy_audit_papers *p);
/*
 * Appends to b the grades of a pattern of whole papers, given by its code, with
 * "/" between questions and "-" for a mark that is no grade: the grades' names
 * if zh, else their ids.  Appends nothing if codes are hashes, as there are too
 * many questions.
 */
void zy_audit_papers_pattern(
    const struct zy_audit_papers *p, uint64_t code, bool zh, struct zy_buf *b);
/*
 * Returns the mark that a pattern of whole papers, given by its code, has for
 * all questions; ZY_CODE_NONE if it has several, or if codes are hashes.
 */
size_t zy_audit_papers_grade(const struct zy_audit_papers *p, uint64_t code);

ZY_END_C

#endif
