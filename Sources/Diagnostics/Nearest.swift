/// The candidate that a misspelt word most probably means, for "did you mean"; nil when none is near.
///
/// Case and the separators `_`, `-`, `.` and space count for nothing at first (`twoStepEnabled` is
/// `two_step_enabled`); else up to a third of the letters may be wrong, missing, extra or swapped. Ties are broken by
/// the spelling, so the answer does not depend on the order of the candidates.
package func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Spelling(word)
    guard let limit = wanted.tolerance else { return nil }
    var best: (distance: Int, exactness: Int, candidate: String)?
    for candidate in candidates {
        let spelling = Spelling(candidate)
        let bound = min(limit, best?.distance ?? limit)
        guard let distance = editDistance(wanted.letters, spelling.letters, limit: bound) else { continue }
        let exactness = editDistance(wanted.scalars, spelling.scalars, limit: Spelling.maximumLength) ?? Int.max
        if let best, (best.distance, best.exactness, best.candidate) <= (distance, exactness, candidate) { continue }
        best = (distance, exactness, candidate)
    }
    return best?.candidate
}

/// A word as it is compared.
private struct Spelling {
    /// Longer words are not corrected, which bounds the work.
    static let maximumLength = 80

    let scalars: [Unicode.Scalar]
    /// The scalars in lower case without separators.
    let letters: [Unicode.Scalar]

    init(_ word: String) {
        scalars = Array(word.unicodeScalars.prefix(Self.maximumLength + 1))
        letters = String(String.UnicodeScalarView(scalars)).lowercased().unicodeScalars.filter {
            !["_", "-", ".", " "].contains($0)
        }
    }

    /// How many mistakes a correction may undo; nil when the word is empty or too long to be corrected.
    var tolerance: Int? {
        guard !letters.isEmpty, scalars.count <= Self.maximumLength else { return nil }
        return letters.count == 1 ? 0 : max(1, letters.count / 3)
    }
}

/// The number of insertions, deletions, substitutions and swaps of neighbours between two words
/// (https://en.wikipedia.org/wiki/Damerau–Levenshtein_distance, optimal string alignment), nil when above `limit`.
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], limit: Int) -> Int? {
    guard abs(left.count - right.count) <= limit else { return nil }
    var beforePrevious: [Int] = []
    var previous = Array(0...right.count)
    for row in left.indices {
        var current = [row + 1]
        current.reserveCapacity(right.count + 1)
        for column in right.indices {
            let substitution = previous[column] + (left[row] == right[column] ? 0 : 1)
            var cost = min(substitution, previous[column + 1] + 1, current[column] + 1)
            if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                cost = min(cost, beforePrevious[column - 1] + 1)
            }
            current.append(cost)
        }
        if let least = current.min(), least > limit { return nil }
        (beforePrevious, previous) = (previous, current)
    }
    return previous[right.count] <= limit ? previous[right.count] : nil
}
