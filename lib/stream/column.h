/*
 * The declarations of columns (names in both languages, type, choices), and the
 * cleaning of cells by them.
 *
 * A schema is a constant table that a floor above declares (model/record.h).
 * Header recognition, the cleaning of cells, the printed list of columns and
 * the manual pages of section 5 are made from it.  This floor knows no
 * particular column.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_COLUMN_H
#define ZY_STREAM_COLUMN_H

#include "base/attr.h"
#include "base/error.h"
#include "base/text.h"
#include "base/written-date.h"

ZY_BEGIN_C

/* The type of a column's values. */
enum zy_type {
	ZY_TEXT,    /* without blanks at its ends, otherwise unchanged */
	ZY_CODE,    /* ids, tokens: also with ASCII for full-width characters */
	ZY_CHOICE,  /* one of a list; read in both languages */
	ZY_INTEGER, /* whole number, separators of thousands allowed */
	ZY_DECIMAL, /* exact decimal */
	ZY_RATIO,   /* exact decimal, or NN% read as its hundredth */
	ZY_DATE,    /* 2010-06-01, 2010-06 or 2010 */
	ZY_YESNO,   /* yes or no */
};

/* Flags of a column, to be combined with |. */
enum zy_column_flag {
	ZY_PERSON = 1,	 /* a person's name: the blank in 张　三 is removed,
			    separators become U+00B7, 无 becomes empty */
	ZY_KEY = 2,	 /* every header must name this column */
	ZY_ID = 4,	 /* holds an id, which a spreadsheet may have cut */
	ZY_PAST = 8,	 /* a date that cannot be after the present day */
	ZY_LIMIT = 16,	 /* a date by which something must be done */
	ZY_DERIVED = 32, /* computed when records are read, never entered: no
			    option sets it and no register keeps it */
	ZY_PHRASE = 64,	 /* one of the fixed phrases of stream/phrase.h: English
			    in streams, read in Chinese, too */
	ZY_AGREE = 128,	 /* a record is bad if a twin of this column (reader.h,
			    zy_reader_column_twin) has another value there */
	ZY_APART = 256,	 /* other columns with this meaning have values of their
			    own, as levels of names do: none is a twin */
	ZY_ABOVE = 512, /* a label above the table (被评议单位：城关镇党委) may
			   give its value, the same for all records */
	ZY_ABOVE_MARKS = 1024, /* the same where the program reads sheets of
				  marks (zy_reader_options) */
	ZY_LENT = 2048, /* a twin of this column only fills its empty cells:
			   another value there contradicts nothing */
	ZY_ABOVE_PARTS = 4096, /* the heading of a part of a table
				  (二、预备党员) may give its value */
};

struct zy_dictionary; /* dictionary.h */

/*
 * One value of a column of type ZY_CHOICE.  A list of choices ends with an
 * entry whose token is NULL.  In that last entry, words may be a function that
 * returns a dictionary of further spellings; zh is then the name of this list
 * in the dictionary.
 */
struct zy_choice {
	const char *token;   /* what is written: "rural" */
	const char *zh;	     /* what reports show: "农村" */
	const char *aliases; /* more spellings, '|' between them, or NULL */
	const struct zy_dictionary *(*words)(void);
};

/* The answers yes and no, recognised by token and Chinese name only. */
extern const struct zy_choice zy_answers[];

/* The declaration of a column. */
struct zy_column {
	const char *name; /* canonical: "voter_group" */
	const char *zh;	  /* Chinese: "评议人类别" */
	enum zy_type type;
	unsigned flags;
	const struct zy_choice *choices; /* ends with token NULL; or NULL */
	const char *help;		 /* one phrase, N_() */
};

/* A kind of record: its columns in their order. */
struct zy_schema {
	const char *name; /* "org" */
	const char *zh;	  /* "党组织" */
	const struct zy_column *columns;
	size_t n;
	/* The dictionary of other spellings of its columns, or NULL. */
	const struct zy_dictionary *(*words)(void);
	/* The first column labels each record: a row where it is filled in is
	 * a record whatever its words, and so is a row that looks like the
	 * heading of a part (stream/row.h). */
	bool labelled;
	/* Other kinds of records, ending with NULL, of which labels above a
	 * table may also give columns with ZY_ABOVE; or NULL.  Such a column is
	 * an unknown one under the label's text. */
	const struct zy_schema *const *above;
};

