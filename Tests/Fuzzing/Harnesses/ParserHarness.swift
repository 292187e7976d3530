internal import CEL
internal import Observations

extension Harness {
    /// Lexer, parser and unparser: what is written is read as the same.
    package static let parser = Harness(name: "parser") { bytes in
        let environment = CELEnvironment(library: CELLibrary(merging: [.all, .tenet]))
        guard let parsed = try? environment.parse(text(bytes)) else { return nil }
        let written = parsed.unparsed
        // Parentheses and escapes may make it longer than a source may be.
        guard written.utf8.count <= environment.limits.sourceLength else { return nil }
        guard let again = try? environment.parse(written) else {
            return "written but not readable: \(written.debugDescription)"
        }
        return again.unparsed.utf8.elementsEqual(written.utf8) ? nil : "not the same: \(written.debugDescription)"
    }
}
