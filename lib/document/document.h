/*
 * A document: what a finished report consists of, before it has a form.
 *
 * A document is a list of nodes: headings, paragraphs, tables, charts, lists,
 * cards, lines of an outline.  The report kinds (report/kind.h) build documents
 * and know no format; the renderings (render.h) walk the nodes in their order
 * and know no report kind.
 *
 * A document copies every text that it is given and makes it fit for people,
 * so that no rendering can forget to: control characters and characters that
 * change the writing direction become visible, line breaks become blanks, and
 * the numbers of identity cards are masked, since none may appear in a report.
 * Characters that a format gives a meaning, such as < in HTML, are escaped by
 * the rendering.  A document depends neither on the clock nor on the locale.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_DOCUMENT_DOCUMENT_H
#define ZY_DOCUMENT_DOCUMENT_H

#include "base/attr.h"
#include "base/mem.h"
#include "base/text.h"
#include "document/chart.h"

ZY_BEGIN_C

/* The layout of a whole document; HTML and text differ by it. */
enum zy_look {
	ZY_LOOK_SHEET,	/* wide tables: 汇总表, 排名表 */
	ZY_LOOK_DECREE, /* an official document: 决定 */
	ZY_LOOK_BOARD,	/* a dashboard */
	ZY_LOOK_DENSE,	/* lines of detail, as many as a page can hold */
	ZY_LOOK_PAPER, /* a decree's type without its red head: 公示, 通知书 */
	ZY_LOOK_WALL, /* large type, to be hung on a wall: 公开栏 */
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
	ZY_NODE_PAGE,	   /* a page of its own begins, with a title or none */
	ZY_NODE_SIDES,	   /* a line: text at the left, more at the right */
	ZY_NODE_FORM,	   /* boxes of a form to be filled in: 审批表 */
	ZY_NODE_CUT,	   /* a line along which the paper is cut */
	ZY_NODE_IMPRINT,   /* 版记 at the foot of the last page */
	ZY_NODE_OPEN,	   /* a group of nodes begins, */
	ZY_NODE_CLOSE,	   /* and ends */
};

enum zy_role {
	ZY_ROLE_PLAIN,
	ZY_ROLE_NOTE,	  /* small print below something */
	ZY_ROLE_WARN,	  /* must not be overlooked */
	ZY_ROLE_LEAD,	  /* a running text of a decree */
	ZY_ROLE_ADDRESS,  /* whom a document goes to, at the margin: 主送 */
	ZY_ROLE_CENTRE,	  /* paragraph: in the middle of the line */
	ZY_ROLE_ATTACHED, /* list: the attachments below the text: 附件 */
	ZY_ROLE_SUM,	  /* row: a total */
	ZY_ROLE_MARK,	  /* row: stands out */
	ZY_ROLE_MUTE,	  /* row: steps back */
	ZY_ROLE_NAMES,	  /* list: names in columns */
	ZY_ROLE_LINKS,	  /* list: files to open */
	ZY_ROLE_SECTION,  /* group: kept together where it fits a page */
	ZY_ROLE_PAIR,	  /* group: side by side where there is room */
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
	bool join; /* a cell equal to the one above becomes one with it */
};

struct zy_doc_row {
	const char **cells;
	size_t n;
	enum zy_role role;
};

/*
 * A table.  All columns are added before the first row; every row has as many
 * cells as there are columns, empty where none was added.
 */
struct zy_doc_table {
	struct zy_doc *doc;
	const char *caption; /* or NULL */
	struct zy_doc_column *columns;
	size_t ncolumns, ccap;
	struct zy_doc_row *rows;
	size_t nrows, rcap;
	struct zy_doc_table *next; /* the document frees its tables by it */
};

struct zy_doc_item {
	const char *text;
	const char *note; /* or NULL */
	const char *href; /* a file, as given; or NULL */
};

struct zy_doc_card {
	const char *label, *value, *unit, *note;
};

