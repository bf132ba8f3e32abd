/*
 * A document: the contents of a finished report, independent of the output
 * format.
 *
 * A document is a list of nodes: headings, paragraphs, tables, charts, lists,
 * cards, lines of an outline.  The report kinds (report/kind.h) build documents
 * and know no format; the renderings (render.h) visit the nodes in their order
 * and know no report kind.
 *
 * A document copies every text that it is given and makes it fit for people, so
 * that no rendering has to: control characters and characters that change the
 * writing direction become visible, line breaks become blanks, and the numbers
 * of identity cards are masked, since none may appear in a report.  Characters
 * with a meaning in a format, such as < in HTML, are escaped by the rendering.
 * A document depends neither on the clock nor on the locale.
 *
 * Functions named zy_doc_x for an element x append it to the document.
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

/* The layout of a whole document. */
enum zy_look {
	ZY_LOOK_SHEET,	/* wide tables: 汇总表, 排名表 */
	ZY_LOOK_DECREE, /* an official document: 决定 */
	ZY_LOOK_BOARD,	/* a dashboard */
	ZY_LOOK_DENSE,	/* as many lines of detail as a page can hold */
	ZY_LOOK_PAPER, /* as a decree, but without red head: 公示, 通知书 */
	ZY_LOOK_WALL,  /* large type, to be hung on a wall: 公开栏 */
};

/* The kinds of nodes. */
enum zy_node_kind {
	ZY_NODE_HEADING,
	ZY_NODE_PARAGRAPH,
	ZY_NODE_TABLE,
	ZY_NODE_FIGURE,
	ZY_NODE_LIST,
	ZY_NODE_CARDS,
	ZY_NODE_SIGNATURE, /* issuer and date of the document: 落款 */
	ZY_NODE_LINE,	   /* a line of an outline, with a level */
	ZY_NODE_PAGE,	   /* a new page begins, with or without a title */
	ZY_NODE_SIDES,	   /* a line: text at the left, more at the right */
	ZY_NODE_FORM,	   /* boxes of a form to be filled in: 审批表 */
	ZY_NODE_CUT,	   /* a line along which the paper is cut */
	ZY_NODE_IMPRINT,   /* 版记 at the foot of the last page */
	ZY_NODE_OPEN,	   /* a group of nodes begins */
	ZY_NODE_CLOSE,	   /* the group opened last ends */
};

/* The roles of paragraphs, lists, rows and groups: variants of their kind. */
enum zy_role {
	ZY_ROLE_PLAIN,	  /* none of those below */
	ZY_ROLE_NOTE,	  /* paragraph: small print */
	ZY_ROLE_WARN,	  /* paragraph: a warning */
	ZY_ROLE_LEAD,	  /* paragraph: running text of a decree */
	ZY_ROLE_ADDRESS,  /* paragraph: the addressee, at the margin: 主送 */
	ZY_ROLE_CENTRE,	  /* paragraph: centred */
	ZY_ROLE_ATTACHED, /* list: the attachments below the text: 附件 */
	ZY_ROLE_SUM,	  /* row: a total */
	ZY_ROLE_MARK,	  /* row: emphasised */
	ZY_ROLE_MUTE,	  /* row: less prominent */
	ZY_ROLE_NAMES,	  /* list: names in columns */
	ZY_ROLE_LINKS,	  /* list: files to open */
	ZY_ROLE_SECTION,  /* group: on one page, if it fits */
	ZY_ROLE_PAIR,	  /* group: side by side, if there is room */
};

/* The alignment of a column. */
enum zy_align {
	ZY_ALIGN_LEFT,
	ZY_ALIGN_RIGHT,
	ZY_ALIGN_CENTER,
};

/* A column of a table. */
struct zy_doc_column {
	const char *title; /* below the heading of its group */
	const char *group; /* heading over neighbours with an equal one; or
			      NULL */
	const char *flat;  /* title in text and CSV, which show no groups */
	enum zy_align align;
	bool wide; /* names or texts, which may wrap: gets the spare width */
	bool join; /* equal cells one below the other are merged */
};

/* A row of a table. */
struct zy_doc_row {
	const char **cells;
	size_t n; /* cells filled so far */
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
	struct zy_doc_table *next; /* in the list of the document's tables */
};

/* An item of a list. */
struct zy_doc_item {
	const char *text;
	const char *note; /* small print after the text; or NULL */
	const char *href; /* a file that it links to; or NULL */
};

/* A card: one large figure with its label.  unit and note may be NULL. */
struct zy_doc_card {
	const char *label, *value, *unit, *note;
};

