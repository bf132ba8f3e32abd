/*
 * The languages of messages and of output: implements zy_cli_use_language,
 * zy_cli_early_language and zy_cli_choose_language of state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <libgen.h>
#include <limits.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli/rederive.h"
#include "cli/state.h"

/* Returns the language of ZHENGYOU_LANG; NULL where it is not set. */
static const char *
lang_of_environment(void)
{
	const char *v = getenv("ZHENGYOU_LANG");

	return v && *v ? v : NULL;
}

/* Returns the language that the locale has for messages. */
static const char *
lang_of_locale(void)
{
	static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
	const char *v;
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		v = getenv(names[i]);
		if (v && *v)
			return strncmp(v, "zh", 2) == 0 ? "zh" : "en";
	}
	return "en";
}

void
zy_cli_use_language(struct zy_cli *cli, const char *lang)
{
	char exe[PATH_MAX], dir[PATH_MAX + 32];
	ssize_t n = readlink("/proc/self/exe", exe, sizeof(exe) - 1);

	cli->state->messages = lang;
	setlocale(LC_CTYPE, "C.UTF-8");
	if (strcmp(lang, "zh") != 0) {
		setlocale(LC_MESSAGES, "C");
		return;
	}
	/* Every machine has C.UTF-8; LANGUAGE makes it speak Chinese without a
	   zh_CN locale installed. */
	setlocale(LC_MESSAGES, "C.UTF-8");
	setenv("LANGUAGE", "zh_CN", 1);
	if (n <= 0)
		return;
	exe[n] = '\0';
	snprintf(dir, sizeof(dir), "%s/../share/locale", dirname(exe));
	bindtextdomain("zhengyou", dir);
	bind_textdomain_codeset("zhengyou", "UTF-8");
}

const char *
zy_cli_early_language(int argc, char **argv)
{
	const char *lang = lang_of_environment(), *v;
	size_t n;
	int i;

	for (i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
		n = strcspn(argv[i], "=");
		if (n < strlen("--l") || n > strlen("--lang") ||
		    strncmp(argv[i], "--lang", n) != 0)
			continue; /* not even abbreviated */
		v = i + 1 < argc ? argv[i + 1] : "";
		if (argv[i][n])
			v = argv[i] + n + 1;
		lang = strcmp(v, "zh") == 0 ? "zh" : "en";
	}
	return lang ? lang : lang_of_locale();
}

int
zy_cli_choose_language(struct zy_cli *cli)
{
	const struct zy_campaign *campaign = cli->state->loaded;
	const char *environment = lang_of_environment();

	if (environment && !zy_cli_is_choice("zh|en", environment)) {
		zy_cli_usage(cli, _("ZHENGYOU_LANG: not one of zh|en '%s'"),
		    environment);
		return -1;
	}
	if (!cli->lang && campaign && campaign->lang[0])
		cli->lang = campaign->lang;
	if (!cli->lang)
		cli->lang = environment;
	if (cli->state->again)
		zy_cli_use_language(cli, cli->state->again->p.messages);
	else if (cli->lang)
		zy_cli_use_language(cli, cli->lang);
	if (!cli->lang)
		cli->lang = "en";
	return 0;
}
