internal import AdminAPI
internal import JSON

extension JournalEvent {
    /// What every record has besides what its event says.
    static let commonKeys: Set<String> = ["number", "previous", "time", "event"]

    private enum Name: String, CaseIterable {
        case begin, resume, intent, sent, response, verified, settled, end

        var keys: Set<String> {
            switch self {
            case .begin: ["version", "plan", "digest", "approval", "base_url", "nonce"]
            case .resume: ["nonce"]
            case .intent: ["change", "stage", "policy", "before", "etag", "after", "body"]
            case .sent: ["change", "stage", "attempt"]
            case .response: ["change", "stage", "answer", "kind"]
            case .verified: ["change", "stage", "policy"]
            case .settled: ["change", "result", "text"]
            case .end: ["status"]
            }
        }
    }

    /// The members of its record.
    var members: JSONObject {
        switch self {
        case .begin(let begin):
            [
                "event": "begin", "version": 1, "plan": begin.plan, "digest": .string(begin.digest),
                "approval": begin.approval, "base_url": .string(begin.baseURL), "nonce": .string(begin.nonce),
            ]
        case .resume(let nonce):
            ["event": "resume", "nonce": .string(nonce)]
        case .intent(let intent):
            Self.members(intent)
        case .sent(let write, let attempt):
            [
                "event": "sent", "change": .string(write.change), "stage": Self.number(write.stage),
                "attempt": Self.number(attempt),
            ]
        case .response(let write, let answer):
            [
                "event": "response", "change": .string(write.change), "stage": Self.number(write.stage),
                "answer": .string(answer.text), "kind": .string(answer.kind.rawValue),
            ]
        case .verified(let write, let policy):
            [
                "event": "verified", "change": .string(write.change), "stage": Self.number(write.stage),
                "policy": .object(policy),
            ]
        case .settled(let change, let result, let text):
            [
                "event": "settled", "change": .string(change), "result": .string(result.rawValue),
                "text": .string(text),
            ]
        case .end(let status):
            ["event": "end", "status": Self.number(status)]
        }
    }

    /// Reads the event of a record.
    init(_ json: JSONValue) throws(DocumentError) {
        guard let name = json["event"]?.string.flatMap(Name.init(rawValue:)) else {
            throw DocumentError("expected a known `event`")
        }
        let reader = try DocumentReader(json, "`\(name.rawValue)`", keys: Self.commonKeys.union(name.keys))
        func write() throws(DocumentError) -> Write {
            Write(change: try reader.string("change"), stage: Int(try reader.integer("stage", in: 0...9)))
        }
        switch name {
        case .begin:
            _ = try reader.integer("version", in: 1...1)
            self = .begin(
                Begin(
                    plan: try reader.value("plan"), digest: try reader.string("digest"),
                    approval: try reader.value("approval"), baseURL: try reader.string("base_url"),
                    nonce: try reader.string("nonce")))
        case .resume:
            self = .resume(nonce: try reader.string("nonce"))
        case .intent:
            self = .intent(
                WriteIntent(
                    write: try write(), policy: try reader.string("policy"), before: try reader.object("before"),
                    tag: try reader.optionalString("etag").flatMap(EntityTag.init), after: try reader.object("after"),
                    body: try reader.object("body")))
        case .sent:
            self = .sent(try write(), attempt: Int(try reader.integer("attempt", in: 1...2)))
        case .response:
            let answer = try reader.string("answer")
            // Journals of before did not say it.
            let kind = try reader.optional("kind").map { _ throws(DocumentError) in
                try reader.word("kind", WriteAnswer.Kind.self)
            }
            self = .response(try write(), WriteAnswer(kind ?? (answer == "accepted" ? .accepted : .unclear), answer))
        case .verified:
            self = .verified(try write(), policy: try reader.object("policy"))
        case .settled:
            self = .settled(
                change: try reader.string("change"), result: try reader.word("result", ChangeResult.self),
                text: try reader.string("text"))
        case .end:
            self = .end(status: Int(try reader.integer("status", in: 0...255)))
        }
    }

    private static func members(_ intent: WriteIntent) -> JSONObject {
        var members: JSONObject = [
            "event": "intent", "change": .string(intent.write.change), "stage": number(intent.write.stage),
            "policy": .string(intent.policy), "before": .object(intent.before),
        ]
        members["etag"] = intent.tag.map { .string($0.text) }
        members["after"] = .object(intent.after)
        members["body"] = .object(intent.body)
        return members
    }

    private static func number(_ value: Int) -> JSONValue {
        .number(JSONNumber(value))
    }
}
