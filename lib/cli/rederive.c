/*
 * --rederive FILE: finds the files from which a recorded result was made, and
 * runs the program on them again.  Implements functions of state.h and
 * rederive.h.
 *
 * The command line is the one in the provenance file.  Files keep their
 * recorded names, which are in results as sources, and are opened where they
 * are found (base/trace.h): among the files given as operands, under their
 * names, or in the recorded folder of the run.  Registers are copied up to the
 * line that was read.  Outputs are redirected to temporary files and compared.
 *
 * SPDX-License-Identifier: MIT
 */
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <getopt.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/trace.h"
#include "cli/rederive.h"
#include "cli/state.h"
#include "register/prefix.h"

/* The temporary folder, and the number of its files 0, 1, ..., which
 * zy_cli_rederive_cleanup must remove. */
static char folder[64];
static volatile int nfiles;

void
zy_cli_rederive_cleanup(void)
{
	char name[96];
	int i, digits, n, at;

	if (!folder[0])
		return;
	for (i = 0; i < nfiles; i++) {
		at = (int)strlen(folder);
		memcpy(name, folder, (size_t)at);
		name[at++] = '/';
		for (digits = 1, n = i; n >= 10; n /= 10)
			digits++;
		name[at + digits] = '\0';
		for (n = i; digits > 0; n /= 10)
			name[at + --digits] = (char)('0' + n % 10);
		unlink(name);
	}
	rmdir(folder);
	folder[0] = '\0';
}

/* Prints the error of errno about path.  Returns -1 always. */
static int
fail(struct zy_cli *cli, const char *path)
{
	struct zy_error e = ZY_ERROR_INIT;

	zy_error_set(&e, ZY_ERROR_IO, "%s", strerror(errno));
	zy_error_at(&e, path, 0, 0);
	zy_cli_fail(cli, &e);
	return -1;
}

/*
 * Returns the name of a new temporary file, in the arena; or NULL with the
 * message printed.
 */
static const char *
new_file(struct zy_cli *cli)
{
	struct zy_buf b = ZY_BUF_INIT;
	const char *name;

	if (!folder[0]) {
		zy_buf_printf(&b, "%s/zhengyou.XXXXXX", zy_cli_temporary(cli));
		if (b.n >= sizeof(folder) || !mkdtemp(b.p)) {
			errno = b.n >= sizeof(folder) ? ENAMETOOLONG : errno;
			fail(cli, zy_cli_temporary(cli));
			zy_buf_release(&b);
			return NULL;
		}
		memcpy(folder, b.p, b.n + 1);
		zy_buf_reset(&b);
	}
	zy_buf_printf(&b, "%s/%d", folder, nfiles++);
	name = zy_arena_strndup(&cli->state->arena, b.p, b.n);
	zy_buf_release(&b);
	return name;
}

bool
zy_cli_rederive_digest(
    const char *path, uint64_t *size, char sha256[ZY_DIGEST_HEX])
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat st;
	bool good = fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode);

	if (good)
		*size = zy_trace_digest(fd, 0, sha256);
	if (fd >= 0)
		close(fd);
	return good;
}

/*
 * Records the files given as operands with their sizes and SHA-256.  Returns 0,
 * or -1 with the message printed.
 */
static int
take_given(struct zy_cli *cli, struct zy_rederive *r)
{
	size_t i;

	r->given = zy_arena_words(
	    &cli->state->arena, (cli->ninputs + 1) * sizeof(*r->given));
	for (i = 0; i < cli->ninputs; i++) {
		struct zy_rederive_given *g = &r->given[i];

		*g = (struct zy_rederive_given){.path = cli->inputs[i]};
		if (!zy_cli_rederive_digest(g->path, &g->size, g->sha256)) {
			errno = access(g->path, R_OK) ? errno : EINVAL;
			return fail(cli, g->path);
		}
	}
	r->ngiven = cli->ninputs;
	return 0;
}

const char *
zy_cli_rederive_beside(
    struct zy_cli *cli, const struct zy_rederive *r, const char *name)
{
	struct zy_buf b = ZY_BUF_INIT;
	char *copy;
	const char *kept;

