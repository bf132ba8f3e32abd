/*
 * Columns as data: names in both languages, types, choices.
 *
 * A schema is a constant table that a floor above declares (model/record.h);
 * from it come header recognition, the cleaning of cells, the printed column
 * list and the section 5 page.  This floor knows no particular column.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_COLUMN_H
#define ZY_STREAM_COLUMN_H

#include "base/error.h"
#include "base/text.h"
#include "base/written-date.h"

enum zy_type {
	ZY_TEXT,    /* trimmed, otherwise as it came */
	ZY_CODE,    /* trimmed, full-width folded: ids, tokens */
	ZY_CHOICE,  /* one of a list; read in both languages */
	ZY_INTEGER, /* whole number, separators of thousands allowed */
	ZY_DECIMAL, /* exact decimal */
	ZY_RATIO,   /* exact decimal, or NN% read as its hundredth */
	ZY_DATE,    /* 2010-06-01, 2010-06 or 2010 */
	ZY_YESNO,   /* yes or no */
};

enum zy_column_flag {
	ZY_PERSON = 1,	 /* a person's name: the blank of 张　三 closed, the
			    separator folded to U+00B7, 无 is empty */
	ZY_KEY = 2,	 /* header finding needs it; it cannot be missing */
	ZY_ID = 4,	 /* holds an id, which a spreadsheet may have cut */
	ZY_PAST = 8,	 /* a date that cannot lie behind the present day */
	ZY_LIMIT = 16,	 /* a date by which something must be done */
	ZY_DERIVED = 32, /* computed when records are read, never entered: no
			    option sets it and no register keeps it */
};

struct zy_dictionary; /* dictionary.h */

/*
 * A list of choices ends with a token NULL; what closes it may name the list
 * (zh) in the dictionary that has its other spellings (words).
 */
struct zy_choice {
	const char *token;   /* what is written: "rural" */
	const char *zh;	     /* what reports show: "农村" */
	const char *aliases; /* more spellings, '|' between them, or NULL */
	const struct zy_dictionary *(*words)(void);
};

/* The answers yes and no, by these names only: a list without a dictionary. */
extern const struct zy_choice zy_answers[];

struct zy_column {
	const char *name; /* canonical: "voter_group" */
	const char *zh;	  /* Chinese: "评议人类别" */
	enum zy_type type;
	unsigned flags;
	const struct zy_choice *choices; /* ends with token NULL; or NULL */
	const char *help;		 /* one phrase, N_() */
};

struct zy_schema {
	const char *name; /* "org" */
	const char *zh;	  /* "党组织" */
	const struct zy_column *columns;
	size_t n;
	/* The dictionary of other spellings of its columns, or NULL. */
	const struct zy_dictionary *(*words)(void);
};

/* The column of that canonical name, or NULL. */
const struct zy_column *zy_schema_find(
    const struct zy_schema *s, struct zy_view name);
/* How strongly a header names a column: more is stronger, 0 is not. */
enum zy_match {
	ZY_MATCH_COMPOSED = 100000, /* less its row in the dictionary */
	ZY_MATCH_ALIAS = 200000,    /* less its row in the dictionary */
	ZY_MATCH_CHINESE,
	ZY_MATCH_NAME,
	ZY_MATCH_MAP, /* --map or a county's own word says so */
};

/*
 * The column that a header cell names: by its canonical or Chinese name or by
 * the dictionary of the schema; how strongly goes to *strength, 0: it names
 * none, and NULL is returned.
 */
const struct zy_column *zy_schema_match(
    const struct zy_schema *s, struct zy_view header, int *strength);
/*
 * The choice that a cell names, by its token, Chinese name or other spellings,
 * or by the dictionary of the list; or NULL.
 */
const struct zy_choice *zy_choice_find(
    const struct zy_choice *choices, struct zy_view cell);

/* "zh", "en": what to show for a token; the token itself when unknown. */
const char *zy_choice_label(
    const struct zy_choice *choices, const char *token, const char *lang);

/* The column's name in the language of messages, where no input has it. */
struct zy_view zy_column_label(const struct zy_column *c);
/*
 * Appends what a cell of the column may say: names in the language of messages,
 * of long lists the first ones.
 */
void zy_choice_list(struct zy_buf *b, const struct zy_choice *choices);

/* The type's name as documented: "choice". */
const char *zy_type_name(enum zy_type t);

/*
 * Makes a cell canonical for a column (NULL: untouched): trims, folds, and
 * translates to the form that streams carry.  *out is a view of the cell
 * itself where nothing changes, else of scratch, valid until scratch
 * changes.  Returns 0, or -1 with a ZY_ERROR_RECORD (without place) when the
 * cell is not of the type.  An empty cell is fine for every type.
 */
int zy_cell_clean(const struct zy_column *c, struct zy_view cell,
    struct zy_buf *scratch, struct zy_view *out, struct zy_error *e);

/* What is known of a column beyond its declaration. */
struct zy_cell_context {
	struct zy_date today; /* the present day; year 0: unknown */
	unsigned months;      /* of enum zy_month_style: how its months look */
};
/*
 * Like zy_cell_clean, but reads dates with what context says.  Returns 1 where
 * the cell was read, but something about it must be reported: e has that as a
 * ZY_ERROR_RECORD, without a place.
 */
int zy_cell_clean_in(const struct zy_cell_context *context,
    const struct zy_column *c, struct zy_view cell, struct zy_buf *scratch,
    struct zy_view *out, struct zy_error *e);

/*
 * True for printable ASCII without blanks or spreadsheets' guards at its ends:
 * nothing would be cleaned in a text of at least three bytes.  v is not empty.
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
 * Returns true where a plain id may be one that a spreadsheet has cut or made a
 * number of, by a look at its length, its second byte and its end: 5.1E+17,
 * 4E17, eighteen digits, 219,921,101, 219921.0 and 219921.00.
 */
static inline bool
zy_cell_is_odd_id(struct zy_view v)
{
	return v.n == 18 ||
	       (v.n > 2 && (v.p[v.n - 2] == '.' || v.p[v.n - 3] == '.' ||
			       v.p[1] == '.' || (v.p[1] | 0x20) == 'e')) ||
	       (v.n > 4 && (v.p[v.n - 2] == '+' || v.p[v.n - 3] == '+' ||
			       v.p[v.n - 4] == '+' || v.p[v.n - 4] == '.' ||
			       v.p[v.n - 4] == ','));
}

/*
 * Appends the comparison form of a text: full-width folded to ASCII, ASCII
 * lower case, blanks of every kind removed.
 */
void zy_cell_fold(struct zy_buf *b, struct zy_view cell);

/*
 * The byte before a number, true, false or null of JSON in a cell of a column
 * that nobody declares, so that a writer of JSON writes it again as it came
 * (struct zy_reader_options, types).  No text of UTF-8 has it.  A null is that
 * byte alone.
 */
#define ZY_CELL_LITERAL '\xFF'

static inline bool
zy_cell_is_literal(struct zy_view cell)
{
	return cell.n && cell.p[0] == ZY_CELL_LITERAL;
}

/* Returns a cell without that byte: what it says. */
static inline struct zy_view
zy_cell_unmarked(struct zy_view cell)
{
	return zy_cell_is_literal(cell)
		   ? (struct zy_view){cell.p + 1, cell.n - 1}
		   : cell;
}

#endif
