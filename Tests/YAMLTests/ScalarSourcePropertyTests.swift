import Diagnostics
import Testing
import YAML

/// Writes random texts in every style and asks, for every byte of the text that was read, where it came from.
struct ScalarSourcePropertyTests {
    @Test(arguments: YAMLScalar.Style.allCases)
    func `every byte of a scalar's text knows the characters that produced it`(style: YAMLScalar.Style) {
        let seed = UInt64.random(in: .min ... .max)
        print("seed of the \(style) scalars: \(seed)")
        var random = SeededRandom(seed)
        for _ in 0..<1_000 where !check(style, &random, seed) { return }
    }

    /// Whether a random scalar is mapped as it was written.
    private func check(_ style: YAMLScalar.Style, _ random: inout SeededRandom, _ seed: UInt64) -> Bool {
        let isBlock = style == .literal || style == .folded
        let context = random.pick(isBlock ? ScalarContext.block : ScalarContext.block + ScalarContext.flow)
        let lineBreak = random.pick(["\n", "\r\n", "\r"])
        let written = write(style, in: context, lineBreak: lineBreak, &random)

        func broken(_ text: String) -> String {
            text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: lineBreak)
        }
        let before = broken(random.pick(["", "# é 😀\n"]) + context.before)
        let after = broken((isBlock || context.isFlow ? "" : "\n") + context.after)
        let text = before + String(decoding: written.raw, as: UTF8.self) + after
        let document = YAMLDocument.load(SourceText(path: "f", text: text))
        guard let scalar = context.scalar(in: document.root), document.diagnostics.isEmpty else {
            Issue.record(
                "seed \(seed): not read \(text.debugDescription): \(document.diagnostics.map { $0.rendered(color: false) })"
            )
            return false
        }
        let expected = String(decoding: written.text, as: UTF8.self)
        guard Array(scalar.text.utf8) == written.text, scalar.style == style else {
            Issue.record(
                "seed \(seed): \(text.debugDescription) is \(scalar.text.debugDescription), not \(expected.debugDescription)"
            )
            return false
        }
        return checkPlaces(of: scalar, written, at: before.utf8.count) { range, place in
            "seed \(seed): \(range) of \(scalar.text.debugDescription) is at \(place) of \(text.debugDescription)"
        }
    }

    private func write(
        _ style: YAMLScalar.Style, in context: ScalarContext, lineBreak: String, _ random: inout SeededRandom
    ) -> WrittenScalar {
        let seed = random.next()
        if style == .literal || style == .folded {
            var writer = BlockScalarWriter(
                isFolded: style == .folded, lineBreak: lineBreak, parentIndentation: context.parentIndentation,
                isLast: context.after.isEmpty, random: SeededRandom(seed))
            return writer.write(writer.text())
        }
        var writer = FlowScalarWriter(
            style, lineBreak: lineBreak, indentation: context.parentIndentation + 2, random: SeededRandom(seed))
        return writer.write(writer.text())
    }

    private func checkPlaces(
        of scalar: YAMLScalar, _ written: WrittenScalar, at start: Int, mistake: (Range<Int>, Range<Int>) -> String
    ) -> Bool {
        for (offset, source) in written.sources.enumerated() {
            let end = start + source.lowerBound
            let cases = [
                (offset..<offset + 1, end..<start + source.upperBound),
                (offset..<offset, end..<end),
                (0..<offset + 1, start + written.sources[0].lowerBound..<start + source.upperBound),
            ]
            for (range, expected) in cases where scalar.sourceRange(range) != expected {
                Issue.record("\(mistake(range, scalar.sourceRange(range))), not at \(expected)")
                return false
            }
        }
        return true
    }
}
