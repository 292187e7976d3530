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
                .metered("glob_string_string", [.string, .string], .bool) { arguments, steps in
                    guard case (.string(let text), .string(let pattern)) = (arguments[0], arguments[1]) else {
                        return nil
                    }
                    do throws(CELError) {
                        return try Glob(pattern, steps: &steps).matches(text, steps: &steps)
                    } catch {
                        return .error(error)
                    }
                }
                .prepared(1) { pattern, steps in
                    guard case .string(let pattern) = pattern else { return nil }
                    let glob = Result { () throws(CELError) in try Glob(pattern, steps: &steps) }
                    return { text, steps in
                        guard case .string(let text) = text else { return nil }
                        switch glob {
                        case .success(let glob): return glob.matches(text, steps: &steps)
                        case .failure(let error): return .error(error)
                        }
                    }
                }
            ]),
        CELFunction(
            "rangesCover",
            [
                .metered("ranges_cover_list_string", [.list(.string), .string], .bool) { arguments, steps in
                    guard case (.list(let ranges), .string(let addresses)) = (arguments[0], arguments[1]) else {
                        return nil
                    }
                    // Each entry is read and sorted in.
                    steps -= ranges.count * 4
                    do throws(CELError) {
                        let set = try AddressSet(ranges.elements)
                        return .bool(set.covers(try AddressSet.range(addresses)))
                    } catch {
                        return .error(error)
                    }
                }
                .prepared(0) { ranges, steps in
                    guard case .list(let ranges) = ranges else { return nil }
                    steps -= ranges.count * 4
                    let set = Result { () throws(CELError) in try AddressSet(ranges.elements) }
                    return { addresses, _ in
                        guard case .string(let addresses) = addresses else { return nil }
                        return Result { () throws(CELError) in
                            .bool(try set.get().covers(try AddressSet.range(addresses)))
                        }
                        .value
                    }
                }
            ]),
    ])
}

extension Result where Success == CELValue, Failure == CELError {
    /// The value, or the error as one.
    fileprivate var value: CELValue {
        switch self {
        case .success(let value): value
        case .failure(let error): .error(error)
        }
    }
}
