#ifndef TENET_CNDJSON_PLAN_H
#define TENET_CNDJSON_PLAN_H

#include "strings.h"

#pragma clang assume_nonnull begin

/// Members of a node are found by a number made of their keys' lengths and ends.
enum { table_size = 64 };

typedef struct {
    uint8_t *key;
    uint32_t length;
    int32_t column;
    /// The node of the objects that it is looked into; -1: it is not.
    int32_t object;
    /// The list that it is looked into; -1: it is not.
    int32_t list;
    /// The next member with the same number; -1: none.
    int32_t next;
} plan_member;

typedef struct {
    /// The list whose elements it stands in; -1: none.
    int32_t list;
    int32_t first[table_size];
} plan_node;

typedef struct {
    int32_t node;
    int32_t columns;
} plan_list;

struct ndjson_plan {
    plan_node *nodes;
    plan_member *members;
    plan_list *lists;
    int32_t node_count, member_count, list_count, columns;
};

static inline uint32_t key_number(const uint8_t *key, size_t length) {
    if (length == 0) return 0;
    return (uint32_t)(length + key[0] * 5u + key[length - 1] * 11u) & (table_size - 1);
}

/// The wanted member with the key; NULL where it is not wanted.
static inline const plan_member *_Nullable find_member(
    const ndjson_plan *plan, const plan_node *node, const uint8_t *key, size_t length
) {
    int32_t index = node->first[key_number(key, length)];
    while (index >= 0) {
        const plan_member *member = &plan->members[index];
        if (member->length == length && memcmp(member->key, key, length) == 0) return member;
        index = member->next;
    }
    return NULL;
}

#pragma clang assume_nonnull end

#endif