	if (name[0] == '/' || !*r->p.folder)
		return name;
	copy = zy_strdup(r->file);
	zy_buf_printf(&b, "%s/", dirname(copy));
	if (strcmp(r->p.folder, ".") != 0)
		zy_buf_printf(&b, "%s/", r->p.folder);
	zy_buf_puts(&b, name);
	kept = zy_arena_strndup(&cli->state->arena, b.p, b.n);
	zy_buf_release(&b);
	free(copy);
	return kept;
}

/* Returns whether the file path has the recorded size and SHA-256. */
static bool
has_digest(const char *path, const struct zy_provenance_file *f)
{
	char sha256[ZY_DIGEST_HEX];
	uint64_t size;

	return zy_cli_rederive_digest(path, &size, sha256) && size == f->size &&
	       strcmp(sha256, f->sha256) == 0;
}

/* Returns the file that has the recorded content of an input, or NULL. */
static const char *
find_input(struct zy_cli *cli, struct zy_rederive *r,
    const struct zy_provenance_file *f)
{
	const char *beside;
	size_t i;

	for (i = 0; i < r->ngiven; i++)
		if (r->given[i].size == f->size &&
		    strcmp(r->given[i].sha256, f->sha256) == 0) {
			r->given[i].fits = true;
			return r->given[i].path;
		}
	if (f->size == 0)
		return "/dev/null";
	if (strcmp(f->name, "-") == 0)
		return NULL;
	if (has_digest(f->name, f))
		return f->name;
	beside = zy_cli_rederive_beside(cli, r, f->name);
	return has_digest(beside, f) ? beside : NULL;
}

/* Prints one line for an input or register that is missing. */
static void tell_missing(struct zy_cli *cli, const char *fmt, ...)
    ZY_PRINTF(2, 3);

/* Reports an input or register that was not found. */
static void
tell_missing(struct zy_cli *cli, const char *fmt, ...)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_buf b = ZY_BUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	zy_buf_vprintf(&b, fmt, ap);
	va_end(ap);
	zy_error_set(&e, ZY_ERROR_IO, "%s", b.p);
	zy_buf_release(&b);
	zy_cli_fail(cli, &e);
}

/*
 * Finds the recorded inputs and lets the run read them.  Returns 0, or -1 with
 * messages printed.
 */
static int
find_inputs(struct zy_cli *cli, struct zy_rederive *r)
{
	const struct zy_provenance_file *f;
	const char *path;
	int rc = 0;
	size_t i;

	for (i = 0; i < r->p.ninputs; i++) {
		f = &r->p.inputs[i];
		path = find_input(cli, r, f);
		if (path) {
			zy_trace_replace(f->name, path);
			continue;
		}
		tell_missing(cli,
		    _("%s: no file with its recorded content was found: name "
		      "one of %llu bytes with the SHA-256 %s"),
		    strcmp(f->name, "-") == 0 ? _("standard input") : f->name,
		    (unsigned long long)f->size, f->sha256);
		rc = -1;
	}
	return rc;
}

/*
 * Copies the recorded lines of a register from the file path to the file `to`.
 * Returns whether the file has them.
 */
static bool
copy_register(
    const char *path, const struct zy_provenance_register *g, const char *to)
{
	int in = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK), out;
	struct stat st;
	bool good = in >= 0 && fstat(in, &st) == 0 && S_ISREG(st.st_mode);

	out =
	    good ? open(to, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600) : -1;
	good = out >= 0 && zy_prefix_copy(in, g->lines, g->head, out) == 1 &&
	       (g->lines_after == 0 ||
		   zy_prefix_check(in, g->lines_after, g->head_after) == 1);
	if (out >= 0)
		close(out);
	if (in >= 0)
		close(in);
	return good;
}

/*
 * Copies the recorded state of a register to the file `to`.  Returns whether it
 * was found.
 */
static bool
find_register(struct zy_cli *cli, struct zy_rederive *r,
    const struct zy_provenance_register *g, const char *to)
{
	size_t i;

	for (i = 0; i < r->ngiven; i++)
		if (copy_register(r->given[i].path, g, to)) {
			r->given[i].fits = true;
			return true;
		}
	return copy_register(g->name, g, to) ||
	       copy_register(zy_cli_rederive_beside(cli, r, g->name), g, to);
}

