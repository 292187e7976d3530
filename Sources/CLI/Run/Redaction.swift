import CEL
internal import Crypto
import Foundation
import Observations
import Reporting

extension Redaction {
    /// Hashes by HMAC-SHA256, with the key in `TENET_REDACT_KEY`, or one that this run makes and forgets: the same person has the
    /// same mark throughout a report, and nobody without the key can try out names.
    ///
    /// - Parameter people: Names from elsewhere.
    init(_ inventory: Inventory, and people: Set<CELStringKey> = [], _ environment: [String: String]) {
        let given = environment["TENET_REDACT_KEY", default: ""]
        let key = given.isEmpty ? SymmetricKey(size: .bits256) : SymmetricKey(data: Data(given.utf8))
        self.init(PersonalNames(inventory, and: people)) { text in
            let code = HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: key)
            return code.prefix(6).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
    }
}
