internal import CEL
internal import JSON

extension SnapshotReader {
    /// What the snapshot holds of the demanded collections; those that it does not hold are not collected.
    package func inventory(for demand: Demand) throws(SnapshotError) -> Inventory {
        try inventory(of: Set(demand.collections.keys))
    }

    /// What the snapshot holds of the kinds, by default of all.
    package func inventory(of kinds: Set<ResourceKind> = Set(ResourceKind.allCases)) throws(SnapshotError) -> Inventory
    {
        var inventory = Inventory(
            organization: try organization(), dialect: manifest.dialect, takenAt: manifest.takenAt)
        for kind in ResourceKind.allCases where kind != .organization && kinds.contains(kind) {
            inventory.collections[kind] = try collection(of: kind)
        }
        return inventory
    }

    /// The resources of the kind; nil where the snapshot has no such file.
    ///
    /// A line that is no resource is left out, and the collection incomplete for it.
    package func collection(of kind: ResourceKind) throws(SnapshotError) -> ResourceCollection? {
        guard let file = manifest.files[kind] else { return nil }
        let complete = Set(file.details.filter { $0.value == .all }.keys)
        var lines = ResourceLines(ResourceLayout(kind, manifest.dialect, completeDetails: complete))
        lines.reserveCapacity(file.count ?? 0)
        try forEachLine(of: kind) { bytes, number throws(SnapshotError) in lines.add(bytes, number) }
        var completeness = file.completeness
        completeness.missing += lines.missing(fileName: file.name)
        return ResourceCollection(
            resources: lines.resources, completeness: completeness, filter: file.filter, details: file.details)
    }

    /// The organization's own object, or as much of it as the manifest says.
    private func organization() throws(SnapshotError) -> Resource {
        if let collection = try collection(of: .organization) {
            let path = path(of: .organization)
            guard let organization = collection.resources.first else {
                throw SnapshotError(
                    path, collection.completeness.missing.first?.text ?? "expected one line, found none")
            }
            guard organization.id == manifest.organizationID else {
                throw SnapshotError(
                    path, "expected the organization `\(manifest.organizationID)`, found `\(organization.id)`")
            }
            return organization
        }
        var object: JSONObject = ["id": .string(manifest.organizationID)]
        object["attributes"] = manifest.organizationName.map { ["name": .string($0)] }
        guard let organization = Resource(.object(object), ResourceLayout(.organization, manifest.dialect)) else {
            throw SnapshotError(directory + "/" + SnapshotManifest.fileName, "the organization has an empty `id`")
        }
        return organization
    }
}

/// The lines of one file, read as resources.
private struct ResourceLines {
    /// More mistakes are counted, not told.
    private static let mostMistakes = 5

    private let layout: ResourceLayout
    private var parser = JSONParser()
    private(set) var resources: [Resource] = []
    private var lineOfID: [CELStringKey: Int] = [:]
    private var mistakes: [(line: Int, text: String)] = []
    private var mistakeCount = 0

    init(_ layout: ResourceLayout) {
        self.layout = layout
    }

    /// `count` is what a manifest says and need not be true.
    mutating func reserveCapacity(_ count: Int) {
        let count = min(max(count, 0), 1_000_000)
        resources.reserveCapacity(count)
        lineOfID.reserveCapacity(count)
    }

    mutating func add(_ bytes: UnsafeRawBufferPointer, _ line: Int) {
        do throws(JSONParseError) {
            guard let resource = Resource(try parser.parse(bytes), layout) else {
                reject(line, "expected an object with a text as `\(layout.idKey)`")
                return
            }
            if let first = lineOfID.updateValue(line, forKey: CELStringKey(resource.id)) {
                reject(line, "`\(layout.idKey)` is the same as in line \(first)")
            } else {
                resources.append(resource)
            }
        } catch {
            reject(line, "\(error)")
        }
    }

    private mutating func reject(_ line: Int, _ text: String) {
        mistakeCount += 1
        if mistakes.count < Self.mostMistakes { mistakes.append((line, text)) }
    }

    /// What was left out.
    func missing(fileName: String) -> [Completeness.Missing] {
        var missing = mistakes.map { mistake in
            Completeness.Missing(
                what: "line \(mistake.line)", reason: .incomplete,
                text: "\(fileName):\(mistake.line): \(mistake.text)")
        }
        if mistakeCount > mistakes.count {
            let rest = mistakeCount - mistakes.count
            missing.append(
                Completeness.Missing(
                    what: "\(rest) lines", reason: .incomplete, text: "\(fileName): \(rest) more malformed lines"))
        }
        return missing
    }
}