/* A box of a form.  Boxes fill a row from left to right, then the next row. */
struct zy_doc_box {
	const char *text; /* "" is a box to be filled in */
	const char
	    *foot; /* at its lower right: （盖章）  年  月  日; or NULL */
	unsigned span;	/* number of the form's columns it covers */
	unsigned lines; /* its height in lines of text, at least 1 */
	bool label;	/* its text is the label of the next box */
};

/*
 * One node of the document's list.  Which members are used depends on its kind.
 */
struct zy_node {
	struct zy_node *next;
	enum zy_node_kind kind;
	enum zy_role role;
	int level;	  /* heading: 1, 2; line: 0 to 3 */
	const char *text; /* heading, paragraph, line: its text; page: its
			     title or NULL; sides: left text; signature: the
			     name, or NULL for the document's issuer; other
			     kinds: a caption or NULL */
	const char *more; /* line: text that follows, or NULL; sides: right
			     text; page: text above the title (附件1), or
			     NULL; signature: the date, or NULL for the
			     document's */
	struct zy_doc_table *table;
	struct zy_chart *chart;
	struct zy_doc_item *items;
	struct zy_doc_card *cards;
	struct zy_doc_box *boxes;
	unsigned columns; /* of a form */
	size_t n, cap;	  /* items, cards, boxes */
};

/*
 * A document.  zy_doc_init prepares it and zy_doc_release frees it.  Report
 * kinds set the texts from title to printed, which must be copies made by
 * zy_doc_text; all other members are used only by this module and the
 * renderings.
 */
struct zy_doc {
	bool zh; /* Chinese, else English */
	enum zy_look look;
	const char *title, *issuer, *number, *date, *basis; /* or NULL */
	/* How the issuer can be reached, or NULL: the only text that is not
	   masked, since an office's telephone is public. */
	const char *contact;
	const char *draft; /* printed across every page: 草案; or NULL */
	/* The imprint 版记: who gets a copy (抄送), who prints the document,
	   and on which day; each may be NULL. */
	const char *copy, *printer, *printed;
	struct zy_node *first, *last;
	unsigned headings;	   /* number of headings of level 1 so far */
	struct zy_doc_table *flat; /* the table for CSV; or NULL */
	struct zy_doc_table *tables;
	struct zy_arena arena;
	struct zy_buf scratch;
};

/*
 * Makes d, which need not be initialised, an empty document with this look, in
 * Chinese if zh is true, else in English.  Free it with zy_doc_release.
 */
void zy_doc_init(struct zy_doc *d, bool zh, enum zy_look look);
/*
 * Frees everything that the document owns (nodes, tables, charts and all
 * texts), and leaves it empty.
 */
void zy_doc_release(struct zy_doc *d);

/* Returns zh if the document is in Chinese, else en. */
static inline const char *
zy_doc_word(const struct zy_doc *d, const char *zh, const char *en)
{
	return d->zh ? zh : en;
}

/*
 * Returns a copy of a text that is made fit for people (see above), owned by
 * the document and freed with it.
 */
const char *zy_doc_text(struct zy_doc *d, struct zy_view v);
/*
 * Formats a text like printf and returns a copy made fit for people, owned by
 * the document.
 */
const char *zy_doc_printf(struct zy_doc *d, const char *fmt, ...)
    ZY_PRINTF(2, 3);

/*
 * Adds a heading of level 1 or 2 with a copy of the text.  Headings of level 1
 * are numbered here (一、 二、 or 1.  2.), those of level 2 are not.
 */
void zy_doc_heading(struct zy_doc *d, int level, const char *text);
/*
 * Adds a paragraph with the role PLAIN, NOTE, WARN, LEAD, ADDRESS or CENTRE and
 * a copy of the text.
 */
void zy_doc_paragraph(struct zy_doc *d, enum zy_role role, const char *text);
/* Adds a signature 落款 that shows the document's issuer and date. */
void zy_doc_signature(struct zy_doc *d);
/*
 * Adds a line of an outline.  Level 0 is at the margin, level 3 is indented
 * most.  more is a text that follows on that line if both are short, else below
 * it; NULL: none.  Both texts are copied.
 */
void zy_doc_line(
    struct zy_doc *d, int level, const char *text, const char *more);
/*
 * Adds a signature 落款 with copies of the name who and of a date; where either
 * is NULL, it shows the document's issuer or date.
 */
void zy_doc_signed(struct zy_doc *d, const char *who, const char *date);
/*
 * Begins a new page, headed by a title as large as the document's; title may be
 * NULL.
 */
void zy_doc_page(struct zy_doc *d, const char *title);
/*
 * Begins a new page for an attachment.  mark (附件1) is written above its
 * title; either may be NULL.
 */
