/*
 * Kind files: a kind of document, described by data.
 *
 * A kind file is a JSON document that describes the parts of a document: its
 * head, its paragraphs with figures, its tables over sets of records, its
 * signature.  The built-in kinds are files of this form, too.  zhengyou-kind(5)
 * describes the form; this module reads it and checks everything that can be
 * checked without data.
 *
 * All structs below are owned by the kind file; members that are optional are
 * empty, 0 or NULL if they are absent.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_KIND_FILE_H
#define ZY_REPORT_KIND_FILE_H

#include "base/attr.h"
#include "document/document.h"
#include "report/figure.h"
#include "stream/config.h"

ZY_BEGIN_C

/* A text in both languages, as templates. */
struct zy_kind_text {
	bool given; /* the document has the text */
	struct zy_figure *zh, *en;
};

enum {
	ZY_KIND_TESTS = 4 /* figures of an `if` or `unless`, at most */
};

/*
 * A test of a figure: by default, that its value is neither empty nor 0; with
 * "more than", that it is above a number ("count orgs more than 1").
 */
struct zy_kind_test {
	struct zy_figure *figure;
	int64_t above;
};

/*
 * A condition: it holds if all tests of `if` and none of `unless` are passed.
 */
struct zy_kind_when {
	struct zy_kind_test yes[ZY_KIND_TESTS], no[ZY_KIND_TESTS];
	size_t nyes, nno;
};

/*
 * A piece of a paragraph, or one condition of a set; it is used if `when`
 * holds.
 */
struct zy_kind_piece {
	struct zy_kind_text text;
	struct zy_kind_when when;
};

/* A list of pieces. */
struct zy_kind_pieces {
	struct zy_kind_piece *items;
	size_t n;
};

/* A name with a text: a computed column of a set, or the word for a token. */
struct zy_kind_added {
	const char *name;
	struct zy_kind_text text;
};

/* A set: some rows of a stream or of an earlier set. */
struct zy_kind_set {
	const char *name, *of; /* its name; the set or stream it is made from */
	struct zy_kind_set
	    *instead; /* the definition if the inputs lack the stream `of` */
	struct zy_kind_added *added; /* computed columns */
	size_t nadded;
	struct zy_kind_pieces where; /* conditions, as for record-select */
	const char **order; /* columns to sort by; with "-" before the name in
			       descending order */
	size_t norder;
	struct zy_kind_added
	    *distinct; /* columns of a set of distinct values */
	size_t ndistinct;
	int each; /* index in distinct of a column whose cells are lists of
		     names, a row for each name; -1: none */
	struct zy_config at; /* its place in the file, for messages */
};

/* A column of a table, or a row of a matrix. */
struct zy_kind_column {
	struct zy_kind_when when;	 /* of a row: whether it is there */
	struct zy_kind_text head, under; /* title; title of the group above */
	struct zy_kind_text total;	 /* cell in rows of sums */
	struct zy_kind_pieces cell;
	enum zy_align align;
	bool sum, wide, join; /* is summed; as in struct zy_doc_column */
	bool programs;	      /* only in tables for programs: CSV, XLSX */
	bool paper;	      /* only in tables for people */
	bool filled; /* in tables for people: only if a cell has text */
};

/* A box of a form, as struct zy_doc_box. */
struct zy_kind_box {
	struct zy_kind_text text, foot;
	unsigned span, lines;
	bool label;
};

/* The kinds of parts; see zhengyou-kind(5). */
enum zy_part_kind {
	ZY_PART_PARAGRAPH,
	ZY_PART_HEADING,
	ZY_PART_NAMES,
	ZY_PART_TABLE,
	ZY_PART_MATRIX,
	ZY_PART_EACH,
	ZY_PART_PAGE,
	ZY_PART_SIDES,
	ZY_PART_FORM,
	ZY_PART_CUT,
	ZY_PART_ATTACHED,
	ZY_PART_SIGNATURE,
	ZY_PART_IMPRINT,
	ZY_PART_KINDS,
};

