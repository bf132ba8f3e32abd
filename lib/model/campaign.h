/*
 * The campaign file: the settings that differ from county to county.
 *
 * Phases, sectors with themes, carriers and practices, guidance groups, the
 * types of activity with the columns that each needs, lists of channels and
 * forms, holidays, and the numbers that the founding document leaves open.
 * The built-in file follows that document (the manual numbers its requirements
 * R1 to R84); zhengyou-campaign(5) describes the format.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_CAMPAIGN_H
#define ZY_MODEL_CAMPAIGN_H

#include "base/attr.h"
#include "base/date.h"
#include "stream/column.h"
#include "stream/config.h"

ZY_BEGIN_C

enum {
	ZY_CAMPAIGN_TYPES_MAX = 128,
	ZY_CAMPAIGN_GROUPS_MAX = 30,
};

/* A type of activity. */
struct zy_campaign_type {
	const char *id, *name, *rules; /* rules: "R42", or "" */
	/* Columns of zy_activity_schema, one bit for each. */
	unsigned required, forbidden;
	int choices[24]; /* for each column: index of its list, -1 for none */
	/* For each type: whether an activity of this type may follow it. */
	unsigned char refers[ZY_CAMPAIGN_TYPES_MAX];
	bool follows; /* ref must name the activity that it follows */
	/*
	 * Kinds of entries of registers that its ref may name, a bit for each
	 * of zy_campaign_abouts; 0: none.
	 */
	unsigned about;
	/* State of what it follows, by register/follow.h, or NULL: none. */
	const char *makes;
	/* Beginnings of results with which it makes nothing. */
	struct zy_choice *fails;
	bool open;	/* an activity of this type is open until one follows */
	int64_t days;	/* open ones are due after so many days; 0: no limit */
	bool head;	/* its person must head the organisation */
	int64_t within; /* at most so many days after that one; 0: no limit */
	int depth;	/* 0, or one more than the types that it follows */
};

/* Kinds of entries that activities may be about; ends with NULL. */
extern const char *const zy_campaign_abouts[];

/* A list of values that columns of activities may have. */
struct zy_campaign_list {
	const char *name; /* "channels" */
	struct zy_choice *choices;
};

/* A phase of the campaign. */
struct zy_campaign_phase {
	const char *id, *name;
	struct zy_date from, to; /* to has year 0 when the phase is open */
};

/* A guidance group (指导小组, R66). */
struct zy_campaign_group {
	const char *lead;
	/* What it guides: a bit for each of zy_sector_choices, and so on. */
	unsigned sectors, systems;
};

/* Rules for awards. */
struct zy_campaign_award {
	int64_t days; /* length of publicity (公示) before approval */
	bool working; /* days are working days, not calendar days */
	struct zy_date deadline;
	const char *approver; /* must occur in the name of the approver */
	struct zy_choice *turned_down; /* results that end the procedure */
	/* Words in the names of the work committees (工委) that count as
	   committees; ends with no token. */
	struct zy_choice *work_committees;
	/* For each type of activity: it bars its subject from awards. */
	unsigned char bars[ZY_CAMPAIGN_TYPES_MAX];
	/* It delays decisions until another activity follows it. */
	unsigned char holds[ZY_CAMPAIGN_TYPES_MAX];
};

/* A word of the county's own, as a row of --words has it (zhengyou-words(5)).
 */
struct zy_campaign_word {
	const char *column, *theirs, *ours;
};

/*
 * A campaign file that has been read.  Members may be read; they are valid
 * until zy_campaign_free.
 */
struct zy_campaign {
	struct zy_config root;
	const char *id, *title, *basis;
	const char *lang; /* of output: "zh", "en", or "": not said */
	struct zy_campaign_word *words;
	size_t nwords;
	struct zy_campaign_phase *phases;
	size_t nphases;
	struct zy_campaign_group *groups;
	struct zy_choice *group_choices; /* by group: id, scope */
	size_t ngroups;
	struct zy_campaign_type *types;
	struct zy_choice *type_choices; /* by type: id, name */
	size_t ntypes;
	struct zy_campaign_list *lists;
	size_t nlists;
	int64_t comment_months, review_months; /* intervals (R41); 0: none */
	struct zy_campaign_award award;
	/* Days off, and days of work on weekends; day numbers, sorted. */
	int64_t *holidays, *workdays;
	size_t nholidays, nworkdays;
	struct zy_arena arena;
};

/*
 * Reads the campaign file path, or the built-in one when path is NULL.  Returns
 * a campaign that the caller frees with zy_campaign_free, or NULL with a
 * ZY_ERROR_CONFIG in e.
 */
struct zy_campaign *zy_campaign_load(const char *path, struct zy_error *e);
/* Frees c, which may be NULL. */
void zy_campaign_free(struct zy_campaign *c);
/* Appends the text of the built-in campaign file to b. */
void zy_campaign_default(struct zy_buf *b);

/*
 * Returns the index of the type of activity that a cell names by its id, name
 * or alias; -1 for none.
 */
int zy_campaign_type_find(const struct zy_campaign *c, struct zy_view cell);
/*
 * Returns the sentence of the question of progress-check with that id, in
 * Chinese or English; NULL where the campaign file has none.
 */
const char *zy_campaign_question(
    const struct zy_campaign *c, struct zy_view id, bool zh);
/*
 * Returns the guidance groups that a name stands for, one bit for each group.
 * The name is the id, the scope or an alias of a group, a system, or a sector
 * that only one group guides.  Returns 0 for any other name.
 */
unsigned zy_campaign_groups_named(
    const struct zy_campaign *c, struct zy_view name);
/*
 * Returns the guidance groups of an organisation, one bit for each: those of
 * its system, and those without systems that are of its sector.
 */
unsigned zy_campaign_groups_for(
    const struct zy_campaign *c, struct zy_view sector, struct zy_view system);
/* Returns the list with that name, an empty list when there is none. */
const struct zy_choice *zy_campaign_list(
    const struct zy_campaign *c, const char *name);

/*
 * Returns the number of working days from the day number first to last, both
 * included, and sets *year to 0.  Returns -1 when the campaign file has no
 * holidays for one of the years; *year is that year.
 */
int64_t zy_campaign_working_days(
    const struct zy_campaign *c, int64_t first, int64_t last, int *year);

ZY_END_C

#endif
