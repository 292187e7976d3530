/// What the functions of `math` compute; nil where an argument is no number.
enum CELMath {
    static func number(_ value: CELValue) -> CELValue? {
        switch value {
        case .int, .uint, .double: value
        default: nil
        }
    }

    /// The first of both where they are equal or one is NaN.
    static func least(_ left: CELValue, _ right: CELValue) -> CELValue? {
        guard let left = number(left), let right = number(right) else { return nil }
        return CELOrder.compare(left, right) == .greater ? right : left
    }

    /// The first of both where they are equal or one is NaN.
    static func greatest(_ left: CELValue, _ right: CELValue) -> CELValue? {
        guard let left = number(left), let right = number(right) else { return nil }
        return CELOrder.compare(left, right) == .less ? right : left
    }

    /// The least or greatest element of a list.
    static func extreme(
        of list: CELValue, _ steps: inout Int, _ choose: (CELValue, CELValue) -> CELValue?
    ) -> CELValue? {
        guard case .list(let list) = list else { return nil }
        steps -= list.count
        guard let first = list.elements.first else {
            return .error(.invalidArgument, "the least or greatest of no numbers is not known")
        }
        guard var chosen = number(first) else { return nil }
        for element in list.elements.dropFirst() {
            guard let next = choose(chosen, element) else { return nil }
            chosen = next
        }
        return chosen
    }

    static func abs(_ value: CELValue) -> CELValue? {
        switch value {
        case .int(.min): .error(.overflow, "the result is too large for its type")
        case .int(let number): .int(number < 0 ? -number : number)
        case .uint: value
        case .double(let number): .double(number.magnitude)
        default: nil
        }
    }

    static func sign(_ value: CELValue) -> CELValue? {
        switch value {
        case .int(let number): .int(number.signum())
        case .uint(let number): .uint(number == 0 ? 0 : 1)
        case .double(let number): .double(number.isNaN ? number : number > 0 ? 1 : number < 0 ? -1 : 0)
        default: nil
        }
    }

    static func sqrt(_ value: CELValue) -> CELValue? {
        switch value {
        case .int(let number): .double(Double(number).squareRoot())
        case .uint(let number): .double(Double(number).squareRoot())
        case .double(let number): .double(number.squareRoot())
        default: nil
        }
    }

    static func bitNot(_ value: CELValue) -> CELValue? {
        switch value {
        case .int(let number): .int(~number)
        case .uint(let number): .uint(~number)
        default: nil
        }
    }

    static func shiftLeft(_ value: CELValue, _ count: CELValue) -> CELValue? {
        switch (value, count) {
        case (.int, .int(..<0)), (.uint, .int(..<0)): negativeCount
        case (.int(let number), .int(let count)): .int(number << count)
        case (.uint(let number), .int(let count)): .uint(number << count)
        default: nil
        }
    }

    /// Zeros come in from the left, also for a negative int.
    static func shiftRight(_ value: CELValue, _ count: CELValue) -> CELValue? {
        switch (value, count) {
        case (.int, .int(..<0)), (.uint, .int(..<0)): negativeCount
        case (.int(let number), .int(let count)): .int(Int64(bitPattern: UInt64(bitPattern: number) >> count))
        case (.uint(let number), .int(let count)): .uint(number >> count)
        default: nil
        }
    }

    private static var negativeCount: CELValue {
        .error(.invalidArgument, "bits cannot be shifted by a negative count")
    }
}
