/*
 * Streams: the tables from which kind files make documents.
 *
 * Every stream that was read is a table here; a register is a table of its
 * present state.  The stream of awards has one row for each subject and award,
 * with the day of each stage.  A column with the id of an organisation or a
 * member is a reference: a path such as subject.org.name follows references
 * through the rosters.  Some columns of a path are computed: see
 * zy_streams_cell.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_STREAMS_H
#define ZY_REPORT_STREAMS_H

#include "base/attr.h"
#include "base/intern.h"
#include "model/campaign.h"
#include "report/names.h"
#include "stream/table.h"

ZY_BEGIN_C

/* The streams, in the order of zy_kind_file_streams. */
enum zy_source_stream {
	ZY_INPUT_ORGS,
	ZY_INPUT_MEMBERS,
	ZY_INPUT_DUTIES,
	ZY_INPUT_PLEDGES,
	ZY_INPUT_COMMENTS,
	ZY_INPUT_ACTIVITIES,
	ZY_INPUT_AWARDS,
	ZY_INPUT_SESSIONS,
	ZY_INPUT_TALLY,
	ZY_INPUT_EVIDENCE,
	ZY_INPUT_SCORES,
	ZY_INPUT_RANKING,
	ZY_INPUT_QUOTA,
	ZY_INPUT_DRAW,
	ZY_INPUT_FINDINGS,
	ZY_INPUT_QUESTIONS, /* this and the next two: id, name in the standard
			     */
	ZY_INPUT_GRADES,
	ZY_INPUT_GROUPS,
	ZY_INPUT_STREAMS, /* the number of streams */
};

/*
 * The streams of one report.  zy_streams_init initialises it; the caller then
 * fills tables, given and today, and calls zy_streams_finish.
 */
struct zy_streams {
	struct zy_table tables[ZY_INPUT_STREAMS];
	bool given[ZY_INPUT_STREAMS];	    /* the stream is among the inputs */
	const struct zy_names *names;	    /* borrowed */
	const struct zy_campaign *campaign; /* borrowed */
	bool zh;
	struct zy_date today; /* the day of the report; year 0: none */

	/* Private: */
	struct zy_table stages;	  /* the entries of award registers */
	struct zy_intern *ids[2]; /* of organisations; of members */
	uint32_t *rows[2];	  /* by number of an id: its row */
	struct zy_intern *org_names, *persons; /* number their names */
	uint32_t *org_times, *person_times;    /* by number: occurrences */
	struct zy_intern *named;      /* subjects named in another stream */
	struct zy_view *names_of;     /* by number in named */
	struct zy_intern *own_names;  /* names in the ranking */
	uint32_t *own_times;	      /* by number: occurrences */
	struct zy_intern *of_persons; /* standards that rank persons */
	struct zy_arena arena;
	struct zy_buf scratch;
};

/*
 * Makes s, which need not be initialised, empty.  Its words are Chinese if zh,
 * else English.  names and campaign are borrowed until zy_streams_release,
 * which frees s.
 */
void zy_streams_init(struct zy_streams *s, const struct zy_names *names,
    const struct zy_campaign *campaign, bool zh);
/* Frees everything that s owns, its tables included. */
void zy_streams_release(struct zy_streams *s);
/*
 * Adds an entry of an award register: a stage of a subject's award.  cells are
 * those of zy_award_schema, in its order, and are copied.  Entries must be
 * added in the order in which they were made.
 */
void zy_streams_add_stage(struct zy_streams *s, const struct zy_view *cells);
/*
 * Builds the stream of awards, the indexes of ids and the counts of names.
 * Call it once, when all tables are filled, before any cell is asked for.
 */
void zy_streams_finish(struct zy_streams *s);
/*
 * Finds the organisation or member with this id.  Returns the table of the
 * roster, borrowed from s, with the number of the row in *row; or NULL, with
 * *row unchanged, if no roster has the id.
 */
const struct zy_table *zy_streams_refer(
    const struct zy_streams *s, struct zy_view id, uint32_t *row);
/*
 * Returns the stream with that name in kind files, or ZY_INPUT_STREAMS if no
 * stream has it.
 */
enum zy_source_stream zy_streams_find(struct zy_view name);

/*
 * Returns the cell at the end of a path that begins in row `row` of the table t
 * of s, an empty view if there is none; borrowed from s.  Sets *decl to the
 * declaration of the column, or to NULL if it has none.  Besides the columns of
 * the records there are these computed ones:
 *	title	the subject as it is addressed: an organisation by its name,
 *		with the township if the name occurs twice; a person by unit,
 *		post and name
 *	called	the subject by its name; of a person with the post, where
 *		another one of the branch has that name, and when joined
 *	unit	of a person: the branch; of an organisation: the superior one
 *	branch	of a person: the branch; of an organisation: itself
 *	type	"org" or "member"
 *	tree	a sort key by which organisations follow their superiors
 *	honour	of a row about a subject: its award
 *	holds	of an activity: "yes" if its type holds up awards
 *	satisfied, rated
 *		of a row of a tally: how many marks are satisfied, of how many;
 *		empty where the row is void or does not say it
 * If the rosters do not have the id of a reference, the row's own cells are
 * used: in a ranking without rosters subject.name is the column name.
 */
struct zy_view zy_streams_cell(struct zy_streams *s, const struct zy_table *t,
    uint32_t row, struct zy_view path, const struct zy_column **decl);

ZY_END_C

#endif
