#if defined(__x86_64__)

// What is not ours is not made for these processors only.
#include <immintrin.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "include/cndjson.h"

#define NDJSON_AVX2
#define NDJSON_READ_LINES ndjson_read_lines_avx2

#pragma clang attribute push(__attribute__((target("avx2,bmi,bmi2"))), apply_to = function)
#include "lines.h"
#pragma clang attribute pop

#endif
