package import CEL
internal import Synchronization

/// The organization as expressions see it: `org.id`, `org.users`. Each list is made once.
package final class OrganizationObject: CELObject {
    private let inventory: Inventory
    private let lists = Mutex<[ResourceKind: CELValue]>([:])

    /// Sees what is in the inventory, and later changes to that inventory not.
    package init(_ inventory: Inventory) {
        self.inventory = inventory
    }

    package var typeName: String {
        ResourceKind.organization.objectTypeName
    }

    package func field(_ name: String) -> CELValue? {
        guard let kind = ResourceKind(collectionName: name), kind != .organization else {
            return ResourceObject(inventory.organization).field(name)
        }
        return lists.withLock { lists in
            if let list = lists[kind] { return list }
            let list = list(of: kind)
            lists[kind] = list
            return list
        }
    }

    /// Unknown where not all resources of the kind were seen.
    private func list(of kind: ResourceKind) -> CELValue {
        let collection = inventory.collection(of: kind)
        let missing = collection.completeness(for: .everything, of: kind).missing
        guard missing.isEmpty else {
            let path = "org." + kind.collectionName
            return .unknown(
                CELUnknown(Set(missing.map { .init(path: path, cause: $0.reason.rawValue, text: $0.text) })))
        }
        return .list(CELList(collection.resources.map { .object(ResourceObject($0)) }))
    }

    package func isEqual(to other: any CELObject) -> Bool {
        guard let other = other as? OrganizationObject else { return false }
        return inventory.organization.json == other.inventory.organization.json
    }
}
