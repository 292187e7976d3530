internal import JSON

/// Why nothing can be read in the body of an answer.
enum UnreadableBody: Error {
    case noJSON(JSONParseError)
    /// An object holds a key more than once, so that it does not say what it holds.
    case duplicateKey(String)
}
