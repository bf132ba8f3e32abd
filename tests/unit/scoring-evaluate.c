/*
 * Evaluation against a second, independent computation: whole fractions in
 * 128 bits, straight from the rules.  SPDX-License-Identifier: MIT
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "scoring/evaluate.h"
#include "draw.h"

struct fraction {
	zy_int128 num, den;
};

static zy_int128
gcd(zy_int128 a, zy_int128 b)
{
	while (b) {
		zy_int128 r = a % b;

		a = b;
		b = r;
	}
	return a < 0 ? -a : a;
}

static struct fraction
frac(zy_int128 num, zy_int128 den)
{
	zy_int128 g = gcd(num, den);

	if (g == 0)
		g = 1;
	return (struct fraction){num / g, den / g};
}

static struct fraction
plus(struct fraction a, struct fraction b)
{
	return frac(a.num * b.den + b.num * a.den, a.den * b.den);
}

static struct fraction
times(struct fraction a, struct fraction b)
{
	struct fraction x = frac(a.num, b.den), y = frac(b.num, a.den);

	return frac(x.num * y.num, x.den * y.den);
}

static bool
less(struct fraction a, struct fraction b)
{
	return a.num * b.den < b.num * a.den;
}

static void
assert_same(const struct zy_rational *got, struct fraction want)
{
	int64_t num, den;

	assert_true(zy_rational_get(got, &num, &den));
	assert_int_equal(num, want.num);
	assert_int_equal(den, want.den);
}

static struct zy_standard *standard(const char *fmt, ...) ZY_PRINTF(1, 2);

static struct zy_standard *
standard(const char *fmt, ...)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_standard *s = NULL;
	char text[4000];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	if (zy_standard_parse(&s, "s.json", zy_view(text), &e))
		fail_msg("%s: %s", e.source, e.message);
	return s;
}

#define BALLOT                                                                 \
	"\"ballot\": {\"grades\": [{\"id\": \"a\", \"points\": 10}, {\"id\": " \
	"\"b\", \"points\": 7.5}, {\"id\": \"c\", \"points\": 3}, {\"id\": "   \
	"\"d\", \"counts\": false}], \"questions\": [{\"id\": \"q\"}, "        \
	"{\"id\": \"r\"}], \"groups\": [{\"id\": \"x\", \"weight\": 0.5}, "    \
	"{\"id\": \"y\", \"weight\": 0.3}, {\"id\": \"z\", \"weight\": 0.2}]}"

enum {
	ZERO,
	FULL,
	RESCALE
};

/* What a review item of 12 points must give; false: nothing there. */
static bool
expected_review(uint32_t marks[2][3][4], bool there[2][3], int missing,
    struct fraction *out)
{
	static const int weights[] = {5, 3, 2};
	struct fraction sum = {0, 1}, question;
	int q, g, n, questions = 0, any = 0, weight;

	for (q = 0; q < 2; q++) {
		question = frac(0, 1);
		weight = 0;
		for (g = 0; g < 3; g++) {
			uint32_t *m = marks[q][g];

			n = (int)(m[0] + m[1] + m[2]);
			if (!there[q][g] || n == 0) {
				if (missing == FULL)
					question = plus(
					    question, frac(weights[g], 10));
				continue;
			}
			weight += weights[g];
			question =
			    plus(question, times(frac(weights[g], 10),
					       frac((zy_int128)m[0] * 100 +
							m[1] * 75 + m[2] * 30,
						   (zy_int128)n * 100)));
		}
		any += weight > 0;
		if (missing == RESCALE && weight == 0)
			continue;
		if (missing == RESCALE)
			question = times(question, frac(10, weight));
		sum = plus(sum, question);
		questions++;
	}
	if (!any)
		return false;
	*out = times(sum, frac(12, questions));
	return true;
}

