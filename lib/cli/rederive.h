/*
 * The state of --rederive, shared by rederive.c and rederive-compare.c: a
 * recorded result that is made again and compared with the record.  Private to
 * the floor.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_CLI_REDERIVE_H
#define ZY_CLI_REDERIVE_H

#include "base/attr.h"
#include "stream/provenance.h"

ZY_BEGIN_C

/* A file given on the command line together with --rederive. */
struct zy_rederive_given {
	const char *path;
	uint64_t size;
	char sha256[ZY_DIGEST_HEX];
	bool fits; /* the record has an input, register or output like it */
};

/* What --rederive holds; freed by zy_cli_rederive_release. */
struct zy_rederive {
	const char *file;		      /* the argument of --rederive */
	struct zy_provenance p;		      /* its content */
	struct zy_provenance_word *own_words; /* of the present command line */
	size_t nowords;
	struct zy_rederive_given *given; /* in the arena */
	size_t ngiven;
	const char *output;   /* -o of the present command line, or NULL */
	bool quiet;	      /* -q of the present command line */
	const char *messages; /* language of messages of the present run */
	char **argv;	      /* the recorded command line */
	int argc;
};

struct zy_cli;

/*
 * Returns the path, relative to the present working directory, of a file that
 * the recorded run called name: a relative name is relative to the folder of
 * the recorded run.  In the arena of cli.
 */
const char *zy_cli_rederive_beside(
    struct zy_cli *cli, const struct zy_rederive *r, const char *name);
/*
 * Computes the size and the SHA-256 of the file path.  Returns true; or false,
 * with both unspecified, where it is no regular file.
 */
bool zy_cli_rederive_digest(
    const char *path, uint64_t *size, char sha256[ZY_DIGEST_HEX]);

ZY_END_C

#endif
