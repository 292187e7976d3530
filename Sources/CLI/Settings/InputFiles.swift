import CEL
import Diagnostics
import Foundation
import Observations
import Reporting
import Rules

/// Reads the inputs of a rule set.
struct InputFiles {
    /// Places that the command line or the settings give, by name; those of the rule files stand for the others.
    let places: [String: String]
    private let status: ExitStatus

    /// Throws `CommandFailure` for an option that names no path.
    init(_ options: RuleOptions, _ settings: Settings) throws {
        var places = settings.inputs
        for text in options.inputs {
            let (name, path) = try Self.parts(of: text)
            places[name] = path
        }
        self.places = places
        status = options.inputs.isEmpty ? .invalid : .wrongArguments
    }

    private static func parts(of text: String) throws -> (name: String, path: String) {
        guard let equals = text.firstIndex(of: "="), equals > text.startIndex, text.last != "=" else {
            throw CommandFailure(.wrongArguments, "`--input` takes name=path, found `\(text)`")
        }
        return (String(text[..<equals]), String(text[text.index(after: equals)...]))
    }

    /// What was read.
    struct Found {
        /// In the order of their names.
        var identities: [InputIdentity] = []
        /// Names of people in them.
        var people: Set<CELStringKey> = []
    }

    /// Gives the rule set its inputs and says which they are; what is wrong becomes a diagnostic.
    func read(into rules: inout CompiledRuleSet, _ diagnostics: inout [Diagnostic]) throws -> Found {
        let declared = rules.inputDeclarations
        for name in places.keys.sorted() where !declared.contains(where: { $0.name == name }) {
            let hint = nearest(to: name, among: declared.map(\.name)).map { ", did you mean `\($0)`?" } ?? ""
            throw CommandFailure(status, "no rule file declares an input `\(name)`\(hint)")
        }
        var found = Found()
        for declaration in declared {
            do {
                let read = try read(declaration, rules.inputKinds, &diagnostics)
                guard let read else { continue }
                rules.inputs.set(declaration.name, to: read.value)
                found.identities.append(read.identity)
                found.people.formUnion(read.people)
            } catch let mistake as Mistake {
                diagnostics.append(mistake.diagnostic(of: declaration))
            }
        }
        found.identities.sort { $0.name < $1.name }
        return found
    }

    private struct Read {
        var identity: InputIdentity
        var value: CELValue
        var people: Set<CELStringKey>
    }

    /// Why an input cannot be read.
    private struct Mistake: Error {
        var text: String
        var hint: String?

        func diagnostic(of declaration: InputDeclaration) -> Diagnostic {
            Diagnostic(
                .error, in: declaration.source, at: declaration.pathRange,
                InputMessages.unreadable(declaration.name, text), hint: hint)
        }
    }

    /// Nil where what is wrong stands in the input itself.
    private func read(
        _ declaration: InputDeclaration, _ kinds: Set<ResourceKind>, _ diagnostics: inout [Diagnostic]
    ) throws -> Read? {
        let path = try path(of: declaration)
        return try Self.reading { try Self.read(declaration.name, declaration.kind, path, kinds, &diagnostics) }
    }

    /// The input of a text such as `hr=hr.csv`: a snapshot where the path is a folder. Throws `CommandFailure`.
    static func named(
        _ text: String, console: Console
    ) throws -> (name: String, type: CELType, value: CELValue) {
        let (name, path) = try parts(of: text)
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        let kind = isFolder.boolValue ? InputKind.snapshot : .csv
        var diagnostics: [Diagnostic] = []
        do {
            let read = try read(name, kind, path, Set(ResourceKind.allCases), &diagnostics)
            if let read { return (name, kind.celType, read.value) }
        } catch let error as SnapshotError {
            throw CommandFailure(.invalid, "\(error)")
        }
        diagnostics.show(on: console)
        throw CommandFailure(.invalid, "")
    }

    private static func read(
        _ name: String, _ kind: InputKind, _ path: String, _ kinds: Set<ResourceKind>,
        _ diagnostics: inout [Diagnostic]
    ) throws -> Read? {
        switch kind {
        case .csv:
            let bytes = try TextFile.read(path)
            guard let table = CSVReader.table(path: path, bytes: bytes, into: &diagnostics) else { return nil }
            let identity = InputIdentity(
                name: name, kind: .csv, path: path, digest: SHA256Digest.hex(bytes), rows: table.rows.count)
            return Read(identity: identity, value: table.value, people: table.people)
        case .snapshot:
            let (reader, digest) = try SnapshotFolder(path).reader.pinned()
            let identity = InputIdentity(
                name: name, kind: .snapshot, path: path, digest: digest, organization: reader.manifest.organizationID,
                takenAt: reader.manifest.takenAt)
            let inventory = try reader.inventory(of: kinds)
            return Read(
                identity: identity, value: .object(InputInventory(inventory, named: name)),
                people: PersonalNames.texts(inventory))
        }
    }

    private static func reading<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let failure as CommandFailure {
            throw Mistake(text: failure.message)
        } catch let error as SnapshotError {
            throw Mistake(text: "\(error)")
        }
    }

    // MARK: - Paths

    /// Who runs tenet may name any path; a rule file only what lies in its folder or in the one that tenet runs in, links followed:
    /// rules that somebody proposes must not read what else lies on the machine that tries them.
    private func path(of declaration: InputDeclaration) throws -> String {
        if let given = places[declaration.name] { return given }
        guard !declaration.path.hasPrefix("/") else {
            throw Mistake(text: InputMessages.absolute, hint: InputMessages.outsideHint)
        }
        let folder = (declaration.source.path as NSString).deletingLastPathComponent
        let path = folder.isEmpty ? declaration.path : "\(folder)/\(declaration.path)"
        guard let target = Self.resolved(path) else {
            throw Mistake(text: "`\(path)`: \(String(cString: strerror(errno)))")
        }
        let homes = [Self.resolved(folder.isEmpty ? "." : folder), Self.resolved(".")].compactMap { $0 }
        guard homes.contains(where: { target == $0 || target.hasPrefix($0 == "/" ? "/" : $0 + "/") }) else {
            throw Mistake(text: InputMessages.outside(declaration.path), hint: InputMessages.outsideHint)
        }
        return path
    }

    private static func resolved(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
