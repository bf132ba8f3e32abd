/*
 * Printing lines to standard error: messages, notices and progress.  Implements
 * functions of cli.h and state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli/state.h"

enum {
	REDRAW_MS = 200,    /* time between two updates of the progress */
	PATIENCE_MS = 1000, /* time before progress is shown */
};

/* Writes a line to standard error. */
static void
put_line(struct zy_buf *line)
{
	const char *p = line->p;
	size_t left = line->n;
	ssize_t n;

	/* One write a line: lines of two programs do not mix. */
	while (left && (n = write(STDERR_FILENO, p, left)) > 0) {
		p += n;
		left -= (size_t)n;
	}
}

void
zy_cli_raise(struct zy_cli *cli, int status)
{
	if (status > cli->state->status)
		cli->state->status = status;
}

void
zy_cli_found(struct zy_cli *cli)
{
	zy_cli_raise(cli, ZY_ERROR_RECORD);
}

void
zy_cli_print_label(
    struct zy_cli *cli, const struct zy_error *e, const char *label)
{
	struct zy_buf line = ZY_BUF_INIT, message = ZY_BUF_INIT;

	zy_cli_progress_end(cli);
	zy_buf_printf(&line, "%s: ", cli->name);
	if (e->source[0]) {
		zy_privacy_visible(&line, zy_view(e->source));
		if (e->line)
			zy_buf_printf(
			    &line, ":%llu", (unsigned long long)e->line);
		if (e->line && e->column)
			zy_buf_printf(
			    &line, ":%llu", (unsigned long long)e->column);
		zy_buf_puts(&line, ": ");
	}
	zy_buf_puts(&line, label);
	/* Its private numbers are masked already. */
	zy_cli_put_message(cli, e, &message);
	zy_text_visible(&line, zy_buf_get(&message));
	zy_buf_putc(&line, '\n');
	put_line(&line);
	zy_buf_release(&message);
	zy_buf_release(&line);
}

void
zy_cli_print(struct zy_cli *cli, const struct zy_error *e)
{
	zy_cli_print_label(cli, e, "");
}

void
zy_cli_print_text(const struct zy_cli *cli, struct zy_view text)
{
	struct zy_buf line = ZY_BUF_INIT;

	zy_cli_progress_end((struct zy_cli *)(uintptr_t)cli);
	zy_buf_printf(&line, "%s: ", cli->name);
	zy_text_visible(&line, text);
	zy_buf_putc(&line, '\n');
	put_line(&line);
	zy_buf_release(&line);
}

static void say(struct zy_cli *cli, const char *fmt, va_list ap)
    ZY_PRINTF(2, 0);

/* Prints a formatted message that has no place. */
static void
say(struct zy_cli *cli, const char *fmt, va_list ap)
{
	struct zy_error e = ZY_ERROR_INIT;
	char text[sizeof(e.message)];

	vsnprintf(text, sizeof(text), fmt, ap);
	zy_error_set(&e, ZY_ERROR_RECORD, "%s", text);
	zy_cli_print(cli, &e);
}

void
zy_cli_usage(struct zy_cli *cli, const char *fmt, ...)
{
	struct zy_buf line = ZY_BUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	say(cli, fmt, ap);
	va_end(ap);
	zy_buf_printf(&line, _("try '%s --help'\n"), cli->name);
	put_line(&line);
	zy_buf_release(&line);
	zy_cli_raise(cli, ZY_ERROR_CONFIG);
}

void
zy_cli_note(struct zy_cli *cli, const char *fmt, ...)
{
	va_list ap;

	if (cli->quiet)
		return;
	va_start(ap, fmt);
	say(cli, fmt, ap);
	va_end(ap);
}

void
zy_cli_note_verbose(struct zy_cli *cli, const char *fmt, ...)
{
	va_list ap;

	if (!cli->verbose)
		return;
	va_start(ap, fmt);
	say(cli, fmt, ap);
	va_end(ap);
}

bool
zy_cli_failed(const struct zy_cli *cli)
{
	return cli->state->status > ZY_ERROR_RECORD || cli->state->stopped;
}

/* Returns how many milliseconds b is after a. */
static long
milliseconds(struct timespec a, struct timespec b)
{
	return (long)(b.tv_sec - a.tv_sec) * 1000 +
	       (b.tv_nsec - a.tv_nsec) / 1000000;
}

void
zy_cli_progress(struct zy_cli *cli, uint64_t done)
{
	struct zy_cli_state *s = cli->state;
	struct zy_buf line = ZY_BUF_INIT;
	struct timespec now;

	if (!s->on_terminal || cli->quiet)
		return;
	clock_gettime(CLOCK_MONOTONIC, &now);
	if (milliseconds(s->started, now) < PATIENCE_MS ||
	    (s->showing && milliseconds(s->shown, now) < REDRAW_MS))
		return;
	s->shown = now;
	s->showing = true;
	zy_buf_putc(&line, '\r');
	zy_buf_printf(
	    &line, _("%s: %llu records"), cli->name, (unsigned long long)done);
	put_line(&line);
	zy_buf_release(&line);
}

void
zy_cli_progress_end(struct zy_cli *cli)
{
	struct zy_buf line = ZY_BUF_INIT;

	if (!cli->state->showing)
		return;
	cli->state->showing = false;
	zy_buf_puts(&line, "\r\033[K");
	put_line(&line);
	zy_buf_release(&line);
}