/*
 * Finds the recorded registers and lets the run use copies of them.  Returns 0,
 * or -1 with messages printed.
 */
static int
find_registers(struct zy_cli *cli, struct zy_rederive *r)
{
	const struct zy_provenance_register *g;
	const char *to;
	int rc = 0;
	size_t i;

	for (i = 0; i < r->p.nregisters; i++) {
		g = &r->p.registers[i];
		to = new_file(cli);
		if (!to)
			return -1;
		if (find_register(cli, r, g, to)) {
			/* One that was new then is new again. */
			if (g->lines == 0 && g->lines_after)
				unlink(to);
			zy_trace_replace(g->name, to);
			continue;
		}
		tell_missing(cli,
		    _("%s: line %llu with the head %s, recorded at %s, was not "
		      "found: the register is missing, or lines of it were "
		      "removed or changed"),
		    g->name,
		    (unsigned long long)(g->lines_after ? g->lines_after
							: g->lines),
		    g->lines_after ? g->head_after : g->head, r->p.now);
		rc = -1;
	}
	return rc;
}

/*
 * Returns the option of the present command line with that name, which replaces
 * a masked one; NULL where it is missing.
 */
static const struct zy_provenance_word *
given_again(const struct zy_rederive *r, const char *option)
{
	size_t i;

	for (i = 0; option && i < r->nowords; i++)
		if (r->own_words[i].option &&
		    strcmp(r->own_words[i].option, option) == 0)
			return &r->own_words[i];
	return NULL;
}

/* Returns whether the option may be given together with --rederive. */
static bool
is_about_run(const char *option)
{
	static const char *const names[] = {
	    "rederive", "quiet", "verbose", "output", "lang", "jobs"};
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(option, names[i]) == 0)
			return true;
	return false;
}

/*
 * Returns whether the option of the recorded run is ignored when it is
 * repeated.
 */
static bool
is_left_out(const char *option)
{
	static const char *const names[] = {"quiet", "verbose", "heads", "new",
	    "jobs", "provenance", "rederive"};
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(option, names[i]) == 0)
			return true;
	return false;
}

/*
 * Checks that only options about the run itself, or whose recorded value is
 * masked, are given.  Returns 0, or -1 with the message printed.
 */
static int
check_own_words(struct zy_cli *cli, const struct zy_rederive *r)
{
	const struct zy_provenance_word *w;
	size_t i, k;

	for (i = 0; i < r->nowords; i++) {
		if (!r->own_words[i].option ||
		    is_about_run(r->own_words[i].option))
			continue;
		for (k = 0; k < r->p.nwords; k++) {
			w = &r->p.words[k];
			if (w->masked && w->option &&
			    strcmp(w->option, r->own_words[i].option) == 0)
				break;
		}
		if (k < r->p.nwords)
			continue;
		zy_cli_usage(cli,
		    _("--%s: not with --rederive, which takes the command "
		      "line of the file"),
		    r->own_words[i].option);
		return -1;
	}
	return 0;
}

/*
 * Returns the file given as operand whose name, once masked, is equal to the
 * recorded masked name of an operand; or NULL with the message printed.
 */
static const char *
given_operand(
    struct zy_cli *cli, const struct zy_rederive *r, const char *masked)
{
	struct zy_buf b = ZY_BUF_INIT;
	const char *found = NULL;
	size_t i;

	for (i = 0; i < r->ngiven && !found; i++) {
		zy_buf_reset(&b);
		zy_privacy_visible(&b, zy_view(r->given[i].path));
		if (zy_view_is(zy_buf_get(&b), masked))
			found = r->given[i].path;
	}
	zy_buf_release(&b);
	if (!found)
		zy_cli_usage(cli,
		    _("--rederive: the operand '%s' was masked in the file: "
		      "name it"),
		    masked);
	return found;
}

/*
 * Fills r->argv with the recorded command line.  Returns 0, or -1 with the
 * message printed.
 */
