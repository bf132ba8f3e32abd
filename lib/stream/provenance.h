/*
 * Provenance files: what a result was made from.
 *
 * The file is one JSON object (zhengyou-provenance in zhengyou(7)): program and
 * version, the command line in one form, the day and the moment that the run
 * took for the present, the files that were read, the registers and how far
 * they were read, the files that were written, and how many records.  Private
 * numbers in names and options are masked; what was masked is marked, since it
 * must be given again when the result is made again.
 *
 * This module turns the structure into text and back; lib/cli fills it and
 * acts on it.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_PROVENANCE_H
#define ZY_STREAM_PROVENANCE_H

#include "base/attr.h"
#include "base/digest.h"
#include "base/error.h"
#include "base/mem.h"

ZY_BEGIN_C

/* An option or an operand of the command line. */
struct zy_provenance_word {
	const char *option; /* long name; NULL: an operand */
	const char *value;  /* NULL: an option without a value */
	bool masked;
};

/* A file that was read or written. */
struct zy_provenance_file {
	const char *name; /* "-": standard input or output */
	bool masked;
	uint64_t size;
	char sha256[ZY_DIGEST_HEX];
};

/* A register. */
struct zy_provenance_register {
	const char *name;
	bool masked;
	uint64_t lines; /* that were read */
	char head[ZY_DIGEST_HEX];
	uint64_t lines_after; /* once the run had appended; 0: it did not */
	char head_after[ZY_DIGEST_HEX];
};

struct zy_provenance {
	const char *program, *version;
	const char *folder;   /* of the run, from the file's folder; or "" */
	const char *lang;     /* ZHENGYOU_LANG, or "" */
	const char *messages; /* their language */
	const char *today, *now;
	int64_t status;
	int64_t read, refused, written, warnings;
	struct zy_provenance_word *words;
	struct zy_provenance_file *inputs, *outputs;
	struct zy_provenance_register *registers;
	size_t nwords, ninputs, noutputs, nregisters;
	struct zy_arena arena; /* everything above, once it was read */
};

/* Appends the file's text to out. */
void zy_provenance_put(const struct zy_provenance *p, struct zy_buf *out);
/*
 * Reads the provenance file path.  Returns 0; or -1 with a ZY_ERROR_CONFIG.  p
 * is to be released in either case.
 */
int zy_provenance_load(
    struct zy_provenance *p, const char *path, struct zy_error *e);
/* Frees what p holds. */
void zy_provenance_release(struct zy_provenance *p);

ZY_END_C

#endif
