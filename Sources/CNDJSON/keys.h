#ifndef TENET_CNDJSON_KEYS_H
#define TENET_CNDJSON_KEYS_H

// Keys of objects: which they are, and that none comes twice. Objects of one kind have the same keys in the same order as a rule,
// so that a key is compared with the one that came next the last time before it is looked for.

#include "plan.h"

#pragma clang assume_nonnull begin

enum {
    /// Keys that are known of one kind of object; a bit each.
    most_known = 64,
    /// A longer key, with the quote at its end, is not remembered.
    longest_known = 32,
    /// Keys of the objects around a place that are not known, and are compared with each other.
    most_others = 64,
};

typedef struct {
    /// With the quote at its end; what is behind it does not matter.
    uint8_t text[longest_known + 8];
    uint32_t length;
    /// The key that came next the last time; -1: none did.
    int32_t next;
    /// The next key with the same number; -1: none.
    int32_t chain;
    /// NULL: it is not wanted.
    const plan_member *_Nullable member;
} known_key;

/// What is known of one kind of object.
typedef struct {
    known_key keys[most_known];
    int32_t count;
    /// The key that came first the last time; -1: none did.
    int32_t start;
    int32_t first[table_size];
    /// NULL for objects of which nothing is wanted.
    const plan_node *_Nullable node;
} key_table;

typedef struct {
    const uint8_t *key;
    size_t length;
} other_key;

/// The keys of the objects around a place that are not known.
typedef struct {
    other_key keys[most_others];
    int count;
} other_keys;

/// The keys of one object as far as it was read.
typedef struct {
    uint64_t seen;
    /// The last; -1 at the beginning, -2 after one that is not known.
    int32_t last;
    /// Where the object's own begin among the others.
    int32_t others;
} object_keys;

static inline void forget_keys(key_table *table, const plan_node *_Nullable node) {
    table->count = 0;
    table->start = -1;
    table->node = node;
    for (int index = 0; index < table_size; index++) table->first[index] = -1;
}

static inline object_keys no_keys(const other_keys *others) {
    return (object_keys){0, -1, (int32_t)others->count};
}

/// Whether so many bytes, of 1 to 32, are the same; up to eight more are read.
static inline bool are_same(const uint8_t *left, const uint8_t *right, size_t count) {
    if (count <= 8) return (load64(left) ^ load64(right)) << (64 - 8 * count) == 0;
    if (load64(left) != load64(right)) return false;
    for (size_t place = 8; place + 8 < count; place += 8)
        if (load64(left + place) != load64(right + place)) return false;
    return load64(left + count - 8) == load64(right + count - 8);
}

/// The number of a key that is known from now on, if there is room; -1 if there is none.
static inline int32_t find_key(
    const ndjson_plan *plan, key_table *table, const uint8_t *key, size_t length
) {
    if (length >= longest_known) return -1;
    int32_t *first = &table->first[key_number(key, length)];
    for (int32_t index = *first; index >= 0; index = table->keys[index].chain) {
        const known_key *known = &table->keys[index];
        if (known->length == length && are_same(known->text, key, length + 1)) return index;
    }
    if (table->count == most_known) return -1;
    known_key *known = &table->keys[table->count];
    memcpy(known->text, key, length + 1);
    known->length = (uint32_t)length;
    known->next = -1;
    known->chain = *first;
    known->member = table->node ? find_member(plan, table->node, key, length) : NULL;
    *first = table->count;
    return table->count++;
}

/// Whether the key, which is not known, is new in the object.
static inline bool add_other(
    other_keys *others, const object_keys *keys, const uint8_t *key, size_t length
) {
    for (int index = keys->others; index < others->count; index++)
        if (others->keys[index].length == length && memcmp(others->keys[index].key, key, length) == 0) return false;
    if (others->count == most_others) return false;
    others->keys[others->count++] = (other_key){key, length};
    return true;
}

/// Goes past the key at this place and its quotes; NULL where there is none, where it holds escapes, and where the object has it
/// already.
static inline const uint8_t *_Nullable read_key(
    const ndjson_plan *plan, key_table *table, other_keys *others, object_keys *keys, const uint8_t *at,
    const plan_member *_Nullable *_Nonnull member
) {
    if (*at != '"') return NULL;
    int32_t index = keys->last >= 0 ? table->keys[keys->last].next : keys->last == -1 ? table->start : -1;
    if (index >= 0 && are_same(table->keys[index].text, at + 1, table->keys[index].length + 1)) {
        at += table->keys[index].length + 2;
    } else {
        const uint8_t *key = at + 1;
        uint8_t flags = 0;
        at = end_of_string(key, &flags);
        if (!at || flags) return NULL;
        const size_t length = (size_t)(at - key);
        at++;
        index = find_key(plan, table, key, length);
        if (index < 0) {
            *member = table->node ? find_member(plan, table->node, key, length) : NULL;
            keys->last = -2;
            return add_other(others, keys, key, length) ? at : NULL;
        }
        if (keys->last == -1) table->start = index;
        if (keys->last >= 0) table->keys[keys->last].next = index;
    }
    const uint64_t bit = (uint64_t)1 << index;
    if (keys->seen & bit) return NULL;
    keys->seen |= bit;
    keys->last = index;
    *member = table->keys[index].member;
    return at;
}

#pragma clang assume_nonnull end

#endif