static int
build_command(struct zy_cli *cli, struct zy_rederive *r)
{
	struct zy_arena *a = &cli->state->arena;
	struct zy_buf b = ZY_BUF_INIT;
	const struct zy_provenance_word *w, *own;
	bool operands = false;
	const char *value;
	size_t i;

	r->argv = zy_arena_words(a, (r->p.nwords + 3) * sizeof(*r->argv));
	r->argv[r->argc++] = zy_arena_strndup(a, cli->name, strlen(cli->name));
	for (i = 0; i < r->p.nwords; i++) {
		w = &r->p.words[i];
		if (w->option && is_left_out(w->option))
			continue;
		own = w->masked ? given_again(r, w->option) : NULL;
		if (w->masked && w->option && !own) {
			zy_cli_usage(cli,
			    _("--%s: was masked in the file, so that it must "
			      "be given again"),
			    w->option);
			zy_buf_release(&b);
			return -1;
		}
		zy_buf_reset(&b);
		if (w->option)
			zy_buf_printf(&b, "--%s", w->option);
		if (w->option && w->value)
			zy_buf_putc(&b, '=');
		if (own)
			w = own;
		value = w->value;
		if (w->masked && !w->option)
			value = given_operand(cli, r, w->value);
		if (w->masked && !w->option && !value) {
			zy_buf_release(&b);
			return -1;
		}
		if (value)
			zy_buf_puts(&b, value);
		if (!w->option && !operands) {
			r->argv[r->argc++] = zy_arena_strndup(a, "--", 2);
			operands = true;
		}
		r->argv[r->argc++] = zy_arena_strndup(a, b.n ? b.p : "", b.n);
	}
	r->argv[r->argc] = NULL;
	zy_buf_release(&b);
	return 0;
}

/* Reads the file of --rederive.  Returns 0, or -1 with the message printed. */
static int
load(struct zy_cli *cli, struct zy_rederive *r)
{
	struct zy_cli_state *s = cli->state;
	struct zy_error e = ZY_ERROR_INIT;

	r->file = s->rederive;
	r->own_words = s->words_given;
	r->nowords = s->nwords_given;
	s->words_given = NULL;
	s->nwords_given = s->words_given_cap = 0;
	if (zy_provenance_load(&r->p, r->file, &e)) {
		zy_cli_fail(cli, &e);
		return -1;
	}
	if (strcmp(r->p.program, cli->name) != 0) {
		zy_cli_usage(cli, _("--rederive: '%s' is about a result of %s"),
		    r->file, r->p.program);
		return -1;
	}
	if (!zy_date_parse(&s->today, zy_view(r->p.today)) ||
	    strlen(r->p.now) >= ZY_CLI_NOW_MAX) {
		zy_error_set(
		    &e, ZY_ERROR_CONFIG, "%s", _("today or now is no date"));
		zy_error_at(&e, r->file, 0, 0);
		zy_cli_fail(cli, &e);
		return -1;
	}
	s->today_known = true;
	return 0;
}

int
zy_cli_rederive_start(struct zy_cli *cli)
{
	struct zy_cli_state *s = cli->state;
	struct zy_rederive *r = zy_calloc(1, sizeof(*r));

	s->again = r;
	if (load(cli, r) || check_own_words(cli, r) || take_given(cli, r) ||
	    build_command(cli, r))
		return -1;
	r->output = cli->output;
	r->quiet = cli->quiet;
	r->messages = s->messages;
	if (*r->p.lang)
		setenv("ZHENGYOU_LANG", r->p.lang, 1);
	else
		unsetenv("ZHENGYOU_LANG");
	cli->output = NULL;
	cli->lang = NULL;
	cli->threads = 0;
	cli->quiet = true;
	zy_trace_start();
	zy_trace_catch(zy_cli_temporary(cli));
	if (find_inputs(cli, r) | find_registers(cli, r))
		return -1;
	optind = 0;
	return zy_cli_parse(cli, r->argc, r->argv);
}

void
zy_cli_rederive_release(struct zy_cli *cli)
{
	struct zy_rederive *r = cli->state->again;

	zy_cli_rederive_cleanup();
	if (!r)
		return;
	zy_provenance_release(&r->p);
	free(r->own_words);
	free(r);
	cli->state->again = NULL;
}
