package import JSON

/// How somebody said that exactly this plan is wanted.
package enum Approval: Hashable, Sendable {
    /// The plan's digest was given on the command line, with what is accepted by name: paths that become weaker, and
    /// policies that may lock people out.
    case digest(String, weakenings: [String], lockouts: [String] = [])
    /// The organization's name was typed at a terminal that had shown the plan of this digest.
    case typed(String, weakenings: [String], lockouts: [String] = [])
    /// Signatures under its digest.
    case signed([SignedApproval])
    /// A standing approval allows every change of it, and these are the signatures under that.
    case standing(StandingApproval, [SignedApproval])
}

extension Approval {
    private static let keys: Set<String> = ["kind", "digest", "weakenings", "lockouts", "signatures", "standing"]

    private enum Kind: String, CaseIterable {
        case digest, typed, signed, standing
    }

    /// For the journal.
    package var json: JSONValue {
        func texts(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
        return switch self {
        case .digest(let digest, let weakenings, let lockouts):
            [
                "kind": "digest", "digest": .string(digest), "weakenings": texts(weakenings),
                "lockouts": texts(lockouts),
            ]
        case .typed(let digest, let weakenings, let lockouts):
            [
                "kind": "typed", "digest": .string(digest), "weakenings": texts(weakenings),
                "lockouts": texts(lockouts),
            ]
        case .signed(let signatures):
            ["kind": "signed", "signatures": .array(signatures.map(\.json))]
        case .standing(let standing, let signatures):
            ["kind": "standing", "standing": standing.json, "signatures": .array(signatures.map(\.json))]
        }
    }

    /// Reads what a journal holds.
    package init(_ json: JSONValue) throws(DocumentError) {
        let reader = try DocumentReader(json, "the approval", keys: Self.keys)
        func signatures() throws(DocumentError) -> [SignedApproval] {
            var signatures: [SignedApproval] = []
            for element in try reader.list("signatures") { signatures.append(try SignedApproval(element)) }
            return signatures
        }
        switch try reader.word("kind", Kind.self) {
        case .digest:
            self = .digest(
                try reader.string("digest"), weakenings: try reader.strings("weakenings"),
                lockouts: try reader.strings("lockouts"))
        case .typed:
            self = .typed(
                try reader.string("digest"), weakenings: try reader.strings("weakenings"),
                lockouts: try reader.strings("lockouts"))
        case .signed: self = .signed(try signatures())
        case .standing: self = .standing(try StandingApproval(try reader.value("standing")), try signatures())
        }
    }

    /// Who approved, for people.
    package var summary: String {
        switch self {
        case .digest: "approved by digest"
        case .typed: "approved at the terminal"
        case .signed(let signatures): "approved by \(Self.names(signatures))"
        case .standing(_, let signatures): "under a standing approval of \(Self.names(signatures))"
        }
    }

    private static func names(_ signatures: [SignedApproval]) -> String {
        Set(signatures.map(\.approver)).sorted().joined(separator: ", ")
    }
}
