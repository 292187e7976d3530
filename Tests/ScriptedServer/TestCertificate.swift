package import NIOSSL

/// A certificate that nobody trusts, for `localhost`, and its key. It protects nothing.
package enum TestCertificate {
    /// In PEM.
    package static let certificate = """
        -----BEGIN CERTIFICATE-----
        MIIBWDCB/6ADAgECAhQCdLVUGjVjZYumzPNUFnnkzzLWzjAKBggqhkjOPQQDAjAW
        MRQwEgYDVQQDDAt0ZW5ldCB0ZXN0czAgFw0yMDAxMDEwMDAwMDBaGA8yMTIwMDEw
        MTAwMDAwMFowFjEUMBIGA1UEAwwLdGVuZXQgdGVzdHMwWTATBgcqhkjOPQIBBggq
        hkjOPQMBBwNCAARDJ3gztQQdNT0R47kT1HGAyjQnL6OjTdi1HiD15ZCVIhy37L5g
        J4yzzMipjFslXrt0uQVeanRPvVNIxAFMkKhNoykwJzAUBgNVHREEDTALgglsb2Nh
        bGhvc3QwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiAF3gzP6L/v
        Xq1dcz6tRknQ6Nb6rGIaf3f9aMPbIZzdCgIhAIrgTc4YkTGg/2nolweY0jjz9tH1
        w+0zh+piP83qnASA
        -----END CERTIFICATE-----
        """

    private static let key = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgJRWcsVV528XWde0L
        ITceH/sPyYvFgqYbt5goiwn+3iKhRANCAARDJ3gztQQdNT0R47kT1HGAyjQnL6Oj
        Tdi1HiD15ZCVIhy37L5gJ4yzzMipjFslXrt0uQVeanRPvVNIxAFMkKhN
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
