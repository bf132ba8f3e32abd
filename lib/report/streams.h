/*
 * Streams: what the kinds that are data are made of.
 *
 * Every stream or register that was read is a table here, registers in their
 * present state.  The stream of awards has one row for each subject and award,
 * with the day of each stage.  A column that holds the id of an organisation
 * or a member is a reference: a path such as subject.org.name goes through the
 * rosters.  Some columns of a path are computed: see zy_streams_cell.
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

/* In the order of zy_kind_file_streams. */
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
	ZY_INPUT_QUESTIONS, /* of the standard: id, name */
	ZY_INPUT_GRADES,
	ZY_INPUT_GROUPS,
	ZY_INPUT_STREAMS, /* the number of streams */
};

struct zy_streams {
	struct zy_table tables[ZY_INPUT_STREAMS];
	bool given[ZY_INPUT_STREAMS];
	const struct zy_names *names;	    /* borrowed */
	const struct zy_campaign *campaign; /* borrowed */
	bool zh;

	/* private */
	struct zy_table stages;	  /* the entries of award registers */
	struct zy_intern *ids[2]; /* of organisations and members */
	uint32_t *rows[2];	  /* the row of an id */
	struct zy_intern *org_names, *persons;
	uint32_t *org_times, *person_times; /* how often each occurs */
	struct zy_intern *named; /* subjects that have a name elsewhere */
	struct zy_view *names_of;
	struct zy_intern *own_names; /* names in the ranking, */
	uint32_t *own_times;	     /* and how often each occurs */
	bool ranks_persons;	     /* the ranking is one of persons */
	struct zy_arena arena;
	struct zy_buf scratch;
};

/* Makes s empty; the caller releases it with zy_streams_release. */
void zy_streams_init(struct zy_streams *s, const struct zy_names *names,
    const struct zy_campaign *campaign, bool zh);
/* Frees what s holds. */
void zy_streams_release(struct zy_streams *s);
/*
 * Takes an entry of a register of awards, by the cells of zy_award_schema.
 * Entries come in the order in which they were made.
 */
void zy_streams_add_stage(struct zy_streams *s, const struct zy_view *cells);
/* Prepares the lookups, once all streams have been read. */
void zy_streams_finish(struct zy_streams *s);
/* Returns the stream with that name, ZY_INPUT_STREAMS for none. */
enum zy_source_stream zy_streams_find(struct zy_view name);

/*
 * Returns the cell at the end of a path that begins in a row of a table of s,
 * an empty view where there is none; the text lives as long as s.  *decl gets
 * the declaration of the column, or NULL.  Besides the columns of the records
 * there are
 *	title	how the subject is called: an organisation by its name, with
 *		the township where two bear it; a person by unit, post and name
 *	unit	of a person: the branch; of an organisation: the superior one
 *	branch	of a person: the branch; of an organisation: itself
 *	type	"org" or "member"
 *	tree	sorts organisations behind their superiors
 *	honour	of a row about a subject: its award
 * A reference to nobody on the rosters gives the row's own cells: of a ranking
 * without rosters subject.name is its name.
 */
struct zy_view zy_streams_cell(struct zy_streams *s, const struct zy_table *t,
    uint32_t row, struct zy_view path, const struct zy_column **decl);

ZY_END_C

#endif
