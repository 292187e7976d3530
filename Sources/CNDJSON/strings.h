#ifndef TENET_CNDJSON_STRINGS_H
#define TENET_CNDJSON_STRINGS_H

// Strings of JSON texts. A line ends with a control character, which is in no string, so that nothing reads beyond it.

#include "bytes.h"
#include "include/cndjson.h"

#pragma clang assume_nonnull begin

static inline bool is_digit(uint8_t byte) { return (uint8_t)(byte - '0') < 10; }

static inline int hex_digit(uint8_t byte) {
    if (is_digit(byte)) return byte - '0';
    const uint8_t lower = byte | 0x20;
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

static inline bool is_continuation(uint8_t byte) { return (byte & 0xC0) == 0x80; }

/// Goes past a character of more than one byte; NULL where it is none. See table 3-7 of
/// https://www.unicode.org/versions/Unicode16.0.0/.
static inline const uint8_t *_Nullable skip_scalar(const uint8_t *at) {
    const uint8_t first = at[0];
    if (first >= 0xC2 && first <= 0xDF) return is_continuation(at[1]) ? at + 2 : NULL;
    if (first >= 0xE0 && first <= 0xEF) {
        const uint8_t low = first == 0xE0 ? 0xA0 : 0x80, high = first == 0xED ? 0x9F : 0xBF;
        return at[1] >= low && at[1] <= high && is_continuation(at[2]) ? at + 3 : NULL;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const uint8_t low = first == 0xF0 ? 0x90 : 0x80, high = first == 0xF4 ? 0x8F : 0xBF;
        return at[1] >= low && at[1] <= high && is_continuation(at[2]) && is_continuation(at[3]) ? at + 4 : NULL;
    }
    return NULL;
}

/// Goes past an escape; NULL where it is none.
static inline const uint8_t *_Nullable skip_escape(const uint8_t *at) {
    switch (at[1]) {
    case '"': case '\\': case '/': case 'b': case 'f': case 'n': case 'r': case 't':
        return at + 2;
    case 'u':
        for (int digit = 2; digit < 6; digit++)
            if (hex_digit(at[digit]) < 0) return NULL;
        return at + 6;
    default:
        return NULL;
    }
}

/// From after the opening quote to the closing one; NULL where the string is none.
static inline const uint8_t *_Nullable end_of_string(const uint8_t *at, uint8_t *flags) {
    for (;;) {
        const uint64_t special = special_bytes(at);
        if (!special) {
            at += block;
            continue;
        }
        at += __builtin_ctzll(special);
        if (*at == '"') return at;
        const uint8_t *next;
        if (*at == '\\') {
            *flags |= ndjson_escaped;
            next = skip_escape(at);
        } else {
            next = *at < 0x80 ? NULL : skip_scalar(at);
        }
        if (!next) return NULL;
        at = next;
    }
}

#pragma clang assume_nonnull end

#endif
