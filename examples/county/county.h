/*
 * What the parts of the generator share: the county, chance, files.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef COUNTY_H
#define COUNTY_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

enum {
	MAX_ORGS = 2000,
	MAX_TOWNS = 25,
	MAX_UNITS = 20,
	MAX_MEMBERS = 20000,
	QUESTIONS = 5,
	GROUPS = 3,
	TEXT = 96,
};

struct org {
	char id[24], name[TEXT], secretary[32];
	const char *kind, *level, *sector, *system;
	int parent; /* index, -1: none */
	int file;   /* submission it stands in */
	int members, year, month, day;
	bool ethnic;
	double quality; /* how well it does, 0 to 1 */
};

struct member {
	char id[16], name[32], joined[64];
	const char *role, *status, *post;
	int org;
};

extern struct org orgs[MAX_ORGS];
extern int norgs;
extern struct member members[MAX_MEMBERS];
extern int nmembers;
extern char files[MAX_TOWNS + 2][32]; /* names of submissions */
extern int nfiles;
extern const char *dir; /* everything is written into it */
extern FILE *facts;	/* what is wrong on purpose */
extern bool small;	/* a county for tests */
extern int scale;	/* ballot papers, by this */
/* What tells one county of a province from the others. */
extern char area[8];	/* the first digits of its codes */
extern char letters[4]; /* of the codes that it gives itself */
extern char digits[4];	/* in numbers of members and papers; "" for one alone */
extern char county[16]; /* its name */

/* Chance, the same for the same seed. */
uint64_t rnd(uint64_t n);
double unit(void);
/* One hanzi of a string of them, valid for some calls. */
const char *pick(const char *hanzi);
/* An invented person's name. */
void person(char out[32]);

void die(const char *what);
FILE *create(const char *path);
void close_file(FILE *f);
/* Writes text in the encoding of its office: UTF-8 has a byte order mark. */
void write_as(const char *path, const char *encoding, const char *text);
/* Notes that this line of the file is wrong on purpose. */
void note(const char *path, int line, const char *what);

/* At the bottom of the tree: members belong to it. */
bool is_base(const struct org *o);
/* A date in one of the forms that people use; a two-hanzi name spread. */
const char *date_text(int y, int m, int d);
const char *spread(const char *name);

/* The parts. */
void write_submissions(void);
void write_members(int most);
void write_pledges(void);
void write_ballots(const char *form);
void write_evidence(void);
void write_rosters(void);
void write_duties(void);
void write_events(void);

#endif
