internal import ArgumentParser
import Foundation
import Rules

/// `tenet waivers add`: write one more waiver into a file.
struct WaiversAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add a waiver, or an attestation, to a file; its comments stay.",
        discussion: "The file is made where there is none. With several files in tenet.yaml the first is extended.")

    @Option(help: "The file.") var waivers: String?
    @Option(help: "The rule's id.") var rule: String
    @Option(help: "The resource's id.") var resource: String?
    @Option(name: .customLong("where"), help: "A condition on the resource.") var condition: String?
    @Option(help: "Of a count with `max`: the most that is allowed.") var upTo: Int64?
    @Option(help: "Of a count with `min`: the least that is allowed.") var downTo: Int64?
    @Option(help: "Why.") var reason: String
    @Option(help: "Who allows it.") var approver: String
    @Option(help: "The ticket in which it was allowed.") var ticket: String
    @Option(help: "The last day, such as 2027-01-31, or days from today, such as 90d; at most 366.") var expires: String
    @Option(help: "It is an attestation: on this day somebody checked what no API shows.") var checked: String?
    @Option(name: .customLong("rules"), help: "A rule file or a folder of rule files; repeatable. (default: rules)")
    var paths: [String] = []

    func run() async throws {
        try await Command.run { console in
            let settings = try Settings(folder: ".", environment: Command.environment, console: console)
            let files = try WaiverFiles(paths: waivers.map { [$0] } ?? [], settings: settings, console: console)
            try files.requireSome()
            let path = files.paths[0]
            let draft = try draft()
            let old = try FileManager.default.fileExists(atPath: path) ? text(path) : nil
            switch WaiverFileEditor(path: path, today: WaiverFiles.today).adding(draft, to: old) {
            case .mistakes(let mistakes):
                mistakes.show(on: console)
                throw CommandFailure(.invalid, "`\(path)` stays as it is")
            case .unextendable(let entry):
                console.note(entry)
                throw CommandFailure(
                    .invalid, "`\(path)` is written in a way that cannot be extended; add the lines above by hand")
            case .edited(let new):
                try check(new, path, settings, console)
                try AtomicFile.write(Array(new.utf8), to: path, isPrivate: false)
                try console.write("added to \(path)\n")
                return .success
            }
        }
    }

    private func draft() throws -> WaiverDraft {
        let subjects: [WaiverDraft.Subject] = [
            resource.map { .resource($0) }, condition.map { .condition($0) }, upTo.map { .upTo($0) },
            downTo.map { .downTo($0) },
        ].compactMap { $0 }
        guard subjects.count == 1 || (subjects.isEmpty && checked != nil) else {
            throw CommandFailure(
                .wrongArguments,
                "give exactly one of `--resource`, `--where`, `--up-to` and `--down-to`; none of them only with `--checked`"
            )
        }
        return WaiverDraft(
            kind: checked == nil ? .waiver : .attestation, rule: rule, subject: subjects.first ?? .rule, reason: reason,
            approver: approver, ticket: ticket, checked: try checked.map { try day($0, "checked") },
            expires: try day(expires, "expires"))
    }

    private func day(_ text: String, _ option: String) throws -> CalendarDay {
        if let day = CalendarDay(text) { return day }
        if option == "expires", text.hasSuffix("d"), let days = UInt16(text.dropLast()) {
            return WaiverFiles.today.adding(days: Int(days))
        }
        throw CommandFailure(.wrongArguments, "`--\(option)` takes a day such as 2027-01-31, found `\(text)`")
    }

    private func text(_ path: String) throws -> String {
        let bytes = try TextFile.read(path)
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.utf8.elementsEqual(bytes) else {
            throw CommandFailure(.invalid, "`\(path)` is not written in UTF-8")
        }
        return text
    }

    /// Holds the new file against the rules, where there are any.
    private func check(_ text: String, _ path: String, _ settings: Settings, _ console: Console) throws {
        var options = try RuleOptions.parse([])
        options.paths = paths
        let ruleFiles = RuleFiles(options: options, settings: settings, console: console)
        guard try ruleFiles.areThere else { return }
        var reader = WaiverFiles.reader(path, Array(text.utf8))
        let file = reader.readWaivers(today: WaiverFiles.today)
        let rules = try ruleFiles.load(readsInputs: false).rules
        var compiler = WaiverCompiler(rules)
        _ = compiler.compile([file])
        compiler.diagnostics.show(on: console)
        if compiler.diagnostics.areFatal() || !rules.knownIDs.contains(rule) {
            throw CommandFailure(.invalid, "`\(path)` stays as it is")
        }
    }
}
