/*
 * --provenance FILE: writes a file that records what a result was made from.
 * Implements zy_cli_provenance_start and zy_cli_provenance_finish of state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <libgen.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/trace.h"
#include "cli/state.h"
#include "stream/provenance.h"

/* The file is opened first: what cannot be written must fail early. */
int
zy_cli_provenance_start(struct zy_cli *cli)
{
	struct zy_cli_state *s = cli->state;
	struct zy_error e = ZY_ERROR_INIT;

	if (!s->provenance)
		return 0;
	if (zy_cli_guard(cli, s->provenance))
		return -1;
	if (zy_sink_open_private(&s->provenance_sink, s->provenance, &e)) {
		zy_cli_fail(cli, &e);
		return -1;
	}
	zy_trace_start();
	return 0;
}

/*
 * Returns text as the file may contain it, in the arena: private numbers
 * masked, and made valid UTF-8.  Sets *masked to whether it was changed.
 */
static const char *
masked_text(struct zy_cli *cli, const char *text, bool *masked)
{
	struct zy_buf b = ZY_BUF_INIT;
	const char *kept;

	zy_privacy_mask(&b, zy_view(text));
	if (zy_text_valid(b.p ? b.p : "", b.n) < b.n) {
		zy_buf_reset(&b);
		zy_privacy_visible(&b, zy_view(text));
	}
	*masked = !zy_view_is(zy_buf_get(&b), text);
	kept = zy_arena_strndup(&cli->state->arena, b.n ? b.p : "", b.n);
	zy_buf_release(&b);
	return kept;
}

/* Returns the path from the folder `from` to the folder `to`, both absolute. */
static char *
path_between(const char *from, const char *to)
{
	struct zy_buf b = ZY_BUF_INIT;
	size_t i, same = 0;

	for (i = 0;; i++) {
		if ((!from[i] || from[i] == '/') && (!to[i] || to[i] == '/'))
			same = i;
		if (from[i] != to[i] || !from[i])
			break;
	}
	for (i = same; from[i]; i++)
		if (from[i] == '/')
			zy_buf_puts(&b, "../");
	if (to[same])
		zy_buf_puts(&b, to + same + 1);
	if (b.n && b.p[b.n - 1] == '/')
		b.p[--b.n] = '\0';
	if (b.n == 0)
		zy_buf_puts(&b, ".");
	return zy_buf_detach(&b);
}

/*
 * Returns the working directory of the run, relative to the folder of the file.
 */
static const char *
run_folder(struct zy_cli *cli)
{
	char here[PATH_MAX], there[PATH_MAX];
	char *copy = zy_strdup(cli->state->provenance), *path;
	const char *kept = "";
	bool masked;

	if (getcwd(here, sizeof(here)) && realpath(dirname(copy), there)) {
		path = path_between(there, here);
		kept = masked_text(cli, path, &masked);
		free(path);
	}
	free(copy);
	return kept;
}

/* Fills p with the options and operands of the command line. */
static void
take_words(struct zy_cli *cli, struct zy_provenance *p)
{
	struct zy_cli_state *s = cli->state;
	struct zy_provenance_word *w;
	size_t i;

	p->words = s->words_given;
	for (i = 0; i < s->nwords_given; i++) {
		w = &s->words_given[i];
		if (w->option && strcmp(w->option, "provenance") == 0)
			continue;
		if (w->value)
			w->value = masked_text(cli, w->value, &w->masked);
		p->words[p->nwords++] = *w;
	}
}

/* Fills p with the files of the trace. */
static void
take_files(struct zy_cli *cli, struct zy_provenance *p)
{
	size_t n, i;
	const struct zy_trace_file *const *files = zy_trace_files(&n);
	struct zy_arena *a = &cli->state->arena;
	struct zy_provenance_file file;

	p->inputs = zy_arena_words(a, (n + 1) * sizeof(*p->inputs));
	p->outputs = zy_arena_words(a, (n + 1) * sizeof(*p->outputs));
	p->registers = zy_arena_words(a, (n + 1) * sizeof(*p->registers));
	for (i = 0; i < n; i++) {
		const struct zy_trace_file *f = files[i];
		struct zy_provenance_register *r;

		file = (struct zy_provenance_file){.size = f->size};
		file.name = masked_text(cli, f->name, &file.masked);
		memcpy(file.sha256, f->sha256, sizeof(file.sha256));
		if (f->kind == ZY_TRACE_INPUT)
			p->inputs[p->ninputs++] = file;
		if (f->kind == ZY_TRACE_OUTPUT)
			p->outputs[p->noutputs++] = file;
		if (f->kind != ZY_TRACE_REGISTER)
			continue;
		r = &p->registers[p->nregisters++];
		*r = (struct zy_provenance_register){.name = file.name,
		    .masked = file.masked,
		    .lines = f->lines,
		    .lines_after = f->lines_after};
		memcpy(r->head, f->head, sizeof(r->head));
		memcpy(r->head_after, f->head_after, sizeof(r->head_after));
	}
}

void
zy_cli_provenance_finish(struct zy_cli *cli, int status)
{
	struct zy_cli_state *s = cli->state;
	struct zy_sink *sink = s->provenance_sink;
	struct zy_provenance p = {.program = cli->name,
	    .version = ZY_VERSION,
	    .status = status,
	    .read = (int64_t)cli->records,
	    .refused = (int64_t)cli->refused,
	    .written = (int64_t)s->written,
	    .warnings = (int64_t)cli->warnings};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_buf today = ZY_BUF_INIT, text = ZY_BUF_INIT;
	char now[ZY_CLI_NOW_MAX];
	struct zy_date day;

	s->provenance_sink = NULL;
	if (!sink)
		return;
	if (status > ZY_ERROR_RECORD || !s->started_work ||
	    zy_trace_was_cut() || zy_cli_guard(cli, s->provenance) ||
	    zy_cli_today(cli, &day) || zy_cli_now(cli, now)) {
		if (zy_trace_was_cut())
			zy_cli_note(cli,
			    _("%s: not written, since nobody read the output "
			      "to its end"),
			    s->provenance);
		zy_sink_abandon(sink);
		return;
	}
	zy_date_format(&today, day);
	p.today = today.p;
	p.now = now;
	p.lang = getenv("ZHENGYOU_LANG");
	p.lang = p.lang ? p.lang : "";
	p.messages = s->messages;
	p.folder = run_folder(cli);
	take_words(cli, &p);
	take_files(cli, &p);
	zy_provenance_put(&p, &text);
	zy_sink_put(sink, text.p, text.n);
	if (zy_sink_finish(sink, &e))
		zy_cli_fail(cli, &e);
	zy_buf_release(&text);
	zy_buf_release(&today);
}
