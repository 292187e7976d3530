extension Fault {
    private static let kinds = [
        "status", "limit", "drop", "delay", "stall", "slow", "huge", "body", "next", "items", "redirect", "accept",
        "meddle", "application", "expire", "die",
    ]

    /// Reads a fault as it is spelled on the command line.
    package init(parsing specification: String) throws(FaultSpecificationError) {
        var fields = FaultFields(specification)
        let (kind, value) = fields.first
        var passes = 0
        switch kind {
        case "status":
            effect = .status(try fields.integer(value, of: kind, in: 400...599), try fields.take("when") ?? .before)
        case "limit":
            let hint: RetryHint = try fields.word(value, of: kind)
            effect = .limit(hint, wait: try fields.take("wait", in: 0...86_400) ?? 1)
        case "drop":
            effect = .drop(try fields.word(value, of: kind))
        case "delay":
            effect = .delay(try fields.duration(value, of: kind))
        case "stall":
            effect = .stall(try fields.duration(value, of: kind))
        case "slow":
            effect = .slow(bytesPerSecond: try fields.integer(value, of: kind, in: 1...1_000_000_000))
        case "huge":
            effect = .huge(bytes: try fields.integer(value, of: kind, in: 1...1_000_000_000_000))
        case "body":
            effect = .body(try fields.word(value, of: kind))
        case "next":
            effect = .next(try fields.word(value, of: kind))
        case "items":
            effect = .items(try fields.word(value, of: kind))
        case "redirect":
            effect = .redirect(try fields.word(value, of: kind))
        case "accept":
            effect = .accept(after: value == "never" ? nil : try fields.duration(value, of: kind))
        case "meddle":
            effect = .meddle(try fields.word(value, of: kind), try fields.take("when") ?? .after)
        case "application":
            effect = .application(value == "failed" ? .failed : .after(try fields.duration(value, of: kind)))
        case "expire":
            effect = .expire
            passes = try fields.integer(value, of: kind, in: 0...1_000_000_000)
        case "die":
            effect = .die
            passes = try fields.integer(value, of: kind, in: 0...1_000_000_000)
        default:
            throw fields.error("`\(kind)` is none of \(Self.kinds.joined(separator: ", "))")
        }
        operation = try fields.take("operation")
        self.passes = try fields.take("after", in: 0...1_000_000_000) ?? passes
        times = try fields.take("times", in: 1...1_000_000_000)
        try fields.finish()
    }
}
