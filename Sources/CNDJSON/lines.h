// Reading lines, the same for all ways to do so: whoever includes this has said what the function is to be called, and what it may ask
// of the processor.

#include "batch.h"

#pragma clang assume_nonnull begin

typedef struct {
    ndjson_batch *batch;
    /// The lists of the line.
    ndjson_elements *elements;
    skipping skipping;
} reading;

static const uint8_t *_Nullable read_object(
    const reading *reading, const uint8_t *at, int32_t node, ndjson_slot *slots);

/// Reads the elements of a list from its bracket to its end.
static const uint8_t *_Nullable read_list(
    const reading *reading, const uint8_t *at, int32_t list, ndjson_slot *slot
) {
    ndjson_batch *batch = reading->batch;
    const int32_t node = batch->plan->lists[list].node;
    ndjson_elements *elements = &reading->elements[list];
    elements->first = (uint32_t)batch->lists[list].count;
    elements->count = 0;
    at = skip_blanks(at + 1);
    if (*at == ']') return at + 1;
    for (;;) {
        if (*at == '{') {
            ndjson_slot *element = add_element(batch, list);
            if (!element) return NULL;
            elements->count++;
            at = read_object(reading, at, node, element);
        } else {
            uint8_t kind = 0, flags = 0;
            slot->flags |= ndjson_mixed;
            at = skip_value(&reading->skipping, at, &kind, &flags);
        }
        if (!at) return NULL;
        at = skip_blanks(at);
        if (*at == ']') return at + 1;
        if (*at != ',') return NULL;
        at = skip_blanks(at + 1);
    }
}

/// Goes past a string, as most values are, and into its slot if it is wanted.
static inline const uint8_t *_Nullable read_string(
    const ndjson_batch *batch, const uint8_t *at, const plan_member *_Nullable member, ndjson_slot *slots
) {
    const uint8_t *start = at + 1;
    uint8_t flags = 0;
    const uint8_t *end = end_of_string(start, &flags);
    if (!end) return NULL;
    if (member) {
        // No object to look into.
        if (member->object >= 0) return NULL;
        slots[member->column] =
            (ndjson_slot){(uint32_t)(start - batch->text), (uint32_t)(end - start), ndjson_string, flags};
    }
    return end + 1;
}

/// Reads a wanted value that is no string into its slot.
static inline const uint8_t *_Nullable read_member(
    const reading *reading, const uint8_t *at, const plan_member *member, ndjson_slot *slots
) {
    const ndjson_batch *batch = reading->batch;
    ndjson_slot *slot = &slots[member->column];
    const uint8_t *start = at;
    if (*at == '{' && member->object >= 0) {
        slot->kind = ndjson_object;
        at = read_object(reading, at, member->object, slots);
    } else if (*at == '[' && member->list >= 0) {
        slot->kind = ndjson_array;
        at = read_list(reading, at, member->list, slot);
    } else {
        at = skip_value(&reading->skipping, at, &slot->kind, &slot->flags);
    }
    if (!at) return NULL;
    if (member->object >= 0 && slot->kind != ndjson_object && slot->kind != ndjson_null) return NULL;
    slot->start = (uint32_t)(start - batch->text);
    slot->length = (uint32_t)(at - start);
    return at;
}

/// Reads an object from its brace to its end; NULL where the line is not plain.
static const uint8_t *_Nullable read_object(
    const reading *reading, const uint8_t *at, int32_t node, ndjson_slot *slots
) {
    ndjson_batch *batch = reading->batch;
    at = skip_blanks(at + 1);
    if (*at == '}') return at + 1;
    key_table *table = &batch->keys[node];
    object_keys keys = no_keys(table, &batch->others);
    for (;;) {
        const plan_member *member;
        at = read_key(batch->plan, table, &batch->others, &keys, at, &member);
        if (!at) return NULL;
        if (*at == '"') {
            at = read_string(batch, at, member, slots);
        } else if (member) {
            // An object within has its slots among those of the object around it.
            at = read_member(reading, at, member, slots);
        } else {
            uint8_t kind = 0, flags = 0;
            at = skip_value(&reading->skipping, at, &kind, &flags);
        }
        if (!at) return NULL;
        at = skip_blanks(at);
        if (*at == '}') {
            batch->others.count = keys.others;
            return at + 1;
        }
        if (*at != ',') return NULL;
        at = skip_blanks(at + 1);
    }
}

/// Reads the line that begins here; returns its end, NULL where it is not plain.
static const uint8_t *_Nullable read_line(
    ndjson_batch *batch, const uint8_t *at, ndjson_slot *slots, ndjson_elements *elements
) {
    batch->others.count = 0;
    const skipping skipping = {batch->plan, &batch->keys[batch->plan->node_count], &batch->others};
    const reading reading = {batch, elements, skipping};
    at = skip_blanks(at);
    if (*at != '{') return NULL;
    at = read_object(&reading, at, 0, slots);
    if (!at) return NULL;
    at = skip_blanks(at);
    return *at == '\n' ? at : NULL;
}

bool NDJSON_READ_LINES(ndjson_batch *batch, const uint8_t *text, size_t length) {
    const ndjson_plan *plan = batch->plan;
    const uint8_t *at = text, *end = text + length;
    while (at < end) {
        if (!add_line(batch)) return false;
        const size_t index = batch->line_count++;
        ndjson_slot *slots = batch->slots + index * (size_t)plan->columns;
        ndjson_elements *elements = batch->elements + index * (size_t)plan->list_count;
        memset(slots, 0, (size_t)plan->columns * sizeof(ndjson_slot));
        memset(elements, 0, (size_t)plan->list_count * sizeof(ndjson_elements));
        const uint8_t *line_end = read_line(batch, at, slots, elements);
        if (batch->is_out_of_memory) return false;
        const bool is_plain = line_end != NULL;
        if (!line_end) line_end = memchr(at, '\n', (size_t)(end - at));
        if (!line_end) line_end = end;
        batch->lines[index] = (ndjson_line){(uint32_t)(at - text), (uint32_t)(line_end - at), is_plain};
        at = line_end + 1;
    }
    return true;
}

#pragma clang assume_nonnull end
