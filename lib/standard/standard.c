/*
 * Access to a loaded standard, and its release.
 *
 * SPDX-License-Identifier: MIT
 */
#include "standard/standard.h"

#include <stdlib.h>

void
zy_standard_free(struct zy_standard *s)
{
	size_t i;

	if (!s)
		return;
	for (i = 0; i < s->nnumbers; i++)
		zy_rational_release(s->numbers[i]);
	for (i = 0; i < s->nscopes; i++)
		free(s->scopes[i].items);
	zy_ballot_rules_release(&s->ballot);
	zy_intern_free(s->node_ids);
	free(s->numbers);
	free(s->scopes);
	free(s->partial);
	free(s->nodes);
	zy_arena_release(&s->arena);
	zy_config_release(&s->document);
	free(s);
}

uint32_t
zy_standard_node(const struct zy_standard *s, struct zy_view id)
{
	return zy_intern_find(s->node_ids, id);
}

uint32_t
zy_standard_score_node(const struct zy_standard *s, struct zy_view id)
{
	struct zy_buf name = ZY_BUF_INIT;
	uint32_t node;

	zy_buf_puts(&name, "score:");
	zy_buf_view(&name, id);
	node = zy_standard_node(s, zy_buf_get(&name));
	zy_buf_release(&name);
	/* Its own totals are no other standard's. */
	return node != ZY_INTERN_NONE || zy_view_is(id, s->id)
		   ? node
		   : zy_standard_node(s, ZY_VIEW("score:*"));
}

const char *
zy_standard_node_name(const struct zy_standard *s, uint32_t node)
{
	const struct zy_node_rule *rule = &s->nodes[node];

	switch (rule->what) {
	case ZY_ABOUT_ITEM:
		return s->items[rule->index].name;
	case ZY_ABOUT_ROW:
		return s->items[rule->index].rows[rule->row].name;
	case ZY_ABOUT_VETO:
		return s->vetoes[rule->index].name;
	case ZY_ABOUT_EXEMPTION:
		return s->exempt[rule->index].name;
	case ZY_ABOUT_SOURCE:
		return s->sources[rule->index].title;
	case ZY_ABOUT_SCORE:
		break;
	}
	return "";
}

bool
zy_band_reaches(const struct zy_band *b, const struct zy_rational *total)
{
	return zy_rational_cmp(total, &b->min) >= (b->over ? 1 : 0);
}

size_t
zy_standard_floor_band(const struct zy_standard *s)
{
	size_t i = 0;

	while (i < s->nbands && !zy_band_reaches(&s->bands[i], &s->marks.floor))
		i++;
	return i;
}

const char *
zy_missing_name(enum zy_missing m)
{
	static const char *const names[] = {"zero", "full", "rescale"};

	return names[m];
}

const char *
zy_effect_name(enum zy_effect f)
{
	static const char *const names[] = {"zero", "fail", "lowest", "bar-top",
	    "cap-band", "band-down", "no-award", "bar", "redo"};

	return names[f];
}

void
zy_source_column(struct zy_buf *b, const char *source)
{
	const char *id = strchr(source, ':');

	id = id ? id + 1 : source;
	zy_buf_printf(b, "source_%s", strcmp(id, "*") == 0 ? "score" : id);
}
