/*
 * Partial tallies: files in which one run leaves its counts for another run to
 * merge.
 *
 * A partial tally is a text file with a flat JSON object on each line:
 * - a head with the version of the format and the SHA-256 of the standard;
 * - the inputs, each with the SHA-256 of its bytes and its number of records;
 * - the questions and the voter groups, whose order numbers the counters;
 * - the counts of each subject or, where the standard refuses second ballots,
 *   every mark with its ballot's number: only then does a merging run find a
 *   second ballot whose first one is in another partial;
 * - the counts made by hand, row by row, as they were sent;
 * - the number of lines and the SHA-256 of all lines before.
 * zhengyou-partial(5) describes the format in full.
 *
 * Subjects and ballots stand in byte order, inputs in order of their names:
 * partials of the same inputs give the same bytes, in whatever order and
 * groups they are merged.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REVIEW_PARTIAL_H
#define ZY_REVIEW_PARTIAL_H

#include "base/attr.h"
#include "base/digest.h"
#include "review/counts.h"
#include "review/papers.h"
#include "review/spill.h"
#include "stream/source.h"
#include "stream/writer.h"

ZY_BEGIN_C

/* The versions of the format that are written and read. */
enum {
	ZY_PARTIAL_VERSION = 1, /* without counts made by hand */
	ZY_PARTIAL_COUNTS = 2,	/* with counts made by hand */
	/* with dates or organisers of the sessions of such counts */
	ZY_PARTIAL_SESSIONS = 3,
};

/* An input file whose ballots were counted. */
struct zy_partial_input {
	struct zy_view name;
	char digest[ZY_DIGEST_HEX]; /* SHA-256 of its bytes */
	uint64_t records;	    /* that were read, refused ones too */
	uint64_t refused;	    /* records that were not counted */
};

/*
 * A partial tally in memory.  The caller sets tally, papers, standard and
 * counts (and known with resolve and context), all else to zero, and calls
 * zy_partial_release at the end.
 */
struct zy_partial {
	struct zy_tally *tally;	  /* borrowed: the counts */
	struct zy_papers *papers; /* borrowed: the ballots, or NULL if counts
				     are kept in place of ballots */
	struct zy_view standard;  /* borrowed: the text of the standard */
	struct zy_counts *counts; /* borrowed: counts made by hand, or NULL */
	/* Borrowed: the ids of the subjects on the rosters; NULL: any. */
	const struct zy_intern *known;
	/*
	 * Called by zy_partial_read for each subject that is not in known,
	 * with the file's name and the line.  Sets *subject to the id that
	 * the subject's name means and returns true; or reports the subject,
	 * whose line is then skipped, and returns false.
	 */
	bool (*resolve)(void *context, const char *file, uint64_t line,
	    struct zy_view *subject);
	void *context;			 /* first argument of resolve */
	struct zy_partial_input *inputs; /* owned */
	size_t n, cap;
	struct zy_arena arena; /* names of inputs */
};

/*
 * Adds an input; its name is copied.  Returns 0; or -1 with a ZY_ERROR_IO and
 * nothing added if an input with the same SHA-256 is there already, whose
 * ballots would be counted twice.  An input without records may be added
 * repeatedly.
 */
int zy_partial_add_input(
    struct zy_partial *p, const struct zy_partial_input *x, struct zy_error *e);
/*
 * Adds the inputs and counts of the partial tally in the file path.  Returns 0;
 * or -1 with e set if the file cannot be read, is not a partial tally, is
 * damaged, has another version or standard, or has an input that is there
 * already.  After -1 the counts in p are incomplete and must not be used.
 */
int zy_partial_read(struct zy_partial *p, const char *path, struct zy_error *e);
/*
 * Does what zy_partial_read does, reading from a source of UTF-8 text, which it
 * frees in any case.  Returns 0, or -1 with e set.
 */
int zy_partial_read_source(
    struct zy_partial *p, struct zy_source *take, struct zy_error *e);
/*
 * Counts the marks that the tally has not counted yet and writes the whole
 * partial tally to out, but does not finish out.  Returns 0, or -1 with a
 * ZY_ERROR_IO if a temporary file failed.
 */
int zy_partial_write(
    struct zy_partial *p, struct zy_sink *out, struct zy_error *e);
/*
 * Returns a new array with the position of each input in the order of inputs,
 * which is by name and then by digest.  The caller frees it with free().
 */
uint32_t *zy_partial_ranks(const struct zy_partial *p);
/*
 * Frees what p owns and sets p to all zero; what is borrowed remains the
 * caller's.
 */
void zy_partial_release(struct zy_partial *p);

ZY_END_C

#endif
