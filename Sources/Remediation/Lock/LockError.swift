/// Why the lock of an organization cannot be taken.
package enum LockError: Error, Hashable, Sendable {
    case held(LockRecord)
}

extension LockError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .held(let record):
            "the organization is locked since \(record.time) by process \(record.process) on \(record.host), "
                + "journal `\(record.journal)`; if that run is gone, go on with `--resume`, or break the lock with "
                + "`--break-lock \(record.nonce)`"
        }
    }
}