static void
test_review(void **state)
{
	static const char *const rules[] = {"zero", "full", "rescale"};
	uint32_t marks[2][3][4];
	bool there[2][3];
	struct zy_standard *s;
	struct zy_evidence f;
	struct zy_evaluation x;
	struct fraction want;
	int round, q, g, m;

	(void)state;
	for (round = 0; round < 900; round++) {
		s = standard(
		    "{\"id\": \"s\", " BALLOT ", \"heads\": [{\"id\": "
		    "\"h\", \"items\": [{\"id\": \"i\", \"kind\": "
		    "\"review\", \"max\": 12, \"missing\": \"%s\"}]}]}",
		    rules[round % 3]);
		zy_evidence_init(&f, s);
		zy_evidence_add_subject(&f, ZY_VIEW("one"));
		for (q = 1; q >= 0; q--) {
			for (g = 0; g < 3; g++) {
				struct zy_group_votes v = {
				    .question = (uint32_t)q,
				    .group = (uint32_t)g,
				    .marks = marks[q][g]};

				for (m = 0; m < 4; m++)
					marks[q][g][m] =
					    (uint32_t)draw(round % 5 ? 40 : 2);
				v.of = marks[q][g][0] + marks[q][g][1] +
				       marks[q][g][2];
				there[q][g] = draw(4) > 0;
				v.void_ = !there[q][g] || v.of == 0;
				if (draw(3) || !v.void_)
					zy_evidence_add_votes(&f, 0, &v);
			}
		}
		zy_evaluation_init(&x, &f);
		zy_evaluate(&x, 0);
		if (!expected_review(marks, there, round % 3, &want)) {
			assert_true(x.items[0].missing);
			want = frac(round % 3 == FULL ? 12 : 0, 1);
		} else {
			assert_false(x.items[0].missing);
		}
		assert_same(&x.heads[0].value, want);
		zy_evaluation_release(&x);
		zy_evidence_release(&f);
		zy_standard_free(s);
	}
}

static void
put_fact(struct zy_evidence *f, const char *node, int coef, int places,
    const char *who, const char *group)
{
	struct zy_new_value given = {.value = {coef, places}};

	given.by.rater = given.by.event = zy_intern_put(f->words, zy_view(who));
	given.by.group = zy_intern_put(f->words, zy_view(group));
	zy_evidence_add_value(
	    f, 0, zy_standard_node(f->standard, zy_view(node)), &given, NULL);
}

/* Raters: mean, trimmed above five, weighted; order never matters. */
static void
test_raters(void **state)
{
	struct zy_standard *s;
	struct zy_evidence f;
	struct zy_evaluation x;
	struct fraction want, group[2];
	int round, n, i, values[12], low, high, sum, count[2];
	char who[8];

	(void)state;
	s = standard("{\"id\": \"s\", \"heads\": [{\"id\": \"h\", \"items\": ["
		     "{\"id\": \"m\", \"kind\": \"judged\", \"max\": 10},"
		     "{\"id\": \"t\", \"kind\": \"judged\", \"max\": 10, "
		     "\"raters\": \"trimmed\"},"
		     "{\"id\": \"w\", \"kind\": \"judged\", \"max\": 10, "
		     "\"raters\": \"weighted\", \"rater_groups\": [{\"id\": "
		     "\"g0\", \"weight\": \"1/3\"}, {\"id\": \"g1\", "
		     "\"weight\": \"2/3\"}]}]}]}");
	for (round = 0; round < 300; round++) {
		zy_evidence_init(&f, s);
		zy_evidence_add_subject(&f, ZY_VIEW("one"));
		n = 1 + (int)draw(12);
		sum = 0, low = 1000, high = -1;
		group[0] = group[1] = frac(0, 1);
		count[0] = count[1] = 0;
		for (i = 0; i < n; i++) {
			values[i] = (int)draw(101);
			sum += values[i];
			low = values[i] < low ? values[i] : low;
			high = values[i] > high ? values[i] : high;
			snprintf(who, sizeof(who), "r%d", i);
			put_fact(&f, "m", values[i], 1, who, "");
			put_fact(&f, "t", values[i], 1, who, "");
			put_fact(&f, "w", values[i], 1, who,
			    values[i] % 2 ? "g1" : "g0");
			group[values[i] % 2] =
			    plus(group[values[i] % 2], frac(values[i], 10));
			count[values[i] % 2]++;
		}
		zy_evaluation_init(&x, &f);
		zy_evaluate(&x, 0);
		assert_same(&x.items[0].value, frac(sum, (zy_int128)n * 10));
		assert_same(&x.items[1].value,
		    n > 5 ? frac(sum - low - high, ((zy_int128)n - 2) * 10)
			  : frac(sum, (zy_int128)n * 10));
		want = frac(0, 1);
		for (i = 0; i < 2; i++)
			if (count[i])
				want = plus(want,
				    times(times(group[i], frac(1, count[i])),
					frac(i + 1, 3)));
		assert_same(&x.items[2].value, want);
		zy_evaluation_release(&x);
		zy_evidence_release(&f);
	}
	zy_standard_free(s);
}