/* A box of a form.  Boxes fill a row from left to right, then the next. */
struct zy_doc_box {
	const char *text; /* "" is a box to be filled in */
	const char
	    *foot; /* at its lower right: （盖章）  年  月  日; or NULL */
	unsigned span;	/* how many of the form's columns it takes */
	unsigned lines; /* its height in lines of text, at least 1 */
	bool label;	/* says what the next box is for */
};

struct zy_node {
	struct zy_node *next;
	enum zy_node_kind kind;
	enum zy_role role;
	int level;	  /* heading: 1, 2; line: 0 to 4 */
	const char *text; /* heading, paragraph, line; caption of others;
			     page: its title or NULL; signature: who, or NULL
			     for the document's issuer */
	const char *more; /* line: what follows the text, or NULL; sides: the
			     right one; page: what stands above the title
			     (附件1) or NULL; signature: the date, or NULL for
			     the document's */
	struct zy_doc_table *table;
	struct zy_chart *chart;
	struct zy_doc_item *items;
	struct zy_doc_card *cards;
	struct zy_doc_box *boxes;
	unsigned columns; /* of a form */
	size_t n, cap;	  /* items, cards, boxes */
};

/*
 * A document.  zy_doc_init prepares it and zy_doc_release frees it; only the
 * renderings and the report kinds look at its members.
 */
struct zy_doc {
	bool zh; /* Chinese, else English */
	enum zy_look look;
	const char *title, *issuer, *number, *date, *basis; /* or NULL */
	/* How the issuer can be reached, or NULL: the one text that is not
	   masked, since an office's telephone is meant to be public. */
	const char *contact;
	const char *draft; /* stands across every page: 草案; or NULL */
	/* The imprint 版记, each or NULL: who gets a copy (抄送), who prints
	   the document, and on which day. */
	const char *copy, *printer, *printed;
	struct zy_node *first, *last;
	unsigned headings;	   /* of level 1 so far */
	struct zy_doc_table *flat; /* what CSV writes; or NULL */
	struct zy_doc_table *tables;
	struct zy_arena arena;
	struct zy_buf scratch;
};

/* Makes d an empty document in Chinese, or in English where zh is false. */
void zy_doc_init(struct zy_doc *d, bool zh, enum zy_look look);
/* Frees all that the document holds, its nodes, tables, charts and texts. */
void zy_doc_release(struct zy_doc *d);

/* Returns the wording of the document's language. */
static inline const char *
zy_doc_word(const struct zy_doc *d, const char *zh, const char *en)
{
	return d->zh ? zh : en;
}

/*
 * Returns a copy of a text, fit for people as described above.  The document
 * owns the copy and frees it in zy_doc_release.
 */
const char *zy_doc_text(struct zy_doc *d, struct zy_view v);
/* Formats like printf and returns the result as zy_doc_text does. */
const char *zy_doc_printf(struct zy_doc *d, const char *fmt, ...)
    ZY_PRINTF(2, 3);

/*
 * Adds a heading.  Level 1 gets the next number in front (一、 二、 or 1. 2.),
 * level 2 gets none.
 */
void zy_doc_heading(struct zy_doc *d, int level, const char *text);
/*
 * Adds a paragraph; its role is PLAIN, NOTE, WARN, LEAD, ADDRESS or CENTRE.
 */
void zy_doc_paragraph(struct zy_doc *d, enum zy_role role, const char *text);
/* Adds the document's issuer and date, as they stand below a decision. */
void zy_doc_signature(struct zy_doc *d);
/*
 * Adds a line of an outline: level 0 stands at the margin, 3 is the deepest.
 * more (or NULL) follows the text on its line where both are short, else it
 * stands below.
 */
void zy_doc_line(
    struct zy_doc *d, int level, const char *text, const char *more);
/* Adds a signature 落款; who or date NULL stands for the document's own. */
void zy_doc_signed(struct zy_doc *d, const char *who, const char *date);
/*
 * Begins a page with a title as large as the document's.  title may be NULL.
 */
