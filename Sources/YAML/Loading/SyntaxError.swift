/// An error of libyaml in its own words, with UTF-8 offsets in the file.
struct SyntaxError: Error {
    let problem: String
    /// Where libyaml noticed.
    let offset: Int
    /// Where the construct began that went wrong.
    let context: Int?
}
