#ifndef TENET_CNDJSON_HASH_H
#define TENET_CNDJSON_HASH_H

// Telling texts from others, of which there are very many: part of whoever asks. How long they are cannot be foreseen, and a wrong
// guess costs more than a look at sixteen bytes. So many bytes after each text must be readable; they say nothing.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#pragma clang assume_nonnull begin

/// Both halves of a product, each of whose bits depends on many of both factors.
static inline uint64_t ndjson_mixed_product(uint64_t left, uint64_t right) {
    const __uint128_t product = (__uint128_t)left * right;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

/// Sixteen bytes.
typedef struct {
    uint64_t first, second;
} ndjson_words;

static inline ndjson_words ndjson_load_words(const uint8_t *bytes) {
    ndjson_words words;
    memcpy(&words, bytes, sizeof(words));
    return words;
}

/// All bits of up to sixteen bytes.
static inline ndjson_words ndjson_first_bytes(size_t length) {
    static const uint8_t bits[32] = {
        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};
    return ndjson_load_words(bits + 16 - length);
}

/// A number that differs, as a rule, where the bytes differ.
static inline uint64_t ndjson_hash(const uint8_t *bytes, size_t length, uint64_t seed) {
    const uint64_t one = 0xD6E8FEB86659FD93u, other = 0xA0761D6478BD642Fu;
    uint64_t hash = seed ^ (uint64_t)length * 0x9E3779B97F4A7C15u;
    for (; length > 16; bytes += 16, length -= 16) {
        const ndjson_words words = ndjson_load_words(bytes);
        hash = ndjson_mixed_product(hash ^ words.first ^ one, words.second ^ other);
    }
    const ndjson_words words = ndjson_load_words(bytes), counted = ndjson_first_bytes(length);
    hash = ndjson_mixed_product(
        hash ^ (words.first & counted.first) ^ one, (words.second & counted.second) ^ other);
    return ndjson_mixed_product(hash ^ 0xE7037ED1A0B428DBu, 0x8EBC6AF09C88C6E3u);
}

/// Whether the bytes are the same.
static inline bool ndjson_is_equal(const uint8_t *left, const uint8_t *right, size_t length) {
    for (; length > 16; left += 16, right += 16, length -= 16) {
        const ndjson_words one = ndjson_load_words(left), other = ndjson_load_words(right);
        if (((one.first ^ other.first) | (one.second ^ other.second)) != 0) return false;
    }
    const ndjson_words one = ndjson_load_words(left), other = ndjson_load_words(right), counted = ndjson_first_bytes(length);
    return (((one.first ^ other.first) & counted.first) | ((one.second ^ other.second) & counted.second)) == 0;
}

#pragma clang assume_nonnull end

#endif
