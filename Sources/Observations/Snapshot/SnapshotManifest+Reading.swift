internal import JSON

extension SnapshotManifest {
    /// Reads a manifest; what it says more than it must is ignored.
    init(_ json: JSONValue) throws(ManifestReader.Mistake) {
        let manifest = try ManifestReader(json, "the manifest")
        let version = try manifest.integer("version")
        guard version == Self.version else {
            throw ManifestReader.Mistake(text: "expected version \(Self.version), found \(version)")
        }
        let organization = try ManifestReader(try manifest.member("organization"), "`organization`")
        organizationID = try organization.string("id")
        organizationName = try organization.optionalString("name")
        dialect = try manifest.word("dialect", Dialect.self)
        takenAt = try manifest.time("taken_at")
        finishedAt = try manifest.optionalTime("finished_at")
        isComplete = try manifest.optionalBool("complete") ?? true
        files = [:]
        for member in try ManifestReader(try manifest.member("files"), "`files`").object.members {
            // A later version may have more kinds; to this one they were not collected.
            guard let kind = ResourceKind(collectionName: member.key) else { continue }
            files[kind] = try File(ManifestReader(member.value, "`files.\(member.key)`"), kind)
        }
        let isExplained = files.values.contains { !$0.completeness.isComplete || !$0.failures.isEmpty }
        if !isComplete, !isExplained {
            for kind in files.keys {
                files[kind]?.completeness.missing.append(
                    Completeness.Missing(
                        what: kind.collectionName, reason: .incomplete,
                        text: "the manifest says that the snapshot is not complete"))
            }
        }
    }
}

extension SnapshotManifest.File {
    fileprivate init(_ file: ManifestReader, _ kind: ResourceKind) throws(ManifestReader.Mistake) {
        name = try file.string("path")
        // A name without a separator, and not of dots alone, cannot lead out of the directory.
        guard !["", ".", ".."].contains(name), !name.utf8.contains(UInt8(ascii: "/")), !name.utf8.contains(0) else {
            throw ManifestReader.Mistake(
                text: "expected the name of a file in the snapshot as `path` of \(file.what), found `\(name)`")
        }
        count = try file.optionalInteger("count").map { Int(clamping: $0) }
        sha256 = try file.optionalString("sha256")?.lowercased()
        (completeness, failures) = try Self.missing(file, kind)
        filter =
            try file.optional("filter").map { json throws(ManifestReader.Mistake) in
                try ResourceFilter(ManifestReader(json, "`filter` of \(file.what)"))
            } ?? .everything
        details = [:]
        guard let json = file.optional("details") else { return }
        let known = try ManifestReader(json, "`details` of \(file.what)")
        // A detail of a later version is as if it had not been fetched.
        for detail in Detail.allCases where known.optional(detail.rawValue) != nil {
            details[detail] = try known.word(detail.rawValue, Detail.Extent.self)
        }
    }

    private static func missing(
        _ file: ManifestReader, _ kind: ResourceKind
    ) throws(ManifestReader.Mistake) -> (Completeness, [Detail: Set<Reason>]) {
        var completeness = Completeness.complete
        var failures: [Detail: Set<Reason>] = [:]
        for element in try file.list("missing") {
            let entry = try ManifestReader(element, "an element of `missing` of \(file.what)")
            let missing = Completeness.Missing(
                what: try entry.string("what"), reason: ReasonKind(cause: try entry.string("reason")),
                text: try entry.string("text"))
            if missing.what.hasPrefix(failureMark),
                let detail = Detail(rawValue: String(missing.what.dropFirst(failureMark.count)))
            {
                failures[detail, default: []].insert(Reason(missing.reason, missing.text))
            } else {
                completeness.missing.append(missing)
            }
        }
        if completeness.isComplete, try file.optionalBool("complete") == false {
            completeness.missing.append(
                Completeness.Missing(
                    what: kind.collectionName, reason: .incomplete,
                    text: "the snapshot does not hold all \(kind.collectionName)"))
        }
        return (completeness, failures)
    }
}

extension ResourceFilter {
    /// Fails on a key that is not known: what it leaves out would be taken for absent.
    fileprivate init(_ filter: ManifestReader) throws(ManifestReader.Mistake) {
        let known = Field.allCases.map(\.rawValue) + ["from", "to"]
        if let unknown = filter.object.members.first(where: { !known.contains($0.key) }) {
            throw ManifestReader.Mistake(text: "unknown key `\(unknown.key)` in \(filter.what)")
        }
        self.init(from: try filter.optionalTime("from"), to: try filter.optionalTime("to"))
        for field in Field.allCases {
            values[field] = try filter.optionalTexts(field.rawValue)
        }
    }
}
