// madvise, and what it can be asked for.
#define _GNU_SOURCE
#include <sys/mman.h>

#include <stdlib.h>

#include "include/cndjson.h"

void ndjson_fetch_bytes(const uint8_t *bytes, size_t length) {
    for (size_t place = 0; place < length; place += 64) __builtin_prefetch(bytes + place);
}

void ndjson_populate(uint8_t *bytes, size_t length) {
#if defined(MADV_POPULATE_WRITE)
    enum { page = 4096 };
    const uintptr_t first = ((uintptr_t)bytes + page - 1) / page * page, end = ((uintptr_t)bytes + length) / page * page;
    // Kernels that cannot, or whose pages are larger, refuse; then each page comes when it is written to.
    if (first < end) (void)madvise((void *)first, end - first, MADV_POPULATE_WRITE);
#else
    (void)bytes;
    (void)length;
#endif
}

uint8_t *ndjson_block_create(void) {
    uint8_t *block = aligned_alloc(ndjson_block_size, ndjson_block_size);
#if defined(MADV_HUGEPAGE)
    // Where it cannot, the block is of small pages.
    if (block) (void)madvise(block, ndjson_block_size, MADV_HUGEPAGE);
#endif
    return block;
}
