#include "stream/runs.h"
#include <stdlib.h>
#include "base/mem.h"
struct rec { size_t at, nk, np, seq; };
struct zy_runs { struct zy_buf b; struct rec *r; size_t n, cap, i; };
struct zy_runs *zy_runs_new(size_t memory) { (void)memory; return zy_calloc(1, sizeof(struct zy_runs)); }
void zy_runs_free(struct zy_runs *r) { if (!r) return; zy_buf_release(&r->b); free(r->r); free(r); }
void zy_runs_put(struct zy_runs *r, struct zy_view k, struct zy_view p) {
	r->r = zy_grow(r->r, &r->cap, r->n + 1, sizeof(*r->r));
	r->r[r->n] = (struct rec){r->b.n, k.n, p.n, r->n}; r->n++;
	zy_buf_view(&r->b, k); zy_buf_putc(&r->b, 0); zy_buf_view(&r->b, p); }
static int cmp(const void *a, const void *b, void *c) { const struct rec *x = a, *y = b; const char *t = c; size_t n = x->nk < y->nk ? x->nk : y->nk;
	int d = memcmp(t + x->at, t + y->at, n); if (d) return d; if (x->nk != y->nk) return x->nk < y->nk ? -1 : 1; return x->seq < y->seq ? -1 : 1; }
int zy_runs_sort(struct zy_runs *r, struct zy_error *e) { (void)e; qsort_r(r->r, r->n, sizeof(*r->r), cmp, r->b.p); return 0; }
int zy_runs_next(struct zy_runs *r, struct zy_view *k, struct zy_view *p, struct zy_error *e) { (void)e; if (r->i == r->n) return 0;
	const struct rec *x = &r->r[r->i++]; *k = (struct zy_view){r->b.p + x->at, x->nk}; *p = (struct zy_view){r->b.p + x->at + x->nk + 1, x->np}; return 1; }
