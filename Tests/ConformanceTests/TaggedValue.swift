import CEL
import Foundation

/// A value as the vectors write it: an object whose only member's name is the type.
struct TaggedValue: Decodable {
    let value: CELValue

    private enum Tag: String, CodingKey {
        case int, uint, double, bool, string, bytes, null, list, map, type, timestamp, duration
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Tag.self)
        guard let tag = container.allKeys.first else {
            throw Self.mistake(decoder, "a value of a kind that is not supported")
        }
        if let value = try Self.scalar(tag, container) {
            self.value = value
            return
        }
        switch tag {
        case .null: value = .null
        case .list:
            value = .list(CELList(try container.decode([TaggedValue].self, forKey: tag).map(\.value)))
        case .map:
            let entries = try container.decode([[TaggedValue]].self, forKey: tag)
            value = .map(try CELMap(pairs: entries.map { ($0[0].value, $0[1].value) }))
        default:
            throw Self.mistake(decoder, "a value that cannot be read")
        }
    }

    private static func scalar(_ tag: Tag, _ container: KeyedDecodingContainer<Tag>) throws -> CELValue? {
        if tag == .bool { return .bool(try container.decode(Bool.self, forKey: tag)) }
        guard let text = try? container.decode(String.self, forKey: tag) else { return nil }
        switch tag {
        case .int: return Int64(text).map(CELValue.int)
        case .uint: return UInt64(text).map(CELValue.uint)
        case .double: return Double(text).map(CELValue.double)
        case .string: return .string(text)
        case .bytes: return Data(base64Encoded: text).map { .bytes(Array($0)) }
        case .type: return .type(CELTypeValue(name: text))
        case .timestamp: return CELTimestamp(rfc3339: text).map(CELValue.timestamp)
        case .duration: return CELDuration(text).map(CELValue.duration)
        case .bool, .null, .list, .map: return nil
        }
    }

    private static func mistake(_ decoder: any Decoder, _ text: String) -> DecodingError {
        .dataCorrupted(DecodingError.Context(codingPath: decoder.codingPath, debugDescription: text))
    }
}
