/*
 * One thread reads ballots into blocks; the calling thread counts them.  A ring
 * of blocks lies between them: the reader waits where it is full, the counter
 * where it is empty.  Ballots keep their order, and so do the messages.
 *
 * SPDX-License-Identifier: MIT
 */
#include "front/review-pipe.h"

#include <pthread.h>
#include <stdlib.h>

enum {
	BLOCK = ZY_INTERN_BLOCK, /* records handed over at once */
	ENOUGH = 256 * 1024,	 /* bytes of text, too */
	RING = 16,		 /* blocks on their way */
};

static const uint32_t GOOD = UINT32_MAX; /* no number of an error */

/* A record: its texts lie one behind the other in those of the block. */
struct item {
	size_t at; /* subject, ballot, device, the whole record */
	uint32_t subject, ballot, device, record;
	uint32_t marks, n; /* marks of the block, from the first on */
	uint32_t error;	   /* its number, or GOOD */
	uint64_t line, hash;
	struct zy_seen_key key; /* where second ballots are refused */
	bool whole, uniform;
};

/* Some records on their way from one thread to the other. */
struct block {
	struct item items[BLOCK];
	size_t n;
	struct zy_buf text;
	struct zy_paper_mark *marks;
	size_t nmarks, marks_cap;
	struct zy_table bad; /* records of the errors */
	struct zy_error *errors;
	size_t nerrors, errors_cap;
	uint64_t expected; /* records in all, told with the first block */
	bool last;
	struct zy_error fatal; /* behind the last */
};

/* What both threads share; lock guards the members after ring. */
struct pipe {
	struct zy_review *v;
	struct zy_reader *reader;
	struct zy_ballots *ballots;
	bool texts; /* records are kept, for second ballots */
	struct block *ring;
	size_t given, taken; /* blocks, since the beginning */
	bool stop;
	pthread_mutex_t lock;
	pthread_cond_t more, room;
};

/*
 * Adds the present record of r, which is refused, to the block, with its error.
 */
static void
put_bad(struct block *b, struct zy_reader *r, const struct zy_error *e)
{
	b->items[b->n++] = (struct item){.error = (uint32_t)b->nerrors};
	b->bad.keep_raw = true;
	zy_table_add(&b->bad, r);
	b->errors = zy_grow(
	    b->errors, &b->errors_cap, b->nerrors + 1, sizeof(*b->errors));
	b->errors[b->nerrors] = *e;
	b->errors[b->nerrors++].next = zy_error_keep(&b->bad.arena, e->next);
}

/*
 * Adds a ballot to the block: its texts one after another, and its marks; the
 * text of the record too, where it may be refused as a second ballot.
 */
static void
put_good(struct pipe *p, struct block *b, const struct zy_paper *x)
{
	struct zy_view record = {NULL, 0};
	struct item *i = &b->items[b->n++];

	if (p->texts)
		record = zy_reader_text(p->reader);
	*i = (struct item){
	    .at = b->text.n,
	    .subject = (uint32_t)x->subject.n,
	    .ballot = (uint32_t)x->ballot.n,
	    .device = (uint32_t)x->device.n,
	    .record = (uint32_t)record.n,
	    .marks = (uint32_t)b->nmarks,
	    .n = (uint32_t)x->n,
	    .error = GOOD,
	    .line = x->line,
	    .hash = x->hash,
	    .whole = x->whole,
	    .uniform = x->uniform,
	};
	if (p->texts)
		i->key = zy_seen_key(x);
	zy_buf_view(&b->text, x->subject);
	zy_buf_view(&b->text, x->ballot);
	zy_buf_view(&b->text, x->device);
	zy_buf_view(&b->text, record);
	b->marks = zy_grow(
	    b->marks, &b->marks_cap, b->nmarks + x->n, sizeof(*b->marks));
	memcpy(b->marks + b->nmarks, x->marks, x->n * sizeof(*b->marks));
	b->nmarks += x->n;
}

/* Reads records into the block until it is full or the input at its end. */
static void
fill(struct pipe *p, struct block *b)
{
	struct zy_error e;
	struct zy_paper x;
	int rc;

	zy_error_clear(&e);
	while (b->n < BLOCK && b->text.n < ENOUGH) {
		rc = zy_reader_next(p->reader, &e);
		if (rc == 0 || (rc < 0 && e.kind != ZY_ERROR_RECORD)) {
			b->last = true;
			b->fatal = e;
			return;
		}
		if (rc == 1 && zy_ballots_read(p->ballots, &x, &e) == 0) {
			put_good(p, b, &x);
			continue;
		}
		if (rc < 0)
			zy_ballots_find_faults(p->ballots, &e);
		put_bad(b, p->reader, &e);
		zy_error_clear(&e);
	}
}

/*
 * Reads all blocks, waiting while the ring is full; the second thread runs it.
 */
