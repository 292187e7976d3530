package import JSON
package import Rules

/// What is to become of a policy, path by path.
package struct PolicyPatch: Hashable, Sendable {
    /// What is done at a path. A rule cannot say `unset`; undoing what a rule set may need it.
    package enum Edit: String, CaseIterable, Sendable { case remove, add, set, unset }

    /// One path and what is done there.
    package struct Step: Hashable, Sendable {
        package var edit: Edit
        package var path: PolicyPath
        /// The value; for `add` and `remove` a list of elements; null for `unset`.
        package var value: JSONValue

        package init(_ edit: Edit, _ path: PolicyPath, _ value: JSONValue) {
            self.edit = edit
            self.path = path
            self.value = value
        }
    }

    /// By path and edit. No path leads to another, and only `remove` and `add` may share one.
    package let steps: [Step]

    /// Nil where two steps are about the same place.
    package init?(_ steps: [Step]) {
        self.steps = steps.sorted { $0.precedes($1) }
        for (index, step) in self.steps.enumerated() {
            let others = self.steps[..<index]
            guard others.allSatisfy({ !$0.path.overlaps(step.path) || $0.goesWith(step) }) else { return nil }
        }
    }
}

extension PolicyPatch.Step {
    fileprivate func precedes(_ other: PolicyPatch.Step) -> Bool {
        if path != other.path { return path.description.utf8.lexicographicallyPrecedes(other.path.description.utf8) }
        return edit.place < other.edit.place
    }

    /// Whether both can be done at one path.
    fileprivate func goesWith(_ other: PolicyPatch.Step) -> Bool {
        path == other.path && edit == .remove && other.edit == .add
    }
}

extension PolicyPatch.Edit {
    fileprivate var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
