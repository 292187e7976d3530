import JSON
import Reporting
import Rules

/// The value of a setting, and where it comes from.
struct SettingInForce {
    var name: String
    var value: Value
    var origin: SettingOrigin

    enum Value {
        /// Nothing is said, and nothing follows from that.
        case none
        case one(String, SettingType.Form)
        case list([String])
        case mapping([String: String])
        /// Whether there is one.
        case secret(Bool)
    }
}

extension SettingInForce.Value {
    init(_ texts: [String], of setting: Setting) {
        switch (setting.shape, texts.first) {
        case (.list, _?): self = .list(texts)
        case (_, let text?): self = .one(text, setting.type.form)
        case (_, nil): self = .none
        }
    }

    init(_ text: ParameterText) {
        switch text {
        case .text(let text): self = .one(text, .text)
        case .list(let texts): self = .list(texts)
        case .map(let entries): self = .mapping(entries)
        }
    }

    /// On one line.
    var text: String {
        switch self {
        case .none: "(none)"
        case .one(let text, _): text.visible
        case .list(let texts): texts.map(\.visible).joined(separator: ", ")
        case .mapping(let entries):
            entries.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)".visible }.joined(separator: ", ")
        case .secret(let isSet): isSet ? "(hidden)" : "(not set)"
        }
    }

    var json: JSONValue {
        switch self {
        case .none: .null
        case .one(let text, .text): .string(text)
        case .one(let text, .bool): .bool(Settings.isYes(text))
        case .one(let text, .number):
            (Int64(text).map { JSONNumber($0) } ?? Double(text).flatMap { JSONNumber($0) }).map { .number($0) }
                ?? .string(text)
        case .list(let texts): .array(texts.map { .string($0) })
        case .mapping(let entries):
            .object(
                JSONObject(
                    uniqueMembers: entries.sorted { $0.key < $1.key }.map {
                        JSONObject.Member(key: $0.key, value: .string($0.value))
                    }))
        case .secret(let isSet): .bool(isSet)
        }
    }
}
