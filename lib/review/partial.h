/*
 * Partial tallies: what one run has counted, for another to add up.
 *
 * A partial is text, a flat JSON object a line: a head with the version of the
 * format and the SHA-256 of the standard; the inputs, each with the SHA-256 of
 * its bytes and its records; the words by which cells are numbered; then the
 * counts of each subject or, where the standard refuses second ballots, every
 * mark with the number of its ballot, because only then a second ballot in
 * another run is found; last the number of lines and the SHA-256 of all that
 * stands before.  zhengyou-partial(5) says it in full.
 *
 * Subjects are in order of bytes, ballots too, inputs by name: any partials of
 * the same inputs, merged in any order and grouping, are the same bytes.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REVIEW_PARTIAL_H
#define ZY_REVIEW_PARTIAL_H

#include "base/digest.h"
#include "review/papers.h"
#include "review/spill.h"
#include "stream/source.h"
#include "stream/writer.h"

enum {
	ZY_PARTIAL_VERSION = 1,
};

struct zy_partial_input {
	struct zy_view name;
	char digest[ZY_DIGEST_HEX];
	uint64_t records; /* read, bad ones too */
	uint64_t refused; /* those that are not here */
};

/* All zero but tally, papers and standard is empty; release when used. */
struct zy_partial {
	struct zy_tally *tally;	  /* borrowed: the counts */
	struct zy_papers *papers; /* borrowed; NULL: counts are enough */
	struct zy_view standard;  /* borrowed: its text */
	/*
	 * Where known is not NULL: subjects that are not there are left out
	 * of what is read, and told.
	 */
	const struct zy_intern *known;
	void (*refuse)(void *context, const char *file, uint64_t line,
	    struct zy_view subject);
	void *context;
	struct zy_partial_input *inputs;
	size_t n, cap;
	struct zy_arena arena;
};

/*
 * Adds an input; the name is copied.  0, or -1 where its very bytes are there
 * already (one without records counts nothing and may come again).
 */
int zy_partial_add_input(
    struct zy_partial *p, const struct zy_partial_input *x, struct zy_error *e);
/*
 * Adds what the partial in the file path holds.  0, or -1 where it is none, is
 * damaged, of another version or standard, or has an input that is there
 * already: nothing that was read may be used then.
 */
int zy_partial_read(struct zy_partial *p, const char *path, struct zy_error *e);
/* The same of a source, of UTF-8, which is taken over. */
int zy_partial_read_source(
    struct zy_partial *p, struct zy_source *take, struct zy_error *e);
/* Writes all of it.  0, or -1 where what was kept on disk is gone. */
int zy_partial_write(
    struct zy_partial *p, struct zy_sink *out, struct zy_error *e);
/* The place of each input in the order of inputs: by name, then digest. */
uint32_t *zy_partial_ranks(const struct zy_partial *p);
void zy_partial_release(struct zy_partial *p);

#endif
