/*
 * Writes explanations one by one, or keeps their pages where the format needs a
 * single document.
 *
 * SPDX-License-Identifier: MIT
 */
#include "report/explanations.h"

#include <stdlib.h>

#include "explain/explain.h"
#include "report/kind-explanation.h"

bool
zy_explanations_know(const char *format)
{
	return !format || strcmp(format, "json") == 0 ||
	       strcmp(format, "jsonl") == 0 ||
	       (strcmp(format, "csv") != 0 && strcmp(format, "xlsx") != 0 &&
		   zy_rendering_find(format));
}

void
zy_explanations_begin(struct zy_explanations *e, struct zy_sink *out,
    struct zy_evaluation *x, const char *format, bool zh)
{
	*e = (struct zy_explanations){.out = out,
	    .x = x,
	    .list = format && strcmp(format, "json") == 0,
	    .zh = zh};
	/* As JSON an explanation is data of its own, not a document's parts. */
	if (!e->list)
		e->rendering = zy_rendering_find(format);
}

/*
 * Writes the explanation of a subject as JSON, as an element of an array or on
 * a line of its own.
 */
static void
put_json(struct zy_explanations *e, uint32_t subject)
{
	json_t *object = zy_explain(e->x, subject, false);
	char *text = json_dumps(object, JSON_COMPACT);

	json_decref(object);
	if (e->list)
		zy_sink_put(e->out, e->n ? ",\n" : "[\n", 2);
	zy_sink_put(e->out, text, strlen(text));
	if (!e->list)
		zy_sink_put(e->out, "\n", 1);
	free(text);
}

/* Writes the pages that are kept in e->doc and releases them. */
static void
put_document(struct zy_explanations *e)
{
	const struct zy_render_options o = {.format = e->rendering->name};
	struct zy_error none = ZY_ERROR_INIT; /* these forms cannot fail */
	struct zy_buf b = ZY_BUF_INIT;

	(void)zy_render(&e->doc, &o, &b, &none);
	zy_sink_put(e->out, b.p, b.n);
	zy_buf_release(&b);
	zy_doc_release(&e->doc);
}

void
zy_explanations_put(struct zy_explanations *e, uint32_t subject)
{
	json_t *explanation;

	if (!e->rendering) {
		put_json(e, subject);
		e->n++;
		return;
	}
	if (e->n == 0 || !e->rendering->single)
		zy_doc_init(&e->doc, e->zh, ZY_LOOK_DENSE);
	explanation = zy_explain(e->x, subject, e->zh);
	zy_kind_explanation(&e->doc, explanation, e->n == 0);
	json_decref(explanation);
	if (!e->rendering->single)
		put_document(e);
	e->n++;
}

void
zy_explanations_end(struct zy_explanations *e)
{
	if (e->list)
		zy_sink_put(e->out, e->n ? "\n]\n" : "[]\n", 3);
	else if (e->rendering && e->rendering->single && e->n)
		put_document(e);
}
