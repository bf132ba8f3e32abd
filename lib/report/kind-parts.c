/*
 * Reads the parts of kind files; each kind of part has its reader in a table.
 *
 * SPDX-License-Identifier: MIT
 */
#include "report/kind-paths.h"
#include "report/kind-read.h"

enum {
	DEPTH_MAX = 8, /* of parts within parts */
	FORM_MAX = 24, /* columns of a form */
};

/* A member of a part, and the function by which it is read. */
struct reader {
	const char *key; /* the one that says what the part is */
	int (*read)(struct zy_kind_file *k, const struct zy_config *c,
	    struct zy_kind_part *p, struct zy_error *e);
	const char *keys[12]; /* others that it may have */
};

/* Reads a paragraph and its role. */
static int
read_paragraph(struct zy_kind_file *k, const struct zy_config *c,
    struct zy_kind_part *p, struct zy_error *e)
{
	static const enum zy_role roles[] = {ZY_ROLE_LEAD, ZY_ROLE_PLAIN,
	    ZY_ROLE_NOTE, ZY_ROLE_WARN, ZY_ROLE_CENTRE, ZY_ROLE_ADDRESS};
	struct zy_config text = zy_config_get(c, "paragraph");
	struct zy_config as = zy_config_get(c, "as");
	int i;

	if (zy_config_choice(
		&as, "body|plain|note|warn|centre|address", &i, 0, e))
		return -1;
	p->role = roles[i];
	return zy_kind_read_pieces(k, &text, &p->text, e);
}

/* Reads a heading and its level, 1 or 2. */
static int
read_heading(struct zy_kind_file *k, const struct zy_config *c,
    struct zy_kind_part *p, struct zy_error *e)
{
	struct zy_config text = zy_config_get(c, "heading");
	struct zy_config level = zy_config_get(c, "level");
	int64_t n;

	if (zy_config_integer(&level, &n, 1, 2, 1, e))
		return -1;
	p->level = (int)n;
	return zy_kind_read_pieces(k, &text, &p->text, e);
}

static int
read_names(struct zy_kind_file *k, const struct zy_config *c,
    struct zy_kind_part *p, struct zy_error *e)
{
	struct zy_config set = zy_config_get(c, "names");
	struct zy_config text = zy_config_get(c, "name");

	if (zy_kind_read_set_name(k, &set, &p->set, e))
		return -1;
	return zy_kind_read_pieces(k, &text, &p->text, e);
}

/*
 * Reads a column of a table, or a row of a matrix, which may have a condition.
 * Returns 0, or -1 with e set.
 */
static int
read_column(struct zy_kind_file *k, const struct zy_config *c, bool row,
    struct zy_kind_column *col, struct zy_error *e)
{
	static const char *const keys[] = {"if", "unless", "head", "under",
	    "cell", "total", "align", "sum", "wide", "join", "only", NULL};
	struct zy_config head = zy_config_get(c, "head");
	struct zy_config under = zy_config_get(c, "under");
	struct zy_config cell = zy_config_get(c, "cell");
	struct zy_config total = zy_config_get(c, "total");
	struct zy_config align = zy_config_get(c, "align");
	struct zy_config sum = zy_config_get(c, "sum");
	struct zy_config wide = zy_config_get(c, "wide");
	struct zy_config join = zy_config_get(c, "join");
	struct zy_config only = zy_config_get(c, "only");
	int i, where;

	if (zy_config_known(c, keys + (row ? 0 : 2), e) ||
	    zy_kind_read_when(k, c, &col->when, e) ||
	    zy_kind_read_text(k, &head, &col->head, e) ||
	    zy_kind_read_text(k, &under, &col->under, e) ||
	    zy_kind_read_pieces(k, &cell, &col->cell, e) ||
	    zy_kind_read_text(k, &total, &col->total, e) ||
	    zy_config_choice(&align, "left|right|center", &i, 0, e) ||
	    zy_config_bool(&sum, &col->sum, false, e) ||
	    zy_config_bool(&wide, &col->wide, false, e) ||
	    zy_config_bool(&join, &col->join, false, e) ||
	    zy_config_choice(&only, "paper|data|both|filled", &where, 2, e))
		return -1;
	if (!col->head.given || !zy_config_has(&cell))
		return zy_config_error(
		    c, e, _("a column has a 'head' and a 'cell'"));
	col->align = (enum zy_align)i;
	col->paper = where == 0;
	col->programs = where == 1;
	col->filled = where == 3;
	return 0;
}