void zy_doc_page(struct zy_doc *d, const char *title);
/* Begins the page of an attachment; mark (附件1) stands above its title. */
void zy_doc_annex(struct zy_doc *d, const char *mark, const char *title);
/* Adds a line with a text at its left and one at its right end. */
void zy_doc_sides(struct zy_doc *d, const char *left, const char *right);
/* Adds the line along which a slip is cut off; text may be NULL. */
void zy_doc_cut(struct zy_doc *d, const char *text);
/* Adds the imprint 版记 of d->copy, d->printer and d->printed. */
void zy_doc_imprint(struct zy_doc *d);
/* Adds a form of so many columns of equal width, filled by zy_doc_box. */
void zy_doc_form(struct zy_doc *d, unsigned columns);
/*
 * Adds a box to the form that was added last; see struct zy_doc_box.  A span
 * that does not fit the rest of the row begins a new row; foot may be NULL.
 */
void zy_doc_box(struct zy_doc *d, const struct zy_doc_box *box);
/*
 * Begins a group of nodes, whose role is SECTION or PAIR.  zy_doc_close ends
 * it; groups may stand within groups.
 */
void zy_doc_open(struct zy_doc *d, enum zy_role role);
/* Ends the group that was begun last. */
void zy_doc_close(struct zy_doc *d);

/*
 * Adds a table; caption may be NULL.  Returns the table, which the document
 * owns, for its columns and rows.
 */
struct zy_doc_table *zy_doc_table(struct zy_doc *d, const char *caption);
/*
 * Returns a new table that only the CSV rendering shows; a document has one at
 * most.  The document owns it.
 */
struct zy_doc_table *zy_doc_flat(struct zy_doc *d);
/*
 * Adds a column.  Neighbouring columns with the same group share a heading
 * above their titles; group may be NULL.  flat is the title in text and CSV,
 * which show no groups; NULL stands for title.
 */
void zy_doc_column(struct zy_doc_table *t, const char *title, const char *group,
    const char *flat, enum zy_align align);
/* Adds a column of names or long texts, which may wrap. */
void zy_doc_column_wide(struct zy_doc_table *t, const char *title);
/* Adds a row of empty cells; its role is PLAIN, SUM, MARK or MUTE. */
void zy_doc_row(struct zy_doc_table *t, enum zy_role role);
/* Fills the next cell of the last row; cells beyond the columns are ignored. */
void zy_doc_cell(struct zy_doc_table *t, struct zy_view v);
/* Fills the next cell of the last row with a text formatted like printf. */
void zy_doc_cellf(struct zy_doc_table *t, const char *fmt, ...) ZY_PRINTF(2, 3);

/*
 * Adds a chart; caption may be NULL.  Returns the chart, which the document
 * owns, for its bars.
 */
struct zy_chart *zy_doc_figure(
    struct zy_doc *d, enum zy_chart_kind kind, const char *caption);

/*
 * Adds a list, to be filled by zy_doc_item; its role is PLAIN, NAMES, LINKS or
 * ATTACHED.
 */
void zy_doc_list(struct zy_doc *d, enum zy_role role);
/*
 * Adds an item to the list that was added last.  note is small print behind the
 * text, href a file that the item links to; both may be NULL.
 */
void zy_doc_item(
    struct zy_doc *d, const char *text, const char *note, const char *href);
/* Adds a row of cards with one large figure each, filled by zy_doc_card. */
void zy_doc_cards(struct zy_doc *d);
/* Adds a card to the cards that were added last; unit and note may be NULL. */
void zy_doc_card(struct zy_doc *d, const char *label, const char *value,
    const char *unit, const char *note);

/* Appends the number of a heading in Chinese, 一 to 九十九, else in digits. */
void zy_doc_ordinal(struct zy_buf *b, unsigned n);

ZY_END_C

#endif
