/*
 * generate: a synthetic county's whole campaign, as townships really send it.
 *
 *	generate [--small] [--scale N] [--seed N] [--county N] [--ballots FORM]
 *	    DIR
 *
 * FORM is wide (a row a paper), long (a row a mark) or jsonl; --scale N makes
 * N times the papers; --county N, 0 to 99, is a county of a province, with a
 * name and codes of its own.
 *
 * Every name is invented by a seeded generator; the same seed gives the same
 * bytes.  What is wrong in the files on purpose is listed in DIR/facts.csv
 * (file, line, what), so that a test can hold the rejects against it.
 *
 * SPDX-License-Identifier: MIT
 */
#include "county.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct org orgs[MAX_ORGS];
int norgs;
char files[MAX_TOWNS + 2][32];
int nfiles;
const char *dir;
FILE *facts;
bool small;
int scale = 1;
char area[8] = "219921", letters[4] = "QH", digits[4], county[16] = "青禾县";
static int ntowns = MAX_TOWNS, nunits = MAX_UNITS;
static uint64_t state = UINT64_C(88172645463325252);

uint64_t
rnd(uint64_t n)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (state >> 11) % n;
}

double
unit(void)
{
	return (double)rnd(1000000) / 1000000.0;
}

void
die(const char *what)
{
	fprintf(stderr, "generate: %s: %s\n", what, strerror(errno));
	exit(3);
}

/* One hanzi of a string of them, as a C string in a ring of buffers. */
const char *
pick(const char *hanzi)
{
	static char ring[16][4];
	static int at;
	char *s = ring[at++ % 16];

	memcpy(s, hanzi + 3 * rnd(strlen(hanzi) / 3), 3);
	s[3] = '\0';
	return s;
}

void
person(char out[32])
{
	static const char family[] =
	    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程";
	static const char given[] =
	    "文志国建明春海玉秀兰凤英华平安庆丰林江山永成立德光荣";

	/* One call a statement: the order of arguments is the compiler's. */
	if (rnd(40) == 0) {
		const char *a = pick("阿买艾巴哈"), *b = pick("布尔克里提");
		const char *c = pick("沙依古吾努"), *d = pick("江汗娜木尔");

		snprintf(out, 32, "%s%s·%s%s", a, b, c, d);
	} else {
		const char *a = pick(family), *b = pick(given);
		const char *c = rnd(3) == 0 ? "" : pick(given);

		snprintf(out, 32, "%s%s%s", a, b, c);
	}
}

static void
credit_code(char out[24], int number)
{
	static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
	static const int weights[] = {3, 7, 9, 10, 5, 8, 4, 2};
	int i, sum = 0, weight = 1;

	snprintf(out, 24, "11%sMB%05dQ", area, number);
	/* The organisation's own code within, GB 11714. */
	for (i = 0; i < 8; i++)
		sum += (out[8 + i] < 'A' ? out[8 + i] - '0'
					 : out[8 + i] - 'A' + 10) *
		       weights[i];
	out[16] = "0X987654321"[sum % 11];
	sum = 0;
	for (i = 0; i < 17; i++) {
		sum += (int)(strchr(alphabet, out[i]) - alphabet) * weight;
		weight = weight * 3 % 31;
	}
	out[17] = alphabet[(31 - sum % 31) % 31];
	out[18] = '\0';
}

static int
add_org(const char *id, const char *name, const char *kind, const char *level,
    const char *sector, const char *system, int parent, int file)
{
	struct org *o = &orgs[norgs];

	if (norgs == MAX_ORGS)
		exit(3);
	snprintf(o->id, sizeof(o->id), "%s", id);
	snprintf(o->name, sizeof(o->name), "%s", name);
	person(o->secretary);
	o->kind = kind;
	o->level = level;
	o->sector = sector;
	o->system = system;
	o->parent = parent;
	o->file = file;
	o->members = 6 + (int)rnd(16);
	o->year = 1978 + (int)rnd(32);
	o->month = 1 + (int)rnd(12);
	o->day = 1 + (int)rnd(28);
	o->ethnic = parent >= 0 && orgs[parent].ethnic;
	o->quality = 0.45 + unit() * 0.5;
	return norgs++;
}

