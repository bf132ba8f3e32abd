/*
 * A document: what a finished report consists of, before it has a form.
 *
 * Headings, paragraphs, tables, charts, lists and figures in cards, in one
 * order; the renderings (render.h) walk them.  The kinds (kind.h) build
 * documents and know no format, the renderings know no kind.
 *
 * Every text is copied and made fit for people when it goes in, so no
 * rendering can forget it: control and bidi characters become visible,
 * line breaks blanks, and the numbers of identity cards are masked (they
 * never appear in a report).  What a format itself needs escaped is its
 * rendering's affair.  Nothing here depends on a clock or the locale.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_DOCUMENT_DOCUMENT_H
#define ZY_DOCUMENT_DOCUMENT_H

#include "base/mem.h"
#include "base/text.h"
#include "document/chart.h"

/* How a document as a whole looks; the HTML rendering asks. */
enum zy_look {
	ZY_LOOK_SHEET,	/* wide tables: 汇总表, 排名表 */
	ZY_LOOK_DECREE, /* an official document: 决定 */
	ZY_LOOK_BOARD,	/* a dashboard */
	ZY_LOOK_DENSE,	/* lines of detail, as many as a page can hold */
};

enum zy_node_kind {
	ZY_NODE_HEADING,
	ZY_NODE_PARAGRAPH,
	ZY_NODE_TABLE,
	ZY_NODE_FIGURE,
	ZY_NODE_LIST,
	ZY_NODE_CARDS,
	ZY_NODE_SIGNATURE, /* issuer and date of the document, here */
	ZY_NODE_LINE,	   /* a line of an outline, by its level */
	ZY_NODE_PAGE,	   /* a page of its own begins, with a title */
	ZY_NODE_OPEN,	   /* a group of nodes begins, */
	ZY_NODE_CLOSE,	   /* and ends */
};

enum zy_role {
	ZY_ROLE_PLAIN,
	ZY_ROLE_NOTE,	 /* small print below something */
	ZY_ROLE_WARN,	 /* must not be overlooked */
	ZY_ROLE_LEAD,	 /* a running text of a decree */
	ZY_ROLE_SUM,	 /* row: a total */
	ZY_ROLE_MARK,	 /* row: stands out */
	ZY_ROLE_MUTE,	 /* row: steps back */
	ZY_ROLE_NAMES,	 /* list: names in columns */
	ZY_ROLE_LINKS,	 /* list: files to open */
	ZY_ROLE_SECTION, /* group: kept together where it fits a page */
	ZY_ROLE_PAIR,	 /* group: side by side where there is room */
};

enum zy_align {
	ZY_ALIGN_LEFT,
	ZY_ALIGN_RIGHT,
	ZY_ALIGN_CENTER,
};

struct zy_doc_column {
	const char *title; /* under its group */
	const char *group; /* spans neighbours with the same group; or NULL */
	const char *flat;  /* where there are no groups: text, CSV */
	enum zy_align align;
	bool wide; /* a name or a text: may wrap, takes the room */
};

struct zy_doc_row {
	const char **cells;
	size_t n;
	enum zy_role role;
};

/* Add columns first, then rows; every row has as many cells as columns. */
struct zy_doc_table {
	struct zy_doc *doc;
	const char *caption; /* or NULL */
	struct zy_doc_column *columns;
	size_t ncolumns, ccap;
	struct zy_doc_row *rows;
	size_t nrows, rcap;
	struct zy_doc_table *next; /* the document's own list */
};

struct zy_doc_item {
	const char *text;
	const char *note; /* or NULL */
	const char *href; /* a file, as given; or NULL */
};

struct zy_doc_card {
	const char *label, *value, *unit, *note;
};

struct zy_node {
	struct zy_node *next;
	enum zy_node_kind kind;
	enum zy_role role;
	int level;	  /* heading: 1, 2; line: 0 to 3 */
	const char *text; /* heading, paragraph, line; caption of others */
	const char *more; /* line: what follows the text, or NULL */
	struct zy_doc_table *table;
	struct zy_chart *chart;
	struct zy_doc_item *items;
	struct zy_doc_card *cards;
	size_t n, cap; /* items, cards */
};

/* Initialise with zy_doc_init; transparent for the renderings. */
struct zy_doc {
	bool zh; /* Chinese, else English */
	enum zy_look look;
	const char *title, *issuer, *number, *date, *basis; /* or NULL */
	struct zy_node *first, *last;
	unsigned headings;	   /* of level 1 so far */
	struct zy_doc_table *flat; /* what CSV writes; or NULL */
	struct zy_doc_table *tables;
	struct zy_arena arena;
	struct zy_buf scratch;
};

void zy_doc_init(struct zy_doc *d, bool zh, enum zy_look look);
void zy_doc_release(struct zy_doc *d);

/* Picks one of two wordings. */
static inline const char *
zy_doc_word(const struct zy_doc *d, const char *zh, const char *en)
{
	return d->zh ? zh : en;
}

/* A copy fit for people, valid as long as the document. */
const char *zy_doc_text(struct zy_doc *d, struct zy_view v);
/* The same of a format. */
const char *zy_doc_printf(struct zy_doc *d, const char *fmt, ...)
    ZY_PRINTF(2, 3);

/* Level 1 is numbered 一、 二、 (English: 1. 2.) here; level 2 is not. */
void zy_doc_heading(struct zy_doc *d, int level, const char *text);
void zy_doc_paragraph(struct zy_doc *d, enum zy_role role, const char *text);
void zy_doc_signature(struct zy_doc *d);
/*
 * Adds a line of an outline: level 0 stands at the margin, 3 is the deepest.
 * more (or NULL) follows the text on its line where both are short, else it
 * stands below.
 */
void zy_doc_line(
    struct zy_doc *d, int level, const char *text, const char *more);
/* Begins a page with a title as large as the document's. */
void zy_doc_page(struct zy_doc *d, const char *title);
/* A group of nodes; groups nest and must be closed. */
void zy_doc_open(struct zy_doc *d, enum zy_role role);
void zy_doc_close(struct zy_doc *d);

/* A table in its place, caption may be NULL.  Borrowed. */
struct zy_doc_table *zy_doc_table(struct zy_doc *d, const char *caption);
/* A table that only CSV shows. */
struct zy_doc_table *zy_doc_flat(struct zy_doc *d);
/* group may be NULL; flat NULL: the title. */
void zy_doc_column(struct zy_doc_table *t, const char *title, const char *group,
    const char *flat, enum zy_align align);
/* A column of names or texts. */
void zy_doc_column_wide(struct zy_doc_table *t, const char *title);
void zy_doc_row(struct zy_doc_table *t, enum zy_role role);
void zy_doc_cell(struct zy_doc_table *t, struct zy_view v);
void zy_doc_cellf(struct zy_doc_table *t, const char *fmt, ...) ZY_PRINTF(2, 3);

/* A chart in its place; borrowed. */
struct zy_chart *zy_doc_figure(
    struct zy_doc *d, enum zy_chart_kind kind, const char *caption);

/* role NAMES, LINKS or PLAIN. */
void zy_doc_list(struct zy_doc *d, enum zy_role role);
void zy_doc_item(
    struct zy_doc *d, const char *text, const char *note, const char *href);
void zy_doc_cards(struct zy_doc *d);
/* unit and note may be NULL. */
void zy_doc_card(struct zy_doc *d, const char *label, const char *value,
    const char *unit, const char *note);

/* Appends 一 to 九十九 for a heading's number; larger ones in digits. */
void zy_doc_ordinal(struct zy_buf *b, unsigned n);

#endif
