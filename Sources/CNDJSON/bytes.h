#ifndef TENET_CNDJSON_BYTES_H
#define TENET_CNDJSON_BYTES_H

// Looking at sixteen bytes at a time. Every function may read up to sixteen bytes from `at`, whatever it finds.

#include <stdint.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__ARM_NEON)
#include <arm_neon.h>
#endif

#pragma clang assume_nonnull begin

#if defined(__SSE2__)

/// A bit for each of sixteen bytes that a string cannot simply go on with: quote, backslash, control, not ASCII.
static inline uint32_t special_bytes(const uint8_t *at) {
    const __m128i bytes = _mm_loadu_si128((const __m128i *)at);
    const __m128i quote = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
    const __m128i backslash = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));
    // As signed bytes, those beyond ASCII are less than the blank too.
    const __m128i other = _mm_cmplt_epi8(bytes, _mm_set1_epi8(0x20));
    return (uint32_t)_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(quote, backslash), other));
}

/// How many of sixteen bytes come before the first that is special; 16 for none.
static inline uint32_t plain_bytes(const uint8_t *at) {
    const uint32_t mask = special_bytes(at);
    return mask ? (uint32_t)__builtin_ctz(mask) : 16;
}

#elif defined(__ARM_NEON)

static inline uint32_t plain_bytes(const uint8_t *at) {
    const uint8x16_t bytes = vld1q_u8(at);
    const uint8x16_t quote = vceqq_u8(bytes, vdupq_n_u8('"'));
    const uint8x16_t backslash = vceqq_u8(bytes, vdupq_n_u8('\\'));
    const uint8x16_t other = vcltq_s8(vreinterpretq_s8_u8(bytes), vdupq_n_s8(0x20));
    const uint8x16_t all = vorrq_u8(vorrq_u8(quote, backslash), other);
    // Four bits of the result for each byte.
    const uint64_t mask =
        vget_lane_u64(vreinterpret_u64_u8(vshrn_n_u16(vreinterpretq_u16_u8(all), 4)), 0);
    return mask ? (uint32_t)__builtin_ctzll(mask) / 4 : 16;
}

#else

static inline uint32_t plain_bytes(const uint8_t *at) {
    uint32_t count = 0;
    while (count < 16 && at[count] >= 0x20 && at[count] < 0x80 && at[count] != '"' && at[count] != '\\') count++;
    return count;
}

#endif

static inline uint64_t load64(const uint8_t *at) {
    uint64_t word;
    memcpy(&word, at, 8);
    return word;
}

#pragma clang assume_nonnull end

#endif
