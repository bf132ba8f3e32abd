/*
 * Partial tallies: of any text, it is one or an error tells why not.  The first
 * byte chooses between counts and ballots.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "review/partial.h"
#include "stream/source.h"

static const char standard[] =
    "{\"grades\": [{\"id\": \"good\", \"points\": 100},"
    " {\"id\": \"bad\", \"points\": 0}],"
    " \"questions\": [{\"id\": \"q1\"}, {\"id\": \"q2\"}]}";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static const struct zy_source_options o = {.encoding = "UTF-8"};
	static const struct zy_runs_options any = {.memory = 0};
	struct zy_ballot_rules rules = {0};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_config config;
	struct zy_source *s;
	struct zy_tally t;
	struct zy_sessions sessions;
	struct zy_partial p = {.tally = &t, .standard = zy_view(standard)};

	if (n == 0 || zy_config_parse(&config, "s", zy_view(standard), &e))
		return 0;
	if (zy_ballot_rules_read(&rules, &config, &e))
		abort();
	zy_tally_init(&t, &rules);
	zy_sessions_init(&sessions);
	p.counts = zy_counts_new(&t, &sessions);
	if (data[0] & 1)
		p.papers = zy_papers_new(&any);
	if (zy_source_open_memory(
		&s, "p", (const char *)data + 1, n - 1, &o, &e) == 0 &&
	    zy_partial_read_source(&p, s, &e) && !e.kind)
		abort();
	zy_papers_free(p.papers);
	zy_counts_free(p.counts);
	zy_sessions_release(&sessions);
	zy_partial_release(&p);
	zy_tally_release(&t);
	zy_ballot_rules_release(&rules);
	zy_config_release(&config);
	return 0;
}
