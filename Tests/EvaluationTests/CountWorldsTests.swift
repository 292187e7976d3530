import CEL
import Evaluation
import Observations
import RandomCEL
import Rules
import Testing

/// Counts of which not all is known, held against every way in which it may be.
struct CountWorldsTests {
    /// Of a user, whether it is selected, and its key; nil where that is not known.
    private struct User {
        var isSelected: Bool?
        var key: String?
    }

    private struct Count {
        var minimum: Int?
        var maximum: Int?
        var isKeyed: Bool
        var upTo: Int?
        var downTo: Int?

        var rule: String {
            let parts = [
                minimum.map { "min: \($0)" }, maximum.map { "max: \($0)" }, isKeyed ? "by: user.name" : nil,
            ]
            let text = parts.compactMap(\.self).joined(separator: ", ")
            return Compiling.file("for: user\nwhere: user.account_status == 'active'\ncount: { \(text) }")
        }

        var waivers: String {
            let entries = [upTo.map { "upTo: \($0)" }, downTo.map { "downTo: \($0)" }].compactMap(\.self)
                .map { Waiving.waiver($0).replacing("waivers:\n", with: "") }
            return "waivers: \(entries.isEmpty ? "[]" : "")\n" + entries.joined()
        }

        func isViolated(by number: Int) -> Bool {
            (maximum.map { number > $0 } ?? false) || (minimum.map { number < $0 } ?? false)
        }

        func isAllowed(_ number: Int) -> Bool {
            let isTooMany = maximum.map { number > $0 && number > (upTo ?? -1) } ?? false
            let isTooFew = minimum.map { number < $0 && number < (downTo ?? .max) } ?? false
            return !isTooMany && !isTooFew
        }
    }

    @Test func `a count is decided or waived only where every way it may be says so`() throws {
        let seed = UInt64.random(in: 0..<1_000_000_000)
        print("count worlds: seed \(seed)")
        var random = SeededRandom(seed: seed)
        var outcomes: Set<Outcome> = []
        for _ in 0..<200 {
            let count = Self.count(&random)
            var unknown = 2
            let users = (0..<random.below(8)).map { _ in Self.user(&random, &unknown) }
            let isComplete = !random.chance(6)
            let (before, after) = try Self.outcomes(count, users, isComplete: isComplete)
            outcomes.formUnion([before, after])
            let worlds = Self.worlds(users, isComplete: isComplete, isKeyed: count.isKeyed)
            let violated = worlds.map { $0.contains(where: count.isViolated) }
            let allowed = worlds.map { $0.allSatisfy(count.isAllowed) }
            let text = "seed \(seed): \(count), \(users), \(isComplete ? "complete" : "incomplete")"
            switch before {
            case .pass: #expect(!violated.contains(true), "\(text)")
            case .fail: #expect(!violated.contains(false), "\(text)")
            default: #expect(worlds.count > 1, "\(text)")
            }
            if after == .waived { #expect(!allowed.contains(false), "\(text)") }
            #expect(after == .waived || after == before, "\(text)")
            // Where all is known, what is allowed is waived; both ways at once no bound is for.
            if worlds.count == 1, before == .fail, let numbers = worlds.first {
                let isMixed =
                    numbers.contains { $0 > count.maximum ?? .max } && numbers.contains { $0 < count.minimum ?? 0 }
                #expect((after == .waived) == (allowed == [true] && !isMixed), "\(text)")
            }
        }
        #expect(outcomes == [.pass, .fail, .undetermined, .waived])
    }

    private static func count(_ random: inout SeededRandom) -> Count {
        let (hasMinimum, hasMaximum) = random.pick([(true, false), (false, true), (false, true), (true, true)])
        var count = Count(isKeyed: !random.chance(3))
        if hasMinimum { count.minimum = random.below(5) }
        if hasMaximum { count.maximum = random.below(4) }
        if hasMaximum, !random.chance(4) { count.upTo = random.below(7) }
        if hasMinimum, !random.chance(4) { count.downTo = random.below(4) }
        return count
    }

    private static func user(_ random: inout SeededRandom, _ unknown: inout Int) -> User {
        var user = User(isSelected: !random.chance(4), key: random.pick(["a", "a", "b", "c"]))
        if unknown > 0, random.chance(3) {
            user.isSelected = nil
            unknown -= 1
        }
        if unknown > 0, random.chance(4) {
            user.key = nil
            unknown -= 1
        }
        return user
    }

    /// What the rule says, before and after waivers.
    private static func outcomes(_ count: Count, _ users: [User], isComplete: Bool) throws -> (Outcome, Outcome) {
        let list = users.enumerated().map { number, user in
            let status = user.isSelected.map { $0 ? "active" : "closed" } ?? "7"
            return "{ account_id: u\(number), account_status: \(status)\(user.key.map { ", name: \($0)" } ?? "") }"
        }
        let inventory = try Compiling.inventory(
            "users: [\(list.joined(separator: ", "))]", incomplete: isComplete ? [] : [.user])
        let rules = try Waiving.rules(Compiling.rules(count.rule, allowsWarnings: true), count.waivers)
        let assessment = rules.assess(inventory, now: Compiling.now)
        let accepted = assessment.accepting(rules, on: inventory, today: Waiving.today)
        return (try #require(assessment.rules.first).outcome, try #require(accepted.rules.first).outcome)
    }

    /// The numbers that are judged, in every way in which what is not known may be.
    private static func worlds(_ users: [User], isComplete: Bool, isKeyed: Bool) -> [[Int]] {
        var worlds: [[String]] = [[]]
        for (number, user) in users.enumerated() {
            // A key of its own is one that nothing else has.
            let keys = user.key.map { [$0] } ?? (isKeyed ? ["a", "b", "c", "x", "x\(number)"] : ["a"])
            var ways: [String?] = user.isSelected == false ? [] : keys
            if user.isSelected != true { ways.append(nil) }
            worlds = worlds.flatMap { world in ways.map { world + [$0].compactMap(\.self) } }
        }
        if !isComplete {
            let more = [[]] + ["a", "b", "x"].map { Array(repeating: $0, count: 9) } + [["x"]]
            worlds = worlds.flatMap { world in more.map { world + $0 } }
        }
        return worlds.map { world in
            isKeyed ? Dictionary(grouping: world, by: \.self).values.map(\.count) : [world.count]
        }
    }
}
