#include "cre2.h"

#include <re2/re2.h>

struct cre2_pattern {
    re2::RE2 regex;
};

static re2::RE2::Options options(size_t max_memory) {
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(static_cast<int64_t>(max_memory));
    return options;
}

cre2_pattern *cre2_compile(const char *pattern, size_t length, size_t max_memory) {
    return new cre2_pattern{re2::RE2(re2::StringPiece(pattern, length), options(max_memory))};
}

const char *cre2_error(const cre2_pattern *pattern) {
    return pattern->regex.ok() ? nullptr : pattern->regex.error().c_str();
}

bool cre2_is_too_large(const cre2_pattern *pattern) {
    return pattern->regex.error_code() == re2::RE2::ErrorPatternTooLarge;
}

size_t cre2_size(const cre2_pattern *pattern) {
    return pattern->regex.ok() ? static_cast<size_t>(pattern->regex.ProgramSize()) : 0;
}

bool cre2_matches(const cre2_pattern *pattern, const char *text, size_t length) {
    re2::StringPiece piece(text, length);
    return pattern->regex.Match(piece, 0, length, re2::RE2::UNANCHORED, nullptr, 0);
}

void cre2_free(cre2_pattern *pattern) { delete pattern; }