/*
 * Returns the column with exactly that canonical name, borrowed from s, or
 * NULL.
 */
const struct zy_column *zy_schema_find(
    const struct zy_schema *s, struct zy_view name);
/*
 * Returns whether a twin of a column with this declaration (reader.h,
 * zy_reader_column_twin) adds nothing to the column once it was read, because
 * its cells are always compared with those of the column: true for choices, yes
 * or no, and ids (ZY_ID) in columns of type ZY_TEXT.
 */
bool zy_column_is_compared(const struct zy_column *c);
/*
 * Returns whether a heading is the one that files of rejected records have over
 * the reasons (退回原因, reason).  When such a file is read again, that column
 * is not part of the records.
 */
bool zy_column_is_reject_reason(struct zy_view heading);
/*
 * How a heading was matched to a column.  A higher number is a stronger match;
 * 0 means no match.  From the two numbers for dictionary rows, the number of
 * the row is subtracted, so that earlier rows are stronger.
 */
enum zy_match {
	ZY_MATCH_COMPOSED = 100000, /* by a composed row of the dictionary */
	ZY_MATCH_ALIAS = 200000,    /* by a word that the dictionary lists */
	ZY_MATCH_CHINESE,	    /* by the Chinese name of the column */
	ZY_MATCH_NAME,		    /* by its canonical name */
	ZY_MATCH_MAP, /* by --map, or a word of the county's own dictionary */
};

/*
 * Finds the column that a heading names, by its canonical name, its Chinese
 * name or the dictionary of the schema.  Returns the column, borrowed from s,
 * and sets *strength (enum zy_match); returns NULL and sets *strength to 0 when
 * the heading names no column.
 */
const struct zy_column *zy_schema_match(
    const struct zy_schema *s, struct zy_view header, int *strength);
/*
 * Finds the choice that a cell names: by its token, its Chinese name, one of
 * its aliases or the dictionary of the list; where none is equal, the texts are
 * compared as zy_dictionary_fold makes them.  Returns the element of choices,
 * which must not be NULL; or NULL when the cell names none.
 */
const struct zy_choice *zy_choice_find(
    const struct zy_choice *choices, struct zy_view cell);

/*
 * Returns the text to show for a token: the Chinese name of its choice where
 * lang, which may be NULL, is "zh", else token itself.  A token that is not in
 * the list is returned unchanged, and so is every token where choices is NULL.
 * The name is a constant.
 */
const char *zy_choice_label(
    const struct zy_choice *choices, const char *token, const char *lang);

/* Returns whether lang, which may be NULL, is that of Chinese output: "zh". */
bool zy_lang_is_chinese(const char *lang);
/*
 * Returns the Chinese or the canonical name of the column, by the language of
 * messages; a constant.  For messages about a column that no input has.
 */
struct zy_view zy_column_label(const struct zy_column *c);
/*
 * Returns the Chinese name of a cell that is a token of the column's choices,
 * or yes or no in a column of type ZY_YESNO; the name is a constant.  Returns
 * the cell itself for every other cell, and where c is NULL.
 */
struct zy_view zy_column_chinese(
    const struct zy_column *c, struct zy_view cell);
/*
 * Returns the text by which a message shows a cell of the column: what
 * zy_column_chinese returns where the language of messages is Chinese, else the
 * cell itself.  c may be NULL.
 */
struct zy_view zy_column_shown(const struct zy_column *c, struct zy_view cell);
/*
 * Appends the choices that a cell may contain, none where choices is NULL, to
 * b, in the language of messages, with commas between them.  Of more than 20
 * choices only the first 20 are named, with an ellipsis after them.
 */
void zy_choice_list(struct zy_buf *b, const struct zy_choice *choices);

/*
 * Returns the name of a type in the documentation, such as "choice"; a
 * constant.
 */
const char *zy_type_name(enum zy_type t);

/*
 * Brings a cell into the canonical form of its column: without blanks at its
 * ends, with ASCII for full-width characters, translated to the form that
 * streams have; a cell of signs that say nothing, such as / or --, becomes
 * empty.  With c NULL the cell stays unchanged.  The content of scratch is
 * lost; cell must not be in it.
 *
 * Returns 0 and sets *out to a view of the cell, of a constant (the token of a
 * choice), or of scratch, which is valid until scratch changes.  Returns -1,
 * with e filled as a ZY_ERROR_RECORD without a place and *out unspecified, when
 * the cell is not of the column's type.  An empty cell is valid for every type.
 */
