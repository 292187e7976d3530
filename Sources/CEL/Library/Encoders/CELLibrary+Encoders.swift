extension CELLibrary {
    /// `base64.encode(bytes)` and `base64.decode(string)`.
    /// See https://github.com/google/cel-go/blob/master/ext/README.md#encoders.
    package static let encoders = CELLibrary([
        CELFunction(
            "base64.encode",
            [
                .unary("base64_encode_bytes", .bytes, .string) { bytes in
                    guard case .bytes(let bytes) = bytes else { return nil }
                    return .string(CELBase64.encode(bytes))
                }
            ]),
        CELFunction(
            "base64.decode",
            [
                .unary("base64_decode_string", .string, .bytes) { text in
                    guard case .string(let string) = text else { return nil }
                    return CELBase64.decode(string).map(CELValue.bytes)
                        ?? .error(.invalidArgument, "`\(text)` is not base64")
                }
            ]),
    ])
}