bool
is_base(const struct org *o)
{
	return strcmp(o->level, "村") == 0;
}

/* A name of two hanzi that was not given before. */
static void
place_name(char *out, size_t room)
{
	static char used[1200][16];
	static int n;
	const char *first, *second, *third;
	int i;

	do {
		first = rnd(3) ? "" : pick("上下东西南北新老大小前后");
		second = pick("青松柳杏桃梅兰竹清白金银龙凤石泉平安和顺兴旺永"
			      "丰");
		third = pick("川溪湾岭坡坪塘河桥源洲岗屯泽谷台原沟峪林");
		snprintf(out, room, "%s%s%s", first, second, third);
		for (i = 0; i < n && strcmp(used[i], out) != 0; i++)
			;
	} while (i < n);
	if (n < 1200)
		snprintf(used[n++], sizeof(used[0]), "%s", out);
}

static void
make_town(int t, int villages)
{
	bool street = t < 3 && ntowns > 3, town = t < 17;
	int code = street ? t + 1 : town ? 97 + t : 183 + t, top, v, o;
	char id[32], name[TEXT], place[16];
	const char *suffix = street ? "街道" : town ? "镇" : "乡";

	if (ntowns <= 3) {
		code = 100 + t;
		suffix = "镇";
	}
	place_name(place, sizeof(place));
	snprintf(files[nfiles], sizeof(files[0]), "%s%s", place, suffix);
	snprintf(id, sizeof(id), "%s%03d000", area, code);
	snprintf(name, sizeof(name), "中共%s%s%s", place, suffix,
	    street ? "工作委员会" : "委员会");
	top = add_org(id, name, street ? "党工委" : "党委", "乡镇",
	    street ? "街道社区" : "农村", street ? "无" : "农业", 0, nfiles);
	orgs[top].ethnic = t % 9 == 5;
	for (v = 0; v < villages; v++) {
		bool community = street || v >= villages - 1;

		place_name(place, sizeof(place));
		snprintf(id, sizeof(id), "%s%03d%03d", area, code,
		    community ? 1 + v : 200 + v);
		snprintf(name, sizeof(name), "%s%s%s", place,
		    community ? "社区" : "村",
		    rnd(6) == 0 ? "党总支" : "党支部");
		o = add_org(id, name,
		    strstr(name, "总支") ? "党总支" : "党支部", "村",
		    community ? "街道社区" : "农村", community ? "无" : "农业",
		    top, nfiles);
		orgs[o].quality = (orgs[o].quality + orgs[top].quality) / 2;
	}
	place_name(place, sizeof(place));
	snprintf(id, sizeof(id), "%sF%03d01", letters, t);
	snprintf(name, sizeof(name), "%s农产品有限公司党支部", place);
	add_org(id, name, "党支部", "村", "两新组织", "统战", top, nfiles);
	nfiles++;
}

/* 县林业局党组 has 县林业局第一党支部; private firms have their own names. */
static void
branch_name(char out[TEXT], const char *over, const char *sector, int b)
{
	static const char *const tails[] = {"工作委员会", "党组", "委员会"};
	static const char *const figures[] = {
	    "一", "二", "三", "四", "五", "六", "七", "八", "九"};
	size_t i, n = strlen(over), cut;
	char place[16];

	if (strcmp(sector, "非公企业") == 0) {
		place_name(place, sizeof(place));
		snprintf(out, TEXT, "%s实业有限公司党支部", place);
		return;
	}
	for (i = 0; i < 3; i++) {
		cut = strlen(tails[i]);
		if (n > cut && strcmp(over + n - cut, tails[i]) == 0) {
			n -= cut;
			break;
		}
	}
	snprintf(out, TEXT, "%.*s第%s党支部", (int)n, over, figures[b % 9]);
}

