/*
 * The campaign file: what is different from county to county.
 *
 * Phases, sectors with themes, carriers and practices, guidance groups, the
 * types of activity with the columns that each needs, lists of channels and
 * forms, holidays, and the numbers that the founding document leaves open.
 * The built-in one is taken from that document (its requirements are numbered
 * R1 to R84 in the manual); zhengyou-campaign(5) describes the format.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_CAMPAIGN_H
#define ZY_MODEL_CAMPAIGN_H

#include "base/date.h"
#include "stream/column.h"
#include "stream/config.h"

enum {
	ZY_CAMPAIGN_TYPES_MAX = 128,
	ZY_CAMPAIGN_GROUPS_MAX = 30,
};

/* A type of activity. */
struct zy_campaign_type {
	const char *id, *name, *rules; /* rules: "R42", or "" */
	unsigned required, forbidden; /* a bit a column of zy_activity_schema */
	int choices[16];	      /* a column's list, or -1 */
	unsigned char refers[ZY_CAMPAIGN_TYPES_MAX]; /* types it may follow */
	bool follows;	/* must name one of these in ref */
	bool head;	/* its person heads the organisation */
	int64_t within; /* days after what it follows; 0: whenever */
	int depth;	/* 0, or one more than what it follows */
};

struct zy_campaign_list {
	const char *name; /* "channels" */
	struct zy_choice *choices;
};

struct zy_campaign_phase {
	const char *id, *name;
	struct zy_date from, to; /* year 0: open */
};

/* A guidance group (R66); bits are numbers of zy_sector_choices and so on. */
struct zy_campaign_group {
	const char *lead;
	unsigned sectors, systems;
};

struct zy_campaign_award {
	int64_t days; /* that a name is made public */
	bool working; /* working days, not calendar days */
	struct zy_date deadline;
	const char *approver;	       /* in the name of who decides */
	struct zy_choice *turned_down; /* results that end the way */
	unsigned char bars[ZY_CAMPAIGN_TYPES_MAX];  /* activities on record */
	unsigned char holds[ZY_CAMPAIGN_TYPES_MAX]; /* not followed by any */
};

/* Borrowed from the document; release it with zy_campaign_free. */
struct zy_campaign {
	struct zy_config root;
	const char *id, *title, *basis;
	struct zy_campaign_phase *phases;
	size_t nphases;
	struct zy_campaign_group *groups;
	struct zy_choice *group_choices; /* one a group: id, scope */
	size_t ngroups;
	struct zy_campaign_type *types;
	struct zy_choice *type_choices; /* one a type, to find it */
	size_t ntypes;
	struct zy_campaign_list *lists;
	size_t nlists;
	int64_t comment_months, review_months; /* intervals (R41); 0: none */
	struct zy_campaign_award award;
	int64_t *off, *on; /* days without work on weekdays, and with it on
			      others; the days of each are in the arena */
	size_t noff, non;
	struct zy_arena arena;
};

/* path NULL: the built-in one.  NULL: a ZY_ERROR_CONFIG. */
struct zy_campaign *zy_campaign_load(const char *path, struct zy_error *e);
void zy_campaign_free(struct zy_campaign *c);
/* Appends the text of the built-in one. */
void zy_campaign_default(struct zy_buf *b);

/* The type that a cell names, by id, name or alias; -1: none. */
int zy_campaign_type_find(const struct zy_campaign *c, struct zy_view cell);
/*
 * The groups that a name is of, a bit each: a group's id, scope or alias, a
 * system's name, or a sector's that one group alone guides.  0: none.
 */
unsigned zy_campaign_groups_named(
    const struct zy_campaign *c, struct zy_view name);
/*
 * The groups that guide an organisation: by its system, or, groups without
 * systems, by its sector.
 */
unsigned zy_campaign_groups_for(
    const struct zy_campaign *c, struct zy_view sector, struct zy_view system);
/* The list of that name; an empty one where there is none. */
const struct zy_choice *zy_campaign_list(
    const struct zy_campaign *c, const char *name);

/*
 * How many days from first to last, both counted, are working days; -1: a
 * year among them is not in the calendar, and goes to *year.
 */
int64_t zy_campaign_working_days(
    const struct zy_campaign *c, int64_t first, int64_t last, int *year);

#endif
