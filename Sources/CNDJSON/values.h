#ifndef TENET_CNDJSON_VALUES_H
#define TENET_CNDJSON_VALUES_H

// Values of JSON texts that are gone past, checked but not kept.

#include "keys.h"

#pragma clang assume_nonnull begin

/// Levels within one value that are gone past here; what is deeper is left to a slower reader.
enum { deepest = 60 };

/// Goes past a number; NULL where it is none. See https://www.rfc-editor.org/rfc/rfc8259#section-6.
static inline const uint8_t *_Nullable skip_number(const uint8_t *at) {
    if (*at == '-') at++;
    if (*at == '0') {
        at++;
    } else {
        if (!is_digit(*at)) return NULL;
        while (is_digit(*at)) at++;
    }
    if (*at == '.') {
        at++;
        if (!is_digit(*at)) return NULL;
        while (is_digit(*at)) at++;
    }
    if ((*at | 0x20) == 'e') {
        at++;
        if (*at == '+' || *at == '-') at++;
        if (!is_digit(*at)) return NULL;
        while (is_digit(*at)) at++;
    }
    return at;
}

/// Goes past a value that is no string, array or object; NULL where it is none.
static inline const uint8_t *_Nullable skip_word(const uint8_t *at, uint8_t *kind) {
    switch (*at) {
    case 't':
        *kind = ndjson_true;
        return memcmp(at, "true", 4) == 0 ? at + 4 : NULL;
    case 'f':
        *kind = ndjson_false;
        return memcmp(at, "false", 5) == 0 ? at + 5 : NULL;
    case 'n':
        *kind = ndjson_null;
        return memcmp(at, "null", 4) == 0 ? at + 4 : NULL;
    default:
        *kind = ndjson_number;
        return skip_number(at);
    }
}

/// What going past values takes.
typedef struct {
    const ndjson_plan *plan;
    /// Of all objects that are gone past.
    key_table *keys;
    other_keys *others;
} skipping;

static inline const uint8_t *_Nullable skip_key(const skipping *skipping, object_keys *keys, const uint8_t *at) {
    const plan_member *member;
    return read_key(skipping->plan, skipping->keys, skipping->others, keys, at, &member);
}

/// Goes past an array or object; NULL where it is none, too deep, or has a key twice.
static inline const uint8_t *_Nullable skip_container(const skipping *skipping, const uint8_t *at) {
    // A bit for each level that is open, the innermost last: whether it is an object.
    uint64_t objects = 0;
    int depth = 0;
    // By level; of arrays they mean nothing.
    object_keys keys[deepest + 1];
    for (;;) {
        // At a value.
        if (*at == '"') {
            uint8_t flags = 0;
            at = end_of_string(at + 1, &flags);
            if (!at) return NULL;
            at++;
        } else if (*at == '{' || *at == '[') {
            const bool is_object = *at == '{';
            at = skip_blanks(at + 1);
            if (*at == (is_object ? '}' : ']')) {
                at++;
                if (depth == 0) return at;
            } else {
                if (++depth > deepest) return NULL;
                objects = objects << 1 | is_object;
                keys[depth] = no_keys(skipping->keys, skipping->others);
                if (is_object && !(at = skip_key(skipping, &keys[depth], at))) return NULL;
                continue;
            }
        } else {
            uint8_t kind;
            at = skip_word(at, &kind);
            if (!at) return NULL;
        }
        // After a value.
        for (;;) {
            at = skip_blanks(at);
            const bool is_object = objects & 1;
            if (*at == ',') {
                at = skip_blanks(at + 1);
                if (is_object && !(at = skip_key(skipping, &keys[depth], at))) return NULL;
                break;
            }
            if (*at != (is_object ? '}' : ']')) return NULL;
            at++;
            objects >>= 1;
            skipping->others->count = keys[depth].others;
            if (--depth == 0) return at;
        }
    }
}

/// Goes past a value and says what it is; NULL where it is none.
static inline const uint8_t *_Nullable skip_value(
    const skipping *skipping, const uint8_t *at, uint8_t *kind, uint8_t *flags
) {
    switch (*at) {
    case '"':
        *kind = ndjson_string;
        at = end_of_string(at + 1, flags);
        return at ? at + 1 : NULL;
    case '{':
        *kind = ndjson_object;
        return skip_container(skipping, at);
    case '[':
        *kind = ndjson_array;
        return skip_container(skipping, at);
    default:
        return skip_word(at, kind);
    }
}

#pragma clang assume_nonnull end

#endif