static void
make_units(int branches)
{
	static const struct {
		const char *name, *kind, *sector, *system;
	} units[MAX_UNITS] = {
	    {"县直属机关工作委员会", "党工委", "机关", "县直机关"},
	    {"县教育局委员会", "党委", "事业单位", "教育"},
	    {"县卫生局委员会", "党委", "事业单位", "卫生"},
	    {"县非公有制经济组织工作委员会", "党工委", "非公企业", "统战"},
	    {"青禾师范专科学校委员会", "党委", "高等学校", "教育"},
	    {"县粮食购销总公司委员会", "党委", "国有企业", "无"},
	    {"县民政局党组", "党组", "机关", "民政"},
	    {"县社会组织联合会委员会", "党委", "社会组织", "民政"},
	    {"县农业委员会党组", "党组", "机关", "农业"},
	    {"县财政局党组", "党组", "机关", "县直机关"},
	    {"县公安局委员会", "党委", "机关", "县直机关"},
	    {"县人民法院党组", "党组", "机关", "县直机关"},
	    {"县第一中学委员会", "党委", "事业单位", "教育"},
	    {"县人民医院委员会", "党委", "事业单位", "卫生"},
	    {"县自来水公司委员会", "党委", "国企", "无"},
	    {"县林业局党组", "党组", "机关", "农业"},
	    {"县水务局党组", "党组", "机关", "农业"},
	    {"县文化馆委员会", "党委", "事业单位", "无"},
	    {"县交通运输公司委员会", "党委", "国企", "无"},
	    {"县供销合作社委员会", "党委", "国企", "无"},
	};
	char id[32], name[TEXT];
	int u, b, top, under, organs = 0;

	snprintf(files[nfiles], sizeof(files[0]), "县直单位");
	for (u = 0; u < nunits; u++) {
		credit_code(id, u + 1);
		snprintf(name, sizeof(name), "中共%s", units[u].name);
		top = add_org(id, name, units[u].kind, "乡镇", units[u].sector,
		    units[u].system, 0, nfiles);
		if (u == 0)
			organs = top;
		/* A 党组 leads no branches: its office's are the organs'. */
		under = strcmp(units[u].kind, "党组") == 0 ? organs : top;
		for (b = 0; b < branches; b++) {
			snprintf(id, sizeof(id), "%s%02d%02d", letters, u + 1,
			    b + 1);
			branch_name(name, units[u].name, units[u].sector, b);
			add_org(id, name, "党支部", "村", units[u].sector,
			    units[u].system, under, nfiles);
		}
	}
	nfiles++;
}

FILE *
create(const char *path)
{
	char full[512];
	FILE *f;

	snprintf(full, sizeof(full), "%s/%s", dir, path);
	f = fopen(full, "w");
	if (!f)
		die(full);
	return f;
}

static void
make_dir(const char *path)
{
	char full[512];

	snprintf(full, sizeof(full), "%s/%s", dir, path);
	if (mkdir(full, 0777) && errno != EEXIST)
		die(full);
}

void
close_file(FILE *f)
{
	if (fclose(f))
		die(dir);
}

void
note(const char *path, int line, const char *what)
{
	fprintf(facts, "%s,%d,%s\n", path, line, what);
}

void
write_as(const char *path, const char *encoding, const char *text)
{
	size_t left = strlen(text), room = 4 * left + 4;
	char *in = strdup(text), *from = in, *bytes = malloc(room), *to = bytes;
	iconv_t cd = iconv_open(encoding, "UTF-8");
	FILE *f = create(path);

	if (!in || !bytes || cd == (iconv_t)-1 ||
	    iconv(cd, &from, &left, &to, &room) == (size_t)-1)
		die(path);
	if (strcmp(encoding, "UTF-8") == 0)
		fputs("\xEF\xBB\xBF", f);
	fwrite(bytes, 1, (size_t)(to - bytes), f);
	close_file(f);
	iconv_close(cd);
	free(bytes);
	free(in);
}

/* Who can be commended: what leads no basic work of its own cannot. */
static void
write_eligible(void)
{
	FILE *f = create("eligible.csv");
	const char *why;
	int i;

	fputs("代码,名称,参评资格,原因\n", f);
	for (i = 0; i < norgs; i++) {
		why = "";
		if (orgs[i].parent < 0)
			why = "县委不参加评选";
		else if (strcmp(orgs[i].kind, "党组") == 0)
			why = "党组不是基层党组织";
		else if (rnd(120) == 0)
			why = "未按时换届";
		fprintf(f, "%s,%s,%s,%s\n", orgs[i].id, orgs[i].name,
		    *why ? "否" : "是", why);
	}
	close_file(f);
}

