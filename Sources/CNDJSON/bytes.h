#ifndef TENET_CNDJSON_BYTES_H
#define TENET_CNDJSON_BYTES_H

// Looking at 64 bytes at once, which is the end of most strings: how many pieces a string takes cannot be foreseen, and a wrong guess
// costs more than the look. Every function may read so many bytes from `at`, whatever it finds.

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#if defined(NDJSON_AVX2)
#include <immintrin.h>
#elif defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__ARM_NEON)
#include <arm_neon.h>
#endif

#pragma clang assume_nonnull begin

enum { block = 64 };

// A bit for each byte of a block that a string cannot simply go on with: quote, backslash, control, not ASCII.

#if defined(NDJSON_AVX2)

static inline uint64_t special_bytes(const uint8_t *at) {
    uint64_t mask = 0;
    for (int part = 0; part < block; part += 32) {
        const __m256i bytes = _mm256_loadu_si256((const __m256i *)(at + part));
        const __m256i quote = _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('"'));
        const __m256i backslash = _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('\\'));
        // As signed bytes, those beyond ASCII are less than the blank too.
        const __m256i other = _mm256_cmpgt_epi8(_mm256_set1_epi8(0x20), bytes);
        const int bits = _mm256_movemask_epi8(_mm256_or_si256(_mm256_or_si256(quote, backslash), other));
        mask |= (uint64_t)(uint32_t)bits << part;
    }
    return mask;
}

#elif defined(__SSE2__)

static inline uint64_t special_bytes(const uint8_t *at) {
    uint64_t mask = 0;
    for (int part = 0; part < block; part += 16) {
        const __m128i bytes = _mm_loadu_si128((const __m128i *)(at + part));
        const __m128i quote = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
        const __m128i backslash = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));
        // As signed bytes, those beyond ASCII are less than the blank too.
        const __m128i other = _mm_cmplt_epi8(bytes, _mm_set1_epi8(0x20));
        const int bits = _mm_movemask_epi8(_mm_or_si128(_mm_or_si128(quote, backslash), other));
        mask |= (uint64_t)(uint32_t)bits << part;
    }
    return mask;
}

#elif defined(__ARM_NEON)

static inline uint64_t special_bytes(const uint8_t *at) {
    static const uint8_t bits[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
    uint8x16_t parts[4];
    for (int part = 0; part < 4; part++) {
        const uint8x16_t bytes = vld1q_u8(at + 16 * part);
        const uint8x16_t quote = vceqq_u8(bytes, vdupq_n_u8('"'));
        const uint8x16_t backslash = vceqq_u8(bytes, vdupq_n_u8('\\'));
        const uint8x16_t other = vcltq_s8(vreinterpretq_s8_u8(bytes), vdupq_n_s8(0x20));
        parts[part] = vandq_u8(vorrq_u8(vorrq_u8(quote, backslash), other), vld1q_u8(bits));
    }
    // Neighbours are added until the bits of eight bytes are in one.
    const uint8x16_t pairs = vpaddq_u8(vpaddq_u8(parts[0], parts[1]), vpaddq_u8(parts[2], parts[3]));
    return vgetq_lane_u64(vreinterpretq_u64_u8(vpaddq_u8(pairs, pairs)), 0);
}

#else

static inline uint64_t special_bytes(const uint8_t *at) {
    uint64_t mask = 0;
    for (int place = 0; place < block; place++) {
        const uint8_t byte = at[place];
        const bool is_special = byte < 0x20 || byte >= 0x80 || byte == '"' || byte == '\\';
        mask |= (uint64_t)is_special << place;
    }
    return mask;
}

#endif

static inline uint64_t load64(const uint8_t *at) {
    uint64_t word;
    memcpy(&word, at, 8);
    return word;
}

/// Words that are compared at once.
enum { compared_words = 4 };

/// Whether the bytes are those of the words, as far as their bits count.
static inline bool is_same(const uint8_t *at, const uint64_t *words, const uint64_t *counted) {
#if defined(NDJSON_AVX2)
    const __m256i bytes = _mm256_loadu_si256((const __m256i *)at), others = _mm256_loadu_si256((const __m256i *)words);
    return _mm256_testz_si256(_mm256_xor_si256(bytes, others), _mm256_loadu_si256((const __m256i *)counted));
#else
    uint64_t difference = 0;
    for (int word = 0; word < compared_words; word++) difference |= (load64(at + 8 * word) ^ words[word]) & counted[word];
    return difference == 0;
#endif
}

#pragma clang assume_nonnull end

#endif
