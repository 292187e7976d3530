import CEL
import Testing

/// Of an unknown list of texts some members are known, and some texts that are none. What an expression comes to is said where all
/// lists that fit agree, and nowhere else.
struct KnownMembersTests {
    private static let letters = ["a", "b", "c", "d"]
    /// Each text of the language in `roles`; `named` and `more` are lists, `flag` is true.
    private static let decided = [
        #""a" in roles"#, #"!("b" in roles)"#,
        #"roles.exists(r, r == "a")"#, #"roles.exists(r, "a" == r || r == "b")"#,
        #"roles.exists(r, r in ["a", "c"])"#, #"roles.exists(r, r in named)"#,
        #"roles.exists(r, r in named && r != "a")"#, #"roles.exists(r, flag && r in named)"#,
        #"roles.exists(r, r in [])"#, #"roles.exists(r, !(r != "b"))"#,
        #"roles.all(r, r != "a")"#, #"roles.all(r, !(r in named))"#, #"roles.all(r, r != "a" && r != "c")"#,
        #"roles.all(r, r != "a" || !flag)"#, #"!roles.all(r, !(r in ["b"]))"#,
        #"["a", "b"].exists(x, x in roles)"#, #"["a", "b"].all(x, x in roles)"#, #"named.exists(x, x in roles)"#,
        #"sets.intersects(roles, ["a", "c"])"#, #"sets.intersects(named, roles)"#, #"sets.intersects(roles, [])"#,
        #"sets.contains(roles, ["a"])"#, #"sets.contains(roles, ["a", "b"])"#, #"sets.contains(roles, [])"#,
        #"size(roles.filter(r, r in named)) > 0"#, #"roles.filter(r, r == "a").size() >= 1"#,
        #"0 < size(roles.filter(r, r in ["b", "c"]))"#, #"size(roles.filter(r, r == "c")) == 0"#,
        #"roles.filter(r, r in named) == []"#, #"[] != roles.filter(r, r == "b" || r == "c")"#,
        #"size(roles.filter(r, r in named)) < 1"#, #"size(roles.filter(r, r in named)) != 0"#,
        #"flag ? roles.exists(r, r == "a") : false"#,
    ]
    /// Of these more could be said than is; what is said is true.
    private static let sound = [
        #"size(roles) > 1"#, #"roles.exists(r, r.startsWith("a"))"#, #"roles.exists_one(r, r == "a")"#,
        #"roles.filter(r, r in named) == ["a"]"#, #"sets.contains(named, roles)"#, #"roles == ["a"]"#,
        #"sets.equivalent(roles, named)"#, #"roles.exists(r, r < "b")"#, #"roles.all(r, r in named)"#,
        #"size(roles.filter(r, r in named)) > 1"#, #"roles.exists(r, r == "a" && [1][size(r)] == 1)"#,
        #"size(roles.filter(r, r == "a" && [1][size(r)] == 1)) > 0"#, #"roles.map(r, r + "x").exists(r, r == "ax")"#,
        #"roles.exists(r, r in ["a", other])"#, #"roles.exists(r, [r].exists(r, r == "a"))"#,
        #"roles.exists(r, r == r)"#, #"roles.filter(r, r in named).exists(r, r == "b")"#,
    ]

    private func evaluation(_ roles: CELValue) -> RuntimeEvaluation {
        RuntimeEvaluation(
            variables: [
                "roles": roles, "named": .list(CELList([.string("a"), .string("b")])), "flag": .bool(true),
                "other": .string("d"),
            ],
            types: ["roles": .list(.string), "named": .list(.string), "flag": .bool, "other": .string])
    }

    /// What is known of a list, with all lists that fit.
    private static let knowledge: [(unknown: CELUnknown, lists: [[String]])] = {
        var all: [(CELUnknown, [[String]])] = []
        for code in 0..<81 {
            var (rest, members, others, open) = (code, Set<String>(), Set<String>(), [String]())
            for letter in letters {
                switch rest % 3 {
                case 0: members.insert(letter)
                case 1: others.insert(letter)
                default: open.append(letter)
                }
                rest /= 3
            }
            var lists = [members.sorted()]
            for letter in open { lists += lists.map { $0 + [letter] } }
            var unknown = CELUnknown([.init(path: "roles")])
            unknown.membership = .init(members: members, others: others)
            all.append((unknown, lists))
        }
        return all
    }()

    private func agree(_ left: CELValue, _ right: CELValue) -> Bool {
        left.error != nil && right.error != nil || left.isEqual(to: right)
    }

    private func results(_ source: String, _ lists: [[String]]) throws -> [CELValue] {
        try lists.map { try evaluation(.list(CELList($0.map { CELValue.string($0) })))(source) }
    }

    @Test(arguments: decided)
    func `what all lists that fit agree on is said`(source: String) throws {
        for (unknown, lists) in Self.knowledge {
            let results = try results(source, lists)
            let program = evaluation(.unknown(unknown))
            for value in [try program(source), try program.unchecked(source)] {
                if results.allSatisfy({ agree($0, results[0]) }) {
                    #expect(agree(value, results[0]), "\(source) \(unknown.membership as Any)")
                } else {
                    #expect(Set(value.unknownPaths ?? []) == ["roles"], "\(source) \(unknown.membership as Any)")
                }
            }
        }
    }

    @Test(arguments: sound)
    func `what is said is true of every list that fits`(source: String) throws {
        for (unknown, lists) in Self.knowledge {
            let results = try results(source, lists)
            let program = evaluation(.unknown(unknown))
            for value in [try program(source), try program.unchecked(source)] where value.unknownPaths == nil {
                #expect(results.allSatisfy { agree($0, value) }, "\(source) \(unknown.membership as Any)")
            }
        }
    }
}
