import AdminSimulator
import CEL
import Foundation
import JSON
import Observations

/// A snapshot on disk, as commands use it.
struct SnapshotFolder {
    let reader: SnapshotReader

    /// Throws `CommandFailure` where the directory holds no snapshot.
    init(_ directory: String) throws {
        reader = try Self.reading { () throws(SnapshotError) in
            try SnapshotReader(directory: directory, digest: { SHA256Digest() })
        }
    }

    var manifest: SnapshotManifest { reader.manifest }

    /// Seconds since it was taken.
    var age: Int64 { CELTimestamp(date: Date()).seconds - manifest.takenAt.seconds }

    func inventory(of kinds: Set<ResourceKind>) throws -> Inventory {
        try Self.reading { () throws(SnapshotError) in try reader.inventory(of: kinds) }
    }

    /// The organization for the simulator, in the dialect of the snapshot or, where that is the reference, in that of the cloud.
    /// Throws `CommandFailure` where a line cannot be read, or the dialect not be served.
    func simulated(as dialect: Dialect? = nil) throws -> Simulation {
        do {
            switch (manifest.dialect, dialect ?? manifest.dialect) {
            case (.cloud, .cloud):
                var organization = try SimulatedCloudOrganization(try organizationObject())
                for kind in SimulatedCloudOrganization.Kind.allCases {
                    try forEach(kind.rawValue) { try organization.add($0, to: kind) }
                }
                return .cloud(organization)
            case (.reference, .reference):
                var organization = try SimulatedOrganization(try organizationObject())
                for kind in SimulatedOrganization.Kind.allCases {
                    try forEach(kind.rawValue) { try organization.add($0, to: kind) }
                }
                return .reference(organization)
            case (.reference, .cloud):
                var organization = try SimulatedCloudOrganization(translatingOnly: try organizationObject())
                for kind in SimulatedOrganization.Kind.allCases {
                    try forEach(kind.rawValue) { try organization.add(translating: $0, from: kind) }
                }
                return .cloud(organization)
            case (.cloud, .reference):
                throw CommandFailure(
                    .invalid, "the snapshot was seen in the cloud dialect; the reference dialect cannot show it")
            }
        } catch let error as SimulatedOrganizationError {
            throw CommandFailure(.localFailure, "\(reader.directory): \(error)")
        } catch let error as SnapshotError {
            throw CommandFailure(.localFailure, "\(error)")
        }
    }

    /// Line by line, so that no more than one line is held as a tree.
    private func forEach(_ collection: String, _ add: (JSONValue) throws -> Void) throws {
        guard let resource = ResourceKind(collectionName: collection) else { return }
        var parser = JSONParser()
        try reader.forEachLine(of: resource) { bytes, number throws(SnapshotError) in
            do {
                try add(try parser.parse(bytes))
            } catch {
                throw SnapshotError("\(reader.directory)/\(resource.snapshotFile):\(number)", "\(error)")
            }
        }
    }

    private func organizationObject() throws -> JSONValue {
        if let object = try reader.rawResources(of: .organization).first { return object }
        var object: JSONObject = ["id": .string(manifest.organizationID), "type": "organization"]
        object["attributes"] = manifest.organizationName.map { ["name": .string($0)] }
        return .object(object)
    }

    /// Marks in an inventory that was read through the simulator what the snapshot behind it does not hold: the simulator
    /// serves it as if there were none.
    func markGaps(in inventory: inout Inventory, _ demand: Demand) {
        let users = manifest.files[.user]
        if users?.completeness.isComplete != true { inventory.organization.set(.userCount, to: nil) }
        if users?.completeness.isComplete != true || users?.details[.roleAssignments] != .all {
            inventory.organization.set(.roleCounts, to: nil)
        }
        for (kind, wanted) in demand.collections where inventory.collections[kind] != nil {
            guard let file = manifest.files[kind] else {
                inventory.mark(kind, "the snapshot holds no \(kind.collectionName)")
                continue
            }
            inventory.collections[kind]?.completeness.missing += file.completeness.missing
            if !file.filter.isEverything {
                inventory.mark(kind, "the snapshot holds only \(kind.collectionName) with \(file.filter)")
            }
            let isListed = { (detail: Detail) in
                !ResourceSchema.details(of: kind, in: manifest.dialect).contains(detail)
            }
            for detail in wanted.details.sorted(by: { $0.rawValue < $1.rawValue }) {
                guard !isListed(detail), file.details[detail] != .all else { continue }
                inventory.mark(kind, "the snapshot does not hold the \(detail.rawValue) of all \(kind.collectionName)")
            }
            markTranslation(kind, wanted, in: &inventory)
        }
    }

    /// Marks that fields are demanded which the dialect of the snapshot does not have, though that of the simulator does.
    private func markTranslation(_ kind: ResourceKind, _ wanted: CollectionDemand, in inventory: inout Inventory) {
        guard inventory.dialect != manifest.dialect else { return }
        let unseen = wanted.fields.filter { path in
            let place = FieldPlace(kind: kind, path: path)
            return place.isSupported(in: inventory.dialect) && !place.isSupported(in: manifest.dialect)
        }
        guard !unseen.isEmpty else { return }
        let names = unseen.sorted().map { "`\(kind.variableName).\($0)`" }.joined(separator: ", ")
        inventory.mark(
            kind, "the snapshot was seen in the \(manifest.dialect.rawValue) dialect, which does not show \(names)")
    }

    private static func reading<Value>(_ body: () throws(SnapshotError) -> Value) throws -> Value {
        do {
            return try body()
        } catch {
            throw CommandFailure(.localFailure, "\(error)")
        }
    }
}

extension Inventory {
    fileprivate mutating func mark(_ kind: ResourceKind, _ text: String) {
        collections[kind]?.completeness.missing.append(
            Completeness.Missing(what: kind.collectionName, reason: .incomplete, text: text))
    }
}
