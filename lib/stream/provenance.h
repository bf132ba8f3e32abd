/*
 * Provenance files: what a result was made from.
 *
 * The file is one JSON object (zhengyou-provenance in zhengyou(7)): program and
 * version, the command line in one form, the present day and time of the run,
 * the files that were read, the registers and how far they were read, the files
 * that were written, and how many records.  Private numbers in names and
 * options are masked, and marked as masked, since the user must give them again
 * to make the result again.
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

/* An option or an operand of the command line.  The texts are borrowed. */
struct zy_provenance_word {
	const char *option; /* long name; NULL: an operand */
	const char *value;  /* NULL: an option without a value */
	bool masked;	    /* value contains a masked private number */
};

/* A file that was read or written. */
struct zy_provenance_file {
	const char *name; /* "-": standard input or output */
	bool masked;
	uint64_t size;
	char sha256[ZY_DIGEST_HEX];
};

/*
 * A register that the run read or appended to.  A head is the hash of the last
 * line, in hexadecimal digits.
 */
struct zy_provenance_register {
	const char *name;
	bool masked;
	uint64_t lines; /* number of lines that were read */
	char head[ZY_DIGEST_HEX];
	uint64_t lines_after; /* after the run; 0: it appended nothing */
	char head_after[ZY_DIGEST_HEX];
};

/*
 * The content of a provenance file.  The texts and arrays of one that was read
 * by zy_provenance_load are in its arena; otherwise they are borrowed from the
 * caller who filled it.
 */
struct zy_provenance {
	const char *program, *version;
	const char *folder;   /* working directory of the run, relative to the
				 folder of the file; or "" */
	const char *lang;     /* value of ZHENGYOU_LANG, or "" */
	const char *messages; /* language of messages: "en" or "zh" */
	const char *today, *now;
	int64_t status;				  /* exit status */
	int64_t read, refused, written, warnings; /* numbers of records */
	struct zy_provenance_word *words;
	struct zy_provenance_file *inputs, *outputs;
	struct zy_provenance_register *registers;
	size_t nwords, ninputs, noutputs, nregisters;
	struct zy_arena arena;
};

/* Appends the text of the provenance file to out. */
void zy_provenance_put(const struct zy_provenance *p, struct zy_buf *out);
/*
 * Reads the provenance file path into p; the content of p before is ignored,
 * not freed.  Returns 0, or -1 with a ZY_ERROR_CONFIG and p unspecified.  The
 * caller releases p with zy_provenance_release in both cases.
 */
int zy_provenance_load(
    struct zy_provenance *p, const char *path, struct zy_error *e);
/* Frees what zy_provenance_load has allocated for p. */
void zy_provenance_release(struct zy_provenance *p);

ZY_END_C

#endif
