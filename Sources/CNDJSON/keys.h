#ifndef TENET_CNDJSON_KEYS_H
#define TENET_CNDJSON_KEYS_H

// Keys of objects: which they are, and that none comes twice. Objects of one kind have the same keys in the same order as a rule,
// so that a key is compared with the one that came next the last time before it is looked for, and with the quotes, the colon and
// the blanks around it as they were written the first time.

#include "plan.h"

#pragma clang assume_nonnull begin

enum {
    /// Keys that are known of one kind of object; a bit each.
    most_known = 64,
    /// A longer key is not remembered.
    longest_known = 32,
    /// Keys of the objects around a place that are not known, and are compared with each other.
    most_others = 64,
};

typedef struct known_key {
    /// How it was written when it came first, from its quote to its value, and which bits of that count; where it is too long they all
    /// do, and nothing is like it.
    uint64_t written[compared_words], counted[compared_words];
    uint32_t written_length;
    uint32_t length;
    uint8_t text[longest_known];
    /// Its own among those of its kind of object.
    uint64_t bit;
    /// The key that came next the last time; NULL: none did.
    struct known_key *_Nullable next;
    /// The next key with the same number; NULL: none.
    struct known_key *_Nullable chain;
    /// NULL: it is not wanted.
    const plan_member *_Nullable member;
} known_key;

/// What is known of one kind of object.
typedef struct {
    known_key keys[most_known];
    int32_t count;
    /// The keys that came first, and after one that is not known, the last time; NULL: none did.
    known_key *_Nullable start, *_Nullable after_other;
    known_key *_Nullable first[table_size];
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
    /// Where the key that comes next is remembered.
    known_key *_Nullable *_Nonnull next;
    /// Where the object's own begin among the others.
    int32_t others;
} object_keys;

static inline object_keys no_keys(key_table *table, const other_keys *others) {
    return (object_keys){0, &table->start, (int32_t)others->count};
}

/// A line end is no white space, since it ends the line.
static inline const uint8_t *skip_blanks(const uint8_t *at) {
    if (*at > ' ') return at;
    while (*at == ' ' || *at == '\t' || *at == '\r') at++;
    return at;
}

/// Remembers how a key is written, of which nothing is known yet.
static inline void remember_written(known_key *known, const uint8_t *at, size_t length) {
    if (length <= sizeof(known->written)) {
        memset(known->counted, 0xFF, length);
        memcpy(known->written, at, length);
        known->written_length = (uint32_t)length;
    } else {
        // No key is written as nothing but zeros.
        memset(known->counted, 0xFF, sizeof(known->counted));
    }
}

/// Whether the key is written here as it was when it came first.
static inline bool is_written(const known_key *known, const uint8_t *at) {
    return is_same(at, known->written, known->counted);
}

/// The key whose text is `text`, written at `at` up to `value`; known from now on if there is room, NULL if there is none.
static inline known_key *_Nullable find_key(
    const ndjson_plan *plan, key_table *table, const uint8_t *at, const uint8_t *text, size_t length, const uint8_t *value
) {
    if (length > longest_known) return NULL;
    known_key **first = &table->first[key_number(text, length)];
    for (known_key *known = *first; known; known = known->chain)
        if (known->length == length && memcmp(known->text, text, length) == 0) return known;
    if (table->count == most_known) return NULL;
    known_key *known = &table->keys[table->count];
    memcpy(known->text, text, length);
    known->length = (uint32_t)length;
    known->bit = (uint64_t)1 << table->count++;
    known->chain = *first;
    known->member = table->node ? find_member(plan, table->node, text, length) : NULL;
    remember_written(known, at, (size_t)(value - at));
    *first = known;
    return known;
}

/// Whether the key, which is not known, is new in the object, whose own begin at `first`.
static inline bool add_other(other_keys *others, int32_t first, const uint8_t *key, size_t length) {
    for (int index = first; index < others->count; index++)
        if (others->keys[index].length == length && memcmp(others->keys[index].key, key, length) == 0) return false;
    if (others->count == most_others) return false;
    others->keys[others->count++] = (other_key){key, length};
    return true;
}

/// A key that was not the expected one.
typedef struct {
    /// NULL where there is no key, and where it holds escapes or is not known and the object has it already.
    const uint8_t *_Nullable value;
    /// NULL: it is not known.
    known_key *_Nullable known;
    /// NULL: it is not wanted.
    const plan_member *_Nullable member;
} found_key;

// Apart from `read_key`, which is part of every loop over an object and should be short.
__attribute__((noinline)) static found_key look_for_key(
    const ndjson_plan *plan, key_table *table, other_keys *others, int32_t first_other, const uint8_t *at
) {
    const found_key none = {NULL, NULL, NULL};
    if (*at != '"') return none;
    const uint8_t *text = at + 1;
    uint8_t flags = 0;
    const uint8_t *end = end_of_string(text, &flags);
    if (!end || flags) return none;
    const size_t length = (size_t)(end - text);
    const uint8_t *colon = skip_blanks(end + 1);
    if (*colon != ':') return none;
    const uint8_t *value = skip_blanks(colon + 1);
    known_key *known = find_key(plan, table, at, text, length, value);
    if (known) return (found_key){value, known, known->member};
    if (!add_other(others, first_other, text, length)) return none;
    return (found_key){value, NULL, table->node ? find_member(plan, table->node, text, length) : NULL};
}

/// Goes past the key at this place, and the colon, to its value; NULL where there is none, where it holds escapes, and where the
/// object has it already.
__attribute__((always_inline)) static inline const uint8_t *_Nullable read_key(
    const ndjson_plan *plan, key_table *table, other_keys *others, object_keys *keys, const uint8_t *at,
    const plan_member *_Nullable *_Nonnull member
) {
    known_key *known = *keys->next;
    if (known && is_written(known, at)) {
        // There may be more blanks than the first time.
        at = skip_blanks(at + known->written_length);
    } else {
        const found_key found = look_for_key(plan, table, others, keys->others, at);
        if (!found.value) return NULL;
        at = found.value;
        known = found.known;
        if (!known) {
            *member = found.member;
            keys->next = &table->after_other;
            return at;
        }
        *keys->next = known;
    }
    if (keys->seen & known->bit) return NULL;
    keys->seen |= known->bit;
    keys->next = &known->next;
    *member = known->member;
    return at;
}

#pragma clang assume_nonnull end

#endif
