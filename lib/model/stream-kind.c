/*
 * The table of the kinds of streams, and recognising them: implements
 * stream-kind.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/stream-kind.h"

#include <sys/stat.h>

#include "base/trace.h"
#include "model/record.h"
#include "stream/dictionary.h"

/* Column names are separated by blanks; NULL: no condition. */
static const struct kind {
	const char *name;
	const char *all, *any, *none;
} kinds[ZY_STREAM_KINDS] = {
    [ZY_STREAM_NONE] = {"nothing", NULL, NULL, NULL},
    [ZY_STREAM_UNKNOWN] = {"unknown", NULL, NULL, NULL},
    [ZY_STREAM_ORGS] = {"orgs", "name", "parent sector level township",
	"subject"},
    [ZY_STREAM_MEMBERS] = {"members", "name org", NULL, NULL},
    [ZY_STREAM_PLEDGES] = {"pledges", "subject text", NULL, NULL},
    [ZY_STREAM_COMMENTS] = {"comments", NULL, "achievements problems", NULL},
    [ZY_STREAM_ACTIVITIES] = {"activities", "type org", NULL, NULL},
    [ZY_STREAM_BALLOTS] = {"ballots", "ballot", NULL, NULL},
    [ZY_STREAM_TALLY] = {"tally", "question voter_group", NULL, NULL},
    [ZY_STREAM_EVIDENCE] = {"evidence", "node", "subject id", NULL},
    [ZY_STREAM_SCORES] = {"scores", "total standard", NULL, NULL},
    [ZY_STREAM_RANKING] = {"ranking", "rank selected", NULL, NULL},
    [ZY_STREAM_DUTIES] = {"duties", "duty person", NULL, NULL},
    [ZY_STREAM_AWARDS] = {"awards", "subject stage", NULL, NULL},
    [ZY_STREAM_SESSIONS] = {"sessions", "subject voter_group",
	"issued returned present", "question valid grade"},
    [ZY_STREAM_QUOTA] = {"quota", "places", NULL, "rank subject"},
    [ZY_STREAM_DRAW] = {"draw", "pool_sha256", NULL, NULL},
    [ZY_STREAM_FINDINGS] = {"findings", "question rule", NULL, NULL},
    [ZY_STREAM_REJECTS] = {"rejects", "reason", NULL, "rank stage"},
    [ZY_STREAM_REGISTER] = {"register", "prev seq", NULL, NULL},
    [ZY_STREAM_MIXED] = {"mixed", "record entered", NULL, "seq"},
};

const char *
zy_stream_name(enum zy_stream kind)
{
	return kinds[kind].name;
}

/* Returns how many of the columns r has; *n is their number. */
static size_t
count_columns(const struct zy_reader *r, const char *columns, size_t *n)
{
	struct zy_view all = zy_view(columns), one;
	size_t found = 0;
	char name[32];

	for (*n = 0; columns && zy_view_next(&all, ' ', &one); ++*n) {
		memcpy(name, one.p, one.n);
		name[one.n] = '\0';
		found += zy_reader_find(r, name) >= 0;
	}
	return found;
}

/* Returns whether the columns of r fit the kind. */
static bool
fits(const struct zy_reader *r, enum zy_stream kind)
{
	const struct kind *k = &kinds[kind];
	size_t n;

	return (!k->all || count_columns(r, k->all, &n) == n) &&
	       (!k->any || count_columns(r, k->any, &n) > 0) &&
	       (!k->none || count_columns(r, k->none, &n) == 0);
}

enum zy_stream
zy_stream_recognise(
    const struct zy_reader *r, const enum zy_stream *list, size_t n)
{
	size_t i;

	if (zy_reader_columns(r) == 0)
		return ZY_STREAM_NONE;
	for (i = 0; i < n; i++)
		if (fits(r, list[i]))
			return list[i];
	return ZY_STREAM_UNKNOWN;
}

/* Returns whether path is a regular file. */
static bool
is_regular(const char *path)
{
	struct stat st;

	return stat(zy_trace_path(path), &st) == 0 && S_ISREG(st.st_mode);
}

