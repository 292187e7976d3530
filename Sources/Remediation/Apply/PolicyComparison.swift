package import JSON
internal import Observations

/// What a policy is, between what it was before a write and what it was to become.
package enum PolicyComparison: Hashable, Sendable {
    /// As it was to become, everywhere.
    case after
    /// As it was, everywhere.
    case before
    /// On the way: each part is as before or as it was to become.
    case between
    /// The write took effect, and at these paths something else has changed.
    case collateral([String])
    /// At these paths it is neither.
    case other([String])

    /// Compares a policy that was read with both; parts that change by themselves are left out.
    package init(_ policy: JSONObject, before: JSONObject, after: JSONObject, _ form: PolicyForm) {
        let (policy, before, after) = (form.stable(policy), form.stable(before), form.stable(after))
        if policy == after {
            self = .after
            return
        }
        if policy == before {
            self = .before
            return
        }
        var parts = Parts()
        parts.compare(.object(policy), .object(before), .object(after), at: [])
        if !parts.strange.isEmpty {
            // A part that the write was to change and that is neither makes it another state.
            self = .other(parts.strange)
        } else if parts.isPending {
            self = parts.touched.isEmpty ? .between : .other(parts.touched)
        } else {
            self = parts.touched.isEmpty ? .after : .collateral(parts.touched)
        }
    }

    /// Walks the three side by side, down to where they differ.
    private struct Parts {
        /// Where the write changes nothing and the policy is not as before.
        var touched: [String] = []
        /// Where the write changes something and the policy is neither.
        var strange: [String] = []
        /// Whether something that the write changes is still as before.
        var isPending = false

        mutating func compare(_ now: JSONValue?, _ before: JSONValue?, _ after: JSONValue?, at path: [String]) {
            if before == after {
                if now != before { descend(now, before, after, at: path) { $0.touched.append($1) } }
            } else if now == after {
                return
            } else if now == before {
                isPending = true
            } else {
                descend(now, before, after, at: path) { $0.strange.append($1) }
            }
        }

        private mutating func descend(
            _ now: JSONValue?, _ before: JSONValue?, _ after: JSONValue?, at path: [String],
            _ report: (inout Parts, String) -> Void
        ) {
            guard let new = now?.object, let old = before?.object, let wanted = after?.object else {
                report(&self, path.isEmpty ? "the whole policy" : path.joined(separator: "."))
                return
            }
            var keys: Set<String> = []
            for member in old.members + wanted.members + new.members where keys.insert(member.key).inserted {
                compare(new[member.key], old[member.key], wanted[member.key], at: path + [member.key])
            }
        }
    }
}
