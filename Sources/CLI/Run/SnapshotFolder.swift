import AdminSimulator
import CEL
import Foundation
import JSON
import Observation

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

    func inventory(for demand: Demand) throws -> Inventory {
        try Self.reading { () throws(SnapshotError) in try reader.inventory(for: demand) }
    }

    /// The organization for the simulator. Throws `CommandFailure` where a line cannot be read, or the dialect not be served.
    func simulated() throws -> SimulatedOrganization {
        guard manifest.dialect == .reference else {
            throw CommandFailure(
                .invalid, "the simulator serves the reference dialect, the snapshot has \(manifest.dialect.rawValue)")
        }
        do {
            var organization = try SimulatedOrganization(try organizationObject())
            for kind in SimulatedOrganization.Kind.allCases {
                try add(kind, to: &organization)
            }
            return organization
        } catch let error as SimulatedOrganizationError {
            throw CommandFailure(.localFailure, "\(reader.directory): \(error)")
        } catch let error as SnapshotError {
            throw CommandFailure(.localFailure, "\(error)")
        }
    }

    /// Line by line, so that no more than one line is held as a tree.
    private func add(_ kind: SimulatedOrganization.Kind, to organization: inout SimulatedOrganization) throws {
        guard let resource = ResourceKind(collectionName: kind.rawValue) else { return }
        var parser = JSONParser()
        try reader.forEachLine(of: resource) { bytes, number throws(SnapshotError) in
            do {
                try organization.add(try parser.parse(bytes), to: kind)
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
        if manifest.files[.user]?.completeness.isComplete != true, inventory.organization.knows(.userCount) {
            inventory.organization.set(.userCount, to: nil)
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
            for detail in [Detail.roleAssignments, .claimStatus] where wanted.details.contains(detail) {
                guard file.details[detail] != .all else { continue }
                inventory.mark(kind, "the snapshot does not hold the \(detail.rawValue) of all \(kind.collectionName)")
            }
        }
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
