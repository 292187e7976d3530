/// The hosts of `NO_PROXY`: names that stand for themselves and all below them, addresses, `host:port`, or `*`.
struct ProxyExceptions {
    private let entries: [Substring]

    init(_ text: String) {
        entries = text.split { $0 == "," || $0 == " " }
    }

    func contain(_ origin: Origin) -> Bool {
        entries.contains { entry in
            if entry == "*" { return true }
            var name = entry.lowercased()[...]
            if let colon = name.lastIndex(of: ":"), let port = Int(name[name.index(after: colon)...]),
                name.filter({ $0 == ":" }).count == 1
            {
                guard port == origin.port else { return false }
                name = name[..<colon]
            }
            name = name.drop { $0 == "." || $0 == "*" }
            return !name.isEmpty && (origin.host == name || origin.host.hasSuffix(".\(name)"))
        }
    }
}
