package import CEL
internal import Synchronization

/// A second inventory as expressions see it: `approved.policies`. Each list is made once.
package final class InputInventory: CELObject {
    private let organization: InputObject
    private let lists = Mutex<[String: CELValue]>([:])

    /// - Parameter name: What rules call it.
    package init(_ inventory: Inventory, named name: String) {
        organization = InputObject(base: OrganizationObject(inventory), input: name)
    }

    package var typeName: String { ResourceSchema.inventoryTypeName }

    package func field(_ name: String) -> CELValue? {
        guard ResourceSchema.kindListed(in: typeName, by: name) != nil else { return organization.field(name) }
        return lists.withLock { lists in
            if let list = lists[name] { return list }
            let list = organization.field(name)
            lists[name] = list
            return list
        }
    }

    package func isEqual(to other: any CELObject) -> Bool {
        guard let other = other as? InputInventory else { return false }
        return organization.isEqual(to: other.organization)
    }
}
