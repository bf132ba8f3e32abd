/*
 * The rules of a review (民主评议): the "ballot" object of a standard.
 *
 * They list the grades with their points, the questions, the voter groups with
 * weight and minimum turnout, and the denominator of means and shares; they say
 * what happens to second ballots and to ballots all of one grade.  R49, R50.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REVIEW_RULES_H
#define ZY_REVIEW_RULES_H

#include "base/attr.h"
#include "base/rational.h"
#include "stream/config.h"

ZY_BEGIN_C

enum {
	ZY_GRADES_MOST = 100 /* grades of a standard */
};

/* A grade that a voter may give. */
struct zy_grade {
	const char *id, *name;
	struct zy_decimal points; /* 0 if it does not count */
	bool counts;		  /* false: an abstention (不了解) */
	bool satisfied;		  /* counts towards satisfaction */
};

/* A question of the ballot. */
struct zy_question {
	const char *id, *name;
};

/* A group of voters; the weights of all groups add up to 1. */
struct zy_voter_group {
	const char *id, *name;
	struct zy_rational weight;
	struct zy_rational min_turnout; /* a share; 0: no minimum */
};

/*
 * By which number of ballots or people sums are divided to give means and
 * shares.
 */
enum zy_denominator {
	ZY_OF_VALID,
	ZY_OF_RETURNED,
	ZY_OF_PRESENT,
	ZY_OF_ENTITLED,
};

/* What happens to a ballot paper whose marks are all one grade. */
enum zy_uniform {
	ZY_UNIFORM_ACCEPT,
	ZY_UNIFORM_FLAG, /* counted, with a warning */
	ZY_UNIFORM_VOID	 /* its marks are invalid */
};

/*
 * The rules.  Their texts are borrowed from the configuration document; the
 * arrays are owned and freed by zy_ballot_rules_release.
 */
struct zy_ballot_rules {
	struct zy_grade *grades;
	size_t ngrades;
	struct zy_question *questions;
	size_t nquestions; /* 0: ballots may name any question */
	struct zy_voter_group *groups;
	size_t ngroups; /* 0: ballots may name any group */
	enum zy_denominator denominator;
	bool refuse_second; /* "duplicates": "refuse" */
	enum zy_uniform uniform;
	enum zy_rounding rounding; /* of printed means; set by the caller */
	struct zy_decimal full;	   /* the highest points of any grade */
};

/*
 * Reads the "ballot" object c into r, which must be all zero.  Returns 0, or -1
 * with e set if the rules are wrong.  Call zy_ballot_rules_release in either
 * case.
 */
int zy_ballot_rules_read(
    struct zy_ballot_rules *r, const struct zy_config *c, struct zy_error *e);
/*
 * Ranks the grades by points: sets best[i] to 0 if grade i is the best grade
 * that counts, 1 if the second best, and so on; to UINT32_MAX if it does not
 * count.  best has room for r->ngrades numbers.
 */
void zy_ballot_rules_order(const struct zy_ballot_rules *r, uint32_t *best);
/* Frees what r owns and sets r to all zero. */
void zy_ballot_rules_release(struct zy_ballot_rules *r);
/*
 * Returns the denominator's name in standards: "valid", "returned", "present"
 * or "entitled".
 */
const char *zy_denominator_name(enum zy_denominator d);

ZY_END_C

#endif
