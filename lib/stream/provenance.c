/*
 * Writing and reading provenance files: implements provenance.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "stream/provenance.h"

#include <string.h>

#include "stream/config.h"
#include "stream/writer.h"

enum {
	VERSION = 1,
};

/* Appends "KEY": "TEXT", with a comma before it unless it is the first. */
static void
put_text(struct zy_buf *b, const char *key, const char *text, bool first)
{
	zy_buf_printf(b, "%s\"%s\": ", first ? "" : ", ", key);
	zy_json_string(b, zy_view(text));
}

/* Appends a member with a number, after a comma unless it is the first. */
static void
put_number(struct zy_buf *b, const char *key, uint64_t n, bool first)
{
	zy_buf_printf(
	    b, "%s\"%s\": %llu", first ? "" : ", ", key, (unsigned long long)n);
}

/* Appends the member "masked" if masked is true. */
static void
put_mask(struct zy_buf *b, bool masked)
{
	if (masked)
		zy_buf_puts(b, ", \"masked\": true");
}

/* Begins element i of a list on a line of its own. */
static void
begin_element(struct zy_buf *b, size_t i)
{
	zy_buf_puts(b, i ? ",\n    {" : "\n    {");
}

/* Appends the options and operands of the command line. */
static void
put_words(struct zy_buf *b, const struct zy_provenance *p)
{
	const struct zy_provenance_word *w;
	size_t i;

	zy_buf_puts(b, ",\n  \"command\": [");
	for (i = 0; i < p->nwords; i++) {
		w = &p->words[i];
		begin_element(b, i);
		if (w->option)
			put_text(b, "option", w->option, true);
		if (w->value)
			put_text(b, "value", w->value, !w->option);
		put_mask(b, w->masked);
		zy_buf_putc(b, '}');
	}
	zy_buf_puts(b, "]");
}

/* Appends an array of n files under the key. */
static void
put_files(struct zy_buf *b, const char *key, const struct zy_provenance_file *f,
    size_t n)
{
	size_t i;

	zy_buf_printf(b, ",\n  \"%s\": [", key);
	for (i = 0; i < n; i++) {
		begin_element(b, i);
		put_text(b, "name", f[i].name, true);
		put_mask(b, f[i].masked);
		put_number(b, "size", f[i].size, false);
		put_text(b, "sha256", f[i].sha256, false);
		zy_buf_putc(b, '}');
	}
	zy_buf_puts(b, "]");
}

/* Appends the registers that the run used. */
static void
put_registers(struct zy_buf *b, const struct zy_provenance *p)
{
	const struct zy_provenance_register *r;
	size_t i;

	zy_buf_puts(b, ",\n  \"registers\": [");
	for (i = 0; i < p->nregisters; i++) {
		r = &p->registers[i];
		begin_element(b, i);
		put_text(b, "name", r->name, true);
		put_mask(b, r->masked);
		put_number(b, "lines", r->lines, false);
		put_text(b, "head", r->head, false);
		if (r->lines_after) {
			put_number(b, "lines_after", r->lines_after, false);
			put_text(b, "head_after", r->head_after, false);
		}
		zy_buf_putc(b, '}');
	}
	zy_buf_puts(b, "]");
}

void
zy_provenance_put(const struct zy_provenance *p, struct zy_buf *b)
{
	const char *const texts[][2] = {{"program", p->program},
	    {"version", p->version}, {"folder", p->folder}, {"lang", p->lang},
	    {"messages", p->messages}, {"today", p->today}, {"now", p->now}};
	size_t i;

	zy_buf_printf(b, "{\n  \"provenance\": %d", VERSION);
	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		zy_buf_puts(b, ",\n  ");
		put_text(b, texts[i][0], texts[i][1], true);
	}
	put_words(b, p);
	put_files(b, "inputs", p->inputs, p->ninputs);
	put_registers(b, p);
	put_files(b, "outputs", p->outputs, p->noutputs);
	zy_buf_puts(b, ",\n  \"records\": {");
	put_number(b, "read", (uint64_t)p->read, true);
	put_number(b, "refused", (uint64_t)p->refused, false);
	put_number(b, "written", (uint64_t)p->written, false);
	put_number(b, "warnings", (uint64_t)p->warnings, false);
	zy_buf_puts(b, "},\n  ");
	put_number(b, "status", (uint64_t)p->status, true);
	zy_buf_puts(b, "\n}\n");
}

