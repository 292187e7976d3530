#ifndef TENET_CNDJSON_H
#define TENET_CNDJSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "hash.h"

#if defined(__cplusplus)
extern "C" {
#endif

#pragma clang assume_nonnull begin

/// What stands where a value was looked for.
enum {
    ndjson_absent = 0,
    ndjson_null = 1,
    ndjson_false = 2,
    ndjson_true = 3,
    ndjson_number = 4,
    ndjson_string = 5,
    ndjson_array = 6,
    ndjson_object = 7,
};

/// A string holds escapes: what stands between its quotes is not its text.
enum { ndjson_escaped = 1 };
/// An element of a list is no object, so that its members say nothing.
enum { ndjson_mixed = 2 };

/// A value of a line: of a string what stands between its quotes, of everything else the whole text.
typedef struct {
    /// From the beginning of the text.
    uint32_t start;
    uint32_t length;
    uint8_t kind;
    uint8_t flags;
} ndjson_slot;

/// The elements of a list of a line.
typedef struct {
    uint32_t first;
    uint32_t count;
} ndjson_elements;

/// One line.
typedef struct {
    uint32_t start;
    /// Without the line end.
    uint32_t length;
    /// Whether its slots are filled. A line that is not plain may be malformed, or JSON that a slower reader has to look at:
    /// not an object, keys with escapes, a key twice in an object, deep nesting.
    bool is_plain;
} ndjson_line;

/// Which members of the objects of each line are wanted.
typedef struct ndjson_plan ndjson_plan;

/// A plan that wants nothing yet. Node 0 stands for the object of the line.
ndjson_plan *ndjson_plan_create(void);
void ndjson_plan_free(ndjson_plan *plan);

/// Wants the member `key` of the objects of a node. Returns its column: of the line's slots, or, within a list, of an element's.
/// A member that is wanted already keeps its column.
int32_t ndjson_plan_member(ndjson_plan *plan, int32_t node, const uint8_t *key, size_t length);

/// Looks into the objects that the member is; returns their node. A line where it is neither object nor null is not plain.
int32_t ndjson_plan_object(ndjson_plan *plan, int32_t node, const uint8_t *key, size_t length);

/// Looks into the objects of the list that the member is; returns the list. Only nodes that are in no list have lists.
int32_t ndjson_plan_list(ndjson_plan *plan, int32_t node, const uint8_t *key, size_t length);

/// The node of the elements of a list.
int32_t ndjson_plan_list_node(const ndjson_plan *plan, int32_t list);

/// How many slots a line has, an element of a list has, and how many lists there are.
int32_t ndjson_plan_columns(const ndjson_plan *plan);
int32_t ndjson_plan_list_columns(const ndjson_plan *plan, int32_t list);
int32_t ndjson_plan_lists(const ndjson_plan *plan);

/// The lines of a text, with what the plan wants of them.
typedef struct ndjson_batch ndjson_batch;

/// Ways to read lines, a faster one behind those that ask less of the processor. What they find is the same.
enum { ndjson_any_processor = 0, ndjson_avx2 = 1 };

/// The fastest one that the processor knows.
int32_t ndjson_fastest_way(void);

/// A batch without lines. The way must be one that the processor knows.
ndjson_batch *ndjson_batch_create(const ndjson_plan *plan, int32_t way);
void ndjson_batch_free(ndjson_batch *batch);

/// Bytes after a text that must be readable; what they hold does not matter.
enum { ndjson_padding = 64 };

/// Reads the lines of a text, which must end with a line end, in place of those before. False where there is no memory for them.
bool ndjson_batch_read(ndjson_batch *batch, const uint8_t *text, size_t length);

size_t ndjson_batch_count(const ndjson_batch *batch);
/// The lines; the slots of a line are those of the line before plus `ndjson_plan_columns`. Valid until the next reading.
const ndjson_line *ndjson_batch_lines(const ndjson_batch *batch);
const ndjson_slot *ndjson_batch_slots(const ndjson_batch *batch);
/// One for each line and list, by line.
const ndjson_elements *ndjson_batch_elements(const ndjson_batch *batch);
/// How many elements the lists of all lines have.
size_t ndjson_batch_list_count(const ndjson_batch *batch, int32_t list);
/// The slots of the elements of a list, by element.
const ndjson_slot *ndjson_batch_list_slots(const ndjson_batch *batch, int32_t list);

/// Lets the processor fetch bytes before they are read: they are seldom near what was read last.
void ndjson_fetch_bytes(const uint8_t *bytes, size_t length);

/// Has the kernel give all pages at once that the bytes will need, where it can: each one that is asked for by writing to it costs a
/// trap.
void ndjson_populate(uint8_t *bytes, size_t length);

/// Bytes that are one page where the system can: giving it costs a third of what as many small pages do.
enum { ndjson_block_size = 1 << 21 };

/// A block, given back with `free`; NULL where there is no memory.
uint8_t *_Nullable ndjson_block_create(void);

/// Writes the text of a string with escapes to `out`, which has room for `length` bytes; returns its length. Half of a surrogate
/// pair becomes U+FFFD. The string must come from a plain line.
size_t ndjson_unescape(const uint8_t *string, size_t length, uint8_t *out);

/// Whether a JSON value of a plain line is written as it would be written anew: no white space, no escapes, no key twice.
bool ndjson_is_compact(const uint8_t *text, size_t length);

/// Reads `2009-02-13T23:31:30Z`, with a fraction of up to nine digits, or with an offset: seconds since 1970, and nanoseconds. False
/// for every other text; some of those are times too.
bool ndjson_read_time(const uint8_t *text, size_t length, int64_t *seconds, int32_t *nanoseconds);

/// Whether the bytes hold the part, which is not empty.
bool ndjson_contains(const uint8_t *bytes, size_t length, const uint8_t *part, size_t part_length);

#pragma clang assume_nonnull end

#if defined(__cplusplus)
}
#endif

#endif
