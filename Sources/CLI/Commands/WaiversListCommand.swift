internal import ArgumentParser
import Reporting
import Rules

/// `tenet waivers list`: a line each, the next to expire first.
struct WaiversListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List waivers and attestations, the next to expire first.")

    @Option(help: "A file of waivers and attestations; repeatable.") var waivers: [String] = []

    func run() async throws {
        try await Command.run { console in
            let settings = try Settings(folder: ".", environment: Command.environment, console: console)
            let files = try WaiverFiles(paths: waivers, settings: settings, console: console)
            try files.requireSome()
            let (read, diagnostics) = try files.read()
            diagnostics.show(on: console)
            if diagnostics.areFatal() { return .invalid }
            let today = WaiverFiles.today
            let waivers = read.flatMap(\.waivers).sorted { $0.expires < $1.expires }
            let rows = waivers.map { Self.row($0, today: today) }
            let widths = (0..<4).map { column in rows.map { $0[column].count }.max() ?? 0 }
            for row in rows {
                let columns = row.enumerated().map { $0 < 4 ? $1.padded(to: widths[$0]) : $1 }
                try console.write(columns.joined(separator: "  ") + "\n")
            }
            return .success
        }
    }

    private static func row(_ waiver: Waiver, today: CalendarDay) -> [String] {
        let days = waiver.expires.days(since: today)
        let left = days < 0 ? "expired" : days == 1 ? "1 day left" : "\(days) days left"
        let place = "\(waiver.location.path):\(waiver.location.line)"
        return [
            "\(waiver.expires) (\(left))", waiver.kind.rawValue, waiver.rule, waiver.subjectText ?? "the whole rule",
            "\(waiver.approver), \(waiver.ticket): \(waiver.reason) (\(place))",
        ].map { String($0.prefix(500)).visible }
    }
}

extension WaiverFiles {
    /// Throws `CommandFailure` where no file is named.
    func requireSome() throws {
        if paths.isEmpty {
            throw CommandFailure(
                .wrongArguments, "no waiver file is named: give `--waivers FILE`, or `waivers` in tenet.yaml")
        }
    }
}