/* Reads a text and copies it into the arena.  Returns 0, or -1 with e set. */
static int
read_text(struct zy_provenance *p, const struct zy_config *c, const char *key,
    const char **out, const char *fallback, struct zy_error *e)
{
	const struct zy_config v = zy_config_get(c, key);

	if (zy_config_text(&v, out, fallback, e))
		return -1;
	if (*out)
		*out = zy_arena_strndup(&p->arena, *out, strlen(*out));
	return 0;
}

/* Reads the whole number with that key.  Returns 0, or -1 with e set. */
static int
read_number(const struct zy_config *c, const char *key, int64_t *out,
    int64_t fallback, struct zy_error *e)
{
	const struct zy_config v = zy_config_get(c, key);

	return zy_config_integer(&v, out, 0, INT64_MAX / 2, fallback, e);
}

/*
 * Reads a SHA-256.  With optional true it may be missing; out is then empty.
 * Returns 0, or -1 with e set.
 */
static int
read_hash(const struct zy_config *c, const char *key, char out[ZY_DIGEST_HEX],
    bool optional, struct zy_error *e)
{
	const struct zy_config v = zy_config_get(c, key);
	const char *text;

	if (zy_config_text(&v, &text, optional ? "" : NULL, e))
		return -1;
	if (optional && !*text) {
		out[0] = '\0';
		return 0;
	}
	if (strlen(text) != ZY_DIGEST_HEX - 1 ||
	    strspn(text, "0123456789abcdef") != ZY_DIGEST_HEX - 1)
		return zy_config_error(
		    &v, e, _("must be the 64 hex digits of a SHA-256"));
	memcpy(out, text, ZY_DIGEST_HEX);
	return 0;
}

/*
 * Reads the member "masked", false where it is missing.  Returns 0, or -1 with
 * e set.
 */
static int
read_mask(const struct zy_config *c, bool *out, struct zy_error *e)
{
	const struct zy_config v = zy_config_get(c, "masked");

	return zy_config_bool(&v, out, false, e);
}

/*
 * Finds the list `key` of the document, sets *n to its length and allocates
 * that many elements of size bytes, all zero.  Returns the elements, or NULL
 * with e set.
 */
static void *
begin_list(struct zy_provenance *p, const struct zy_config *root,
    const char *key, struct zy_config *list, size_t size, size_t *n,
    struct zy_error *e)
{
	void *room;

	*list = zy_config_get(root, key);
	if (zy_config_length(list, n, e))
		return NULL;
	room = zy_arena_words(&p->arena, (*n + 1) * size);
	memset(room, 0, (*n + 1) * size);
	return room;
}

/*
 * Reads the options and operands of the command line into p.  Returns 0, or -1
 * with e set.
 */
static int
read_words(
    struct zy_provenance *p, const struct zy_config *root, struct zy_error *e)
{
	static const char *const keys[] = {"option", "value", "masked", NULL};
	struct zy_provenance_word *w;
	struct zy_config list, c;
	size_t i;

	p->words =
	    begin_list(p, root, "command", &list, sizeof(*w), &p->nwords, e);
	for (i = 0; p->words && i < p->nwords; i++) {
		w = &p->words[i];
		c = zy_config_at(&list, i);
		if (zy_config_known(&c, keys, e) ||
		    read_text(p, &c, "option", &w->option, "", e) ||
		    read_text(p, &c, "value", &w->value,
			json_object_get(c.value, "value") ? NULL : "", e) ||
		    read_mask(&c, &w->masked, e))
			return -1;
		if (!json_object_get(c.value, "value"))
			w->value = NULL;
		if (!*w->option)
			w->option = NULL;
		if (!w->option && !w->value)
			return zy_config_error(
			    &c, e, _("needs an option or a value"));
	}
	return p->words ? 0 : -1;
}

/*
 * Reads the array of files with that key into p.  Returns 0, or -1 with e set.
 */
static int
read_files(struct zy_provenance *p, const struct zy_config *root,
    const char *key, struct zy_provenance_file **files, size_t *n,
    struct zy_error *e)
{
	static const char *const keys[] = {
	    "name", "masked", "size", "sha256", NULL};
	struct zy_config list, c;
	struct zy_provenance_file *f;
	int64_t size = 0;
	size_t i;

