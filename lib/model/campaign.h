/*
 * The campaign file: the settings that differ from county to county.
 *
 * Phases, sectors with themes, carriers and practices, guidance groups, the
 * types of activity with the columns that each needs, lists of channels and
 * forms, holidays, and the numbers that the founding document of the campaign
 * leaves open.  The built-in file follows that document, whose requirements the
 * manual numbers R1 to R84.  zhengyou-campaign(5) describes the format.
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

/*
 * A type of activity.  A bit for a column is 1 << its index in
 * zy_activity_schema.
 */
struct zy_campaign_type {
	const char *id, *name, *rules; /* rules: "R42", or "" */
	unsigned required, forbidden;  /* columns, one bit for each */
	int choices[24];	       /* by column: index into lists, or -1 */
	/* By type of activity: 1 if this type may follow that type. */
	unsigned char refers[ZY_CAMPAIGN_TYPES_MAX];
	bool follows; /* ref must name the activity that it follows */
	/*
	 * Kinds of entries of registers that ref may name, one bit for each of
	 * zy_campaign_abouts; 0: none.
	 */
	unsigned about;
	/*
	 * The state (register/follow.h) that an activity of this type gives to
	 * the activity that it follows, or NULL: none.
	 */
	const char *makes;
	/* A result that begins with one of these texts gives no state. */
	struct zy_choice *fails;
	bool open;	/* an activity of this type is open until one follows */
	int64_t days;	/* days until an open one is due; 0: no limit */
	bool head;	/* its person must be the head of the organisation */
	bool planned;	/* its date may be in the future */
	int64_t within; /* most days after the activity it follows; 0: any */
	int depth;	/* 0, or one more than the deepest type it follows */
};

/* The kinds of entries that ref of an activity may name; ends with NULL. */
extern const char *const zy_campaign_abouts[];

/* A named list of the values that some columns of activities may have. */
struct zy_campaign_list {
	const char *name;	   /* "channels" */
	struct zy_choice *choices; /* ends with one without token */
};

/* A phase of the campaign. */
struct zy_campaign_phase {
	const char *id, *name;
	struct zy_date from, to; /* to has year 0 when the phase is open */
};

/* A guidance group (指导小组, R66). */
struct zy_campaign_group {
	const char *lead;
	/* One bit for each of zy_sector_choices that the group guides. */
	unsigned sectors;
	/* One bit for each of zy_system_choices that the group guides. */
	unsigned systems;
};

/* Rules for awards. */
struct zy_campaign_award {
	int64_t days; /* length of publicity (公示) before approval */
	bool working; /* days are working days, not calendar days */
	struct zy_date deadline;
	const char *approver; /* must occur in the name of the approver */
	struct zy_choice *turned_down; /* results that end the procedure */
	/*
	 * A work committee (工委) whose name has one of these words counts as
	 * a committee. Ends with one without token.
	 */
	struct zy_choice *work_committees;
	/* By type of activity: 1 if it bars its subject from awards. */
	unsigned char bars[ZY_CAMPAIGN_TYPES_MAX];
	/* By type: 1 if no decision is made until another follows it. */
	unsigned char holds[ZY_CAMPAIGN_TYPES_MAX];
};

/* A word of the county: the columns of a row of --words (zhengyou-words(5)). */
struct zy_campaign_word {
	const char *column, *theirs, *ours;
};

/*
 * A campaign file that has been read.  Callers may read the members, which are
 * valid until zy_campaign_free.
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
/* Frees the campaign and everything borrowed from it; c may be NULL. */
void zy_campaign_free(struct zy_campaign *c);
/* Appends the text of the built-in campaign file to b. */
void zy_campaign_default(struct zy_buf *b);

/*
 * Returns the index of the type of activity that a cell names by its id, name
 * or alias; -1 for none.
 */
int zy_campaign_type_find(const struct zy_campaign *c, struct zy_view cell);
/*
 * Returns the element of choices, of a list of the campaign file, that a cell
 * means: by id, name or alias, or else by such a name with a word before or
 * after it that adds nothing, as 专项 or 工作 in 专项督查工作 (the parts
 * `occasion` and `gathered` of the dictionary).  Returns NULL where none fits,
 * or where several do.
 */
const struct zy_choice *zy_campaign_choice_read(
    const struct zy_choice *choices, struct zy_view cell);
/*
 * Returns the index of the type of activity that a cell means, read as
 * zy_campaign_choice_read does; -1 where none fits, or where several do.
 */
int zy_campaign_type_read(const struct zy_campaign *c, struct zy_view cell);
/*
 * Returns the index of the type of activity with whose name or alias the name
 * of an activity ends, as in 七一党课 and 党务公开培训班.  Returns -1 for none,
 * where the name contains that of another type, or where it is long.
 */
int zy_campaign_type_ending(const struct zy_campaign *c, struct zy_view name);
/*
 * Returns the sentence of the question of progress-check with that id, in
 * Chinese if zh, else in English, borrowed from c.  Returns NULL where the
 * campaign file has no such question or no sentence in that language.
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
 * Returns the guidance groups of an organisation with this sector and system,
 * one bit for each group: the groups that name its system, and the groups that
 * name no system and name its sector.
 */
unsigned zy_campaign_groups_for(
    const struct zy_campaign *c, struct zy_view sector, struct zy_view system);
/*
 * Returns the list with that name, borrowed from c, or an empty list when there
 * is none.
 */
const struct zy_choice *zy_campaign_list(
    const struct zy_campaign *c, const char *name);

/*
 * Returns the number of working days from the day number first to last, both
 * included, and sets *year to 0.  Returns -1 when the campaign file has no
 * holiday in one of the years; *year is then the first such year.
 */
int64_t zy_campaign_working_days(
    const struct zy_campaign *c, int64_t first, int64_t last, int *year);

ZY_END_C

#endif
