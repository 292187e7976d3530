#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

extension CELNumberText {
    /// So many digits after the point, rounded half to even.
    static func fixed(_ number: Double, precision: Int) -> String {
        special(number) ?? printed("%.*f", precision, number)
    }

    /// One digit before the point, so many after it, and an exponent of at least two digits.
    static func scientific(_ number: Double, precision: Int) -> String {
        special(number) ?? printed("%.*e", precision, number)
    }

    private static func printed(_ format: String, _ precision: Int, _ number: Double) -> String {
        // 309 digits, a point and the precision at most.
        var buffer = [CChar](repeating: 0, count: 320 + precision)
        let count = withVaList([Int32(clamping: precision), number]) { arguments in
            vsnprintf(&buffer, buffer.count, format, arguments)
        }
        return String(decoding: buffer.prefix(Int(max(0, count))).map(UInt8.init), as: UTF8.self)
    }
}
