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
        let (organization, notes) = try organization()
        var inventory = Inventory(organization: organization, dialect: manifest.dialect, takenAt: manifest.takenAt)
        inventory.organizationNotes = notes
        for kind in ResourceKind.allCases where kind != .organization && kinds.contains(kind) {
            inventory.collections[kind] = try collection(of: kind)
        }
        inventory.failures = manifest.files.compactMapValues { $0.failures.isEmpty ? nil : $0.failures }
        return inventory
    }

    /// The resources of the kind; nil where the snapshot has no such file.
    ///
    /// A line that is no resource is left out, and the collection incomplete for it.
    package func collection(of kind: ResourceKind) throws(SnapshotError) -> ResourceCollection? {
        guard let file = manifest.files[kind], let parser = lineParser(of: kind) else { return nil }
        var lines = ResourceLines(parser)
        lines.reserveCapacity(file.count ?? 0)
        try forEachLine(of: kind) { bytes, number throws(SnapshotError) in lines.add(bytes, number) }
        var completeness = file.completeness
        completeness.missing += lines.missing(fileName: file.name)
        let collection = ResourceCollection(
            resources: lines.resources, completeness: completeness, filter: file.filter, details: file.details,
            notes: lines.notes(fileName: file.name))
        return kind == .user && file.filter.isEverything ? collection.orIncompleteIfEmpty : collection
    }

    /// Reads the lines of the kind's file; nil where the snapshot has no such file.
    func lineParser(of kind: ResourceKind) -> LineParser? {
        guard let file = manifest.files[kind] else { return nil }
        let complete = Set(file.details.filter { $0.value == .all }.keys)
        let listed = Set(file.details.filter { $0.value != .none }.keys)
        return LineParser(
            ResourceLayout(kind, manifest.dialect, completeDetails: complete),
            unlistedDetails: ResourceSchema.details(of: kind, in: manifest.dialect).subtracting(listed))
    }

    /// The organization's own object, or as much of it as the manifest says.
    private func organization() throws(SnapshotError) -> (Resource, notes: [String]) {
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
            return (organization, collection.notes)
        }
        var object: JSONObject = ["id": .string(manifest.organizationID)]
        object["attributes"] = manifest.organizationName.map { ["name": .string($0)] }
        guard let organization = Resource(.object(object), ResourceLayout(.organization, manifest.dialect)) else {
            throw SnapshotError(directory + "/" + SnapshotManifest.fileName, "the organization has an empty `id`")
        }
        return (organization, [])
    }
}