/* Reads the columns of a table, or the rows of a matrix; there must be one. */
static int
read_columns(struct zy_kind_file *k, const struct zy_config *c,
    struct zy_kind_part *p, struct zy_error *e)
{
	struct zy_config one;
	size_t i;

	if (zy_config_length(c, &p->ncolumns, e))
		return -1;
	if (p->ncolumns == 0)
		return zy_config_error(c, e, _("must not be empty"));
	p->columns = zy_kind_array(k, p->ncolumns, sizeof(*p->columns));
	for (i = 0; i < p->ncolumns; i++) {
		one = zy_config_at(c, i);
		if (read_column(
			k, &one, p->kind == ZY_PART_MATRIX, &p->columns[i], e))
			return -1;
	}
	return 0;
}

/* Reads the path by which rows are grouped; "@by" means the path of --by. */
static int
read_by(struct zy_kind_file *k, const struct zy_config *c, const char **by,
    struct zy_error *e)
{
	const char *path;

	if (zy_config_text(c, by, "", e))
		return -1;
	path = *by;
	if (strncmp(path, "@by", 3) == 0) {
		k->options |= 1u << ZY_OPTION_BY;
		path = path[3] == '|' ? path + 4 : "";
	}
	if (*path)
		zy_kind_paths_add(k, c, path);
	return 0;
}

/* Reads a table over a set: its columns, caption, groups and sums. */
static int
read_table(struct zy_kind_file *k, const struct zy_config *c,
    struct zy_kind_part *p, struct zy_error *e)
{
	struct zy_config set = zy_config_get(c, "table");
	struct zy_config columns = zy_config_get(c, "columns");
	struct zy_config caption = zy_config_get(c, "caption");
	struct zy_config by = zy_config_get(c, "by");
	struct zy_config subtotal = zy_config_get(c, "subtotal");
	struct zy_config total = zy_config_get(c, "total");

	return zy_kind_read_set_name(k, &set, &p->set, e) ||
		       read_columns(k, &columns, p, e) ||
		       zy_kind_read_text(k, &caption, &p->more, e) ||
		       read_by(k, &by, &p->by, e) ||
		       zy_kind_read_text(k, &subtotal, &p->subtotal, e) ||
		       zy_kind_read_text(k, &total, &p->total, e)
		   ? -1
		   : 0;
}

/* Reads a matrix: a table with a column for each row of a set. */
static int
read_matrix(struct zy_kind_file *k, const struct zy_config *c,
    struct zy_kind_part *p, struct zy_error *e)
{
	struct zy_config set = zy_config_get(c, "matrix");
	struct zy_config rows = zy_config_get(c, "rows");
	struct zy_config head = zy_config_get(c, "head");
	struct zy_config caption = zy_config_get(c, "caption");
	struct zy_config total = zy_config_get(c, "total");
	struct zy_config text = zy_config_get(c, "corner");
	struct zy_config of = zy_config_get(c, "of");
	struct zy_config row = zy_config_get(c, "row");

	if (zy_config_has(&of) && (zy_kind_read_set_name(k, &of, &p->of, e) ||
				      zy_kind_read_text(k, &row, &p->row, e)))
		return -1;
	return zy_kind_read_set_name(k, &set, &p->set, e) ||
		       (!p->of && read_columns(k, &rows, p, e)) ||
		       zy_kind_read_text(k, &head, &p->head, e) ||
		       zy_kind_read_text(k, &caption, &p->more, e) ||
		       zy_kind_read_text(k, &total, &p->total, e) ||
		       zy_kind_read_pieces(k, &text, &p->text, e)
		   ? -1
		   : 0;
}

/* Reads parts that are repeated for each row, or each group, of a set. */
static int
read_each(struct zy_kind_file *k, const struct zy_config *c,
    struct zy_kind_part *p, struct zy_error *e)
{
	struct zy_config set = zy_config_get(c, "each");
	struct zy_config by = zy_config_get(c, "by");
	struct zy_config parts = zy_config_get(c, "parts");

	if (zy_kind_read_set_name(k, &set, &p->set, e) ||
	    read_by(k, &by, &p->by, e))
		return -1;
	return zy_kind_read_parts(k, &parts, &p->parts, &p->nparts, e);
}