	*files = begin_list(p, root, key, &list, sizeof(*f), n, e);
	for (i = 0; *files && i < *n; i++) {
		f = &(*files)[i];
		c = zy_config_at(&list, i);
		if (zy_config_known(&c, keys, e) ||
		    read_text(p, &c, "name", &f->name, NULL, e) ||
		    read_mask(&c, &f->masked, e) ||
		    read_number(&c, "size", &size, 0, e) ||
		    read_hash(&c, "sha256", f->sha256, false, e))
			return -1;
		f->size = (uint64_t)size;
	}
	return *files ? 0 : -1;
}

/* Reads the registers into p.  Returns 0, or -1 with e set. */
static int
read_registers(
    struct zy_provenance *p, const struct zy_config *root, struct zy_error *e)
{
	static const char *const keys[] = {"name", "masked", "lines", "head",
	    "lines_after", "head_after", NULL};
	struct zy_provenance_register *r;
	int64_t lines = 0, after = 0;
	struct zy_config list, c;
	size_t i;

	p->registers = begin_list(
	    p, root, "registers", &list, sizeof(*r), &p->nregisters, e);
	for (i = 0; p->registers && i < p->nregisters; i++) {
		r = &p->registers[i];
		c = zy_config_at(&list, i);
		if (zy_config_known(&c, keys, e) ||
		    read_text(p, &c, "name", &r->name, NULL, e) ||
		    read_mask(&c, &r->masked, e) ||
		    read_number(&c, "lines", &lines, 0, e) ||
		    read_number(&c, "lines_after", &after, 0, e) ||
		    read_hash(&c, "head", r->head, false, e) ||
		    read_hash(&c, "head_after", r->head_after, after == 0, e))
			return -1;
		r->lines = (uint64_t)lines;
		r->lines_after = (uint64_t)after;
	}
	return p->registers ? 0 : -1;
}

/*
 * Reads the numbers of records and the exit status into p.  Returns 0, or -1
 * with e set.
 */
static int
read_counts(
    struct zy_provenance *p, const struct zy_config *root, struct zy_error *e)
{
	static const char *const keys[] = {
	    "read", "refused", "written", "warnings", NULL};
	const struct zy_config c = zy_config_get(root, "records");

	if (zy_config_has(&c) && zy_config_known(&c, keys, e))
		return -1;
	return read_number(&c, "read", &p->read, 0, e) ||
	       read_number(&c, "refused", &p->refused, 0, e) ||
	       read_number(&c, "written", &p->written, 0, e) ||
	       read_number(&c, "warnings", &p->warnings, 0, e) ||
	       read_number(root, "status", &p->status, 0, e);
}

/* Reads the whole document into p.  Returns 0, or -1 with e set. */
static int
read_root(
    struct zy_provenance *p, const struct zy_config *root, struct zy_error *e)
{
	static const char *const keys[] = {"provenance", "program", "version",
	    "folder", "lang", "messages", "today", "now", "command", "inputs",
	    "registers", "outputs", "records", "status", NULL};
	const struct zy_config v = zy_config_get(root, "provenance");
	int64_t version;

	if (zy_config_integer(&v, &version, 0, INT32_MAX, -1, e))
		return -1;
	if (version != VERSION)
		return zy_config_error(&v, e,
		    _("version %lld of provenance files is not known to this "
		      "program"),
		    (long long)version);
	return zy_config_known(root, keys, e) ||
		       read_text(p, root, "program", &p->program, NULL, e) ||
		       read_text(p, root, "version", &p->version, NULL, e) ||
		       read_text(p, root, "folder", &p->folder, "", e) ||
		       read_text(p, root, "lang", &p->lang, "", e) ||
		       read_text(p, root, "messages", &p->messages, "en", e) ||
		       read_text(p, root, "today", &p->today, NULL, e) ||
		       read_text(p, root, "now", &p->now, NULL, e) ||
		       read_words(p, root, e) ||
		       read_files(
			   p, root, "inputs", &p->inputs, &p->ninputs, e) ||
		       read_files(
			   p, root, "outputs", &p->outputs, &p->noutputs, e) ||
		       read_registers(p, root, e) || read_counts(p, root, e)
		   ? -1
		   : 0;
}

int
zy_provenance_load(
    struct zy_provenance *p, const char *path, struct zy_error *e)
{
	struct zy_config root;
	int rc;

	*p = (struct zy_provenance){.program = NULL};
	if (zy_config_load(&root, path, e))
		return -1;
	rc = read_root(p, &root, e);
	zy_config_release(&root);
	return rc;
}

void
zy_provenance_release(struct zy_provenance *p)
{
	zy_arena_release(&p->arena);
}
