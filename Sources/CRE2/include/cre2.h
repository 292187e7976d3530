#ifndef TENET_CRE2_H
#define TENET_CRE2_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A compiled regular expression of https://github.com/google/re2.
typedef struct cre2_pattern cre2_pattern;

/// Compiles `pattern` (UTF-8). Never NULL; see `cre2_error`. `max_memory` bounds the program and its caches, in bytes.
cre2_pattern *_Nonnull cre2_compile(const char *_Nonnull pattern, size_t length, size_t max_memory);

/// The reason why the pattern could not be compiled, or NULL. Lives as long as the pattern.
const char *_Nullable cre2_error(const cre2_pattern *_Nonnull pattern);

/// Whether the reason is that the program would be too large.
bool cre2_is_too_large(const cre2_pattern *_Nonnull pattern);

/// The number of instructions of the program; 0 where there is none.
size_t cre2_size(const cre2_pattern *_Nonnull pattern);

/// Whether the pattern matches anywhere in `text` (UTF-8).
bool cre2_matches(const cre2_pattern *_Nonnull pattern, const char *_Nonnull text, size_t length);

void cre2_free(cre2_pattern *_Nonnull pattern);

#ifdef __cplusplus
}
#endif

#endif