/*
 * Returns whether a heading of r is read as the key column where no other
 * heading names it.
 */
static bool
falls_back(const struct zy_reader *r, const struct zy_schema *s,
    const struct zy_column *key)
{
	const struct zy_dictionary *words = s->words ? s->words() : NULL;
	size_t c;

	for (c = 0; c < zy_reader_columns(r); c++)
		if (zy_dictionary_falls_back(
			words, key, zy_reader_column_header(r, c)))
			return true;
	return false;
}

/*
 * Returns whether a heading, among three or more, is too vague to tell the kind
 * of records alone: 单位, name.
 */
static bool
is_vague(const struct zy_reader *r, const struct zy_schema *s,
    struct zy_view heading)
{
	return s->words && zy_reader_columns(r) > 2 &&
	       zy_dictionary_is_part(s->words(), ZY_VIEW("vague"), heading);
}

/*
 * Returns how many columns of the schema the headings of r name; 0 where they
 * do not name all its key columns, or only one by a vague heading.
 */
static size_t
count_named(const struct zy_reader *r, const struct zy_schema *s)
{
	struct zy_view heading, last = {NULL, 0};
	uint64_t named = 0;
	size_t k, c, n = 0;
	int strength;

	for (c = 0; c < zy_reader_columns(r); c++) {
		const struct zy_column *col;

		heading = zy_reader_column_header(r, c);
		col = zy_schema_match(s, heading, &strength);
		if (!col)
			continue;
		n++;
		last = heading;
		named |= UINT64_C(1) << (col - s->columns) % 64;
	}
	if (n == 1 && is_vague(r, s, last))
		return 0;
	for (k = 0; k < s->n; k++) {
		if (!(s->columns[k].flags & ZY_KEY) || named >> k % 64 & 1)
			continue;
		if (!falls_back(r, s, &s->columns[k]))
			return 0;
		n++;
	}
	return n;
}

const struct zy_schema *
zy_stream_nearest_schema(const struct zy_reader *r)
{
	const struct zy_schema *best = NULL;
	size_t i, found, most = 0;

	for (i = 0; i < zy_nschemas; i++) {
		found = count_named(r, zy_schemas[i]);
		if (found > most) {
			most = found;
			best = zy_schemas[i];
		}
	}
	return best;
}

const struct zy_schema *
zy_stream_choose_best(const struct zy_reader *r)
{
	return zy_reader_columns(r) == 0 || fits(r, ZY_STREAM_MIXED)
		   ? NULL
		   : zy_stream_nearest_schema(r);
}

const struct zy_schema *
zy_stream_choose_unknown(const struct zy_reader *r)
{
	int kind;

	for (kind = ZY_STREAM_ORGS; kind < ZY_STREAM_KINDS; kind++)
		if (fits(r, (enum zy_stream)kind))
			return NULL;
	return zy_reader_columns(r) == 0 ? NULL : zy_stream_nearest_schema(r);
}

const struct zy_schema *
zy_stream_choose_evidence(const struct zy_reader *r)
{
	int kind;

	/* Of evidence 得分 is the value, beside 分值, the most that there is;
	 * of any record it is the total. */
	for (kind = ZY_STREAM_ORGS; kind < ZY_STREAM_KINDS; kind++)
		if (fits(r, (enum zy_stream)kind) &&
		    (kind != ZY_STREAM_EVIDENCE ||
			(zy_reader_find(r, "value") >= 0 &&
			    zy_reader_find(r, "total") < 0)))
			return NULL;
	return zy_stream_nearest_schema(r) == &zy_evidence_schema
		   ? &zy_evidence_schema
		   : NULL;
}

bool
zy_stream_may_be_rejects(const char *path)
{
	const struct zy_source_options o = {.workbooks = true};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_source *s;
	struct zy_view line;
	bool found = false;
	int i;

	if (!is_regular(path) || zy_source_open(&s, path, &o, &e))
		return false;
	for (i = 0; i < 4 && !found; i++) {
		if (zy_source_line(s, &line, &e) != 1)
			break;
		found =
		    zy_view_has(line, "reason") && !zy_view_has(line, "rank");
	}
	zy_source_free(s);
	return found;
}
