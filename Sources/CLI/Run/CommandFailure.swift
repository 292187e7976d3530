/// Why a command cannot go on, and how it ends.
struct CommandFailure: Error {
    var status: ExitStatus
    /// For people, on standard error; lower case, no full stop; empty where everything was said already.
    var message: String

    init(_ status: ExitStatus, _ message: String) {
        self.status = status
        self.message = message
    }
}
