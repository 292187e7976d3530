#ifndef TENET_CNDJSON_BATCH_H
#define TENET_CNDJSON_BATCH_H

// What is read of some lines, and room for more.

#include <stdlib.h>

#include "values.h"

#pragma clang assume_nonnull begin

/// The slots of the elements of a list; the room grows.
typedef struct {
    ndjson_slot *slots;
    size_t count;
    /// In slots.
    size_t capacity;
} slot_list;

/// Reads all lines of a text into an empty batch; false where there is no memory for them.
typedef bool read_lines(ndjson_batch *batch, const uint8_t *text, size_t length);

struct ndjson_batch {
    const ndjson_plan *plan;
    const uint8_t *text;
    ndjson_line *lines;
    size_t line_count, line_capacity;
    ndjson_slot *slots;
    ndjson_elements *elements;
    /// By list.
    slot_list *lists;
    /// By node, and behind them that of the objects of which nothing is wanted.
    key_table *keys;
    other_keys others;
    bool is_out_of_memory;
    read_lines *read_lines;
};

// The same, once for each way to read lines.
read_lines ndjson_read_lines;
#if defined(__x86_64__)
read_lines ndjson_read_lines_avx2;
#endif

/// Makes room for one more line.
static inline bool add_line(ndjson_batch *batch) {
    if (batch->line_count < batch->line_capacity) return true;
    const size_t capacity = batch->line_capacity ? batch->line_capacity * 2 : 1024;
    const size_t columns = (size_t)batch->plan->columns + 1, lists = (size_t)batch->plan->list_count + 1;
    ndjson_line *lines = realloc(batch->lines, capacity * sizeof(ndjson_line));
    if (lines) batch->lines = lines;
    ndjson_slot *slots = realloc(batch->slots, capacity * columns * sizeof(ndjson_slot));
    if (slots) batch->slots = slots;
    ndjson_elements *elements = realloc(batch->elements, capacity * lists * sizeof(ndjson_elements));
    if (elements) batch->elements = elements;
    if (!lines || !slots || !elements) return false;
    batch->line_capacity = capacity;
    return true;
}

/// The empty slots of one more element of a list; NULL where there is no memory for them.
static inline ndjson_slot *_Nullable add_element(ndjson_batch *batch, int32_t list) {
    slot_list *slots = &batch->lists[list];
    const size_t columns = (size_t)batch->plan->lists[list].columns;
    const size_t used = slots->count * columns;
    if (used + columns > slots->capacity || !slots->slots) {
        const size_t capacity = slots->capacity * 2 + columns + 1024;
        ndjson_slot *larger = realloc(slots->slots, capacity * sizeof(ndjson_slot));
        if (!larger) {
            batch->is_out_of_memory = true;
            return NULL;
        }
        slots->slots = larger;
        slots->capacity = capacity;
    }
    ndjson_slot *element = slots->slots + used;
    memset(element, 0, columns * sizeof(ndjson_slot));
    slots->count++;
    return element;
}

#pragma clang assume_nonnull end

#endif
