/*
 * Recording which files a run reads and writes, for its provenance.
 *
 * A process has one trace.  lib/cli starts it where the user wants a provenance
 * file, and ends it before the program ends.  The modules that open files
 * (sources, registers, sinks) report to it.  Before it is started, the
 * functions that report do nothing.
 *
 * A run that is repeated (lib/cli/rederive.h) reads other files than those that
 * its options name, and writes into temporary files: zy_trace_replace and
 * zy_trace_catch set this, and the modules ask here which file to open.
 *
 * All functions may be called by several threads at once, except zy_trace_start
 * and zy_trace_end.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_BASE_TRACE_H
#define ZY_BASE_TRACE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/digest.h"

ZY_BEGIN_C

/* How a file of the trace was used. */
enum zy_trace_kind {
	ZY_TRACE_INPUT,
	ZY_TRACE_REGISTER,
	ZY_TRACE_OUTPUT,
};

/* A file of the trace.  It is borrowed from the trace until zy_trace_end. */
struct zy_trace_file {
	enum zy_trace_kind kind;
	const char *name; /* as the options name it; "-": a standard stream */
	uint64_t size;	  /* bytes of an input or an output */
	char sha256[ZY_DIGEST_HEX];
	/*
	 * Of a register: the number of lines that were read, and the number
	 * after the run has appended; and the hash of the last of these lines.
	 */
	uint64_t lines, lines_after;
	char head[ZY_DIGEST_HEX], head_after[ZY_DIGEST_HEX];
	int caught; /* of an output that was redirected (zy_trace_catch): the
		       descriptor of its temporary file; else -1 */
};

/* Starts the trace, which must not be started yet. */
void zy_trace_start(void);
/* Returns whether the trace has been started and not ended. */
bool zy_trace_is_on(void);
/*
 * Ends the trace: frees it and closes the temporary files of redirected
 * outputs.  Does nothing if there is no trace.
 */
void zy_trace_end(void);
/*
 * Returns the files in the order in which they were reported, and sets *n to
 * their number; NULL with *n 0 where there is no trace.  Borrowed until
 * zy_trace_end.
 */
const struct zy_trace_file *const *zy_trace_files(size_t *n);

/*
 * Reports that the run reads the input `name`, which is open as fd.  A regular
 * file, of which `from` is the offset where the input begins, is read for its
 * size and SHA-256, unless it was reported before as an input or register.
 * from < 0 means that it is no regular file.  Returns true where it is none and
 * was not reported before: the caller then computes the SHA-256 while reading
 * and calls zy_trace_add.
 */
bool zy_trace_input(const char *name, int fd, int64_t from);
/*
 * Reports an input or output with that size and SHA-256.  An input that was
 * reported before is unchanged; an output is replaced.
 */
void zy_trace_add(enum zy_trace_kind kind, const char *name, uint64_t size,
    const char sha256[ZY_DIGEST_HEX]);
/*
 * Reports that an output was not written completely, so that the size and
 * SHA-256 in the trace do not describe it.
 */
void zy_trace_cut(void);
/* Returns whether zy_trace_cut was called. */
bool zy_trace_was_cut(void);
/*
 * Computes the SHA-256 of the regular file fd from the offset `from` on,
 * without moving its position, and writes it to sha256.  Returns how many bytes
 * were read; where reading fails, those before.
 */
uint64_t zy_trace_digest(int fd, int64_t from, char sha256[ZY_DIGEST_HEX]);
/*
 * Reports that the run has read that many lines of a register; head is the hash
 * of the last.
 */
void zy_trace_register(const char *name, uint64_t lines, const char *head);
/*
 * Reports how many lines a register has after the run has appended to it; head
 * is the hash of the last.
 */
void zy_trace_appended(const char *name, uint64_t lines, const char *head);

/*
 * Makes zy_trace_path return `file` for the input or register `name` from now
 * on.  Both are copied; of two files for one name the first counts.  There must
 * be a trace.
 */
void zy_trace_replace(const char *name, const char *file);
/*
 * Returns the name of the file to open for the input or register `name`: the
 * file that zy_trace_replace has set for it, borrowed from the trace, or else
 * name itself.
 */
const char *zy_trace_path(const char *name);
/*
 * Redirects all outputs that are opened from now on to temporary files in
 * folder, whose name is copied.  There must be a trace.
 */
void zy_trace_catch(const char *folder);
/*
 * Returns the folder given to zy_trace_catch, borrowed from the trace, or NULL
 * before that call.  There must be a trace.
 */
const char *zy_trace_folder(void);
/*
 * Ends the redirection of outputs that zy_trace_catch has begun.  There must be
 * a trace.
 */
void zy_trace_release(void);
/*
 * Returns whether outputs are redirected (zy_trace_catch).  While they are,
 * programs must write no other files.
 */
bool zy_trace_catches(void);
/*
 * Reports an output that was redirected to the temporary file fd, which the
 * trace owns and closes from now on; a second file of one name replaces the
 * first, which is closed.  There must be a trace.
 */
void zy_trace_caught(
    const char *name, uint64_t size, const char sha256[ZY_DIGEST_HEX], int fd);

ZY_END_C

#endif
