internal import Crypto
internal import HTTPTypes

/// The one token that the simulator accepts; it never shows itself.
struct Credential {
    private let key = SymmetricKey(size: .bits256)
    private let code: HMAC<SHA256>.MAC

    init(_ token: BearerToken) {
        code = HMAC<SHA256>.authenticationCode(for: Array(token.text.utf8), using: key)
    }

    /// Refuses a request that does not carry `Authorization: Bearer TOKEN`.
    func check(_ headers: HTTPFields) throws(Refusal) {
        let values = headers[values: .authorization]
        guard values.count == 1, let value = values.first, let space = value.firstIndex(of: " "),
            value[..<space].lowercased() == "bearer",
            // Comparing codes under a secret key tells nothing by its time: https://codahale.com/a-lesson-in-timing-attacks/
            HMAC<SHA256>.isValidAuthenticationCode(
                code, authenticating: Array(value[space...].drop { $0 == " " }.utf8), using: key)
        else {
            throw .unauthorized
        }
    }
}
