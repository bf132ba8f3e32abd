/*
 * The state of a dictionary, shared by the files dictionary*.c.  Private to
 * them.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_DICTIONARY_STATE_H
#define ZY_STREAM_DICTIONARY_STATE_H

#include "base/intern.h"
#include "base/mem.h"
#include "stream/dictionary.h"

enum {
	/* characters of the longest text that composed rows are tried on */
	ZY_DICTIONARY_LONGEST = 63,
	ZY_DICTIONARY_PART = 10, /* characters of the longest word of a part */
};

/*
 * One piece of a composed row: a class of words (a part, or a literal text),
 * and how often a word of it may stand here.
 */
struct zy_dictionary_token {
	uint32_t class; /* 0: any text */
	bool optional;	/* none is allowed */
	bool many;	/* several are allowed */
};

/*
 * One row of the dictionary, but for the words of parts.  Its texts are in the
 * dictionary's arena.
 */
struct zy_dictionary_entry {
	struct zy_view scope;	/* the schema of a heading, or ""; the list of
				   a value */
	struct zy_view ours;	/* column or token; "-" */
	struct zy_view theirs;	/* as it was given */
	struct zy_view yes, no; /* tokens of answers, or empty */
	struct zy_dictionary_token *tokens; /* of a composed row, else NULL */
	size_t ntokens;
	uint32_t next; /* 1 + the next entry with an equal text; 0: none */
	bool heading, guess, own;
};

/* An element of the linked list of the classes to which a word belongs. */
struct zy_dictionary_member {
	uint32_t class, next; /* next: 1 + its index in members; 0: none */
};

/* A dictionary (dictionary.h). */
struct zy_dictionary {
	struct zy_dictionary_entry *entries;
	size_t n, cap;
	struct zy_intern *texts; /* `theirs` of listed entries, folded */
	uint32_t *first;	 /* by text: 1 + the first entry that has it */
	size_t first_cap;
	uint32_t *composed; /* the entries that have tokens */
	size_t ncomposed, composed_cap;
	bool own_composed;	   /* some of these are a county's own */
	bool wordless;		   /* some fit a text without words of parts */
	struct zy_intern *classes; /* names of parts; "=TEXT" for literals */
	struct zy_intern *words;   /* of parts, folded, and literals */
	uint32_t *member;	   /* by word: 1 + its first member */
	size_t member_cap;
	struct zy_dictionary_member *members;
	size_t nmembers, members_cap;
	struct zy_arena arena;
};

/*
 * The two forms in which a text is compared.  All bytes zero (ZY_BUF_INIT) is
 * the state before the first use.
 */
struct zy_dictionary_forms {
	struct zy_buf whole; /* with the texts in brackets */
	struct zy_buf bare;  /* without them; empty where it equals whole or
				must not be used */
	struct zy_buf work;  /* scratch */
};

/*
 * Returns the first composed row that fits a text in the form of
 * zy_dictionary_fold, borrowed from w, or NULL.  Only rows for the list of
 * choices called name are tried.  own chooses between rows of a county's own
 * dictionary (true) and all others; guess chooses between rows guess(...)
 * (true) and rows for values.  In dictionary.c.
 */
const struct zy_dictionary_entry *zy_dictionary_composed(
    const struct zy_dictionary *w, const char *name, struct zy_view folded,
    bool own, bool guess);

/*
 * Computes both forms of text into f, replacing what f held.  The caller
 * releases f with zy_dictionary_forms_release.  In dictionary-form.c.
 */
void zy_dictionary_forms(const struct zy_dictionary *w,
    struct zy_dictionary_forms *f, struct zy_view text);
/* Frees what f holds.  In dictionary-form.c. */
void zy_dictionary_forms_release(struct zy_dictionary_forms *f);

/*
 * Shortens the view *folded by the longest word of a part with which it ends,
 * or, with end false, begins; part is the name of the part.  At least one byte
 * is left.  Returns true; or false, with *folded unchanged, where there is no
 * such word.  In dictionary-form.c.
 */
bool zy_dictionary_trim(const struct zy_dictionary *w, struct zy_view part,
    bool end, struct zy_view *folded);

/* The words of parts that occur in one text, and where they end. */
struct zy_dictionary_lattice {
	size_t n;	   /* characters of the text */
	uint32_t *rows;	   /* by class: 1 + its row in `end`; 0: has no word */
	uint64_t *end;	   /* by row and first character: bit k is set where a
			      word of the class begins there and ends before
			      character k */
	size_t nrows, cap; /* cap: numbers that end has room for */
};
/*
 * Returns true where zy_dictionary_fold would give name another first character
 * than folded has, so that the two need not be compared; false where that is
 * not certain.  In dictionary-form.c.
 */
bool zy_dictionary_begins_otherwise(const char *name, struct zy_view folded);
/*
 * Finds the words of all parts in folded, a text in the form of
 * zy_dictionary_fold.  Returns true, and the caller releases l with
 * zy_dictionary_lattice_release; or false, with nothing to release, when no
 * composed row can fit the text: it is empty or too long, or has no words of
 * parts.  In dictionary-compose.c.
 */
bool zy_dictionary_lattice_init(struct zy_dictionary_lattice *l,
    const struct zy_dictionary *w, struct zy_view folded);
/* Frees what l holds.  In dictionary-compose.c. */
void zy_dictionary_lattice_release(struct zy_dictionary_lattice *l);
/*
 * Returns whether the composed row `one` fits the whole text from which l was
 * made.  In dictionary-compose.c.
 */
bool zy_dictionary_fits(const struct zy_dictionary_lattice *l,
    const struct zy_dictionary_entry *one);
/*
 * Returns the number of the class for the part called name, or 0 when there is
 * no such part.
 */
static inline uint32_t
zy_dictionary_class(const struct zy_dictionary *w, struct zy_view name)
{
	uint32_t k = zy_intern_find(w->classes, name);

	return k == ZY_INTERN_NONE ? 0 : k;
}

/*
 * Adds a word, in the form of zy_dictionary_fold, to the class with that
 * number; the word is copied.  In dictionary-compose.c.
 */
void zy_dictionary_member(
    struct zy_dictionary *w, uint32_t class, struct zy_view folded);

#endif
