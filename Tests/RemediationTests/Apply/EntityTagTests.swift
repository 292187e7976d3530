import AdminSimulator
import JSON
import Testing

@testable import Remediation

/// Changes between the last reading and the write, over a socket.
struct EntityTagTests {
    private static let meddling = "meddle:name,when:before,times:1"

    @Test(arguments: AdminSimulator.PutMode.allCases)
    func `where the server gives a tag, a change right before the write is a conflict, and stays`(
        put: AdminSimulator.PutMode
    ) async throws {
        try await ApplyFixture.run([Self.meddling], put: put, hasEntityTags: true) { fixture async throws in
            let result = try await fixture.apply()
            #expect(result.results == [.conflict, .notAttempted, .notAttempted])
            #expect(
                result.outcomes[0].text
                    == "somebody else has changed the policy right before the write, which the server therefore did not make (412); make a new plan"
            )
            let policies = try await fixture.policies()
            #expect(policies[0]["name"] == "Policy p1 (changed elsewhere)")
            #expect(policies[0]["status"] == "disabled")
            #expect(fixture.writes.isEmpty)
            // It is over: going on finds nothing to write.
            #expect(try await fixture.apply().results == [.conflict, .notAttempted, .notAttempted])
            #expect(fixture.puts == 1)
        }
    }

    /// What the threat model says that cannot be stopped.
    @Test func `where it gives none, that change is lost`() async throws {
        try await ApplyFixture.run([Self.meddling]) { fixture async throws in
            #expect(try await fixture.apply().results == [.verified, .verified, .verified])
            #expect(try await fixture.policies()[0]["name"] == "Policy p1")
        }
    }

    @Test func `with tags and nobody else every change is made, each write for the state that was read`() async throws {
        try await ApplyFixture.run(hasEntityTags: true) { fixture async throws in
            #expect(try await fixture.apply().results == [.verified, .verified, .verified])
            #expect(fixture.writes == ["p1", "p2", "p3", "p3"])
        }
    }

    @Test func `a write that is sent again is sent for the state that was read last`() async throws {
        try await ApplyFixture.run(["status:503,times:1", "meddle:name,when:before,times:1"], hasEntityTags: true) {
            fixture async throws in
            let result = try await fixture.apply()
            #expect(result.results == [.conflict, .notAttempted, .notAttempted])
            #expect(fixture.puts == 2)
            #expect(try await fixture.policies()[0]["name"] == "Policy p1 (changed elsewhere)")
        }
    }
}
