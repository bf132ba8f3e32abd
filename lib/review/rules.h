/*
 * The rules of a review: the "ballot" object of a standard.
 *
 * Which grades there are and what they are worth, which questions, which
 * groups of voters with which weights and turnout, what shares are taken of,
 * what happens to second and to uniform ballots.  R49, R50; the choices met in
 * practice are parameters, never constants.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REVIEW_RULES_H
#define ZY_REVIEW_RULES_H

#include "base/rational.h"
#include "stream/config.h"

enum {
	ZY_GRADES_MOST = 100
};

struct zy_grade {
	const char *id, *name;
	struct zy_decimal points; /* 0 for one that does not count */
	bool counts;		  /* false: an abstention (不了解) */
	bool satisfied;
};

struct zy_question {
	const char *id, *name;
};

struct zy_voter_group {
	const char *id, *name;
	struct zy_rational weight;
	struct zy_rational min_turnout; /* share, 0: no rule */
};

enum zy_denominator {
	ZY_OF_VALID,
	ZY_OF_RETURNED,
	ZY_OF_PRESENT,
	ZY_OF_ENTITLED,
};

enum zy_uniform {
	ZY_UNIFORM_ACCEPT,
	ZY_UNIFORM_FLAG,
	ZY_UNIFORM_VOID
};

/* Transparent; texts are borrowed from the configuration document. */
struct zy_ballot_rules {
	struct zy_grade *grades;
	size_t ngrades;
	struct zy_question *questions; /* none: any question */
	size_t nquestions;
	struct zy_voter_group *groups; /* none: any group */
	size_t ngroups;
	enum zy_denominator denominator;
	bool refuse_second; /* duplicates: refuse */
	enum zy_uniform uniform;
	enum zy_rounding rounding; /* of printed means; from marks */
	struct zy_decimal full;	   /* the highest points of a grade */
};

/*
 * Reads the object at c (which must be there) into r, all zero before.  0 or
 * -1; release in either case.
 */
int zy_ballot_rules_read(
    struct zy_ballot_rules *r, const struct zy_config *c, struct zy_error *e);
void zy_ballot_rules_release(struct zy_ballot_rules *r);
const char *zy_denominator_name(enum zy_denominator d);

#endif
