package import CEL

extension CELLibrary {
    /// Tenet's own functions: `emailDomain(string)`, `glob(string, string)`, `rangesCover(list(string), string)`.
    package static let tenet = CELLibrary([
        CELFunction(
            "emailDomain",
            [
                .unary("email_domain_string", .string, .string) { address in
                    guard case .string(let address) = address else { return nil }
                    return .string(EmailDomain.domain(of: address))
                }
            ]),
        CELFunction(
            "glob",
            [
                .binary("glob_string_string", .string, .string, .bool) { text, pattern in
                    guard case (.string(let text), .string(let pattern)) = (text, pattern) else { return nil }
                    do throws(CELError) {
                        return try Glob(pattern).matches(text)
                    } catch {
                        return .error(error)
                    }
                }
            ]),
        CELFunction(
            "rangesCover",
            [
                .binary("ranges_cover_list_string", .list(.string), .string, .bool) { ranges, addresses in
                    guard case (.list(let ranges), .string(let addresses)) = (ranges, addresses) else { return nil }
                    do throws(CELError) {
                        let set = try AddressSet(ranges.elements)
                        return .bool(set.covers(try AddressSet.range(addresses)))
                    } catch {
                        return .error(error)
                    }
                }
            ]),
    ])
}
