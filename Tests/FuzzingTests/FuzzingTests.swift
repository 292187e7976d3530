import FuzzingHarnesses
import Testing

/// What the fuzzer starts from, and what it once found: held also where there is no fuzzer.
struct FuzzingTests {
    @Test(arguments: FuzzingInput.all) func `an input is read without a complaint`(input: FuzzingInput) throws {
        let harness = try #require(Harness.all.first { $0.name == input.harness })
        #expect(harness.complaint(try input.bytes()) == nil)
    }

    @Test(arguments: Harness.all.map(\.name)) func `every harness has inputs`(name: String) {
        #expect(FuzzingInput.all.contains { $0.harness == name })
    }
}
