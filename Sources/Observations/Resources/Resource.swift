package import JSON

/// One object of the organization as it was seen, with the details that were fetched of it.
///
/// Two words long, so that a collection of a million costs little more than its JSON.
package struct Resource: Sendable {
    /// What it shares with the others of its collection.
    package let layout: ResourceLayout
    /// As the API gave it; details stand beside its own members under their names.
    package private(set) var json: JSONObject

    /// Nil where the JSON is no object or has no id.
    package init?(_ json: JSONValue, _ layout: ResourceLayout) {
        guard case .object(var object) = json else { return nil }
        // The cloud dialect answers with the organization in an envelope; details stand beside it.
        if layout.kind == .organization, object["id"] == nil, case .object(var inner)? = object["data"] {
            for detail in [Detail.userCount, .roleCounts] { inner[detail.rawValue] = object[detail.rawValue] }
            object = inner
        }
        guard let id = object[layout.idKey]?.string, !id.isEmpty else { return nil }
        self.layout = layout
        self.json = object
    }

    /// What it is.
    package var kind: ResourceKind {
        layout.kind
    }

    /// What tells it from others of its kind; never empty.
    package var id: String {
        json[layout.idKey]?.string ?? ""
    }

    /// What people call it; nil where it has no name.
    package var displayName: String? {
        layout.nameKeys.lazy.compactMap { keys in json.value(at: keys)?.string }.first { !$0.isEmpty }
    }

    /// Whether the detail was fetched, or is known to be nothing.
    package func knows(_ detail: Detail) -> Bool {
        layout.completeDetails.contains(detail)
            || json.value(at: detail.keys(in: layout.dialect)).map { detail.canBeNull || !$0.isNull } == true
    }

    /// Sets a detail that was fetched, as `Detail` says it looks; nil: it was not.
    package mutating func set(_ detail: Detail, to value: JSONValue?) {
        json[detail.rawValue] = value
    }

    /// Takes away what is there of a detail, as if it had not been fetched.
    mutating func forget(_ detail: Detail) {
        json.remove(at: detail.keys(in: layout.dialect)[...])
    }
}

extension JSONObject {
    /// Takes away what stands at the end of a path of keys.
    fileprivate mutating func remove(at keys: ArraySlice<String>) {
        guard let key = keys.first, let value = self[key] else { return }
        guard keys.count > 1 else {
            self[key] = nil
            return
        }
        guard case .object(var inner) = value else { return }
        inner.remove(at: keys.dropFirst())
        self[key] = .object(inner)
    }

    /// What stands at the end of a path of keys; nil where a member or an object on the way is missing.
    func value(at keys: some Sequence<String>) -> JSONValue? {
        var value = JSONValue.object(self)
        for key in keys {
            guard let next = value.object?[key] else { return nil }
            value = next
        }
        return value
    }
}
