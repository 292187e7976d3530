internal import ArgumentParser
import Rules

/// `tenet waivers add`: write one more waiver into a file.
struct WaiversAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add a waiver, or an attestation, to a file; its comments stay.",
        discussion: """
            The file is made where there is none. With several files in tenet.yaml the first is extended. An action plan is \
            what `check --output action-plan=PLAN.csv` writes: its rows in which somebody filled in the reason, the approver, \
            the ticket and the last day are added, all of them or none.
            """)

    @Option(help: "The file.") var waivers: String?
    @Option(help: "An action plan whose filled-in rows are added, in place of the options below.") var from: String?
    @Option(help: "The rule's id.") var rule: String?
    @Option(help: "The resource's id.") var resource: String?
    @Option(name: .customLong("where"), help: "A condition on the resource.") var condition: String?
    @Option(help: "Of a count with `max`: the most that is allowed.") var upTo: Int64?
    @Option(help: "Of a count with `min`: the least that is allowed.") var downTo: Int64?
    @Option(help: "Why.") var reason: String?
    @Option(help: "Who allows it.") var approver: String?
    @Option(help: "The ticket in which it was allowed.") var ticket: String?
    @Option(help: "The last day, such as 2027-01-31, or days from today, such as 90d; at most 366.") var expires:
        String?
    @Option(help: "It is an attestation: on this day somebody checked what no API shows.") var checked: String?
    @Option(name: .customLong("rules"), help: "A rule file or a folder of rule files; repeatable. (default: rules)")
    var paths: [String] = []

    func run() async throws {
        try await Command.run { console in
            let settings = try Settings(folder: ".", environment: Command.environment, console: console)
            let files = try WaiverFiles(paths: waivers.map { [$0] } ?? [], settings: settings, console: console)
            try files.requireSome()
            let addition = WaiverAddition(
                path: files.paths[0], rulePaths: paths, settings: settings, console: console)
            guard let from else { return try addition.add(try draft()) }
            let others: [Any?] = [
                rule, resource, condition, upTo, downTo, reason, approver, ticket, expires, checked,
            ]
            guard others.allSatisfy({ $0 == nil }) else {
                throw CommandFailure(.wrongArguments, "with `--from` the rows of the action plan say what is added")
            }
            return try addition.add(from: from)
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
            kind: checked == nil ? .waiver : .attestation, rule: try given(rule, "rule"),
            subject: subjects.first ?? .rule, reason: try given(reason, "reason"),
            approver: try given(approver, "approver"), ticket: try given(ticket, "ticket"),
            checked: try checked.map { try day($0, "checked") }, expires: try day(given(expires, "expires"), "expires"))
    }

    private func given(_ value: String?, _ option: String) throws -> String {
        guard let value else {
            throw CommandFailure(.wrongArguments, "`--\(option)` is missing; or give an action plan with `--from FILE`")
        }
        return value
    }

    private func day(_ text: String, _ option: String) throws -> CalendarDay {
        if let day = CalendarDay(text) { return day }
        if option == "expires", text.hasSuffix("d"), let days = UInt16(text.dropLast()) {
            return WaiverFiles.today.adding(days: Int(days))
        }
        throw CommandFailure(.wrongArguments, "`--\(option)` takes a day such as 2027-01-31, found `\(text)`")
    }
}
