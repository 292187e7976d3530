#include "plan.h"

#include <stdlib.h>

// Plans are made of the fields of a schema, so that they are small and memory for them is taken for granted.
static void *grown(void *items, size_t count, size_t size) {
    void *larger = realloc(items, (count + 1) * size);
    if (!larger) abort();
    return larger;
}

static int32_t add_node(ndjson_plan *plan, int32_t list) {
    plan->nodes = grown(plan->nodes, (size_t)plan->node_count, sizeof(plan_node));
    plan_node *node = &plan->nodes[plan->node_count];
    node->list = list;
    for (int index = 0; index < table_size; index++) node->first[index] = -1;
    return plan->node_count++;
}

ndjson_plan *ndjson_plan_create(void) {
    ndjson_plan *plan = grown(NULL, 0, sizeof(ndjson_plan));
    memset(plan, 0, sizeof(ndjson_plan));
    add_node(plan, -1);
    return plan;
}

void ndjson_plan_free(ndjson_plan *plan) {
    for (int32_t index = 0; index < plan->member_count; index++) free(plan->members[index].key);
    free(plan->members);
    free(plan->nodes);
    free(plan->lists);
    free(plan);
}

/// The index of the member, wanted from now on.
static int32_t want(ndjson_plan *plan, int32_t node_index, const uint8_t *key, size_t length) {
    const plan_member *known = find_member(plan, &plan->nodes[node_index], key, length);
    if (known) return (int32_t)(known - plan->members);
    plan->members = grown(plan->members, (size_t)plan->member_count, sizeof(plan_member));
    plan_node *node = &plan->nodes[node_index];
    plan_member *member = &plan->members[plan->member_count];
    member->key = grown(NULL, length, 1);
    memcpy(member->key, key, length);
    member->length = (uint32_t)length;
    member->column = node->list < 0 ? plan->columns++ : plan->lists[node->list].columns++;
    member->object = member->list = -1;
    int32_t *first = &node->first[key_number(key, length)];
    member->next = *first;
    *first = plan->member_count;
    return plan->member_count++;
}

int32_t ndjson_plan_member(ndjson_plan *plan, int32_t node, const uint8_t *key, size_t length) {
    const int32_t member = want(plan, node, key, length);
    return plan->members[member].column;
}

int32_t ndjson_plan_object(ndjson_plan *plan, int32_t node, const uint8_t *key, size_t length) {
    const int32_t member = want(plan, node, key, length);
    if (plan->members[member].object < 0) {
        const int32_t object = add_node(plan, plan->nodes[node].list);
        plan->members[member].object = object;
    }
    return plan->members[member].object;
}

int32_t ndjson_plan_list(ndjson_plan *plan, int32_t node, const uint8_t *key, size_t length) {
    const int32_t member = want(plan, node, key, length);
    if (plan->members[member].list < 0) {
        plan->lists = grown(plan->lists, (size_t)plan->list_count, sizeof(plan_list));
        const int32_t list = plan->list_count++;
        plan->lists[list].columns = 0;
        const int32_t elements = add_node(plan, list);
        plan->lists[list].node = elements;
        plan->members[member].list = list;
    }
    return plan->members[member].list;
}

int32_t ndjson_plan_list_node(const ndjson_plan *plan, int32_t list) { return plan->lists[list].node; }

int32_t ndjson_plan_columns(const ndjson_plan *plan) { return plan->columns; }

int32_t ndjson_plan_list_columns(const ndjson_plan *plan, int32_t list) { return plan->lists[list].columns; }

int32_t ndjson_plan_lists(const ndjson_plan *plan) { return plan->list_count; }
