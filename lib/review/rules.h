/*
 * The rules of a review (民主评议): the "ballot" object of a standard.
 *
 * They list the grades with their points, the questions, the voter groups with
 * weight and minimum turnout, and say what shares are taken of and what
 * happens to second ballots and to ballots all of one grade.  R49, R50.
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
	ZY_GRADES_MOST = 100
};

struct zy_grade {
	const char *id, *name;
	struct zy_decimal points; /* 0 where it does not count */
	bool counts;		  /* false: an abstention (不了解) */
	bool satisfied;		  /* counts towards satisfaction */
};

struct zy_question {
	const char *id, *name;
};

struct zy_voter_group {
	const char *id, *name;
	struct zy_rational weight;
	struct zy_rational min_turnout; /* a share; 0: no minimum */
};

/* What mean and satisfaction are taken of. */
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

/* Texts are borrowed from the configuration document. */
struct zy_ballot_rules {
	struct zy_grade *grades;
	size_t ngrades;
	struct zy_question *questions;
	size_t nquestions;	       /* 0: any question */
	struct zy_voter_group *groups; /* ngroups 0: any group */
	size_t ngroups;
	enum zy_denominator denominator;
	bool refuse_second; /* "duplicates": "refuse" */
	enum zy_uniform uniform;
	enum zy_rounding rounding; /* of printed means, from "marks" */
	struct zy_decimal full;	   /* the highest points of any grade */
};

/*
 * Reads the "ballot" object c into r, which is all zero before.  Returns 0, or
 * -1 with the error where the rules are wrong.  Call zy_ballot_rules_release in
 * either case.
 */
int zy_ballot_rules_read(
    struct zy_ballot_rules *r, const struct zy_config *c, struct zy_error *e);
/*
 * Fills best, which has room for r->ngrades numbers, with the place of each
 * grade that counts from the best one, 0, by points; UINT32_MAX for the others.
 */
void zy_ballot_rules_order(const struct zy_ballot_rules *r, uint32_t *best);
/* Frees what zy_ballot_rules_read allocated. */
void zy_ballot_rules_release(struct zy_ballot_rules *r);
/* Returns the denominator's name in standards: "valid", "returned", ... */
const char *zy_denominator_name(enum zy_denominator d);

ZY_END_C

#endif
