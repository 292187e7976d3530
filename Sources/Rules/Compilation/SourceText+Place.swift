import Diagnostics

extension SourceText {
    /// `path:line:column` of an offset, for a message that names another place.
    func place(at offset: Int) -> String {
        let position = position(at: offset)
        return "\(path):\(position.line):\(position.column)"
    }
}
