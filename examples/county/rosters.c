/* The townships' rosters of members, messy as they come.
 * SPDX-License-Identifier: MIT */
#include "county.h"
#include "sheet.h"
#include "words.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

void
sheet_open(struct sheet *s, const char *folder, const char *name)
{
	snprintf(s->path, sizeof(s->path), "%s/%.60s.csv", folder, name);
	s->line = 0;
	s->f = open_memstream(&s->text, &s->size);
	if (!s->f)
		die(s->path);
}

void
sheet_row(struct sheet *s, int n, ...)
{
	va_list ap;
	int i;

	va_start(ap, n);
	for (i = 0; i < n; i++)
		fprintf(s->f, "%s%s", i ? "," : "", va_arg(ap, const char *));
	va_end(ap);
	fputs("\r\n", s->f);
	s->line++;
}

void
sheet_cells(struct sheet *s, int n, const char *const cells[])
{
	int i;

	for (i = 0; i < n; i++)
		fprintf(s->f, "%s%s", i ? "," : "", cells[i]);
	fputs("\r\n", s->f);
	s->line++;
}

void
sheet_extra(struct sheet *s, int kind, int turn, int width)
{
	const char *cells[16];

	extra_cells((enum extra)kind, turn, width, cells);
	sheet_cells(s, width, cells);
}

void
sheet_close(struct sheet *s, const char *encoding)
{
	close_file(s->f);
	write_as(s->path, encoding, s->text);
	free(s->text);
}

/* What can be wrong with a row; NONE is the common case. */
enum wrong {
	NONE,
	NAMELESS,
	BRANCH,
	STATUS,
	DATE,
	FOUNDED,
	CARD,
	TAKEN,
	KINDS,
};

static const char *const wrongs[] = {"", "no name", "unknown branch",
    "unknown status", "impossible date", "joined before the party was founded",
    "wrong check digit of a card", "code taken twice"};

static bool wronged[MAX_MEMBERS];

/*
 * The column of cards: the numbers that standards publish, which are nobody's
 * (one of them in its old form), one that a spreadsheet has cut, and asterisks.
 */
static const char *
card_of(int k)
{
	static const char *const cards[] = {"11010519491231002X",
	    "440524188001010014", "34052419800101001x", "360426199101010071",
	    "1.10105E+17", "110105491231002"};

	if (k % 61 == 7 && k / 61 < 6)
		return cards[k / 61];
	return k % 17 == 3 ? "110105********002X" : "";
}

/* Columns of a roster. */
enum column {
	NO,
	ID,
	NAME,
	ORG,
	ORG_ID,
	STATUS_,
	JOINED,
	ROLE,
	POST,
	ID_NUMBER,
	PHONE,
	COLUMNS
};

/* Two forms, each in the order of its first header and in that of the others.
 */
static const struct layout {
	int width, columns[2][COLUMNS];
} layouts[] = {
    {10, {{NO, ORG, NAME, ID, ID_NUMBER, STATUS_, JOINED, ROLE, POST, PHONE},
	     {NO, ORG, ID, NAME, ROLE, POST, STATUS_, JOINED, ID_NUMBER,
		 PHONE}}},
    {8, {{ID, NAME, ORG_ID, STATUS_, JOINED, ROLE, POST, ID_NUMBER},
	    {ID, NAME, JOINED, STATUS_, ROLE, POST, ORG_ID, ID_NUMBER}}},
};

/* A roster on its way: its form, its office's number, its headers so far. */
struct roster {
	struct sheet s;
	int form, office, headers, serial;
};

static const char *
head_of(const struct roster *r, int column)
{
	static const char *const names[COLUMNS] = {[ID] = "member.id",
	    [ORG] = "member.org",
	    [ORG_ID] = "member.org_id",
	    [STATUS_] = "member.status",
	    [JOINED] = "member.joined",
	    [ROLE] = "member.role",
	    [POST] = "member.post"};
	static const char *const fixed[COLUMNS] = {[NO] = "序号",
	    [NAME] = "姓　名",
	    [ID_NUMBER] = "身份证号码",
	    [PHONE] = "联系电话"};

	const char *head;
	int k = r->office + 3 * (r->headers - 1);

	if (!names[column])
		return fixed[column];
	/* A question stands in the first header of a sheet alone. */
	do
		head = heading(names[column], k++);
	while (r->headers > 1 && strstr(head, "是否"));
	return head;
}

