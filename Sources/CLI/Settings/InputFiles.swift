import CEL
import Diagnostics
import Foundation
import Observations
import Remediation
import Reporting
import Rules
import YAML

/// Reads the inputs of a rule set.
struct InputFiles {
    /// Places that the command line or the settings give, by name; those of the rule files stand for the others.
    let places: [String: InputPlace]

    /// Throws `CommandFailure` for an option that names no path.
    /// - Parameter others: Places that go before all others.
    init(_ options: RuleOptions, _ settings: Settings, before others: [String: InputPlace] = [:]) throws {
        var places: [String: InputPlace] = [:]
        for pair in settings.file.pairs(of: .inputs) {
            guard let name = pair.key.scalar?.text, let path = pair.value.scalar?.text else { continue }
            places[name] = InputPlace(path: path, pair: pair)
        }
        for text in options.inputs {
            let (name, path) = try Self.parts(of: text)
            places[name] = InputPlace(path: path)
        }
        self.places = places.merging(others) { $1 }
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
        for (name, place) in places.sorted(by: { $0.key < $1.key }) where !declared.contains(where: { $0.name == name })
        {
            let hint = nearest(to: name, among: declared.map(\.name)).map { ", did you mean `\($0)`?" } ?? ""
            let message = "no rule file declares an input `\(name)`\(hint)"
            guard let pair = place.pair else { throw CommandFailure(.wrongArguments, message) }
            diagnostics.append(pair.key.diagnostic(message))
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
                diagnostics.append(mistake.diagnostic(of: declaration, places[declaration.name]))
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

        func diagnostic(of declaration: InputDeclaration, _ place: InputPlace?) -> Diagnostic {
            let message = InputMessages.unreadable(declaration.name, text)
            if let node = place?.pair?.value { return node.diagnostic(message, hint: hint) }
            return Diagnostic(.error, in: declaration.source, at: declaration.pathRange, message, hint: hint)
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
                people: PersonalTexts.texts(in: inventory))
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
        if let given = places[declaration.name] { return given.path }
        guard !declaration.path.hasPrefix("/") else {
            throw Mistake(text: InputMessages.absolute, hint: InputMessages.outsideHint)
        }
        let folder = declaration.source.path.folderOfPath
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
