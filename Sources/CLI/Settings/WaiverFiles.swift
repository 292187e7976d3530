import CEL
import Diagnostics
import Foundation
import Rules

/// Reads the waiver files of a run.
struct WaiverFiles {
    private let console: Console
    /// Each once.
    let paths: [String]

    /// - Parameter paths: As the options name them; the settings' where they name none.
    init(paths: [String], settings: Settings, console: Console) throws {
        self.console = console
        var seen: Set<String> = []
        self.paths = try settings.values(paths, .waivers).filter { seen.insert($0).inserted }
    }

    /// Waivers end by the real clock, whatever `--now` says.
    static var today: CalendarDay { CalendarDay(of: CELTimestamp(date: Date())) }

    /// What was read, and all that is wrong with it.
    struct Loaded {
        var files: [WaiverFile] = []
        var waivers: [CompiledWaiver] = []
        /// Sorted.
        var diagnostics: [Diagnostic] = []
    }

    /// The waivers of all files, held against all rules that were loaded.
    func load(for rules: CompiledRuleSet) throws -> Loaded {
        var loaded = Loaded()
        (loaded.files, loaded.diagnostics) = try read()
        var compiler = WaiverCompiler(rules)
        loaded.waivers = compiler.compile(loaded.files)
        loaded.diagnostics = (loaded.diagnostics + compiler.diagnostics).sorted()
        return loaded
    }

    /// The files as they are written.
    func read() throws -> (files: [WaiverFile], diagnostics: [Diagnostic]) {
        var files: [WaiverFile] = []
        var diagnostics: [Diagnostic] = []
        for path in paths {
            var reader = Self.reader(path, try TextFile.read(path))
            files.append(reader.readWaivers(today: Self.today))
            diagnostics += reader.diagnostics
        }
        return (files, diagnostics)
    }

    static func reader(_ path: String, _ bytes: [UInt8]) -> RuleFileReader {
        RuleFileReader(path: path, bytes: bytes) { name in
            throw CommandFailure(.invalid, "a waiver file reads no other file, found `\(name)`")
        }
    }

    /// The waivers of all files. Throws `CommandFailure` after showing what is wrong with them.
    func compile(for rules: CompiledRuleSet, isStrict: Bool) throws -> [CompiledWaiver] {
        let loaded = try load(for: rules)
        loaded.diagnostics.show(on: console)
        if loaded.diagnostics.areFatal(strict: isStrict) {
            throw CommandFailure(.invalid, "")
        }
        return loaded.waivers
    }
}
