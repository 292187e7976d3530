/// Why a history cannot be read or written. The file is left as it is.
package enum HistoryError: Error, Hashable {
    /// There is no such file.
    case missing(path: String)
    /// It is a file of another program, or no database at all.
    case foreign(path: String)
    /// A part of it is missing or wrong.
    case damaged(path: String, reason: String)
    /// A newer version of Tenet wrote it.
    case newer(path: String)
    /// Another process holds it too long, it cannot be written, or the disk is full.
    case unusable(path: String, reason: String)
    /// No run, or not one, is the one that was asked for.
    case noRun(String)
}

extension HistoryError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .missing(let path): "there is no history `\(path)`; `check --history` begins one"
        case .foreign(let path): "`\(path)` is no history of Tenet's; it is left as it is"
        case .damaged(let path, let reason): "the history `\(path)` is damaged and left as it is: \(reason)"
        case .newer(let path): "a newer version of Tenet wrote the history `\(path)`; it is left as it is"
        case .unusable(let path, let reason): "the history `\(path)` cannot be used: \(reason)"
        case .noRun(let text): text
        }
    }
}
