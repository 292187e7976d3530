import CEL
import Foundation
import Testing

@testable import Remediation

struct OrganizationLockTests {
    private func record(_ organization: String = "o1", journal: String = "j.ndjson") -> LockRecord {
        LockRecord(organization: organization, time: .epoch, journal: journal)
    }

    @Test func `the second of two runs is told who holds the lock`() throws {
        let scratch = try ScratchFolder()
        let first = try OrganizationLock.take(in: scratch.path("locks"), record())
        #expect(throws: LockError.held(first.record)) {
            try OrganizationLock.take(in: scratch.path("locks"), record())
        }
        _ = try OrganizationLock.take(in: scratch.path("locks"), record("o2"))
        try first.release()
        #expect(try OrganizationLock.holder(in: scratch.path("locks"), of: "o1") == nil)
        _ = try OrganizationLock.take(in: scratch.path("locks"), record())
    }

    @Test func `a lock is broken by its own nonce and by no other`() throws {
        let scratch = try ScratchFolder()
        let folder = scratch.path("locks")
        let stale = try OrganizationLock.take(in: folder, record())
        #expect(throws: LockError.held(stale.record)) {
            try OrganizationLock.take(in: folder, record(), breaking: ["0000000000000000", ""])
        }
        let next = try OrganizationLock.take(in: folder, record(), breaking: [stale.record.nonce])
        // The one whose lock was broken no longer lets go what is not his.
        try stale.release()
        #expect(try OrganizationLock.holder(in: folder, of: "o1") == next.record)
    }

    /// A run goes on with a copy of the journal of one that is not over.
    @Test func `a lock of a run that is gone on with is broken when its process is gone`() throws {
        let scratch = try ScratchFolder()
        let folder = scratch.path("locks")
        let nonce = try {
            let held = try OrganizationLock.take(in: folder, record())
            #expect(throws: LockError.held(held.record)) {
                try OrganizationLock.take(in: folder, record(), goingOnWith: [held.record.nonce])
            }
            #expect(held.isHeld)
            return held.record.nonce
        }()
        // Nobody has it open any more, as if the process had been killed.
        #expect(throws: LockError.self) { try OrganizationLock.take(in: folder, record(), goingOnWith: ["another"]) }
        let next = try OrganizationLock.take(in: folder, record(), goingOnWith: [nonce])
        #expect(next.isHeld)
    }

    @Test func `what it says of a holder is what a person needs`() throws {
        let record = record()
        let text = "\(LockError.held(record))"
        #expect(text.contains("since 1970-01-01T00:00:00Z by process \(getpid()) on "))
        #expect(text.hasSuffix("or break the lock with `--break-lock \(record.nonce)`"))
        #expect(record.nonce.utf8.count == 16)
    }

    @Test(arguments: ["", "{", "{}", #"{"organization":"o1","nonce":7}"#, "null"])
    func `a lock that cannot be read is one`(content: String) throws {
        let scratch = try ScratchFolder()
        let lock = try OrganizationLock.take(in: scratch.path("locks"), record())
        let name = try #require(
            try FileManager.default.contentsOfDirectory(atPath: scratch.path("locks")).first { $0.hasSuffix(".lock") })
        #expect(try scratch.mode("locks/" + name) == 0o600)
        try scratch.write(Array(content.utf8), "locks/" + name)
        #expect(throws: FileError.self) {
            try OrganizationLock.take(in: scratch.path("locks"), record(), breaking: [lock.record.nonce])
        }
    }

    @Test func `of many that want it at once one gets it`() async throws {
        let scratch = try ScratchFolder()
        let folder = scratch.path("locks")
        let winners = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<32 {
                group.addTask { (try? OrganizationLock.take(in: folder, record())) != nil }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(winners == 1)
    }

    @Test func `of many that break the same lock at once one gets it`() async throws {
        let scratch = try ScratchFolder()
        let folder = scratch.path("locks")
        let stale = try OrganizationLock.take(in: folder, record())
        let winners = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<32 {
                group.addTask {
                    (try? OrganizationLock.take(in: folder, record(), breaking: [stale.record.nonce])) != nil
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(winners == 1)
    }
}