void zy_doc_annex(struct zy_doc *d, const char *mark, const char *title);
/* Adds a line with copies of one text at its left and one at its right end. */
void zy_doc_sides(struct zy_doc *d, const char *left, const char *right);
/*
 * Adds a line along which a slip is cut off the paper, with a copy of the text,
 * which may be NULL.
 */
void zy_doc_cut(struct zy_doc *d, const char *text);
/* Adds the imprint 版记, which shows d->copy, d->printer and d->printed. */
void zy_doc_imprint(struct zy_doc *d);
/*
 * Adds an empty form with that many columns of equal width.  zy_doc_box then
 * adds its boxes.
 */
void zy_doc_form(struct zy_doc *d, unsigned columns);
/*
 * Adds a box to the form, which must be the last node of the document.  box and
 * its texts are copied; a span or height of 0 becomes 1, and a span never
 * exceeds the form's columns.  A box that spans more columns than are left in
 * its row begins the next row.
 */
void zy_doc_box(struct zy_doc *d, const struct zy_doc_box *box);
/*
 * Opens a group with the role SECTION or PAIR: it has the nodes that are added
 * until zy_doc_close.  Groups may be nested.
 */
void zy_doc_open(struct zy_doc *d, enum zy_role role);
/* Ends the innermost group that is open. */
void zy_doc_close(struct zy_doc *d);

/*
 * Adds an empty table; caption may be NULL.  Returns it, owned by the document,
 * for zy_doc_column and then zy_doc_row and zy_doc_cell.
 */
struct zy_doc_table *zy_doc_table(struct zy_doc *d, const char *caption);
/*
 * Creates the one table that the CSV rendering shows and no other one.  Call it
 * at most once.  Returns the table, owned by the document.
 */
struct zy_doc_table *zy_doc_flat(struct zy_doc *d);
/*
 * Adds a column to a table that has no rows yet.  Neighbouring columns with an
 * equal group get that as a common heading above their titles; group may be
 * NULL.  flat is the title in text and CSV, which show no groups; if it is
 * NULL, title is used.  The texts are copied.
 */
void zy_doc_column(struct zy_doc_table *t, const char *title, const char *group,
    const char *flat, enum zy_align align);
/*
 * Adds a column of names or long texts, which may wrap and are aligned left.
 * title is copied.
 */
void zy_doc_column_wide(struct zy_doc_table *t, const char *title);
/*
 * Returns whether any cell of column number c, from 0, has a text; rows with
 * the role SUM are not looked at.
 */
bool zy_doc_column_has(const struct zy_doc_table *t, size_t c);
/* Removes column number c, from 0, with its cells in all rows. */
void zy_doc_column_drop(struct zy_doc_table *t, size_t c);
/*
 * Adds a row with the role PLAIN, SUM, MARK or MUTE.  Its cells are empty until
 * zy_doc_cell fills them from left to right.
 */
void zy_doc_row(struct zy_doc_table *t, enum zy_role role);
/*
 * Fills the next cell of the table's last row with a copy of v; does nothing if
 * all cells are filled.
 */
void zy_doc_cell(struct zy_doc_table *t, struct zy_view v);
/*
 * Fills the next cell of the table's last row with a text formatted like
 * printf; does nothing if all cells are filled.
 */
void zy_doc_cellf(struct zy_doc_table *t, const char *fmt, ...) ZY_PRINTF(2, 3);

/*
 * Adds an empty chart; caption may be NULL.  Returns the chart, owned by the
 * document, for zy_chart_series and zy_chart_add.
 */
struct zy_chart *zy_doc_figure(
    struct zy_doc *d, enum zy_chart_kind kind, const char *caption);

/*
 * Adds an empty list with the role PLAIN, NAMES, LINKS or ATTACHED.
 * zy_doc_item then adds its items.
 */
void zy_doc_list(struct zy_doc *d, enum zy_role role);
/*
 * Adds an item to the list, which must be the last node of the document.  note
 * is small print after the text, href a file to which the item links; both may
 * be NULL.  The texts are copied.
 */
void zy_doc_item(
    struct zy_doc *d, const char *text, const char *note, const char *href);
/* Adds an empty row of cards.  zy_doc_card then adds the cards. */
void zy_doc_cards(struct zy_doc *d);
/*
 * Adds a card, a large figure with its label, to the row of cards, which must
 * be the last node of the document.  unit and note may be NULL.  The texts are
 * copied.
 */
void zy_doc_card(struct zy_doc *d, const char *label, const char *value,
    const char *unit, const char *note);

/*
 * Appends the number n to b: in Chinese numerals from 1 to 99 (一 to 九十九),
 * else in digits.
 */
void zy_doc_ordinal(struct zy_buf *b, unsigned n);

ZY_END_C

#endif
