internal import Crypto

/// Writes and reads page cursors: a version, a position, and a signature over both and the operation, in hexadecimal.
///
/// The key lives as long as the simulator, so that a cursor of another run, of another listing or a changed one is
/// refused and never answered with the wrong page.
struct CursorCodec {
    private static let version = "01"
    private let key = SymmetricKey(size: .bits256)

    func cursor(for operation: SimulatedOperation, at position: Int) -> String {
        let digits = String(position, radix: 16)
        let payload = Self.version + String(repeating: "0", count: max(0, 16 - digits.count)) + digits
        let signed = Array((payload + operation.rawValue).utf8)
        let signature = HMAC<SHA256>.authenticationCode(for: signed, using: key).prefix(16)
        return payload + signature.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// The position in the cursor.
    func position(in cursor: String, for operation: SimulatedOperation) throws(Refusal) -> Int {
        let digits = cursor.dropFirst(Self.version.count).prefix(16)
        // Writing it again checks version, signature and spelling at once.
        guard let position = Int(digits, radix: 16), position >= 0,
            self.cursor(for: operation, at: position) == cursor
        else {
            throw .badCursor()
        }
        return position
    }
}
