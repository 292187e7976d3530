/// `format`: clauses `%[.precision]conversion` filled with the elements of a list in their order.
/// See https://github.com/google/cel-spec/blob/master/doc/extensions/strings.md.
struct CELFormat {
    private static let maximumPrecision = 100
    private static let defaultPrecision = 6

    static func format(_ format: String, _ arguments: [CELValue], _ steps: inout Int) throws(CELError) -> String {
        var formatter = CELFormat(rest: format.unicodeScalars[...], arguments: arguments[...])
        return try formatter.run(&steps)
    }

    private var rest: Substring.UnicodeScalarView
    private var arguments: ArraySlice<CELValue>

    private init(rest: Substring.UnicodeScalarView, arguments: ArraySlice<CELValue>) {
        self.rest = rest
        self.arguments = arguments
    }

    private mutating func run(_ steps: inout Int) throws(CELError) -> String {
        var text = String.UnicodeScalarView()
        var size = 0
        while let scalar = rest.popFirst() {
            guard scalar == "%" else {
                text.append(scalar)
                continue
            }
            if rest.first == "%" {
                rest.removeFirst()
                text.append("%")
                continue
            }
            let clause = try clause(&steps)
            size += clause.utf8.count
            guard size <= CELLibraryLimits.collectionSize else {
                throw CELError(.limit, "the formatted text is longer than \(CELLibraryLimits.collectionSize) bytes")
            }
            text.append(contentsOf: clause.unicodeScalars)
        }
        return String(text)
    }

    /// What the clause after a `%` stands for.
    private mutating func clause(_ steps: inout Int) throws(CELError) -> String {
        let precision = try precision()
        guard let conversion = rest.popFirst() else {
            throw CELError(.invalidArgument, "the format ends within a clause")
        }
        guard "sdfexXob".unicodeScalars.contains(conversion) else {
            throw CELError(.invalidArgument, "`%\(conversion)` is no clause of a format")
        }
        guard let argument = arguments.popFirst() else {
            throw CELError(.invalidArgument, "the format has more clauses than there are values")
        }
        let text: String?
        switch conversion {
        case "s": text = try Self.string(argument, &steps)
        case "d": text = Self.decimal(argument)
        case "f": text = Self.double(argument).map { CELNumberText.fixed($0, precision: precision) }
        case "e": text = Self.double(argument).map { CELNumberText.scientific($0, precision: precision) }
        case "x": text = Self.hexadecimal(argument, uppercase: false)
        case "X": text = Self.hexadecimal(argument, uppercase: true)
        case "o": text = Self.integer(argument, radix: 8)
        default: text = Self.binary(argument)
        }
        guard let text else {
            throw CELError(.noSuchOverload, "`%\(conversion)` cannot format a value of type `\(argument.typeName)`")
        }
        return text
    }

    private mutating func precision() throws(CELError) -> Int {
        guard rest.first == "." else { return Self.defaultPrecision }
        rest.removeFirst()
        let digits = rest.prefix { ("0"..."9").contains($0) }
        rest = rest[digits.endIndex...]
        guard let precision = Int(String(digits)), precision <= Self.maximumPrecision else {
            throw CELError(
                .invalidArgument, "a precision of a format is a number from 0 to \(Self.maximumPrecision)")
        }
        return precision
    }

    private static func decimal(_ value: CELValue) -> String? {
        if case .double(let number) = value { CELNumberText.decimal(number) } else { integer(value, radix: 10) }
    }

    private static func double(_ value: CELValue) -> Double? {
        switch value {
        case .double(let number): number
        case .int(let number): Double(number)
        case .uint(let number): Double(number)
        default: nil
        }
    }

    private static func integer(_ value: CELValue, radix: Int, uppercase: Bool = false) -> String? {
        switch value {
        case .int(let number): String(number, radix: radix, uppercase: uppercase)
        case .uint(let number): String(number, radix: radix, uppercase: uppercase)
        default: nil
        }
    }

    private static func binary(_ value: CELValue) -> String? {
        if case .bool(let flag) = value { flag ? "1" : "0" } else { integer(value, radix: 2) }
    }

    private static func hexadecimal(_ value: CELValue, uppercase: Bool) -> String? {
        switch value {
        case .string(let text): hexadecimal(text.utf8, uppercase)
        case .bytes(let bytes): hexadecimal(bytes, uppercase)
        default: integer(value, radix: 16, uppercase: uppercase)
        }
    }

    private static func hexadecimal(_ bytes: some Sequence<UInt8>, _ uppercase: Bool) -> String {
        let digits = Array((uppercase ? "0123456789ABCDEF" : "0123456789abcdef").utf8)
        let text = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return String(decoding: text, as: UTF8.self)
    }
}
