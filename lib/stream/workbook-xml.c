/*
 * Parsing the parts of a workbook as XML, through expat: implements the
 * functions zy_xml_* of workbook-state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <expat.h>
#include <stdlib.h>

#include "stream/workbook-state.h"

enum {
	CHUNK = 64 * 1024, /* bytes parsed at a time */
};

struct zy_xml {
	XML_Parser parser;
	struct zy_archive_part *part;
	const struct zy_xml_calls *calls;
	void *context;
	struct zy_error e; /* the error of zy_xml_stop, or none */
	bool ended;
};

const char *
zy_xml_local(const char *name)
{
	const char *colon = strchr(name, ':');

	return colon ? colon + 1 : name;
}

const char *
zy_xml_attribute(const char **attributes, const char *name)
{
	for (; attributes[0]; attributes += 2)
		if (strcmp(zy_xml_local(attributes[0]), name) == 0)
			return attributes[1];
	return NULL;
}

/* Passes the beginning of an element to the caller's function. */
static void XMLCALL
on_start(void *data, const char *name, const char **attributes)
{
	struct zy_xml *x = data;

	if (!x->e.kind)
		x->calls->start(x->context, zy_xml_local(name), attributes);
}

/* Passes the end of an element to the caller's function. */
static void XMLCALL
on_end(void *data, const char *name)
{
	struct zy_xml *x = data;

	if (!x->e.kind)
		x->calls->end(x->context, zy_xml_local(name));
}

/* Passes text to the caller's function. */
static void XMLCALL
on_text(void *data, const char *p, int n)
{
	struct zy_xml *x = data;

	if (!x->e.kind)
		x->calls->text(x->context, p, n);
}

/*
 * Refuses a document type, which no workbook needs, because entities could make
 * the document grow without limit.
 */
static void XMLCALL
on_doctype(void *data, const char *name, const char *system, const char *public,
    int internal)
{
	struct zy_error e = ZY_ERROR_INIT;

	(void)name;
	(void)system;
	(void)public;
	(void)internal;
	zy_workbook_fail(
	    &e, _("the workbook declares XML entities, which no spreadsheet "
		  "writes"));
	zy_xml_stop(data, &e);
}

struct zy_xml *
zy_xml_open(struct zy_archive *a, int64_t index,
    const struct zy_xml_calls *calls, void *context, struct zy_error *e)
{
	struct zy_archive_part *part = zy_archive_part(a, index, e);
	struct zy_xml *x;

	if (!part)
		return NULL;
	x = zy_calloc(1, sizeof(*x));
	x->part = part;
	x->calls = calls;
	x->context = context;
	x->parser = XML_ParserCreate(NULL);
	if (!x->parser) /* only where memory is gone, which this ends with */
		(void)zy_malloc(SIZE_MAX / 2);
	XML_SetUserData(x->parser, x);
	XML_SetElementHandler(x->parser, on_start, calls->end ? on_end : NULL);
	if (calls->text)
		XML_SetCharacterDataHandler(x->parser, on_text);
	XML_SetStartDoctypeDeclHandler(x->parser, on_doctype);
	return x;
}

int
zy_xml_more(struct zy_xml *x, struct zy_error *e)
{
	int64_t got;
	void *chunk;

	if (x->ended)
		return 0;
	chunk = XML_GetBuffer(x->parser, CHUNK);
	if (!chunk)
		return zy_workbook_fail(
		    e, _("the XML of the workbook is too large"));
	got = zy_archive_read(x->part, chunk, CHUNK, e);
	if (got < 0)
		return -1;
	x->ended = got == 0;
	if (XML_ParseBuffer(x->parser, (int)got, x->ended) ==
		XML_STATUS_ERROR &&
	    !x->e.kind)
		return zy_workbook_fail(
		    e, _("the XML of the workbook is broken: fetch or save it "
			 "once more"));
	if (x->e.kind) {
		*e = x->e;
		return -1;
	}
	return !x->ended;
}

void
zy_xml_stop(struct zy_xml *x, const struct zy_error *e)
{
	if (x->e.kind)
		return;
	x->e = *e;
	XML_StopParser(x->parser, XML_FALSE);
}

void
zy_xml_free(struct zy_xml *x)
{
	if (!x)
		return;
	XML_ParserFree(x->parser);
	zy_archive_close(x->part);
	free(x);
}

int
zy_xml_all(struct zy_archive *a, int64_t index,
    const struct zy_xml_calls *calls, void *context, struct zy_xml **x,
    struct zy_error *e)
{
	int rc;

	*x = zy_xml_open(a, index, calls, context, e);
	if (!*x)
		return -1;
	while ((rc = zy_xml_more(*x, e)) == 1)
		;
	zy_xml_free(*x);
	*x = NULL;
	return rc;
}