/* Deductions, bounds, caps, start, composition: the chain by hand. */
static void
test_chain(void **state)
{
	struct zy_standard *s;
	struct zy_evidence f;
	struct zy_evaluation x;
	struct fraction deduct, head, bonus, penalty, own, total;
	int round, misses, given, praise, blame, year;

	(void)state;
	s = standard("{\"id\": \"s\", \"marks\": {\"start\": 2.5, \"cap\": 30, "
		     "\"floor\": 1, \"places\": 3}, \"heads\": [{\"id\": "
		     "\"h\", \"max\": 20, \"items\": ["
		     "{\"id\": \"d\", \"kind\": \"deduct\", \"max\": 10, "
		     "\"per\": 1.3, \"floor\": -4, \"factor\": 1.5},"
		     "{\"id\": \"j\", \"kind\": \"judged\", \"max\": 15}]}],"
		     "\"bonus\": {\"cap\": 5, \"items\": [{\"id\": \"p\", "
		     "\"kind\": \"judged\", \"max\": 4}, {\"id\": \"q\", "
		     "\"kind\": \"fixed\", \"max\": 3}]},"
		     "\"penalty\": {\"cap\": 9, \"items\": [{\"id\": \"b\", "
		     "\"kind\": \"deduct\", \"per\": 0.7}]},"
		     "\"compose\": [{\"from\": \"self\", \"weight\": 0.7}, "
		     "{\"from\": \"evidence:y\", \"weight\": 0.3}]}");
	for (round = 0; round < 500; round++) {
		zy_evidence_init(&f, s);
		zy_evidence_add_subject(&f, ZY_VIEW("one"));
		misses = (int)draw(9), given = (int)draw(151),
		praise = (int)draw(70);
		blame = (int)draw(20), year = (int)draw(10001);
		put_fact(&f, "d", misses, 0, "", "");
		put_fact(&f, "j", given, 1, "", "");
		put_fact(&f, "p", praise, 1, "", "");
		put_fact(&f, "q", round % 2, 0, "", "");
		put_fact(&f, "b", blame, 0, "", "");
		put_fact(&f, "y", year, 2, "", "");
		zy_evaluation_init(&x, &f);
		zy_evaluate(&x, 0);
		deduct = frac(1000 - misses * 195, 100);
		if (less(deduct, frac(-4, 1)))
			deduct = frac(-4, 1);
		head = plus(deduct, frac(given, 10));
		if (less(frac(20, 1), head))
			head = frac(20, 1);
		bonus = frac(praise > 40 ? 40 : praise, 10);
		bonus = plus(bonus, frac(round % 2 ? 3 : 0, 1));
		if (less(frac(5, 1), bonus))
			bonus = frac(5, 1);
		penalty = frac(blame * 7, 10);
		if (less(frac(9, 1), penalty))
			penalty = frac(9, 1);
		own = plus(plus(head, frac(5, 2)), bonus);
		own = plus(own, frac(-penalty.num, penalty.den));
		if (less(own, frac(1, 1)))
			own = frac(1, 1);
		total = plus(times(own, frac(7, 10)),
		    times(frac(year, 100), frac(3, 10)));
		if (less(total, frac(1, 1)))
			total = frac(1, 1);
		if (less(frac(30, 1), total))
			total = frac(30, 1);
		assert_same(&x.heads[0].value, head);
		assert_same(&x.bonus, bonus);
		assert_same(&x.penalty, penalty);
		assert_same(&x.own, own);
		assert_same(&x.exact, total);
		zy_evaluation_release(&x);
		zy_evidence_release(&f);
	}
	zy_standard_free(s);
}

