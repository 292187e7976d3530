#include "strings.h"

/// Takes eight characters apart that look like the pattern, in which `0` stands for any digit: byte by byte what the digit there and
/// the next say together. False where they do not look like it.
static inline bool read_pairs(const uint8_t *text, const char pattern[8], uint8_t pairs[8]) {
    uint64_t expected, limits = 0;
    memcpy(&expected, pattern, 8);
    // What is added to a digit, or to a difference from another character, so that the highest bit says that it is too large.
    for (int place = 0; place < 8; place++) limits |= (uint64_t)(pattern[place] == '0' ? 0x76 : 0x7F) << 8 * place;
    const uint64_t found = load64(text) ^ expected;
    if (((found + limits) | found) & 0x8080808080808080u) return false;
    const uint64_t sums = found * 10 + (found >> 8);
    memcpy(pairs, &sums, 8);
    return true;
}

/// Days that a month has in every year; of what is no month it does not matter what is said.
static inline unsigned days_of_month(unsigned month) {
    static const uint8_t days[16] = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month & 15];
}

/// Since 1970-01-01, in the years from 1 on. See https://howardhinnant.github.io/date_algorithms.html#days_from_civil.
static inline int64_t days_since_1970(unsigned year, unsigned month, unsigned day) {
    // Years and their months begin in March.
    const unsigned is_early = month <= 2;
    year -= is_early;
    month += 12 * is_early - 3;
    const unsigned century = year / 100;
    return (int64_t)(year * 1461 / 4 - century + century / 4 + (153 * month + 2) / 5 + day) - 719469;
}

bool ndjson_read_time(const uint8_t *text, size_t length, int64_t *seconds, int32_t *nanoseconds) {
    uint8_t month[8], day[8], second[8];
    if (length < 20 || !read_pairs(text, "0000-00-", month) || !read_pairs(text + 8, "00T00:00", day)
        || !read_pairs(text + 11, "00:00:00", second))
        return false;
    const unsigned year = month[0] * 100u + month[2];
    // The first and the last year are left to the other reader, as is the day that not every February has. Without a way out between
    // them the processor need not guess; one less than zero is very many.
    if ((year - 2u > 9996) | (month[5] - 1u > 11) | (day[0] - 1u >= days_of_month(month[5])) | (second[0] > 23)
        | (second[3] > 59) | (second[6] > 59))
        return false;
    const uint8_t *at = text + 19, *end = text + length;
    *nanoseconds = 0;
    if (*at == '.') {
        const uint8_t *start = ++at;
        int32_t unit = 100000000;
        for (; at < end && is_digit(*at); at++) {
            if (!unit) return false;
            *nanoseconds += (*at - '0') * unit;
            unit /= 10;
        }
        if (at == start) return false;
    }
    int64_t offset = 0;
    if (end - at == 6 && (*at == '+' || *at == '-') && at[3] == ':') {
        if (!is_digit(at[1]) || !is_digit(at[2]) || !is_digit(at[4]) || !is_digit(at[5])) return false;
        const int hours = (at[1] - '0') * 10 + at[2] - '0', minutes = (at[4] - '0') * 10 + at[5] - '0';
        if (hours > 23 || minutes > 59) return false;
        offset = (hours * 3600 + minutes * 60) * (*at == '-' ? -1 : 1);
    } else if (end - at != 1 || *at != 'Z') {
        return false;
    }
    *seconds = days_since_1970(year, month[5], day[0]) * 86400 + second[0] * 3600 + second[3] * 60 + second[6] - offset;
    return true;
}
