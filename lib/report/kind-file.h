/*
 * Kind files: a kind of document as data.
 *
 * A kind file is a JSON document that says what a document consists of: its
 * head, its paragraphs with figures, its tables over sets of records, its
 * signature.  The built-in kinds are files of this form too.  zhengyou-kind(5)
 * describes the form; this module reads it and checks all that can be checked
 * without data.
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
	bool given;
	struct zy_figure *zh, *en;
};

enum {
	ZY_KIND_TESTS = 4 /* most figures of an `if` or `unless` */
};

/*
 * A test: whether a figure has a value that is neither empty nor 0, or is above
 * a number ("count orgs more than 1").
 */
struct zy_kind_test {
	struct zy_figure *figure;
	int64_t above;
};

/* A condition: all of `if` hold, and none of `unless`. */
struct zy_kind_when {
	struct zy_kind_test yes[ZY_KIND_TESTS], no[ZY_KIND_TESTS];
	size_t nyes, nno;
};

/* A piece of a paragraph, or one condition of a set. */
struct zy_kind_piece {
	struct zy_kind_text text;
	struct zy_kind_when when;
};

struct zy_kind_pieces {
	struct zy_kind_piece *items;
	size_t n;
};

/* A computed column of a set. */
struct zy_kind_added {
	const char *name;
	struct zy_kind_text text;
};

/* A set: some rows of a stream or of an earlier set. */
struct zy_kind_set {
	const char *name, *of;
	struct zy_kind_set
	    *instead; /* where no stream `of` is given; or NULL */
	struct zy_kind_added *added;
	size_t nadded;
	struct zy_kind_pieces where; /* conditions of record-select */
	const char **order;	     /* columns; "-" in front: descending */
	size_t norder;
	struct zy_kind_added *distinct; /* columns of the new rows */
	size_t ndistinct;
	struct zy_config at; /* for messages */
};

struct zy_kind_column {
	struct zy_kind_text head, under, total;
	struct zy_kind_pieces cell;
	enum zy_align align;
	bool sum, wide, join;
	/* Only where programs read the table, CSV and XLSX; or everywhere
	   else. */
	bool twin, paper;
};

struct zy_kind_box {
	struct zy_kind_text text, foot;
	unsigned span, lines;
	bool label;
};

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

/* A part of the document; which members count depends on the kind. */
struct zy_kind_part {
	enum zy_part_kind kind;
	struct zy_kind_when when;
	struct zy_kind_pieces text; /* paragraph, heading, page, cut, names,
				       attachments (a piece each) */
	struct zy_kind_text more;   /* page: mark; sides: right; signature:
				       date; table: caption */
	enum zy_role role;
	int level;
	const char *set;		/* names, table, matrix, each */
	const char *by;			/* each, table: groups; or NULL */
	struct zy_kind_column *columns; /* matrix: its rows */
	size_t ncolumns;
	struct zy_kind_text subtotal, total; /* labels of the sums */
	struct zy_kind_text head;	     /* matrix: of its columns */
	const char *of; /* matrix: a row for each of a set, empty; or NULL */
	struct zy_kind_text row; /* what stands before it */
	struct zy_kind_box *boxes;
	size_t nboxes;
	unsigned width; /* columns of a form */
	struct zy_kind_part *parts;
	size_t nparts;
};

/* Something that must be there for the document to be made. */
struct zy_kind_need {
	struct zy_kind_when when;
	struct zy_kind_text text; /* what to say otherwise */
};

struct zy_kind_words {
	const char *name;
	struct zy_kind_added *items; /* token, word */
	size_t n;
};

/* A kind file that was read; members may be read until zy_kind_file_free. */
struct zy_kind_file {
	struct zy_config root;
	const char *id;
	struct zy_kind_text purpose, title, to, issuer, draft;
	struct zy_kind_when draft_when;
	enum zy_look look;
	const char *order;    /* what "@order" means without --order */
	const char **streams; /* needed; "a|b" is one of them */
	size_t nstreams;
	struct zy_kind_set *sets;
	size_t nsets;
	struct zy_kind_need *needs;
	size_t nneeds;
	struct zy_kind_words *words;
	size_t nwords;
	struct zy_kind_part *parts;
	size_t nparts;
	struct zy_kind_part *csv; /* a table for CSV, or NULL: the first one */
	unsigned options;	  /* a bit for each option that it uses */
	bool ordered;		  /* it uses --order */
	struct zy_arena arena;
};

/*
 * Reads a kind file, or the built-in kind of that id where text is not empty.
 * Returns a kind that the caller frees with zy_kind_file_free, or NULL with a
 * ZY_ERROR_CONFIG in e that names file, line and path.
 */
struct zy_kind_file *zy_kind_file_load(const char *path, struct zy_error *e);
/* Reads a kind file from a text; name stands for the file in messages. */
struct zy_kind_file *zy_kind_file_parse(
    const char *name, struct zy_view text, struct zy_error *e);
/* Frees a kind file; NULL is allowed. */
void zy_kind_file_free(struct zy_kind_file *k);

/*
 * Returns the names of the streams that a set can be made of; ends with NULL.
 */
const char *const *zy_kind_file_streams(void);

ZY_END_C

#endif
