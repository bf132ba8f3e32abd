/*
 * Makes the workloads of the benchmark, always the same for the same
 * arguments:
 *
 *	generate w1|w2|w5 ROWS [SUBJECTS]	ballots: long, wide, JSON Lines
 *	generate numbered ROWS [SUBJECTS]	long, with numbers of ballots
 *	generate roster|tally|evidence SUBJECTS	what w3 joins
 *	generate items SUBJECTS			evidence on 60 items each
 *	generate w4 ROWS			scores in groups of a thousand
 *	generate w6 ROWS			organisations, GB18030, CR LF
 *	generate messy ROWS			each tenth refused, each second
 *warned of generate refused ROWS			all refused generate
 *pledges ROWS			pledges of 5,000 organisations
 *
 * SPDX-License-Identifier: MIT
 */
#include <iconv.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t seed = 20100601;

/* splitmix64 */
static uint32_t
draw(uint32_t below)
{
	uint64_t z = (seed += 0x9e3779b97f4a7c15u);

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return (uint32_t)((z ^ (z >> 31)) % below);
}

static const char *const groups[] = {"leaders", "members", "masses"};
static const char *const grades[] = {"good", "fairly", "fair", "poor"};
static const char *const plain[] = {"", "", "", "", "", "", "很好", "工作扎实",
    "希望多到村里走走", "承诺的事都办了", "路灯还没有修好"};
static const char *const awkward[] = {"班子团结,作风好", "说到\"\"做到\"\"",
    "第一条:好\n第二条:还要努力", "群众反映\"\"灯\n不亮\"\",请督促"};

/* Half of the marks are the best one, and so on down. */
static const char *
grade(void)
{
	uint32_t r = draw(16);

	return grades[r < 8 ? 0 : r < 13 ? 1 : r < 15 ? 2 : 3];
}

struct ballot {
	uint32_t subject, question, weight;
	const char *group, *grade;
};

/* Drawn one by one: the order of arguments is the compiler's. */
static struct ballot
ballot(uint32_t subjects)
{
	struct ballot b;

	b.subject = draw(subjects);
	b.question = 1 + draw(5);
	b.group = groups[draw(3)];
	b.grade = grade();
	b.weight = 1 + draw(3);
	return b;
}

static void
comment(void)
{
	if (draw(20) == 0)
		printf("\"%s\"", awkward[draw(4)]);
	else
		fputs(plain[draw(11)], stdout);
}

static void
subject(uint64_t i)
{
	printf("21%010" PRIu64, 9921000000u + i);
}

static void
ballots_long(uint64_t rows, uint32_t subjects, bool numbered)
{
	uint64_t i;

	printf("%ssubject,question,voter_group,grade,weight,comment\n",
	    numbered ? "ballot," : "");
	for (i = 0; i < rows; i++) {
		struct ballot b = ballot(subjects);

		if (numbered)
			printf("P%08" PRIu64 ",", i);
		subject(b.subject);
		printf(
		    ",q%u,%s,%s,%u,", b.question, b.group, b.grade, b.weight);
		comment();
		putchar('\n');
	}
}

static void
ballots_wide(uint64_t rows, uint32_t subjects)
{
	int i;

	puts("subject,voter_group,q1,q2,q3,q4,q5,comment");
	while (rows-- > 0) {
		subject(draw(subjects));
		printf(",%s,", groups[draw(3)]);
		for (i = 0; i < 5; i++)
			printf("%s,", grade());
		comment();
		putchar('\n');
	}
}

static void
ballots_json(uint64_t rows, uint32_t subjects)
{
	static const char *const text[] = {
	    "", "很好", "说到\\\"做到\\\"", "第一条\\n第二条"};

	while (rows-- > 0) {
		struct ballot b = ballot(subjects);
		uint32_t t = draw(40);

		fputs("{\"subject\":\"", stdout);
		subject(b.subject);
		printf("\",\"question\":\"q%u\",\"voter_group\":\"%s\","
		       "\"grade\":\"%s\",\"weight\":%u,\"comment\":\"%s\"}\n",
		    b.question, b.group, b.grade, b.weight,
		    text[t < 38 ? t % 2 : t % 2 + 2]);
	}
}

static const char *const sectors[] = {"rural", "community", "soe", "agency",
    "university", "institution", "private"};

static void
roster(uint64_t n)
{
	uint64_t i;

	puts("id,name,kind,level,sector,township");
	for (i = 0; i < n; i++) {
		const char *sector = sectors[draw(7)];

		subject(i);
		printf(",第%" PRIu64 "支部,branch,village,%s,乡镇%u\n", i,
		    sector, draw(25));
	}
}

/* One row a subject, question and group, as review-tally writes it. */
static void
tally(uint64_t n)
{
	uint32_t c[4];
	uint64_t i;
	int q, g, k;

	puts("subject,question,voter_group,valid,invalid,abstain,good,fairly,"
	     "fair,poor,state,denominator");
	for (i = 0; i < n; i++)
		for (q = 1; q <= 5; q++)
			for (g = 0; g < 3; g++) {
				for (k = 0; k < 4; k++)
					c[k] = 1 + draw(20);
				subject(i);
				printf(",q%d,%s,%u,0,0,%u,%u,%u,%u,ok,valid\n",
				    q, groups[g], c[0] + c[1] + c[2] + c[3],
				    c[0], c[1], c[2], c[3]);
			}
}

