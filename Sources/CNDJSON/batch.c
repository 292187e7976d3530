#include "batch.h"

void ndjson_batch_free(ndjson_batch *batch) {
    for (int32_t list = 0; list < batch->plan->list_count; list++) free(batch->lists[list].slots);
    free(batch->lists);
    free(batch->keys);
    free(batch->lines);
    free(batch->slots);
    free(batch->elements);
    free(batch);
}

static read_lines *const ways[] = {
    [ndjson_any_processor] = ndjson_read_lines,
#if defined(__x86_64__)
    [ndjson_avx2] = ndjson_read_lines_avx2,
#endif
};

int32_t ndjson_fastest_way(void) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2")) return ndjson_avx2;
#endif
    return ndjson_any_processor;
}

ndjson_batch *ndjson_batch_create(const ndjson_plan *plan, int32_t way) {
    ndjson_batch *batch = calloc(1, sizeof(ndjson_batch));
    slot_list *lists = calloc((size_t)plan->list_count + 1, sizeof(slot_list));
    key_table *keys = calloc((size_t)plan->node_count + 1, sizeof(key_table));
    if (!batch || !lists || !keys) abort();
    batch->plan = plan;
    batch->lists = lists;
    batch->keys = keys;
    batch->read_lines = ways[way];
    for (int32_t node = 0; node < plan->node_count; node++) keys[node].node = &plan->nodes[node];
    // There is room from the beginning, so that nobody has to ask whether there is any.
    if (!add_line(batch)) abort();
    for (int32_t list = 0; list < plan->list_count; list++) {
        if (!add_element(batch, list)) abort();
    }
    return batch;
}

bool ndjson_batch_read(ndjson_batch *batch, const uint8_t *text, size_t length) {
    batch->text = text;
    batch->line_count = 0;
    batch->is_out_of_memory = false;
    for (int32_t list = 0; list < batch->plan->list_count; list++) batch->lists[list].count = 0;
    return batch->read_lines(batch, text, length);
}

size_t ndjson_batch_count(const ndjson_batch *batch) { return batch->line_count; }

const ndjson_line *ndjson_batch_lines(const ndjson_batch *batch) { return batch->lines; }

const ndjson_slot *ndjson_batch_slots(const ndjson_batch *batch) { return batch->slots; }

const ndjson_elements *ndjson_batch_elements(const ndjson_batch *batch) { return batch->elements; }

size_t ndjson_batch_list_count(const ndjson_batch *batch, int32_t list) {
    return batch->lists[list].count;
}

const ndjson_slot *ndjson_batch_list_slots(const ndjson_batch *batch, int32_t list) {
    return batch->lists[list].slots;
}
