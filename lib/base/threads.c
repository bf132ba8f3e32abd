/*
 * Running a function in several threads: implements threads.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/threads.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/mem.h"

struct run {
	void (*work)(void *context, int i);
	void *context;
	int i;
	pthread_t thread;
	bool running;
};

/* Runs one call of the work, as the first function of a thread. */
static void *
begin(void *arg)
{
	struct run *r = arg;

	r->work(r->context, r->i);
	return NULL;
}

void
zy_threads_run(int n, void (*work)(void *context, int i), void *context)
{
	struct run *runs = zy_calloc((size_t)n, sizeof(*runs));
	int i;

	for (i = 0; i < n; i++) {
		runs[i] =
		    (struct run){.work = work, .context = context, .i = i};
		runs[i].running = i > 0 && pthread_create(&runs[i].thread, NULL,
					       begin, &runs[i]) == 0;
	}
	for (i = 0; i < n; i++)
		if (!runs[i].running)
			begin(&runs[i]);
	for (i = 0; i < n; i++)
		if (runs[i].running)
			pthread_join(runs[i].thread, NULL);
	free(runs);
}