/* A part of the document; which members are used depends on its kind. */
struct zy_kind_part {
	enum zy_part_kind kind;
	struct zy_kind_when when;
	struct zy_kind_pieces text; /* paragraph, heading, page, cut, names,
				       attachments (a piece each) */
	struct zy_kind_text more;   /* page: mark; sides: right; signature:
				       date; table: caption */
	enum zy_role role;
	int level;
	const char *set; /* names, table, matrix, each: the set of its rows */
	const char *by;	 /* each, table: path that groups rows; "": none */
	struct zy_kind_column *columns; /* matrix: its rows */
	size_t ncolumns;
	struct zy_kind_text subtotal, total; /* labels of rows of sums */
	struct zy_kind_text head;	     /* matrix: titles of its columns */
	const char *of; /* matrix: the set for whose rows it has empty rows; or
			   NULL */
	struct zy_kind_text row; /* matrix: labels of these rows */
	struct zy_kind_box *boxes;
	size_t nboxes;
	unsigned width; /* columns of a form */
	struct zy_kind_part *parts;
	size_t nparts;
};

/* A condition that the inputs must meet, and the error where they do not. */
struct zy_kind_need {
	struct zy_kind_when when;
	struct zy_kind_text text; /* the error message if it does not hold */
};

/* A message about what the document leaves out or could not look at. */
struct zy_kind_warning {
	struct zy_kind_when when; /* when it is told */
	struct zy_kind_text text;
};

/* A named list of words for tokens. */
struct zy_kind_words {
	const char *name;
	struct zy_kind_added *items; /* name: token; text: word */
	size_t n;
};

/* A column that the file names and no record has, with what is said of it. */
struct zy_kind_path {
	const char *name;
	struct zy_error error; /* if the input does not have it, either */
	struct zy_kind_path *next;
};

/* A kind file that was read; members may be read until zy_kind_file_free. */
struct zy_kind_file {
	struct zy_config root;
	const char *id;
	struct zy_kind_text purpose, to, issuer, draft;
	struct zy_kind_pieces title;
	struct zy_kind_when draft_when;
	enum zy_look look;
	bool byline;	      /* a sheet has issuer and date below its title */
	const char *order;    /* the order "@order" without --order */
	const char **streams; /* needed streams; "a|b": one of a and b */
	size_t nstreams;
	struct zy_kind_set *sets;
	size_t nsets;
	struct zy_kind_need *needs;
	size_t nneeds;
	struct zy_kind_warning *warnings;
	size_t nwarnings;
	struct zy_kind_words *words;
	size_t nwords;
	struct zy_kind_part *parts;
	size_t nparts;
	struct zy_kind_part *csv; /* the table for CSV; NULL: the first table */
	unsigned options;	  /* bit i: it uses enum zy_figure_option i */
	bool ordered;		  /* it uses --order */
	struct zy_kind_path *paths; /* columns to look for in the input */
	struct zy_arena arena;
};

/*
 * Reads and checks the kind file at path.  Returns the kind, which the caller
 * frees with zy_kind_file_free.  Returns NULL with e set: to a ZY_ERROR_CONFIG
 * that names file, line and path in the document, or to a ZY_ERROR_IO if the
 * file cannot be read.
 */
struct zy_kind_file *zy_kind_file_load(const char *path, struct zy_error *e);
/*
 * Reads and checks the kind file with this text, which is not needed
 * afterwards; name, which must outlive the kind, stands for the file in
 * messages.  Returns the kind, which the caller frees with zy_kind_file_free;
 * or NULL with a ZY_ERROR_CONFIG in e.
 */
struct zy_kind_file *zy_kind_file_parse(
    const char *name, struct zy_view text, struct zy_error *e);
/* Frees a kind file and all that was read from it; k may be NULL. */
void zy_kind_file_free(struct zy_kind_file *k);

/*
 * Returns the names of the streams from which sets can be made, in the order of
 * enum zy_source_stream; an array that ends with NULL and is never freed.
 */
const char *const *zy_kind_file_streams(void);

ZY_END_C

#endif
