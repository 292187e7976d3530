import CEL
import Observations
import Rules

/// Finds out whether a dialect can ever decide a rule.
struct SupportCheck {
    private let rule: CompiledRule
    private let dialect: Dialect

    init(_ rule: CompiledRule, in dialect: Dialect) {
        self.rule = rule
        self.dialect = dialect
    }

    /// Why the rule cannot be decided, whatever the organization is; nil where it may be.
    func reason(with run: RunScope) -> Reason? {
        let kind = rule.metadata.kind
        if let dialects = rule.dialects, !dialects.contains(dialect) {
            let names = dialects.map(\.rawValue).sorted().joined(separator: ", ")
            return Reason(.unsupported, "the rule is for the dialect \(names) only, this run has \(dialect.rawValue)")
        }
        if !kind.isSupported(in: dialect) {
            return Reason(.unsupported, "the \(dialect.rawValue) dialect has no \(kind.collectionName)")
        }
        let scope = probe(run)
        for expression in [rule.condition, rule.requirement, rule.count?.key].compactMap({ $0 }) {
            guard case .unknown(let unknown) = expression.program.evaluate(scope),
                unknown.attributes.allSatisfy({ $0.cause == ReasonKind.unsupported.rawValue })
            else { continue }
            let texts = unknown.attributes.map(\.text).sorted()
            return Reason(.unsupported, texts.joined(separator: "; "))
        }
        return nil
    }

    /// Names whose every field is unknown: those that the dialect lacks for that reason, the others as not seen.
    private func probe(_ run: RunScope) -> ResourceScope {
        let organization = ProbeObject(kind: .organization, dialect: dialect)
        var rules = run.rules
        // What comes from elsewhere is no matter of the dialect.
        rules.inputs = rules.inputs.unseen(cause: ProbeObject.cause)
        let scope = ResourceScope(rule, in: RunScope(rules, run.inventory, now: run.now, organization: organization))
        if rule.metadata.kind != .organization {
            scope.select(ProbeObject(kind: rule.metadata.kind, dialect: dialect))
        }
        return scope
    }

    /// Why a rule that selects nothing cannot be decided: `where` asks for a value that only the other dialect has.
    var valueReason: Reason? {
        rule.conditionFacts.equalities.lazy.compactMap { equality in
            reason(FieldPlace(kind: rule.metadata.kind, path: equality.path), equality.values)
        }.first
    }

    /// Why what a rule says of the organization as a whole cannot be decided: of the values of some field, it speaks only of those
    /// that another dialect shows.
    func constantReason(_ parameters: ParameterValues) -> Reason? {
        let constants = rule.constants.union(
            rule.reads.filter { $0.objectType == ParameterValues.typeName }.flatMap { read in
                parameters.field(read.field)?.texts ?? []
            })
        // What a rule reads only where the dialect has it cannot make it undecidable.
        let places = rule.reads.compactMap { FieldPlace(objectType: $0.objectType, field: $0.field) }
            .filter { !rule.supportQuestions.contains($0) || $0.isSupported(in: dialect) }
        let native = Set(places.flatMap { $0.knownValues(in: dialect) })
        return places.sorted { $0.path < $1.path }.lazy.compactMap { place -> Reason? in
            let values = Set(Dialect.allCases.flatMap { place.knownValues(in: $0) })
            let meant = values.filter { value in constants.contains { $0.means(value) } }
            guard native.isDisjoint(with: meant) else { return nil }
            return reason(place, meant.sorted())
        }.first
    }

    /// Nil unless the values are known, and to another dialect only.
    private func reason(_ place: FieldPlace, _ values: [String]) -> Reason? {
        let known = place.knownValues(in: dialect)
        let isForeign = { (value: String) in
            !known.contains(value) && Dialect.allCases.contains { place.knownValues(in: $0).contains(value) }
        }
        guard !values.isEmpty, values.allSatisfy(isForeign) else { return nil }
        let names = values.map { "`\($0)`" }.joined(separator: ", ")
        return Reason(
            .unsupported,
            "the \(dialect.rawValue) dialect never shows a \(place.kind.rawValue) with `\(place.path)` \(names)")
    }
}

extension String {
    /// Whether it is the value, or so much of it that it can be meant, as in `startsWith("external-")`.
    fileprivate func means(_ value: String) -> Bool {
        self == value || (utf8.count >= 4 && value.containsScalars(of: self))
    }
}

extension CELValue {
    /// A text, or the texts of a list.
    fileprivate var texts: [String] {
        switch self {
        case .string(let text): [text]
        case .list(let list): list.elements.flatMap(\.texts)
        default: []
        }
    }
}

/// An object of a kind (or within one) of which nothing was seen.
struct ProbeObject: CELObject {
    /// Of what is unknown for no reason but that it was not looked at.
    static let cause = "probe"

    let typeName: String
    let dialect: Dialect

    init(kind: ResourceKind, dialect: Dialect) {
        self.init(typeName: kind.objectTypeName, dialect: dialect)
    }

    private init(typeName: String, dialect: Dialect) {
        self.typeName = typeName
        self.dialect = dialect
    }

    func field(_ name: String) -> CELValue? {
        let place = FieldPlace(objectType: typeName, field: name)
        if let text = place?.unsupportedText(in: dialect) {
            return .unknown(CELUnknown([.init(path: name, cause: ReasonKind.unsupported.rawValue, text: text)]))
        }
        if case .object(let inner)? = ResourceSchema.objectTypes[typeName]?.fields[name]?.type {
            return .object(ProbeObject(typeName: inner, dialect: dialect))
        }
        return .unknown(CELUnknown([.init(path: name, cause: Self.cause)]))
    }

    func isEqual(to other: any CELObject) -> Bool { false }
}
