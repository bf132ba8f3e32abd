#ifndef ZY_STREAM_RUNS_H
#define ZY_STREAM_RUNS_H
#include "base/error.h"
#include "base/text.h"
struct zy_runs;
struct zy_runs *zy_runs_new(size_t memory);
void zy_runs_free(struct zy_runs *r);
void zy_runs_put(struct zy_runs *r, struct zy_view key, struct zy_view payload);
int zy_runs_sort(struct zy_runs *r, struct zy_error *e);
int zy_runs_next(struct zy_runs *r, struct zy_view *key, struct zy_view *payload, struct zy_error *e);
#endif
