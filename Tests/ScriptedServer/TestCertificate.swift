package import NIOSSL

/// A certificate that nobody trusts, for `localhost` and two hosts that do not exist, and its key. It protects nothing.
package enum TestCertificate {
    /// In PEM.
    package static let certificate = """
        -----BEGIN CERTIFICATE-----
        MIIBhjCCAS2gAwIBAgIBATAKBggqhkjOPQQDAjAWMRQwEgYDVQQDDAt0ZW5ldCB0
        ZXN0czAgFw0yMDAxMDEwMDAwMDBaGA8yMTIwMDEwMTAwMDAwMFowFjEUMBIGA1UE
        AwwLdGVuZXQgdGVzdHMwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAREuE+zU2Bu
        jQMQ7phCgF40URZm3j/ppr1EGhZwfcnX/XoNJ3kK4vyRnUidWrUd6L+J5+LSxRYL
        4vbKMCcObGs7o2owaDA2BgNVHREELzAtgglsb2NhbGhvc3SCDWFkbWluLmV4YW1w
        bGWCEWhvb2tzLmV4YW1wbGUuY29tMA8GA1UdEwEB/wQFMAMBAf8wHQYDVR0OBBYE
        FL8SrcKta2iGcXjyAtjVzwrmIa9HMAoGCCqGSM49BAMCA0cAMEQCIBlGEUqNfqHa
        /3sexOQ9Pu2Thy/6aWW0GCir+gXETlUuAiAZ8fMom++LMu1vG+1EQ1gPILgxA6rk
        Cuj4dpDz2mNnvA==
        -----END CERTIFICATE-----
        """

    private static let key = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgVyhbbKcZrH2uS0G5
        uMvX1KaAy6QVRAjU8Lqgl2PzuRuhRANCAAREuE+zU2BujQMQ7phCgF40URZm3j/p
        pr1EGhZwfcnX/XoNJ3kK4vyRnUidWrUd6L+J5+LSxRYL4vbKMCcObGs7
        -----END PRIVATE KEY-----
        """

    /// What a server proves itself with.
    package static func serverContext() throws -> NIOSSLContext {
        let chain = try NIOSSLCertificate.fromPEMBytes(Array(certificate.utf8))
        let configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) },
            privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(key.utf8), format: .pem)))
        return try NIOSSLContext(configuration: configuration)
    }
}
