/*
 * What the files of the dictionary share.  Private to them.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_DICTIONARY_STATE_H
#define ZY_STREAM_DICTIONARY_STATE_H

#include "base/intern.h"
#include "base/mem.h"
#include "stream/dictionary.h"

enum {
	ZY_DICTIONARY_LONGEST = 63, /* characters of a text that is composed */
	ZY_DICTIONARY_PART = 10,    /* characters of the longest part */
};

/* One piece of a composed row: a class of words, and how often it may stand. */
struct zy_dictionary_token {
	uint32_t class; /* 0: any text */
	bool optional, many;
};

/* One row of the dictionary. */
struct zy_dictionary_entry {
	struct zy_view scope;  /* the record of a heading, or "";
				  the list of a value */
	struct zy_view ours;   /* column or token; "-" */
	struct zy_view theirs; /* as it was given */
	struct zy_view yes, no;
	struct zy_dictionary_token *tokens; /* of a composed row */
	size_t ntokens;
	uint32_t next; /* entry + 1 of the same text; 0: none */
	bool heading, guess, own;
};

/* A class to which a word belongs, as one element of a linked list. */
struct zy_dictionary_member {
	uint32_t class, next; /* next: member + 1; 0: none */
};

/* See dictionary.h. */
struct zy_dictionary {
	struct zy_dictionary_entry *entries;
	size_t n, cap;
	struct zy_intern *texts; /* folded, to the list of their entries */
	uint32_t *first;	 /* by text: entry + 1 */
	size_t first_cap;
	uint32_t *composed; /* entries that have tokens */
	size_t ncomposed, composed_cap;
	bool own_composed;	   /* some of these are a county's own */
	bool wordless;		   /* some fit a text without words of parts */
	struct zy_intern *classes; /* "{name}" of parts, and literals */
	struct zy_intern *words;   /* of parts, folded, and literals */
	uint32_t *member;	   /* by word: member + 1 */
	size_t member_cap;
	struct zy_dictionary_member *members;
	size_t nmembers, members_cap;
	struct zy_arena arena;
};

/* The two forms in which a text is compared. */
struct zy_dictionary_forms {
	struct zy_buf whole; /* brackets read as part of the text */
	struct zy_buf bare;  /* without what stands in them; may be empty */
	struct zy_buf work;
};

/*
 * Returns the composed row that a text fits, or NULL.  name is the list of
 * choices whose rows are tried; own selects a county's own rows, guess the rows
 * of guesses.  In dictionary.c.
 */
const struct zy_dictionary_entry *zy_dictionary_composed(
    const struct zy_dictionary *w, const char *name, struct zy_view folded,
    bool own, bool guess);

/*
 * Computes the two forms of text into f, which is all zero or was used before.
 * Released with zy_dictionary_forms_release.  In dictionary-form.c.
 */
void zy_dictionary_forms(const struct zy_dictionary *w,
    struct zy_dictionary_forms *f, struct zy_view text);
/* Frees what f holds. */
void zy_dictionary_forms_release(struct zy_dictionary_forms *f);

/*
 * Cuts the longest word of a part off folded, at its end or its beginning.
 * Something is always left.  Returns whether there was such a word.  In
 * dictionary-form.c.
 */
bool zy_dictionary_trim(const struct zy_dictionary *w, struct zy_view part,
    bool end, struct zy_view *folded);

/* Which parts may stand where in one text. */
struct zy_dictionary_lattice {
	size_t n;      /* characters */
	uint64_t *end; /* by class and first character: a bit for each
			  character behind a word of the class */
	size_t nclasses;
};
/*
 * Returns whether the folded form of a name surely begins with another
 * character than folded text, which has no such form then.
 */
bool zy_dictionary_begins_otherwise(const char *name, struct zy_view folded);
/*
 * Finds the words of all classes in folded, a text in the form of
 * zy_dictionary_fold.  Returns true, and the caller releases l with
 * zy_dictionary_lattice_release; or false, with nothing to release, when the
 * text is too long or cannot consist of parts.  In dictionary-compose.c, as the
 * next four functions.
 */
bool zy_dictionary_lattice_init(struct zy_dictionary_lattice *l,
    const struct zy_dictionary *w, struct zy_view folded);
/* Frees what l holds. */
void zy_dictionary_lattice_release(struct zy_dictionary_lattice *l);
/* Returns whether the composed row fits the whole text of l. */
bool zy_dictionary_fits(const struct zy_dictionary_lattice *l,
    const struct zy_dictionary_entry *one);
/* Returns the class of a part by its name, or 0 when there is no such part. */
static inline uint32_t
zy_dictionary_class(const struct zy_dictionary *w, struct zy_view name)
{
	uint32_t k = zy_intern_find(w->classes, name);

	return k == ZY_INTERN_NONE ? 0 : k;
}

/* Adds a word, in the form of zy_dictionary_fold, to a class. */
void zy_dictionary_member(
    struct zy_dictionary *w, uint32_t class, struct zy_view folded);

#endif
