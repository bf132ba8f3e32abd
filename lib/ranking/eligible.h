/*
 * The list of eligible subjects (资格名单): who may be ranked.
 *
 * The list is a stream with a column `subject` (or `id`) and a column
 * `eligible`, whose yes or no counts; the column `reason` says why a subject is
 * not eligible.  Without the column `eligible` nothing is known, unless the
 * caller says that the list holds eligible subjects only.  A subject that is
 * not listed is not eligible.  An entry may have the subject's name in place of
 * its id, with the township beside it where several have the name.  A list with
 * any mistake decides nothing: every error about it is a ZY_ERROR_CONFIG.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_RANKING_ELIGIBLE_H
#define ZY_RANKING_ELIGIBLE_H

#include <pthread.h>

#include "base/attr.h"
#include "base/intern.h"
#include "base/mem.h"
#include "model/subject-names.h"
#include "stream/reader.h"

ZY_BEGIN_C

/*
 * The list.  The caller sets all bytes to zero: then it is empty.  Once it was
 * read, several threads may look subjects up in it.
 */
struct zy_eligible {
	bool only; /* set by the caller: all subjects listed are eligible */
	/* Set by the caller, borrowed: rosters in which names on the list are
	 * looked up first, former ones too; or NULL. */
	struct zy_subjects *rosters;
	/* private */
	struct zy_intern *texts, *forms; /* numbers of entries: see `first` */
	struct zy_eligible_entry {
		struct zy_view subject, township, reason; /* in the arena */
		bool yes;
		uint32_t next_text, next_form; /* with the same, or none */
		struct zy_view fits; /* the id of the subject that it means */
		struct zy_buf *who;  /* by its name: those it fits, or NULL */
		bool several;	     /* it fits more than one */
	} * entries;
	size_t n, cap;
	uint32_t *first_text, *first_form; /* by number of the text or form */
	size_t text_cap, form_cap;
	pthread_mutex_t lock; /* over fits, who and several */
	struct zy_arena arena;
};

/* A subject of the ranking, as its record names it.  Texts are borrowed. */
struct zy_eligible_subject {
	struct zy_view id, name, township;
};

/* Frees what l owns and makes it empty. */
void zy_eligible_release(struct zy_eligible *l);

/*
 * Returns the schema of such a list: the columns of base and the column
 * `eligible`.  Its columns are allocated in the arena.
 */
struct zy_schema zy_eligible_schema(
    const struct zy_schema *base, struct zy_arena *arena);

/*
 * Reads all records of r, which was opened with the schema of
 * zy_eligible_schema, into the empty list.  Returns 0, or -1 with e set; the
 * caller releases the list in both cases.
 */
int zy_eligible_read(
    struct zy_eligible *l, struct zy_reader *r, struct zy_error *e);

/*
 * Adds the subject with that id to the list, or replaces what the list says of
 * it.  yes says whether it is eligible; reason why it is not.  Both texts are
 * copied.
 */
void zy_eligible_put(struct zy_eligible *l, struct zy_view subject, bool yes,
    struct zy_view reason);
/*
 * Looks up a subject of the ranking and notes, for zy_eligible_check, that the
 * entry which lists it was used.  Returns whether the subject is eligible.
 * Several threads may call this function at the same time.
 */
bool zy_eligible_note(
    struct zy_eligible *l, const struct zy_eligible_subject *subject);
/* Returns whether the subject is on the list, eligible or not. */
bool zy_eligible_lists(
    const struct zy_eligible *l, const struct zy_eligible_subject *subject);

/*
 * Returns whether the subject is eligible.  If not, sets *reason to the text
 * that says why, which is valid as long as the list.
 */
bool zy_eligible_is(const struct zy_eligible *l,
    const struct zy_eligible_subject *subject, struct zy_view *reason);

/*
 * Checks the entries after all subjects were noted: returns 0 with the number
 * of entries that no subject fits in *unfit, and the first of them, quoted,
 * appended to names, with ", ..." where there are more.  Returns -1 with a
 * ZY_ERROR_CONFIG where an entry is the name of several subjects, or where no
 * entry fits any subject.
 */
int zy_eligible_check(const struct zy_eligible *l, size_t *unfit,
    struct zy_buf *names, struct zy_error *e);

ZY_END_C

#endif
