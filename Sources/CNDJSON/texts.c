// memmem, which every C library has that Swift runs on.
#define _GNU_SOURCE
#include "values.h"

/// What `\uXXXX` says; -1 where no such escape stands.
static int32_t code_unit(const uint8_t *at, const uint8_t *end) {
    if (end - at < 6 || at[0] != '\\' || at[1] != 'u') return -1;
    int32_t unit = 0;
    for (int digit = 2; digit < 6; digit++) {
        const int value = hex_digit(at[digit]);
        if (value < 0) return -1;
        unit = unit << 4 | value;
    }
    return unit;
}

static uint8_t *write_scalar(uint8_t *out, uint32_t scalar) {
    if (scalar < 0x80) {
        *out++ = (uint8_t)scalar;
    } else if (scalar < 0x800) {
        *out++ = (uint8_t)(0xC0 | scalar >> 6);
        *out++ = (uint8_t)(0x80 | (scalar & 0x3F));
    } else if (scalar < 0x10000) {
        *out++ = (uint8_t)(0xE0 | scalar >> 12);
        *out++ = (uint8_t)(0x80 | (scalar >> 6 & 0x3F));
        *out++ = (uint8_t)(0x80 | (scalar & 0x3F));
    } else {
        *out++ = (uint8_t)(0xF0 | scalar >> 18);
        *out++ = (uint8_t)(0x80 | (scalar >> 12 & 0x3F));
        *out++ = (uint8_t)(0x80 | (scalar >> 6 & 0x3F));
        *out++ = (uint8_t)(0x80 | (scalar & 0x3F));
    }
    return out;
}

size_t ndjson_unescape(const uint8_t *string, size_t length, uint8_t *out) {
    const uint8_t *at = string, *end = string + length;
    uint8_t *start = out;
    while (at < end) {
        if (*at != '\\' || end - at < 2) {
            *out++ = *at++;
            continue;
        }
        switch (at[1]) {
        case 'b': *out++ = '\b'; break;
        case 'f': *out++ = '\f'; break;
        case 'n': *out++ = '\n'; break;
        case 'r': *out++ = '\r'; break;
        case 't': *out++ = '\t'; break;
        case 'u': {
            const int32_t unit = code_unit(at, end);
            const int32_t trail = unit >= 0xD800 && unit < 0xDC00 ? code_unit(at + 6, end) : -1;
            if (trail >= 0xDC00 && trail < 0xE000) {
                out = write_scalar(out, 0x10000u + (uint32_t)((unit & 0x3FF) << 10) + (uint32_t)(trail & 0x3FF));
                at += 12;
            } else {
                const bool is_half = unit < 0 || (unit >= 0xD800 && unit < 0xE000);
                out = write_scalar(out, is_half ? 0xFFFD : (uint32_t)unit);
                at += 6;
            }
            continue;
        }
        default: *out++ = at[1];
        }
        at += 2;
    }
    return (size_t)(out - start);
}

/// Keys of one object that are compared with each other; larger objects are not called compact.
enum { most_keys = 32, most_levels = 16 };

/// Goes past a value that is as it would be written; NULL where it is not.
static const uint8_t *_Nullable skip_compact(const uint8_t *at, const uint8_t *end, int level) {
    if (at >= end || level > most_levels) return NULL;
    uint8_t flags = 0, kind = 0;
    if (*at == '"') {
        at = end_of_string(at + 1, &flags);
        return at && !flags ? at + 1 : NULL;
    }
    if (*at != '{' && *at != '[') return skip_word(at, &kind);
    const bool is_object = *at++ == '{';
    const uint8_t close = is_object ? '}' : ']';
    if (*at == close) return at + 1;
    struct { const uint8_t *start; size_t length; } keys[most_keys];
    int count = 0;
    for (;;) {
        if (is_object) {
            if (*at != '"' || count == most_keys) return NULL;
            const uint8_t *key = ++at;
            at = end_of_string(at, &flags);
            if (!at || flags) return NULL;
            const size_t length = (size_t)(at - key);
            for (int other = 0; other < count; other++)
                if (keys[other].length == length && memcmp(keys[other].start, key, length) == 0) return NULL;
            keys[count].start = key;
            keys[count++].length = length;
            if (*++at != ':') return NULL;
            at++;
        }
        at = skip_compact(at, end, level + 1);
        if (!at) return NULL;
        if (*at == close) return at + 1;
        if (*at++ != ',') return NULL;
    }
}

bool ndjson_is_compact(const uint8_t *text, size_t length) {
    return skip_compact(text, text + length, 0) == text + length;
}

bool ndjson_contains(const uint8_t *bytes, size_t length, const uint8_t *part, size_t part_length) {
    return memmem(bytes, length, part, part_length) != NULL;
}
