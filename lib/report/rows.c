/*
 * Sets of rows, and their indexes by the values of columns.
 *
 * SPDX-License-Identifier: MIT
 */
#include "report/rows.h"

#include <stdlib.h>

/* An index of rows by their keys over some paths. */
struct zy_rows_index {
	struct zy_rows_index *next;
	char *paths; /* the paths, a comma after each */
	struct zy_intern *keys;
	uint32_t *start; /* by key: where its rows begin in rows */
	uint32_t *rows;
};

void
zy_rows_release(struct zy_rows *set)
{
	struct zy_rows_index *x, *next;

	for (x = set->indexes; x; x = next) {
		next = x->next;
		free(x->paths);
		zy_intern_free(x->keys);
		free(x->start);
		free(x->rows);
		free(x);
	}
	if (!set->borrowed)
		free(set->rows);
	zy_table_release(&set->own);
	*set = (struct zy_rows){.name = NULL};
}

struct zy_view
zy_rows_cell(struct zy_streams *s, const struct zy_rows *set, uint32_t row,
    const char *path, const struct zy_column **decl)
{
	size_t i;

	for (i = 0; i < set->nadded; i++)
		if (strcmp(set->added[i].name, path) == 0) {
			*decl = NULL;
			return set->added[i].cells[row];
		}
	/* A column of distinct values may have the name of a path. */
	for (i = 0; set->table == &set->own && i < set->own.ncolumns; i++)
		if (zy_view_is(set->own.columns[i].name, path)) {
			*decl = set->own.columns[i].decl;
			return zy_table_cell(set->own.rows[row], (int)i);
		}
	return zy_streams_cell(s, set->table, row, zy_view(path), decl);
}

void
zy_rows_key(struct zy_streams *s, const struct zy_rows *set, uint32_t row,
    const char *const *paths, size_t n, struct zy_buf *key)
{
	const struct zy_column *decl;
	size_t i;

	for (i = 0; i < n; i++) {
		zy_buf_view(key, zy_rows_cell(s, set, row, paths[i], &decl));
		zy_buf_putc(key, '\0');
	}
}

static char *
join(const char *const *paths, size_t n)
{
	struct zy_buf b = ZY_BUF_INIT;
	size_t i;

	for (i = 0; i < n; i++)
		zy_buf_printf(&b, "%s,", paths[i]);
	return zy_buf_detach(&b);
}

/*
 * Builds an index of the set over the n paths, and adds it to those of the set.
 * name is the joined paths, which the index owns from now on.
 */
static struct zy_rows_index *
make_index(struct zy_streams *s, struct zy_rows *set, char *name,
    const char *const *paths, size_t n)
{
	struct zy_rows_index *x = zy_calloc(1, sizeof(*x));
	uint32_t *key_of = zy_calloc(set->n + 1, sizeof(*key_of)), k, *at;
	struct zy_buf key = ZY_BUF_INIT;
	size_t i;

	x->paths = name;
	x->keys = zy_intern_new();
	for (i = 0; i < set->n; i++) {
		zy_buf_reset(&key);
		zy_rows_key(s, set, set->rows[i], paths, n, &key);
		key_of[i] = zy_intern_put(x->keys, zy_buf_get(&key));
	}
	k = zy_intern_count(x->keys);
	x->start = zy_calloc((size_t)k + 2, sizeof(*x->start));
	x->rows = zy_calloc(set->n + 1, sizeof(*x->rows));
	at = x->start + 1;
	for (i = 0; i < set->n; i++)
		at[key_of[i] + 1]++;
	for (i = 1; i <= k; i++)
		at[i] += at[i - 1];
	/* Afterwards at[i] is where key i ends, and start[i] where it begins.
	 */
	for (i = 0; i < set->n; i++)
		x->rows[at[key_of[i]]++] = set->rows[i];
	free(key_of);
	zy_buf_release(&key);
	x->next = set->indexes;
	set->indexes = x;
	return x;
}

size_t
zy_rows_find(struct zy_streams *s, struct zy_rows *set,
    const char *const *paths, size_t n, struct zy_view key,
    const uint32_t **rows)
{
	char *name = join(paths, n);
	struct zy_rows_index *x = set->indexes;
	uint32_t k;

	while (x && strcmp(x->paths, name) != 0)
		x = x->next;
	if (x)
		free(name);
	else
		x = make_index(s, set, name, paths, n);
	k = zy_intern_find(x->keys, key);
	*rows = x->rows;
	if (k == ZY_INTERN_NONE)
		return 0;
	*rows = x->rows + x->start[k];
	return x->start[k + 1] - x->start[k];
}