int zy_cell_clean(const struct zy_column *c, struct zy_view cell,
    struct zy_buf *scratch, struct zy_view *out, struct zy_error *e);

/* What the reading of dates needs to know beyond the column's declaration. */
struct zy_cell_context {
	struct zy_date today; /* the present day; year 0: unknown */
	unsigned months;      /* bits of enum zy_month_style: how the dates of
				 this column write their months */
};
/*
 * Does what zy_cell_clean does, and uses context, which may not be NULL, in
 * reading dates.  Returns 0 or -1 as zy_cell_clean does; or 1, with *out set,
 * when the cell was read but something about it must be reported: then e is
 * filled with that remark as a ZY_ERROR_RECORD without a source, line and
 * column.
 */
int zy_cell_clean_in(const struct zy_cell_context *context,
    const struct zy_column *c, struct zy_view cell, struct zy_buf *scratch,
    struct zy_view *out, struct zy_error *e);

/*
 * Returns whether v, which must not be empty, consists of printable ASCII and
 * has no blank at its ends and no character that spreadsheets use to mark texts
 * (' and =) at its beginning.  Such a text of three bytes or more needs no
 * cleaning in columns of texts and codes.
 */
static inline bool
zy_cell_is_plain(struct zy_view v)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	uint64_t word, odd = 0;
	uint32_t low, high;
	size_t i;

	if (v.p[0] <= '\'' || v.p[0] == '=' || v.p[v.n - 1] <= ' ')
		return false;
	if (v.n < 4) {
		for (i = 0; i < v.n; i++)
			if ((unsigned char)(v.p[i] - ' ') >= 0x5F)
				return false;
		return true;
	}
	/* The last word overlaps the one before. */
	for (i = 0; i < v.n; i += 8) {
		if (v.n < 8) {
			memcpy(&low, v.p, 4);
			memcpy(&high, v.p + v.n - 4, 4);
			word = (uint64_t)high << 32 | low;
		} else {
			memcpy(&word, v.p + (i + 8 < v.n ? i : v.n - 8), 8);
		}
		/* The first byte that is not ' ' to '~' sets its top bit. */
		odd |= word | (word + ones) | (word - ones * ' ');
	}
	return (odd & ones << 7) == 0;
}

/*
 * Returns whether an id, which zy_cell_is_plain accepts, may have been damaged
 * by a spreadsheet, judged by its length, its second byte and its end: 5.1E+17,
 * 4E17, eighteen digits, 219,921,101, 219921.0 and 219921.00.
 * zy_cell_check_code then decides.
 */
static inline bool
zy_cell_is_odd_id(struct zy_view v)
{
	return v.n == 18 ||
	       (v.n > 2 && (v.p[v.n - 2] == '.' || v.p[v.n - 3] == '.' ||
			       v.p[1] == '.' || v.p[1] == ',' ||
			       (v.p[1] | 0x20) == 'e')) ||
	       (v.n > 4 && (v.p[v.n - 2] == '+' || v.p[v.n - 3] == '+' ||
			       v.p[v.n - 4] == '+' || v.p[v.n - 4] == '.' ||
			       v.p[v.n - 4] == ','));
}

/*
 * Appends the cell to b in the form in which texts are compared: full-width
 * characters become ASCII, ASCII letters lower case, and blanks of every kind
 * are removed.  Bytes that are no valid UTF-8 stay as they are.
 */
void zy_cell_fold(struct zy_buf *b, struct zy_view cell);

/*
 * The byte in front of a cell that was a number, true, false or null in JSON,
 * in a column that no schema declares: a writer of JSON then writes it as it
 * was (struct zy_reader_options, types).  The byte occurs in no UTF-8 text.  A
 * null is this byte alone.
 */
#define ZY_CELL_LITERAL '\xFF'

/* Returns whether the cell begins with ZY_CELL_LITERAL. */
static inline bool
zy_cell_is_literal(struct zy_view cell)
{
	return cell.n && cell.p[0] == ZY_CELL_LITERAL;
}

/*
 * Returns the cell without the byte ZY_CELL_LITERAL at its beginning, if it has
 * one.
 */
static inline struct zy_view
zy_cell_unmarked(struct zy_view cell)
{
	return zy_cell_is_literal(cell)
		   ? (struct zy_view){cell.p + 1, cell.n - 1}
		   : cell;
}

ZY_END_C

#endif
