import CEL
import YAML

/// Reads a parameter's value in its type.
struct ParameterReader {
    let type: ParameterType

    /// The value; nil where the text is none of the type.
    func read(_ text: ParameterText) -> CELValue? {
        switch (type, text) {
        case (.listOfStrings, .list(let elements)):
            return .list(CELList(elements.map { .string($0) }))
        case (.listOfStrings, .text(let text)):
            let elements = text.isEmpty ? [] : text.split(separator: ",", omittingEmptySubsequences: false)
            return .list(CELList(elements.map { .string(String($0)) }))
        case (.mapOfStrings, .map(let entries)):
            let pairs = entries.sorted { $0.key < $1.key }.map { ($0.key, CELValue.string($0.value)) }
            return .map(CELMap(uniqueStringKeys: pairs))
        case (_, .text(let text)):
            return scalar(text)
        default:
            return nil
        }
    }

    private func scalar(_ text: String) -> CELValue? {
        switch type {
        case .bool: ["true": .bool(true), "false": .bool(false)][text]
        case .int: Int64(text).map(CELValue.int)
        case .uint: UInt64(text).map(CELValue.uint)
        case .double: double(text)
        case .string: .string(text)
        case .timestamp: CELTimestamp(rfc3339: text).map(CELValue.timestamp)
        case .duration: duration(text)
        case .listOfStrings, .mapOfStrings: nil
        }
    }

    /// A decimal number as the core schema of YAML has it, and as `int` takes no other; one that is too large is none.
    private func double(_ text: String) -> CELValue? {
        guard let value = Double(decimal: text), value.isFinite else { return nil }
        return .double(value)
    }

    /// A duration of the language, or whole days as in `90d`.
    private func duration(_ text: String) -> CELValue? {
        if text.hasSuffix("d"), let days = Int64(text.dropLast()) {
            let (seconds, overflow) = days.multipliedReportingOverflow(by: 86_400)
            guard !overflow else { return nil }
            return CELDuration(seconds: seconds, nanoseconds: 0).map(CELValue.duration)
        }
        return CELDuration(text).map(CELValue.duration)
    }
}
