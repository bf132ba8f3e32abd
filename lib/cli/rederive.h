/*
 * A result that is made again, and compared with what it was.  Private to the
 * floor.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_CLI_REDERIVE_H
#define ZY_CLI_REDERIVE_H

#include "base/attr.h"
#include "stream/provenance.h"

ZY_BEGIN_C

/* A file on the command line beside --rederive. */
struct zy_rederive_given {
	const char *path;
	uint64_t size;
	char sha256[ZY_DIGEST_HEX];
	bool fits; /* it is one of the inputs, registers or outputs */
};

struct zy_rederive {
	const char *file; /* of --rederive */
	struct zy_provenance p;
	struct zy_provenance_word *own_words; /* beside --rederive */
	size_t nowords;
	struct zy_rederive_given *given;
	size_t ngiven;
	const char *output; /* -o beside --rederive, or NULL */
	bool quiet;
	const char *messages; /* the language of whoever asks */
	char **argv;	      /* the command line of the run */
	int argc;
};

struct zy_cli;

/*
 * Returns the name of a file of the run as it is seen from here, in the arena:
 * a relative name stands in the folder of the run.
 */
const char *zy_cli_rederive_beside(
    struct zy_cli *cli, const struct zy_rederive *r, const char *name);
/* Computes size and SHA-256 of the file path.  Returns false where it is no
 * regular file. */
bool zy_cli_rederive_digest(
    const char *path, uint64_t *size, char sha256[ZY_DIGEST_HEX]);

ZY_END_C

#endif
