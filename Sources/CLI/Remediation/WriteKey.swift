import AdminAPI

/// Finds the credential for writing, which is another than that for reading.
struct WriteKey {
    private static let variable = "TENET_WRITE_API_KEY"

    let file: String?
    let environment: [String: String]

    /// Throws `CommandFailure` where there is none.
    func key() throws -> APIKey {
        let text =
            try file.map { try TextFile.secret($0, namedBy: "`--write-token-file`") } ?? environment[Self.variable]
        do throws(AdminConfigurationError) {
            return try APIKey(text ?? "")
        } catch .emptyAPIKey {
            throw CommandFailure(
                .notJudged, "no API key for writing: set `\(Self.variable)`, or give `--write-token-file`")
        } catch {
            throw CommandFailure(.notJudged, "\(error)")
        }
    }
}
