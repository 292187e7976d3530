import Foundation
import Remediation
import Reporting

/// Where reports of a fleet go: one over all, and one of each organization where `{org}` stands in the path.
struct FleetOutput {
    static let place = "{org}"

    /// Over all organizations.
    private(set) var overall: [OutputChoice] = []
    /// With `{org}` in their paths.
    private(set) var each: [OutputChoice] = []

    /// Throws `CommandFailure` for what cannot be written so.
    init(_ flags: [String], _ settings: Settings) throws {
        for choice in try OutputChoice.all(flags, settings) {
            if choice.path?.contains(Self.place) == true {
                each.append(choice)
            } else if [.text, .json].contains(choice.format) {
                overall.append(choice)
            } else {
                throw CommandFailure(
                    flags.isEmpty ? .invalid : .wrongArguments,
                    "with `--orgs`, `\(choice.format.rawValue)` is written for each organization: "
                        + "put `\(Self.place)` into its path, as in `\(choice.format.rawValue)=reports/\(Self.place).\(choice.format.rawValue)`"
                )
            }
        }
    }

    /// Throws `CommandFailure` where one report would take the place of another.
    func checkPlaces(of entries: [FleetEntry]) throws {
        let own = entries.flatMap { entry in each.compactMap { $0.path?.replacing(Self.place, with: entry.name) } }
        try OutputPaths.check(overall.compactMap(\.path) + own)
    }

    /// Writes the reports of one organization; the paths that they went to.
    func write(_ report: Report, of entry: FleetEntry, on console: Console) throws -> [OutputChoice] {
        try each.map { choice in
            var choice = choice
            choice.path = choice.path?.replacing(Self.place, with: entry.name)
            if let folder = choice.path?.folderOfPath, !folder.isEmpty {
                try Self.make(folder)
            }
            try choice.write(report, on: console)
            return choice
        }
    }

    private static func make(_ folder: String) throws {
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw CommandFailure(.localFailure, "cannot make the folder `\(folder)`: \(error.localizedDescription)")
        }
    }

    func write(_ report: FleetReport, on console: Console) throws {
        for choice in overall {
            let style = TextStyle(color: choice.path == nil && console.outputHasColor)
            let bytes = choice.format == .json ? report.jsonBytes : Array(report.text(style).utf8)
            if let path = choice.path { try AtomicFile.write(bytes, to: path) } else { try console.write(bytes) }
        }
    }
}
