internal import CEL
internal import JSON

extension SnapshotManifest {
    /// The manifest as it is written, files in the order of the kinds.
    var json: JSONValue {
        var organization: JSONObject = ["id": .string(organizationID)]
        organization["name"] = organizationName.map(JSONValue.string)
        var entries = JSONObject()
        for kind in ResourceKind.allCases {
            entries[kind.collectionName] = files[kind]?.json
        }
        var manifest: JSONObject = [
            "version": .number(JSONNumber(Self.version)), "organization": .object(organization),
            "dialect": .string(dialect.rawValue), "taken_at": .string(takenAt.description),
        ]
        manifest["finished_at"] = finishedAt.map { .string($0.description) }
        manifest["complete"] = .bool(isComplete)
        manifest["files"] = .object(entries)
        return .object(manifest)
    }
}

extension SnapshotManifest.File {
    fileprivate var json: JSONValue {
        var extents = JSONObject()
        for detail in Detail.allCases {
            extents[detail.rawValue] = details[detail].map { .string($0.rawValue) }
        }
        var file: JSONObject = ["path": .string(name)]
        file["count"] = count.map { .number(JSONNumber($0)) }
        file["sha256"] = sha256.map(JSONValue.string)
        file["complete"] = .bool(completeness.isComplete)
        file["filter"] = filter.json
        file["details"] = .object(extents)
        let failed = failures.sorted { $0.key.rawValue < $1.key.rawValue }.flatMap { detail, reasons in
            reasons.sorted().map {
                Completeness.Missing(what: Self.failureMark + detail.rawValue, reason: $0.kind, text: $0.text)
            }
        }
        file["missing"] = .array(
            (completeness.missing + failed).map { missing in
                [
                    "what": .string(missing.what), "reason": .string(missing.reason.rawValue),
                    "text": .string(missing.text),
                ]
            })
        return .object(file)
    }
}

extension ResourceFilter {
    /// Null where nothing is left out.
    fileprivate var json: JSONValue {
        if isEverything { return .null }
        var filter = JSONObject()
        for field in Field.allCases {
            filter[field.rawValue] = values[field].map { .array($0.sorted().map(JSONValue.string)) }
        }
        filter["from"] = from.map { .string($0.description) }
        filter["to"] = to.map { .string($0.description) }
        return .object(filter)
    }
}