/* A subject's score depends on no other; a second pass gives the same. */
static void
test_alone(void **state)
{
	struct zy_standard *s =
	    standard("{\"id\": \"s\", " BALLOT
		     ", \"heads\": [{\"id\": \"h\", \"items\": "
		     "[{\"id\": \"i\", \"kind\": \"review\", \"max\": 12}]}]}");
	uint32_t marks[2][4] = {{3, 1, 0, 9}, {0, 0, 5, 0}};
	struct zy_group_votes v = {.of = 4};
	struct zy_evaluation x;
	struct zy_evidence f;
	int i;

	(void)state;
	zy_evidence_init(&f, s);
	for (i = 0; i < 700; i++) {
		char id[8];

		snprintf(id, sizeof(id), "s%d", i);
		zy_evidence_add_subject(&f, zy_view(id));
		v.of = i % 2 ? 5 : 4;
		v.marks = marks[i % 2];
		zy_evidence_add_votes(&f, (uint32_t)i, &v);
	}
	zy_evaluation_init(&x, &f);
	for (i = 1400; i-- > 0;) {
		zy_evaluate(&x, (uint32_t)(i % 700));
		/* 12 * 0.5 * (30 + 7.5) / 40 / 2; the second, 3 / 10 */
		assert_same(&x.exact, i % 2 ? frac(9, 10) : frac(45, 16));
	}
	zy_evaluation_release(&x);
	zy_evidence_release(&f);
	zy_standard_free(s);
}

/* n * S2 - S1^2 over (n - 1) n^2, by the weights: the error of the mean. */
static void
test_error(void **state)
{
	struct zy_standard *s =
	    standard("{\"id\": \"s\", " BALLOT
		     ", \"heads\": [{\"id\": \"h\", \"items\": "
		     "[{\"id\": \"i\", \"kind\": \"review\", \"max\": 10, "
		     "\"questions\": [\"q\"]}]}]}");
	/* 10 10 3 3: variance 49 / 3, of the mean 49 / 12, weight a half */
	uint32_t marks[4] = {2, 0, 2, 7}, single[4] = {1, 0, 0, 0};
	struct zy_group_votes v = {.of = 4, .marks = marks};
	struct zy_group_votes w = {.of = 1, .group = 1, .marks = single};
	struct zy_evaluation x;
	struct zy_evidence f;

	(void)state;
	zy_evidence_init(&f, s);
	zy_evidence_add_subject(&f, ZY_VIEW("one"));
	zy_evidence_add_votes(&f, 0, &v);
	zy_evidence_add_votes(&f, 0, &w);
	zy_evaluation_init(&x, &f);
	zy_evaluate(&x, 0);
	assert_same(&x.variance, frac(49, 48));
	assert_same(&x.exact, frac(25, 4));
	zy_evaluation_release(&x);
	zy_evidence_release(&f);
	zy_standard_free(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_review),
	    cmocka_unit_test(test_raters),
	    cmocka_unit_test(test_chain),
	    cmocka_unit_test(test_alone),
	    cmocka_unit_test(test_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