static void *
work(void *arg)
{
	struct pipe *p = arg;
	struct block *b;
	bool last = false;

	while (!last) {
		pthread_mutex_lock(&p->lock);
		while (p->given - p->taken == RING && !p->stop)
			pthread_cond_wait(&p->room, &p->lock);
		last = p->stop;
		pthread_mutex_unlock(&p->lock);
		if (last)
			break;
		b = &p->ring[p->given % RING];
		fill(p, b);
		b->expected = p->given ? 0 : zy_reader_expected(p->reader);
		last = b->last;
		pthread_mutex_lock(&p->lock);
		p->given++;
		/* Not for every block: waking costs more than one takes. */
		if (last || p->given - p->taken == RING / 4)
			pthread_cond_signal(&p->more);
		pthread_mutex_unlock(&p->lock);
	}
	return NULL;
}

/*
 * Returns the ballot of an item of the block; its views are borrowed from the
 * block.
 */
static struct zy_paper
paper_of(const struct pipe *p, const struct block *b, const struct item *i)
{
	const char *at = b->text.p + i->at;

	return (struct zy_paper){
	    .subject = {at, i->subject},
	    .ballot = {at + i->subject, i->ballot},
	    .device = {at + i->subject + i->ballot, i->device},
	    .hash = i->hash,
	    .input = p->ballots->o.input,
	    .line = i->line,
	    .whole = i->whole,
	    .uniform = i->uniform,
	    .marks = b->marks + i->marks,
	    .n = i->n,
	};
}

/*
 * Refuses the ballot of an item as a second one, by reading the text of its
 * record again for the message.  Returns 0, or -1 where the program must stop.
 */
static int
refuse_second(const struct pipe *p, const struct block *b, const struct item *i)
{
	struct zy_view text = {
	    b->text.p + i->at + i->subject + i->ballot + i->device, i->record};
	struct zy_reader *r = zy_reader_again(p->reader, text, i->line);
	struct zy_error e = ZY_ERROR_INIT;
	int rc;

	zy_ballots_second_error(p->ballots, r, &e);
	rc = zy_cli_refuse(p->v->cli, r, &e);
	zy_reader_free(r);
	return rc;
}

/*
 * Counts the records of a block in their order, and refuses the bad ones.
 * Returns 0, or -1 where the program must stop.
 */
static int
count(struct pipe *p, struct block *b)
{
	struct zy_seen *seen = p->ballots->o.seen;
	const struct item *i, *end = b->items + b->n;
	struct zy_paper x;
	int rc = 0;

	if (seen && b->expected)
		zy_seen_reserve(seen, b->expected);
	for (i = b->items; seen && i < end; i++)
		zy_seen_prefetch(seen, i->key);
	for (i = b->items; i < end && rc == 0; i++) {
		p->v->cli->records++;
		if (i->error != GOOD) {
			rc = zy_cli_refuse_row(p->v->cli, &b->bad,
			    b->bad.rows[i->error], &b->errors[i->error]);
			continue;
		}
		x = paper_of(p, b, i);
		if (!zy_ballots_count(p->ballots, &x, &i->key))
			rc = refuse_second(p, b, i);
	}
	zy_cli_progress(p->v->cli, p->v->cli->records);
	if (rc == 0 && b->fatal.kind)
		zy_cli_fail(p->v->cli, &b->fatal);
	return rc;
}

static void
clear(struct block *b)
{
	b->n = b->nmarks = b->nerrors = 0;
	zy_buf_reset(&b->text);
	zy_table_release(&b->bad);
}

/*
 * Counts blocks in their order until the last one, or until the program must
 * stop.
 */
static void
take(struct pipe *p)
{
	struct block *b;
	bool last = false;

	while (!last) {
		pthread_mutex_lock(&p->lock);
		while (p->given == p->taken)
			pthread_cond_wait(&p->more, &p->lock);
		pthread_mutex_unlock(&p->lock);
		b = &p->ring[p->taken % RING];
		last = count(p, b) || b->last;
		clear(b);
		pthread_mutex_lock(&p->lock);
		p->taken++;
		p->stop = last;
		if (last || p->given - p->taken == RING / 2)
			pthread_cond_signal(&p->room);
		pthread_mutex_unlock(&p->lock);
	}
}

bool
zy_review_pipe(struct zy_review *v, struct zy_reader *r, struct zy_ballots *b)
{
	struct pipe p = {.v = v, .reader = r, .ballots = b};
	pthread_t thread;
	bool good;
	int i;

	p.texts = b->o.seen != NULL;
	/*
	 * A record of JSON is not read again while its columns may grow; what
	 * stops at a record has read no further.
	 */
	if ((p.texts && !zy_reader_is_csv(r)) || v->cli->strict)
		return false;
	p.ring = zy_calloc(RING, sizeof(*p.ring));
	pthread_mutex_init(&p.lock, NULL);
	pthread_cond_init(&p.more, NULL);
	pthread_cond_init(&p.room, NULL);
	good = pthread_create(&thread, NULL, work, &p) == 0;
	if (good) {
		take(&p);
		pthread_join(thread, NULL);
	}
	for (i = 0; i < RING; i++) {
		clear(&p.ring[i]);
		zy_buf_release(&p.ring[i].text);
		free(p.ring[i].marks);
		free(p.ring[i].errors);
	}
	free(p.ring);
	pthread_cond_destroy(&p.more);
	pthread_cond_destroy(&p.room);
	pthread_mutex_destroy(&p.lock);
	return good;
}
