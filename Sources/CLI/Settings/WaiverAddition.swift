internal import ArgumentParser
import Diagnostics
import Foundation
import Rules

/// Adds entries to a waiver file, once they are held against the rules.
struct WaiverAddition {
    let path: String
    let rulePaths: [String]
    let settings: Settings
    let console: Console

    /// Throws `CommandFailure` after showing what is wrong with the entry.
    func add(_ draft: WaiverDraft) throws -> ExitStatus {
        let new = try text(adding: [draft])
        if let rules = try rules() {
            try check([file(path, new)], names: [draft.rule], against: rules)
        }
        try write(new)
        try console.write("added to \(path)\n")
        return .success
    }

    /// The same of the rows of an action plan that somebody filled in: all of them are added, or none.
    func add(from plan: String) throws -> ExitStatus {
        var reader = ActionPlanReader(path: plan, bytes: try TextFile.read(plan), today: WaiverFiles.today)
        let entries = reader.read()
        try refuse(reader.diagnostics)
        guard !entries.waivers.isEmpty else {
            console.note("no row of `\(plan)` is filled in, so nothing is added")
            return .success
        }
        let old = try old().map { [file(path, $0)] } ?? []
        if let rules = try rules() {
            try check(old + [entries], names: entries.waivers.map(\.rule), against: rules)
        }
        try write(text(adding: entries.drafts))
        let count = entries.waivers.count
        try console.write("added \(count) \(count == 1 ? "entry" : "entries") to \(path)\n")
        return .success
    }

    private func old() throws -> String? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        let bytes = try TextFile.read(path)
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.utf8.elementsEqual(bytes) else {
            throw CommandFailure(.invalid, "`\(path)` is not written in UTF-8")
        }
        return text
    }

    private func file(_ path: String, _ text: String) -> WaiverFile {
        var reader = WaiverFiles.reader(path, Array(text.utf8))
        return reader.readWaivers(today: WaiverFiles.today)
    }

    private func text(adding drafts: [WaiverDraft]) throws -> String {
        switch WaiverFileEditor(path: path, today: WaiverFiles.today).adding(drafts, to: try old()) {
        case .edited(let new):
            return new
        case .mistakes(let mistakes):
            mistakes.show(on: console)
            throw staying
        case .unextendable(let entries):
            console.note(entries)
            throw CommandFailure(
                .invalid, "`\(path)` is written in a way that cannot be extended; add the lines above by hand")
        }
    }

    private func write(_ text: String) throws {
        try AtomicFile.write(Array(text.utf8), to: path, isPrivate: false)
    }

    /// All rules; nil where there are none to hold entries against.
    private func rules() throws -> CompiledRuleSet? {
        var options = try RuleOptions.parse([])
        options.paths = rulePaths
        let files = RuleFiles(options: options, settings: settings, console: console)
        return try files.areThere ? try files.load(readsInputs: false).rules : nil
    }

    private func check(_ files: [WaiverFile], names: [String], against rules: CompiledRuleSet) throws {
        var compiler = WaiverCompiler(rules)
        _ = compiler.compile(files)
        try refuse(compiler.diagnostics.sorted())
        if !names.allSatisfy(rules.knownIDs.contains) { throw staying }
    }

    /// Shows what is wrong, and ends where something is.
    private func refuse(_ diagnostics: [Diagnostic]) throws {
        diagnostics.show(on: console)
        if diagnostics.areFatal() { throw staying }
    }

    private var staying: CommandFailure { CommandFailure(.invalid, "`\(path)` stays as it is") }
}