/* Reads the beginning of a page, with its title and mark. */
static int
read_page(struct zy_kind_file *k, const struct zy_config *c,
    struct zy_kind_part *p, struct zy_error *e)
{
	struct zy_config text = zy_config_get(c, "page");
	struct zy_config mark = zy_config_get(c, "mark");

	if (!json_is_true(text.value) &&
	    zy_kind_read_pieces(k, &text, &p->text, e))
		return -1;
	return zy_kind_read_text(k, &mark, &p->more, e);
}

/* Reads a line with texts at its left and right end. */
static int
read_sides(struct zy_kind_file *k, const struct zy_config *c,
    struct zy_kind_part *p, struct zy_error *e)
{
	struct zy_config sides = zy_config_get(c, "sides");
	struct zy_config left = zy_config_get(&sides, "left");
	struct zy_config right = zy_config_get(&sides, "right");
	static const char *const keys[] = {"left", "right", NULL};

	if (zy_config_known(&sides, keys, e) ||
	    zy_kind_read_pieces(k, &left, &p->text, e))
		return -1;
	return zy_kind_read_text(k, &right, &p->more, e);
}

/* Reads a box of a form that is `width` columns wide. */
static int
read_box(struct zy_kind_file *k, const struct zy_config *c,
    struct zy_kind_box *box, unsigned width, struct zy_error *e)
{
	static const char *const keys[] = {
	    "text", "foot", "span", "lines", "label", NULL};
	struct zy_config text = zy_config_get(c, "text");
	struct zy_config foot = zy_config_get(c, "foot");
	struct zy_config span = zy_config_get(c, "span");
	struct zy_config lines = zy_config_get(c, "lines");
	struct zy_config label = zy_config_get(c, "label");
	int64_t n, high;

	if (zy_config_known(c, keys, e) ||
	    zy_kind_read_text(k, &text, &box->text, e) ||
	    zy_kind_read_text(k, &foot, &box->foot, e) ||
	    zy_config_integer(&span, &n, 1, width, 1, e) ||
	    zy_config_integer(&lines, &high, 1, 40, 1, e) ||
	    zy_config_bool(&label, &box->label, false, e))
		return -1;
	box->span = (unsigned)n;
	box->lines = (unsigned)high;
	return 0;
}

/* Reads a form: its number of columns and its boxes. */
static int
read_form(struct zy_kind_file *k, const struct zy_config *c,
    struct zy_kind_part *p, struct zy_error *e)
{
	struct zy_config width = zy_config_get(c, "form");
	struct zy_config boxes = zy_config_get(c, "boxes"), one;
	int64_t n;
	size_t i;

	if (zy_config_integer(&width, &n, 1, FORM_MAX, -1, e) ||
	    zy_config_length(&boxes, &p->nboxes, e))
		return -1;
	p->width = (unsigned)n;
	p->boxes = zy_kind_array(k, p->nboxes, sizeof(*p->boxes));
	for (i = 0; i < p->nboxes; i++) {
		one = zy_config_at(&boxes, i);
		if (read_box(k, &one, &p->boxes[i], p->width, e))
			return -1;
	}
	return 0;
}

static int
read_cut(struct zy_kind_file *k, const struct zy_config *c,
    struct zy_kind_part *p, struct zy_error *e)
{
	struct zy_config text = zy_config_get(c, "cut");

	return json_is_true(text.value)
		   ? 0
		   : zy_kind_read_pieces(k, &text, &p->text, e);
}

static int
read_attached(struct zy_kind_file *k, const struct zy_config *c,
    struct zy_kind_part *p, struct zy_error *e)
{
	struct zy_config text = zy_config_get(c, "attachments");

	return zy_kind_read_pieces(k, &text, &p->text, e);
}

/* Reads a signature: true, or the name and the date that it shows. */
static int
read_signature(struct zy_kind_file *k, const struct zy_config *c,
    struct zy_kind_part *p, struct zy_error *e)
{
	static const char *const keys[] = {"who", "date", NULL};
	struct zy_config signature = zy_config_get(c, "signature"), who, date;

	if (json_is_true(signature.value))
		return 0;
	who = zy_config_get(&signature, "who");
	date = zy_config_get(&signature, "date");
	if (zy_config_known(&signature, keys, e) ||
	    zy_kind_read_pieces(k, &who, &p->text, e))
		return -1;
	return zy_kind_read_text(k, &date, &p->more, e);
}

