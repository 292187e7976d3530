/// The fields of a fault's text, taken one by one so that what is left over can be refused.
struct FaultFields {
    typealias Field = (key: String, value: String?)

    private let specification: String
    let first: Field
    private var options: [Field]

    init(_ specification: String) {
        self.specification = specification
        var fields = specification.split(separator: ",", omittingEmptySubsequences: false).map { field -> Field in
            let parts = field.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map { part in
                String(part.drop { $0 == " " })
            }
            return (parts[0], parts.count == 2 ? parts[1] : nil)
        }
        first = fields.removeFirst()
        options = fields
    }

    func error(_ reason: String) -> FaultSpecificationError {
        FaultSpecificationError(specification: specification, reason: reason)
    }

    /// The number behind a field.
    func integer(
        _ value: String?, of key: String, in range: ClosedRange<Int>
    ) throws(FaultSpecificationError) -> Int {
        guard let number = value.flatMap({ Int($0) }), range.contains(number) else {
            throw error("`\(key)` needs a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// The seconds behind a field, with or without a fraction.
    func duration(_ value: String?, of key: String) throws(FaultSpecificationError) -> Duration {
        guard let seconds = value.flatMap({ Double($0) }), (0...86_400).contains(seconds) else {
            throw error("`\(key)` needs a number of seconds from 0 to 86400")
        }
        return .milliseconds(Int64(seconds * 1000))
    }

    /// The word behind a field, out of a closed list.
    func word<Word: RawRepresentable & CaseIterable>(
        _ value: String?, of key: String
    ) throws(FaultSpecificationError) -> Word where Word.RawValue == String {
        guard let word = value.flatMap({ Word(rawValue: $0) }) else {
            throw error("`\(key)` needs one of \(Word.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return word
    }

    /// Takes an option out; nil when it is not given.
    mutating func take(_ key: String, in range: ClosedRange<Int>) throws(FaultSpecificationError) -> Int? {
        guard let option = removeOption(key) else { return nil }
        return try integer(option.value, of: key, in: range)
    }

    /// Takes an option out; nil when it is not given.
    mutating func take<Word: RawRepresentable & CaseIterable>(
        _ key: String
    ) throws(FaultSpecificationError) -> Word? where Word.RawValue == String {
        guard let option = removeOption(key) else { return nil }
        return try word(option.value, of: key)
    }

    /// Refuses what nobody has taken.
    func finish() throws(FaultSpecificationError) {
        guard let option = options.first else { return }
        throw error("`\(first.key)` knows no option `\(option.key)`, or has it twice")
    }

    private mutating func removeOption(_ key: String) -> Field? {
        options.firstIndex { $0.key == key }.map { options.remove(at: $0) }
    }
}
