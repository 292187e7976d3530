extension CELLibrary {
    /// `charAt`, `indexOf`, `lastIndexOf`, `substring`, `replace`, `split`, `join`, `trim`, `reverse`, `lowerAscii`,
    /// `upperAscii`, `strings.quote` and `format`. Positions count Unicode scalars.
    /// See https://github.com/google/cel-go/blob/master/ext/README.md#strings.
    package static let strings = CELLibrary(stringPositions + stringParts + stringChanges + stringTexts)

    private static let stringPositions: [CELFunction] = [
        stringSearch("indexOf", "string_index_of_string", CELStrings.indexOf),
        stringSearch("lastIndexOf", "string_last_index_of_string", CELStrings.lastIndexOf),
        CELFunction(
            "charAt",
            [
                .binary("string_char_at_int", .string, .int, .string, isMember: true) { text, index in
                    guard case (.string(let text), .int(let index)) = (text, index) else { return nil }
                    return CELStrings.charAt(text, index)
                }
            ]),
    ]

    private static func stringSearch(
        _ name: String, _ id: String, _ search: @escaping @Sendable (String, String, Int64?) -> CELValue
    ) -> CELFunction {
        CELFunction(
            name,
            [
                .binary(id, .string, .string, .int, isMember: true) { text, part in
                    guard case (.string(let text), .string(let part)) = (text, part) else { return nil }
                    return search(text, part, nil)
                },
                CELOverload("\(id)_int", [.string, .string, .int], .int, isMember: true) { arguments in
                    guard case (.string(let text), .string(let part)) = (arguments[0], arguments[1]),
                        case .int(let offset) = arguments[2]
                    else { return nil }
                    return search(text, part, offset)
                },
            ])
    }

    private static let stringParts: [CELFunction] = [
        CELFunction(
            "substring",
            [
                .binary("string_substring_int", .string, .int, .string, isMember: true) { text, start in
                    guard case (.string(let text), .int(let start)) = (text, start) else { return nil }
                    return CELStrings.substring(text, from: start, to: nil)
                },
                CELOverload("string_substring_int_int", [.string, .int, .int], .string, isMember: true) { arguments in
                    guard case (.string(let text), .int(let start)) = (arguments[0], arguments[1]),
                        case .int(let end) = arguments[2]
                    else { return nil }
                    return CELStrings.substring(text, from: start, to: end)
                },
            ]),
        CELFunction(
            "split",
            [
                .binary("string_split_string", .string, .string, .list(.string), isMember: true) { text, separator in
                    guard case (.string(let text), .string(let separator)) = (text, separator) else { return nil }
                    return CELStrings.split(text, separator, limit: -1)
                },
                CELOverload(
                    "string_split_string_int", [.string, .string, .int], .list(.string), isMember: true
                ) { arguments in
                    guard case (.string(let text), .string(let separator)) = (arguments[0], arguments[1]),
                        case .int(let limit) = arguments[2]
                    else { return nil }
                    return CELStrings.split(text, separator, limit: limit)
                },
            ]),
        CELFunction(
            "join",
            [
                .metered("list_join", [.list(.string)], .string, isMember: true) { arguments, steps in
                    guard case .list(let list) = arguments[0] else { return nil }
                    return CELStrings.join(list.elements, "", &steps)
                },
                .metered("list_join_string", [.list(.string), .string], .string, isMember: true) { arguments, steps in
                    guard case (.list(let list), .string(let separator)) = (arguments[0], arguments[1]) else {
                        return nil
                    }
                    return CELStrings.join(list.elements, separator, &steps)
                },
            ]),
    ]

    private static let stringChanges: [CELFunction] = [
        CELFunction(
            "replace",
            [
                CELOverload(
                    "string_replace_string_string", [.string, .string, .string], .string, isMember: true
                ) { CELStrings.replace($0[0], $0[1], $0[2], .int(-1)) },
                CELOverload(
                    "string_replace_string_string_int", [.string, .string, .string, .int], .string, isMember: true
                ) { CELStrings.replace($0[0], $0[1], $0[2], $0[3]) },
            ]),
        stringChange("lowerAscii", "string_lower_ascii", CELStrings.lowerASCII),
        stringChange("upperAscii", "string_upper_ascii", CELStrings.upperASCII),
        stringChange("trim", "string_trim", CELStrings.trim),
        stringChange("reverse", "string_reverse") { text in
            var reversed = String.UnicodeScalarView()
            reversed.append(contentsOf: text.unicodeScalars.reversed())
            return String(reversed)
        },
    ]

    private static func stringChange(
        _ name: String, _ id: String, _ change: @escaping @Sendable (String) -> String
    ) -> CELFunction {
        CELFunction(
            name,
            [
                .unary(id, .string, .string, isMember: true) { text in
                    guard case .string(let text) = text else { return nil }
                    return .string(change(text))
                }
            ])
    }

    private static let stringTexts: [CELFunction] = [
        CELFunction(
            "strings.quote",
            [
                .unary("strings_quote", .string, .string) { text in
                    guard case .string(let text) = text else { return nil }
                    return .string(CELStrings.quote(text))
                }
            ]),
        CELFunction(
            "format",
            [
                .metered("string_format", [.string, .list(.dyn)], .string, isMember: true) { arguments, steps in
                    guard case (.string(let format), .list(let values)) = (arguments[0], arguments[1]) else {
                        return nil
                    }
                    do throws(CELError) {
                        return .string(try CELFormat.format(format, values.elements, &steps))
                    } catch {
                        return .error(error)
                    }
                }
            ]),
    ]
}