/* Reads an imprint, which must be true, and notes that it uses --copy. */
static int
read_imprint(struct zy_kind_file *k, const struct zy_config *c,
    struct zy_kind_part *p, struct zy_error *e)
{
	struct zy_config imprint = zy_config_get(c, "imprint");

	(void)p;
	k->options |= 1u << ZY_OPTION_COPY;
	return json_is_true(imprint.value)
		   ? 0
		   : zy_config_error(&imprint, e, _("must be true"));
}

static const struct reader readers[ZY_PART_KINDS] = {
    [ZY_PART_PARAGRAPH] = {"paragraph", read_paragraph, {"as"}},
    [ZY_PART_HEADING] = {"heading", read_heading, {"level"}},
    [ZY_PART_NAMES] = {"names", read_names, {"name"}},
    [ZY_PART_TABLE] = {"table", read_table,
	{"columns", "caption", "by", "subtotal", "total"}},
    [ZY_PART_MATRIX] = {"matrix", read_matrix,
	{"rows", "head", "caption", "total", "corner", "of", "row"}},
    [ZY_PART_EACH] = {"each", read_each, {"by", "parts"}},
    [ZY_PART_PAGE] = {"page", read_page, {"mark"}},
    [ZY_PART_SIDES] = {"sides", read_sides, {NULL}},
    [ZY_PART_FORM] = {"form", read_form, {"boxes"}},
    [ZY_PART_CUT] = {"cut", read_cut, {NULL}},
    [ZY_PART_ATTACHED] = {"attachments", read_attached, {NULL}},
    [ZY_PART_SIGNATURE] = {"signature", read_signature, {NULL}},
    [ZY_PART_IMPRINT] = {"imprint", read_imprint, {NULL}},
};

/*
 * Reads one part: finds its kind by the member that names it, and checks its
 * members before the reader of the kind reads them.  Returns 0, or -1 with e
 * set.
 */
static int
read_part(struct zy_kind_file *k, const struct zy_config *c,
    struct zy_kind_part *p, struct zy_error *e)
{
	const char *keys[20] = {"if", "unless", "note"};
	struct zy_config here;
	size_t i, n = 3, other;

	for (i = 0; i < ZY_PART_KINDS; i++) {
		here = zy_config_get(c, readers[i].key);
		if (zy_config_has(&here))
			break;
	}
	if (i == ZY_PART_KINDS)
		return zy_config_error(c, e,
		    _("no part: it has none of paragraph, heading, names, "
		      "table, matrix, each, page, sides, form, cut, "
		      "attachments, signature, imprint"));
	keys[n++] = readers[i].key;
	for (other = 0; readers[i].keys[other]; other++)
		keys[n++] = readers[i].keys[other];
	p->kind = (enum zy_part_kind)i;
	if (zy_config_known(c, keys, e) || zy_kind_read_when(k, c, &p->when, e))
		return -1;
	return readers[i].read(k, c, p, e);
}

/* Returns the nesting depth of a value in the document. */
static int
depth_of(const struct zy_config *c)
{
	int n = 0;

	for (; c->parent; c = c->parent)
		n++;
	return n;
}

int
zy_kind_read_parts(struct zy_kind_file *k, const struct zy_config *c,
    struct zy_kind_part **out, size_t *n, struct zy_error *e)
{
	struct zy_config one;
	size_t i;

	if (zy_config_length(c, n, e))
		return -1;
	if (depth_of(c) > 2 * DEPTH_MAX)
		return zy_config_error(
		    c, e, _("parts stand within parts too deep"));
	*out = zy_kind_array(k, *n, sizeof(**out));
	for (i = 0; i < *n; i++) {
		one = zy_config_at(c, i);
		if (read_part(k, &one, &(*out)[i], e))
			return -1;
	}
	return 0;
}

int
zy_kind_read_csv(struct zy_kind_file *k, const struct zy_config *c,
    struct zy_kind_part **out, struct zy_error *e)
{
	static const char *const keys[] = {"of", "columns", NULL};
	struct zy_config set = zy_config_get(c, "of");
	struct zy_config columns = zy_config_get(c, "columns");

	*out = NULL;
	if (!zy_config_has(c))
		return 0;
	*out = zy_kind_array(k, 1, sizeof(**out));
	(*out)->kind = ZY_PART_TABLE;
	(*out)->by = "";
	if (zy_config_known(c, keys, e) ||
	    zy_kind_read_set_name(k, &set, &(*out)->set, e))
		return -1;
	return read_columns(k, &columns, *out, e);
}
