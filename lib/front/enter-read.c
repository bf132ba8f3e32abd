/*
 * Reading what records are checked against before they are entered: the
 * rosters, and the entries of a register or stream.  Implements
 * zy_enter_rosters and zy_enter_read of enter.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "front/enter.h"
#include "model/record.h"

static int
read_roster(struct zy_enter *n, const char *path,
    const struct zy_schema *schema, struct zy_table *t, bool *has)
{
	*has = path != NULL;
	return path ? zy_cli_read_roster(n->append.cli, path, schema, t) : 0;
}

int
zy_enter_rosters(struct zy_enter *n)
{
	struct zy_people *p = &n->people;
	struct zy_error e = ZY_ERROR_INIT;

	n->rules.people = p;
	/* Rules that do not look at the register do not look there either. */
	if (!n->blind) {
		n->rules.campaign = zy_cli_campaign(n->append.cli);
		if (!n->rules.campaign)
			return -1;
	}
	if (n->duties && !n->orgs) {
		zy_cli_usage(n->append.cli, _("--duties needs --orgs"));
		return -1;
	}
	if (read_roster(
		n, n->orgs, &zy_org_schema, &p->orgs.table, &p->has_orgs) ||
	    read_roster(n, n->members, &zy_member_schema, &p->members,
		&p->has_members) ||
	    read_roster(
		n, n->duties, &zy_duty_schema, &p->duties, &p->has_duties))
		return -1;
	if (zy_people_build(p, &e) == 0)
		return 0;
	zy_cli_fail(n->append.cli, &e);
	return -1;
}

/*
 * Reads all entries of a register into fold.  Returns 0, or -1 with an error
 * printed.
 */
static int
read_register(struct zy_cli *cli, const char *path, struct zy_fold *fold)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_cli_register r;
	int rc;

	if (zy_cli_register_open(cli, path, 30, &r))
		return -1;
	rc = zy_fold_register(fold, &r.chain, path, &e);
	zy_cli_register_close(&r);
	if (rc)
		zy_cli_fail(cli, &e);
	return rc;
}

int
zy_enter_read(struct zy_cli *cli, const char *path,
    const struct zy_entry_kind *kind, struct zy_fold *fold)
{
	struct zy_view cells[ZY_ENTRY_COLUMNS_MAX];
	const struct zy_schema *s = kind->schema;
	struct zy_table t = {0};
	size_t i, c;
	int rc;

	if (zy_register_is(path))
		return read_register(cli, path, fold);
	rc = zy_cli_read_roster(cli, path, s, &t);
	for (i = 0; rc == 0 && i < t.nrows; i++) {
		char id[ZY_ENTRY_ID_MAX];

		for (c = 0; c < s->n; c++)
			cells[c] = zy_table_cell(
			    t.rows[i], zy_table_find(&t, s->columns[c].name));
		if (cells[0].n == 0) {
			zy_entry_id(kind, cells, id);
			cells[0] = zy_view(id);
		}
		zy_fold_add(fold, kind, cells, i + 1);
	}
	zy_table_release(&t);
	return rc;
}