/* A row; with form 0 the name of a branch stands in its first row alone. */
static void
member_row(struct roster *r, int k, enum wrong wrong, bool first)
{
	const struct member *m = &members[k];
	const struct org *o = &orgs[m->org];
	const struct layout *l = &layouts[r->form];
	const char *of[COLUMNS], *cells[COLUMNS];
	int i, n = ++r->serial;
	char no[16];

	snprintf(no, sizeof(no), "%d", n);
	of[NO] = no;
	of[ID] = m->id;
	of[NAME] = wrong == NAMELESS ? ""
		   : wrong == TAKEN  ? "某某"
				     : spread(m->name);
	of[ORG] = wrong == BRANCH ? "临江村党支部" : first ? o->name : "";
	of[ORG_ID] = wrong == BRANCH ? of[ORG] : o->id;
	of[STATUS_] = word("status", head_of(r, STATUS_),
	    wrong == STATUS ? "群众" : m->status, r->office, n);
	of[JOINED] = wrong == DATE	? "1998年2月30日"
		     : wrong == FOUNDED ? "1912-01-01"
					: m->joined;
	of[ROLE] = word("role", head_of(r, ROLE), m->role, r->office, n + 1);
	of[POST] = m->post;
	of[ID_NUMBER] = wrong == CARD ? "110105194912310021" : card_of(k);
	of[PHONE] = k % 5 ? "" : "138****0000";
	for (i = 0; i < l->width; i++)
		cells[i] = of[l->columns[r->headers > 1][i]];
	sheet_cells(&r->s, l->width, cells);
	if (wrong != NONE)
		note(r->s.path, r->s.line, wrongs[wrong]);
}

/* A header, the second and later ones in other words and another order. */
static void
roster_header(struct roster *r)
{
	const struct layout *l = &layouts[r->form];
	const char *cells[COLUMNS];
	int i;

	r->headers++;
	for (i = 0; i < l->width; i++)
		cells[i] = head_of(r, l->columns[r->headers > 1][i]);
	sheet_cells(&r->s, l->width, cells);
}

static void
roster_title(struct roster *r, const char *place)
{
	char title[TEXT];

	if (r->form)
		return;
	snprintf(title, sizeof(title), "%s党员花名册", place);
	sheet_row(&r->s, 10, title, "", "", "", "", "", "", "", "", "");
	snprintf(title, sizeof(title), "填报单位：%s党委", place);
	sheet_row(&r->s, 10, title, "", "", "", "", "", "", "", "", "");
}

/* Behind some of the branches: the header once more, or a row that is none. */
static void
between(struct roster *r, int branch)
{
	if (branch % 5 == 2)
		roster_header(r);
	else
		sheet_extra(&r->s,
		    EXTRA_PART + (branch + r->office) % (EXTRAS - EXTRA_PART),
		    branch, layouts[r->form].width);
}

/* The members of one organisation; about one row in ninety is wrong. */
static void
branch_rows(struct roster *r, int org)
{
	static int next;
	enum wrong wrong;
	bool first = true;
	int k;

	for (k = 0; k < nmembers; k++) {
		if (members[k].org != org)
			continue;
		wrong = NONE;
		if (k % (small ? 37 : 89) == 5) {
			wrong = (enum wrong)(next + 1);
			next = (next + 1) % (KINDS - 1);
		}
		if (wrong == TAKEN) {
			member_row(r, k, NONE, first);
			first = false;
		}
		member_row(r, k, wrong, first);
		wronged[k] = wrong != NONE && wrong != TAKEN;
		/* Behind another branch's name it stands again. */
		first = wrong == BRANCH;
	}
}

static void
write_roster(int file)
{
	static const char *const encodings[] = {"GB18030", "UTF-8"};
	struct roster r = {.form = file % 3 == 2, .office = file};
	int i, branch = 0;

	sheet_open(&r.s, "rosters", files[file]);
	roster_title(&r, files[file]);
	roster_header(&r);
	if (file % 3 != 0)
		sheet_extra(&r.s, EXTRA_NUMBERS, file, layouts[r.form].width);
	if (file % 4 != 0)
		sheet_extra(&r.s, EXTRA_SAMPLE, file, layouts[r.form].width);
	for (i = 0; i < norgs; i++) {
		if (orgs[i].file != file || !is_base(&orgs[i]))
			continue;
		branch_rows(&r, i);
		between(&r, branch++);
	}
	if (!r.form)
		sheet_row(&r.s, 10, "合计", "", "", "", "", "", "", "", "", "");
	sheet_close(&r.s, encodings[file % 2]);
}

void
write_rosters(void)
{
	struct roster r = {.form = 1};
	int file, k;

	for (file = 1; file < nfiles; file++)
		write_roster(file);
	sheet_open(&r.s, "roster-corrections", "更正");
	roster_header(&r);
	for (k = 0; k < nmembers; k++)
		if (wronged[k])
			member_row(&r, k, NONE, true);
	sheet_close(&r.s, "UTF-8");
}
