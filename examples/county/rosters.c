/* The townships' rosters of members, messy as they come.
 * SPDX-License-Identifier: MIT */
#include "county.h"
#include "sheet.h"

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

/* A row of form 0: merged branches by name; of form 1: codes. */
static void
member_row(
    struct sheet *s, int form, int serial, int k, enum wrong wrong, bool first)
{
	const struct member *m = &members[k];
	const struct org *o = &orgs[m->org];
	const char *branch = form ? o->id : first ? o->name : "";
	const char *card = wrong == CARD ? "110105194912310021" : card_of(k);
	const char *joined = wrong == DATE	? "1998年2月30日"
			     : wrong == FOUNDED ? "1912-01-01"
						: m->joined;
	const char *status = wrong == STATUS ? "群众" : m->status;
	const char *name = spread(m->name), *phone;
	char no[16];

	if (wrong == BRANCH)
		branch = "临江村党支部";
	if (wrong == NAMELESS)
		name = "";
	if (wrong == TAKEN)
		name = "某某";
	phone = k % 5 ? "" : "138****0000";
	snprintf(no, sizeof(no), "%d", serial);
	if (form)
		sheet_row(s, 8, m->id, name, branch, status, joined, m->role,
		    m->post, card);
	else
		sheet_row(s, 10, no, branch, name, m->id, card, status, joined,
		    m->role, m->post, phone);
	if (wrong != NONE)
		note(s->path, s->line, wrongs[wrong]);
}

static void
roster_header(struct sheet *s, int form, const char *place)
{
	char title[TEXT];

	if (form) {
		sheet_row(s, 8, "党员编号", "姓名", "党组织代码", "政治面貌",
		    "入党日期", "身份", "党内职务", "公民身份号码");
		return;
	}
	snprintf(title, sizeof(title), "%s党员花名册", place);
	sheet_row(s, 10, title, "", "", "", "", "", "", "", "", "");
	snprintf(title, sizeof(title), "填报单位：%s党委", place);
	sheet_row(s, 10, title, "", "", "", "", "", "", "", "", "");
	sheet_row(s, 10, "序号", "所在党支部", "姓　名", "党员编号",
	    "身份证号码", "人员类别", "入党时间", "身份", "职务", "联系电话");
}

/* The members of one organisation; about one row in ninety is wrong. */
static void
branch_rows(struct sheet *s, int form, int org, int *serial)
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
			member_row(s, form, ++*serial, k, NONE, first);
			first = false;
		}
		member_row(s, form, ++*serial, k, wrong, first);
		wronged[k] = wrong != NONE && wrong != TAKEN;
		/* Behind another branch's name it stands again. */
		first = wrong == BRANCH;
	}
}

void
write_rosters(void)
{
	static const char *const encodings[] = {"GB18030", "UTF-8"};
	int file, i, k, form, serial;
	struct sheet s;

	for (file = 1; file < nfiles; file++) {
		form = file % 3 == 2;
		serial = 0;
		sheet_open(&s, "rosters", files[file]);
		roster_header(&s, form, files[file]);
		for (i = 0; i < norgs; i++)
			if (orgs[i].file == file)
				branch_rows(&s, form, i, &serial);
		if (!form)
			sheet_row(
			    &s, 10, "合计", "", "", "", "", "", "", "", "", "");
		sheet_close(&s, encodings[file % 2]);
	}
	sheet_open(&s, "roster-corrections", "更正");
	roster_header(&s, 1, "");
	for (k = 0; k < nmembers; k++)
		if (wronged[k])
			member_row(&s, 1, 0, k, NONE, true);
	sheet_close(&s, "UTF-8");
}