static void
evidence(uint64_t n)
{
	uint64_t i;
	int k;

	puts("subject,node,value");
	for (i = 0; i < n; i++) {
		for (k = 1; k <= 4; k++) {
			subject(i);
			printf(",daily%d,%u", k, draw(10));
			printf(".%u\n", draw(10));
		}
		subject(i);
		printf(",annual,%u", draw(40));
		printf(".%02u\n", draw(100));
	}
}

static void
items(uint64_t n)
{
	uint64_t i;
	int k;

	puts("subject,node,value");
	for (i = 0; i < n; i++)
		for (k = 1; k <= 60; k++) {
			subject(i);
			printf(",item%d,%u", k, draw(2));
			printf(".%u\n", draw(10));
		}
}

static void
scores(uint64_t rows)
{
	uint32_t n = (uint32_t)(rows / 1000 ? rows / 1000 : 1);
	uint64_t i;

	puts("subject,name,township,total");
	for (i = 0; i < rows; i++) {
		subject(i);
		printf(",支部%" PRIu64 ",t%05u", i, draw(n));
		printf(",%u", 40 + draw(60));
		printf(".%02u\n", draw(100));
	}
}

/* A line of UTF-8 as GB18030. */
static void
gb(iconv_t cd, char *line)
{
	char out[1024], *from = line, *to = out;
	size_t n = strlen(line), room = sizeof(out);

	if (iconv(cd, &from, &n, &to, &room) == (size_t)-1)
		abort();
	fwrite(out, 1, (size_t)(to - out), stdout);
}

/* How clean organisations are. */
enum mess {
	CLEAN,
	MESSY,
	REFUSED
};

/*
 * One county, a township every thousand rows, villages below it.  The code
 * has the shape of a statistical one: 219921, township, village.  A level that
 * is none refuses a row, an empty secretary warns of it.
 */
static void
organisations(uint64_t rows, enum mess mess)
{
	static const char *const xing[] = {
	    "王", "李", "张", "刘", "陈", "毛", "陆", "史", "郑", "叶"};
	static const char *const ming[] = {
	    "建国", "淑兰", "伟", "秀英", "明", "志强", "桂芳", "永胜"};
	iconv_t cd = iconv_open("GB18030", "UTF-8");
	unsigned township = 0;
	char line[512];
	uint64_t i;

	gb(cd, "代码,党组织名称,组织类别,层级,所属领域,上级党组织,书记,党员数,"
	       "成立时间\r\n");
	gb(cd, "C1,青禾县委,党委,县,机关,,王建国,0,1950年6月\r\n");
	for (i = 1; i < rows; i++) {
		const char *a = xing[draw(10)], *b = ming[draw(8)];

		if (i % 1000 == 1) {
			snprintf(line, sizeof(line),
			    "T%u,第%u镇党委,党委,乡镇,农村,C1,%s%s,%u,"
			    "1958.10.1\r\n",
			    township + 1, township + 1, a, b, draw(900));
			township++;
		} else {
			unsigned n = draw(90), year = 1960 + draw(50);
			unsigned month = 1 + draw(12), day = 1 + draw(28);
			bool bad =
			    mess == REFUSED || (mess == MESSY && i % 10 == 5);

			if (mess == MESSY && i % 2 == 0)
				a = b = "";

			snprintf(line, sizeof(line),
			    "V%" PRIu64 ",第%u镇第%" PRIu64
			    "村党支部,党支部,%s,农村,T%u,%s%s,%u,"
			    "%u年%u月%u日\r\n",
			    i, township, i, bad ? "星" : "村", township, a, b,
			    n, year, month, day);
		}
		gb(cd, line);
	}
	iconv_close(cd);
}

static void
pledges(uint64_t rows)
{
	uint64_t i;

	puts("subject,kind,text,due,owner,channel,published");
	for (i = 0; i < rows; i++) {
		subject(i % 5000);
		printf(",deed,修通第%" PRIu64 "段村路,2010-12,张三,公开栏,"
		       "2010-06-01\n",
		    i);
	}
}

int
main(int argc, char **argv)
{
	const char *work = argc > 1 ? argv[1] : "";
	uint64_t rows = argc > 2 ? strtoull(argv[2], NULL, 10) : 0;
	uint32_t subjects = argc > 3 ? (uint32_t)atoi(argv[3]) : 100000;
	static char buffer[1 << 18];

	setvbuf(stdout, buffer, _IOFBF, sizeof(buffer));
	if (strcmp(work, "w1") == 0)
		ballots_long(rows, subjects, false);
	else if (strcmp(work, "numbered") == 0)
		ballots_long(rows, subjects, true);
	else if (strcmp(work, "w2") == 0)
		ballots_wide(rows, subjects);
	else if (strcmp(work, "w5") == 0)
		ballots_json(rows, subjects);
	else if (strcmp(work, "roster") == 0)
		roster(rows);
	else if (strcmp(work, "tally") == 0)
		tally(rows);
	else if (strcmp(work, "evidence") == 0)
		evidence(rows);
	else if (strcmp(work, "items") == 0)
		items(rows);
	else if (strcmp(work, "w4") == 0)
		scores(rows);
	else if (strcmp(work, "w6") == 0)
		organisations(rows, CLEAN);
	else if (strcmp(work, "messy") == 0)
		organisations(rows, MESSY);
	else if (strcmp(work, "refused") == 0)
		organisations(rows, REFUSED);
	else if (strcmp(work, "pledges") == 0)
		pledges(rows);
	else {
		fputs("usage: generate WORK ROWS [SUBJECTS]\n", stderr);
		return 2;
	}
	return fflush(stdout) || ferror(stdout) ? 3 : 0;
}