/* Places by sector, about one organisation in ten. */
static void
write_quota(void)
{
	static const char *const sectors[] = {"rural", "community", "soe",
	    "agency", "university", "institution", "private"};
	static const int places[] = {40, 8, 3, 6, 1, 4, 3};
	FILE *f = create("quota.csv");
	int i;

	fputs("sector,places\n", f);
	for (i = 0; i < 7; i++)
		fprintf(f, "%s,%d\n", sectors[i],
		    ntowns == MAX_TOWNS ? places[i] : 1 + (i == 0));
	close_file(f);
}

/* Makes this the county of that number of a province. */
static bool
be_county(int n)
{
	static const char first[] = "青丰安永和兴平清泰宁";
	static const char second[] = "禾水山河川阳源城陵江";

	if (n < 0 || n > 99)
		return false;
	snprintf(area, sizeof(area), "2199%02d", n);
	snprintf(letters, sizeof(letters), "%c%c", 'A' + n / 26, 'A' + n % 26);
	snprintf(digits, sizeof(digits), "%02d", n);
	snprintf(county, sizeof(county), "%.3s%.3s县", first + n / 10 * 3,
	    second + n % 10 * 3);
	return true;
}

int
main(int argc, char **argv)
{
	const char *form = "wide";
	char id[32], name[TEXT];
	bool good = true;
	int i;

	for (i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--small") == 0)
			small = true;
		else if (strcmp(argv[i], "--seed") == 0 && i + 1 < argc)
			state ^= strtoull(argv[++i], NULL, 10) << 20;
		else if (strcmp(argv[i], "--scale") == 0 && i + 1 < argc)
			scale = atoi(argv[++i]);
		else if (strcmp(argv[i], "--county") == 0 && i + 1 < argc)
			good = good && be_county(atoi(argv[++i]));
		else if (strcmp(argv[i], "--ballots") == 0 && i + 1 < argc)
			form = argv[++i];
		else if (!dir && *argv[i] != '-')
			dir = argv[i];
		else
			good = false;
	}
	if (!dir || !good || scale < 1 || scale > 100 ||
	    (strcmp(form, "wide") != 0 && strcmp(form, "long") != 0 &&
		strcmp(form, "jsonl") != 0)) {
		fprintf(stderr, "usage: generate [--small] [--scale N] "
				"[--seed N] [--county N] "
				"[--ballots wide|long|jsonl] DIR\n");
		return 2;
	}
	ntowns = small ? 2 : MAX_TOWNS;
	nunits = small ? 7 : MAX_UNITS;
	if (mkdir(dir, 0777) && errno != EEXIST)
		die(dir);
	make_dir("submissions");
	make_dir("corrections");
	make_dir("pledges");
	make_dir("ballots");
	make_dir("evidence");
	make_dir("rosters");
	make_dir("roster-corrections");
	make_dir("duties");
	make_dir("comments");
	make_dir("activities");
	make_dir("awards");
	facts = create("facts.csv");
	fputs("file,line,what\n", facts);
	snprintf(files[nfiles++], sizeof(files[0]), "县委");
	snprintf(id, sizeof(id), "%s000000", area);
	snprintf(name, sizeof(name), "中共%s委员会", county);
	add_org(id, name, "党委", "县", "机关", "无", -1, 0);
	for (i = 0; i < ntowns; i++)
		make_town(i, small ? 8 : 16 + i % 4);
	make_units(small ? 2 : 7);
	write_submissions();
	write_members(small ? 300 : 9000);
	write_pledges();
	write_ballots(form);
	write_evidence();
	write_quota();
	write_eligible();
	/* Behind the rest: what was there before keeps its bytes. */
	write_rosters();
	write_duties();
	write_events();
	close_file(facts);
	printf("%d organisations, %d members in %s\n", norgs,
	    small ? 300 : 9000, dir);
	return 0;
}
