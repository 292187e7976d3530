internal import Crypto
import Foundation
import Reporting

extension Redaction {
    /// Hashes by HMAC-SHA256, with the key in `TENET_REDACT_KEY`, or one that this run makes and forgets: the same person has the
    /// same mark throughout a report, and nobody without the key can try out names.
    init(_ names: PersonalNames, _ environment: [String: String]) {
        let given = environment["TENET_REDACT_KEY", default: ""]
        let key = given.isEmpty ? SymmetricKey(size: .bits256) : SymmetricKey(data: Data(given.utf8))
        self.init(names) { text in
            let code = HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: key)
            return code.prefix(6).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
    }
}
