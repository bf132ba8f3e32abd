/*
 * The beginning and the end of a program: implements zy_cli_start and
 * zy_cli_finish of cli.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/cli.h"

#include <errno.h>
#include <gmp.h>
#include <jansson.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/decimal.h"
#include "base/trace.h"
#include "cli/state.h"

/* Removes unfinished files; then the signal has its default effect. */
static void
on_signal(int number)
{
	zy_sink_cleanup();
	zy_cli_rederive_cleanup();
	signal(number, SIG_DFL);
	raise(number);
}

/* Lets the signals that end a program first remove its unfinished files. */
static void
catch_signals(void)
{
	static const int numbers[] = {SIGINT, SIGTERM, SIGHUP, SIGPIPE};
	struct sigaction old, act = {.sa_handler = on_signal};
	size_t i;

	for (i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		sigaction(numbers[i], NULL, &old);
		if (old.sa_handler != SIG_IGN) /* nohup */
			sigaction(numbers[i], &act, NULL);
	}
	signal(SIGXFSZ, SIG_IGN); /* a write past a quota fails instead */
}

/* Prints the text of --version. */
static void
print_version(const struct zy_cli *cli)
{
	printf("%s (zhengyou) %s\njansson %s, GMP %s\n", cli->name, ZY_VERSION,
	    jansson_version_str(), gmp_version);
}

/* Reallocates a number of GMP through base/mem.h. */
static void *
grow_number(void *p, size_t was, size_t n)
{
	(void)was;
	return zy_realloc(p, n);
}

/* Frees a number of GMP. */
static void
free_number(void *p, size_t n)
{
	(void)n;
	free(p);
}

/* Makes GMP and jansson allocate through base/mem.h.  Otherwise GMP aborts when
 * memory is exhausted, and jansson reports an error in the file. */
static void
share_memory(void)
{
	mp_set_memory_functions(zy_malloc, grow_number, free_number);
	json_set_alloc_funcs(zy_malloc, free);
}

int
zy_cli_start(
    struct zy_cli *cli, int argc, char **argv, const struct zy_option *table)
{
	struct zy_cli_state *s = zy_calloc(1, sizeof(*s));

	cli->state = s;
	s->table = table;
	clock_gettime(CLOCK_MONOTONIC, &s->started);
	s->on_terminal = isatty(STDERR_FILENO);
	zy_cli_use_language(cli, zy_cli_early_language(argc, argv));
	catch_signals();
	share_memory();
	if (zy_cli_parse(cli, argc, argv) ||
	    (s->rederive && zy_cli_rederive_start(cli)))
		return 1;
	if (s->help) {
		zy_cli_help(cli);
		return 1;
	}
	if (s->version) {
		print_version(cli);
		return 1;
	}
	if (s->completion) {
		zy_cli_completion(cli, s->completion);
		return 1;
	}
	if (cli->threads == 0) {
		long n = sysconf(_SC_NPROCESSORS_ONLN);

		cli->threads = n > 0 ? (n < 64 ? n : 64) : 1;
	}
	if (s->anew && !s->heads) {
		zy_cli_usage(cli, _("--new needs --heads FILE"));
		return 1;
	}
	if (zy_cli_provenance_start(cli))
		return 1;
	if (zy_cli_choose_format(cli) ||
	    (s->campaign && !zy_cli_campaign(cli)) ||
	    zy_cli_choose_language(cli))
		return 1;
	if (s->columns) {
		zy_cli_print_columns(cli);
		return 1;
	}
	zy_cli_expand_sheets(cli);
	if (zy_cli_words_take(cli))
		return 1;
	if (s->plan) {
		zy_cli_plan(cli);
		return 1;
	}
	if (zy_cli_errors_open(cli) || zy_cli_rejects_open(cli) ||
	    zy_cli_unknown_open(cli))
		return 1;
	s->started_work = true;
	return 0;
}

/*
 * Checks that what was printed by stdio (--help, --version) has been written.
 */
static void
check_stdout(struct zy_cli *cli)
{
	struct zy_error e = ZY_ERROR_INIT;

	errno = 0;
	if (fflush(stdout) == 0 && !ferror(stdout))
		return;
	if (errno == EPIPE)
		return;
	zy_error_set(&e, ZY_ERROR_IO, "%s", strerror(errno));
	zy_error_at(&e, "<stdout>", 0, 0);
	zy_cli_fail(cli, &e);
}

int
zy_cli_finish(struct zy_cli *cli)
{
	struct zy_cli_state *s = cli->state;
	int status;

	zy_cli_progress_end(cli);
	check_stdout(cli);
	zy_cli_rejects_finish(cli);
	zy_cli_kinds_finish(cli);
	zy_cli_errors_finish(cli);
	zy_cli_words_finish(cli);
	if (!zy_cli_failed(cli))
		zy_cli_note_verbose(cli,
		    _("%llu records read, %llu refused, %llu warnings"),
		    (unsigned long long)cli->records,
		    (unsigned long long)cli->refused,
		    (unsigned long long)cli->warnings);
	zy_cli_rederive_finish(cli);
	status = s->status > s->verdict ? s->status : s->verdict;
	zy_cli_provenance_finish(cli, status);
	status = s->status > s->verdict ? s->status : s->verdict;
	zy_cli_rederive_release(cli);
	zy_cli_guesses_free(cli);
	zy_trace_end();
	free(s->words_given);
	free(s->heads_read);
	free(s->maps.items);
	free(s->caps.items);
	zy_campaign_free(s->loaded);
	zy_arena_release(&s->arena);
	free(s);
	cli->state = NULL;
	return status;
}
