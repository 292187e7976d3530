extension BaseURL {
    /// The target below the base URL; nil when a segment is empty, `.` or `..` and would change the path.
    func target(_ segments: [String], query: [(name: String, value: String?)] = []) -> RequestTarget? {
        guard segments.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." }) else { return nil }
        let pairs = query.compactMap { name, value in
            value.map { "\(name.percentEncoded)=\($0.percentEncoded)" }
        }
        return RequestTarget(
            path: path + segments.map { "/" + $0.percentEncoded }.joined(),
            query: pairs.isEmpty ? nil : pairs.joined(separator: "&"))
    }

    /// What a link of an answer points at; nil when it leads away from the base URL, or when readers may differ on where it
    /// leads to.
    func target(ofLink link: String, in current: RequestTarget) -> RequestTarget? {
        guard link.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F && $0 != "\\" }) else { return nil }
        let reference = URIReference(link)
        if reference.scheme != nil || reference.authority != nil {
            let scheme = reference.scheme ?? (origin.isSecure ? "https" : "http")
            guard let authority = reference.authority, Origin(scheme: scheme, authority: authority) == origin else {
                return nil
            }
        }
        var path = reference.path.percentEncodedWhereIllegal
        if path.isEmpty, reference.authority == nil {
            path = current.path
        } else if !path.hasPrefix("/"), reference.authority == nil, reference.scheme == nil {
            path = current.path.prefix(through: current.path.lastIndex(of: "/") ?? current.path.startIndex) + path
        }
        // The current path may hold what is not safe in a stranger's: an identifier with a slash in it.
        guard path == current.path || (path.hasPrefix(self.path + "/") && RequestTarget.isSafePath(path)) else {
            return nil
        }
        return RequestTarget(path: path, query: reference.query?.percentEncodedWhereIllegal)
    }
}
