/*
 * The files that a run reads and writes, for its provenance.
 *
 * A process has one trace, which lib/cli starts where a provenance is asked for
 * and ends before the program does; the doors through which files are opened
 * (sources, registers, sinks) report to it.  Until it is started, each of the
 * functions below costs one comparison.
 *
 * A run that is made again reads other files than those that its options name,
 * and writes into temporary files: zy_trace_replace and zy_trace_catch say so,
 * and the doors ask here which file to open.
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

enum zy_trace_kind {
	ZY_TRACE_INPUT,
	ZY_TRACE_REGISTER,
	ZY_TRACE_OUTPUT,
};

/* A file of the trace.  Borrowed from it until zy_trace_end. */
struct zy_trace_file {
	enum zy_trace_kind kind;
	const char *name; /* as the options name it; "-": a standard stream */
	uint64_t size;	  /* bytes of an input or an output */
	char sha256[ZY_DIGEST_HEX];
	/*
	 * Of a register: the lines that were read, and those that it had in the
	 * end; the hash of the last line of each.
	 */
	uint64_t lines, lines_after;
	char head[ZY_DIGEST_HEX], head_after[ZY_DIGEST_HEX];
	int caught; /* the descriptor of a caught output; -1: none */
};

/* Starts the trace, which must not be started yet. */
void zy_trace_start(void);
/* Returns whether there is a trace. */
bool zy_trace_is_on(void);
/* Forgets the trace, and closes what it caught. */
void zy_trace_end(void);
/* Returns the files in the order in which they came, and sets *n. */
const struct zy_trace_file *const *zy_trace_files(size_t *n);

/*
 * Notes that the run reads the file name, which is open as fd.  A regular file
 * that was not noted before is read for its SHA-256, from the offset `from` on;
 * a file that is a register of the trace is left alone.  from < 0 says that it
 * is no regular file: zy_trace_input returns true where its caller must compute
 * the SHA-256 while it reads and call zy_trace_add.
 */
bool zy_trace_input(const char *name, int fd, int64_t from);
/* Notes an input or output with that size and SHA-256, unless it is known. */
void zy_trace_add(enum zy_trace_kind kind, const char *name, uint64_t size,
    const char sha256[ZY_DIGEST_HEX]);
/*
 * Notes that an output was not written to its end, so that the trace says
 * nothing about the result.
 */
void zy_trace_cut(void);
/* Returns whether zy_trace_cut was called. */
bool zy_trace_was_cut(void);
/*
 * Computes the SHA-256 of the regular file fd from the offset `from` on; its
 * position stays.  Returns how many bytes these are.
 */
uint64_t zy_trace_digest(int fd, int64_t from, char sha256[ZY_DIGEST_HEX]);
/* Notes that the run reads a register as far as that line. */
void zy_trace_register(const char *name, uint64_t lines, const char *head);
/* Notes the last line that a register has after the run has appended to it. */
void zy_trace_appended(const char *name, uint64_t lines, const char *head);

/* From now on, file is opened in place of the input or register name. */
void zy_trace_replace(const char *name, const char *file);
/*
 * Returns the file to open for name: the one that replaces it, or name itself.
 */
const char *zy_trace_path(const char *name);
/*
 * From now on, outputs are caught in temporary files in folder, of which the
 * trace keeps a copy.
 */
void zy_trace_catch(const char *folder);
/* Returns that folder, while outputs are caught; the trace owns it. */
const char *zy_trace_folder(void);
/* From now on, outputs are written again. */
void zy_trace_release(void);
/* Returns whether outputs are caught: nothing else may be written then. */
bool zy_trace_catches(void);
/* Notes a caught output; the trace takes the descriptor fd over. */
void zy_trace_caught(
    const char *name, uint64_t size, const char sha256[ZY_DIGEST_HEX], int fd);

ZY_END_C

#endif
