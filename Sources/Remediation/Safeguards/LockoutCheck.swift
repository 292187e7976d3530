import CEL
import JSON
import Observations
import Rules

/// Holds what a change does to an IP allowlist against where people worked of late.
struct LockoutCheck {
    /// Nil: every address.
    private let before: AddressSet?
    private let after: AddressSet?
    /// Whether an address that may be used before the change may not be used after it.
    let narrows: Bool

    init(_ change: Change, _ form: PolicyForm) {
        guard form.identity(of: change.before)?.type == "ip-allowlist" else {
            (before, after, narrows) = (nil, nil, false)
            return
        }
        var old = Self.entries(of: change.before, form).map { $0.compactMap(\.self) }
        // An entry that cannot be read may allow anything.
        if Self.entries(of: change.before, form)?.contains(nil) == true { old = nil }
        let new = Self.entries(of: change.after, form).map { $0.compactMap(\.self) }
        before = old.map { AddressSet($0) }
        let after = new.map { AddressSet($0) }
        self.after = after
        narrows =
            switch (old, after) {
            case (_, nil): false
            case (nil, _?): true
            case (let old?, let after?): !old.allSatisfy { after.covers($0) }
            }
    }

    /// Why the change may not be made without somebody saying yes; nil where it may.
    func refusal(_ seen: RecentAddresses, atMost most: Int, policy: String) -> SafeguardRefusal? {
        guard narrows else { return nil }
        var actors: Set<String> = []
        var addresses: [CELIPRange] = []
        for (address, names) in seen.actors where isCutOff(address) {
            actors.formUnion(names)
            addresses.append(address)
        }
        if actors.count > most {
            let shown = addresses.map { "\($0.address)" }.sortedByBytes
            return SafeguardRefusal(SafeguardMessages.seenRecently(actors.count, shown, policy))
        }
        return seen.obstacle.map { SafeguardRefusal(SafeguardMessages.notSeen($0, policy)) }
    }

    private func isCutOff(_ address: CELIPRange) -> Bool {
        (before?.covers(address) ?? true) && after?.covers(address) == false
    }

    /// What a policy that is in force allows; nil where it allows everything, or what it allows is not known.
    private static func entries(of policy: JSONObject, _ form: PolicyForm) -> [CELIPRange?]? {
        guard form.status(of: policy) != "disabled", let entries = form.value(at: .allowed, in: policy)?.array else {
            return nil
        }
        return entries.map { $0.string.flatMap { CELIPRange(allowlistEntry: $0) } }
    }
}
