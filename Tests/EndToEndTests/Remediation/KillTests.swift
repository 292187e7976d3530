#if os(Linux)
    import Foundation
    import Testing

    /// `apply` is killed, at each step of its journal and at random instants, and gone on with: every change is made once.
    struct KillTests {
        /// Kills the process before or after its nth wait for the disk: each is a step of the journal or of the lock.
        private static let source = """
            #define _GNU_SOURCE
            #include <dlfcn.h>
            #include <signal.h>
            #include <stdlib.h>
            #include <unistd.h>

            int fsync(int descriptor) {
                static int count;
                int (*original)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
                const char *place = getenv("KILL_AT");
                int step = place ? atoi(place) : 0;
                count += 1;
                if (step == count) kill(getpid(), SIGKILL);
                int result = original(descriptor);
                if (step == -count) kill(getpid(), SIGKILL);
                return result;
            }
            """

        private func library(_ scratch: Scratch) throws -> String {
            try scratch.file("kill.c", Self.source)
            let compiler = Process()
            compiler.executableURL = URL(filePath: "/usr/bin/env")
            compiler.arguments = ["clang", "-shared", "-fPIC", "-o", scratch.path("kill.so"), scratch.path("kill.c")]
            try compiler.run()
            compiler.waitUntilExit()
            #expect(compiler.terminationStatus == 0)
            return scratch.path("kill.so")
        }

        /// Goes on with a run that was killed, and holds what the organization says of it.
        private func finish(_ site: RemediationSite, _ name: String, _ digest: String, _ context: String) async throws {
            let already = try await site.writes()
            let journal = site.scratch.path("\(name).ndjson")
            let isBegun = try !site.events("\(name).ndjson").isEmpty
            let result: Tenet.Result
            if isBegun {
                result = try await site.applying("--resume", journal, state: name)
            } else {
                // Nothing is written before the journal begins, and no lock is left.
                #expect(Set(already.suffix(from: site.mark)).isEmpty, "\(context)")
                result = try await site.applying(
                    "plan.json", "--approve", digest, "--journal", journal + "2", state: name)
            }
            #expect(result.status == 0, "\(context): \(result.output)\(result.errors)")
            #expect(try await site.policies() == site.after, "\(context)")
            let writes = Array(try await site.writes().suffix(from: site.mark))
            #expect(writes.map { $0.prefix(3) } == ["ext", "ips", "ips"], "\(context)")
            #expect(Set(writes).count == 3, "\(context)")
        }

        /// Both meanings of an update in both dialects. In the cloud's an update is applied a while after it is answered.
        private static let servers = ["reference", "cloud"].flatMap { dialect in
            ["replace", "merge"].map { (dialect, $0) }
        }

        private func site(_ dialect: String, _ put: String) throws -> RemediationSite {
            let late = dialect == "cloud" ? ["--fault", "application:0.03,operation:updatePolicy"] : []
            return try RemediationSite(["--put", put] + late, in: dialect)
        }

        /// Of the two sides of a step one in each meaning of an update: what was written is there for whoever comes after a
        /// process that was killed, on the disk or not yet, so that both leave the same behind.
        @Test(.timeLimit(.minutes(20)), arguments: servers)
        func `killed at every step of the journal`(dialect: String, put: String) async throws {
            var site = try site(dialect, put)
            let digest = try site.plan()
            let library = try library(site.scratch)
            var steps = 0
            for place in 1... {
                let step = put == "replace" ? place : -place
                try await site.reset()
                site.mark = try await site.writes().count
                let name = "step\(step)"
                let process = try site.start(
                    ["plan.json", "--approve", digest, "--journal", site.scratch.path("\(name).ndjson")],
                    state: name, environment: ["LD_PRELOAD": library, "KILL_AT": "\(step)"])
                await process.ended()
                if process.terminationReason == .exit {
                    #expect(process.terminationStatus == 0)
                    break
                }
                #expect(process.terminationStatus == SIGKILL)
                steps += 1
                try await finish(site, name, digest, "\(dialect), \(put), step \(step)")
            }
            // Begin, lock, three writes with four records each, two ends of changes, the end.
            #expect(steps >= 17)
        }

        /// Kills one after the other, against a server of its own.
        struct Series: Sendable, CustomTestStringConvertible {
            var dialect: String
            var put: String
            var part: UInt64
            var testDescription: String { "\(dialect), \(put), part \(part)" }
        }

        /// They go on side by side, so that the waits of one are used by the others.
        private static let series = servers.flatMap { dialect, put in
            (1...(dialect == "cloud" ? 1 : 4)).map { Series(dialect: dialect, put: put, part: $0) }
        }

        /// Of one series: 100 for each meaning of an update, and some in the cloud. `TENET_KILLS` asks for another number.
        private static func kills(_ series: Series) -> Int {
            ProcessInfo.processInfo.environment["TENET_KILLS"].flatMap { Int($0) }
                ?? (series.dialect == "cloud" ? 15 : 25)
        }

        @Test(.timeLimit(.minutes(20)), arguments: series)
        func `killed at random instants`(of series: Series) async throws {
            let kills = Self.kills(series)
            var site = try site(series.dialect, series.put)
            let digest = try site.plan()
            let seed =
                ProcessInfo.processInfo.environment["TENET_SEED"].flatMap { UInt64($0) } ?? .random(in: 0...(.max))
            print("seed \(seed): \(kills) runs are killed in the middle, \(series.testDescription)")
            var random = SplitMix(state: seed &+ series.part)
            // How long a run takes. The first ends by itself, and now and then one that was to be killed later than that:
            // the load of the machine changes.
            var length = Duration.seconds(60)
            var killed = 0
            var ended = 0
            while killed < kills, ended < kills + 20 {
                try await site.reset()
                site.mark = try await site.writes().count
                let name = "random\(killed + ended)"
                let instant = length * Double.random(in: 0...1.2, using: &random)
                let start = ContinuousClock.now
                let process = try site.start(
                    ["plan.json", "--approve", digest, "--journal", site.scratch.path("\(name).ndjson")], state: name)
                while process.isRunning, ContinuousClock.now - start < instant {
                    try await Task.sleep(for: .milliseconds(1))
                }
                if ended > 0 { kill(process.processIdentifier, SIGKILL) }
                await process.ended()
                if process.terminationReason == .exit {
                    #expect(process.terminationStatus == 0)
                    length = ContinuousClock.now - start
                    ended += 1
                    continue
                }
                killed += 1
                try await finish(
                    site, name, digest, "\(series.testDescription), seed \(seed), kill \(killed), after \(instant)")
            }
            #expect(killed == kills)
        }

        /// What goes wrong with one write while the process is killed.
        private static let faults = [
            "status:503", "status:503,when:after", "limit:none", "drop:request", "drop:answer", "drop:body",
            "delay:0.3",
            "accept:0.2", "body:truncated",
        ]

        @Test(.timeLimit(.minutes(20)), arguments: ["replace", "merge"])
        func `killed at random instants while the server fails too, nothing is in a third state`(put: String)
            async throws
        {
            var site = try RemediationSite(["--put", put])
            let digest = try site.plan()
            let seed =
                ProcessInfo.processInfo.environment["TENET_SEED"].flatMap { UInt64($0) } ?? .random(in: 0...(.max))
            var random = SplitMix(state: seed)
            // Between its two writes the allowlist has the new addresses and is not enabled.
            let between = try RemediationSite.sorted(
                Data(
                    RemediationSite.allowlist.replacing("203.0.113.0/24\"", with: "203.0.113.0/24\",\"198.51.100.7\"")
                        .utf8))
            let states = zip(RemediationSite.before, RemediationSite.after).map { [$0, $1, between] }
            var statuses: [Int32: Int] = [:]
            for number in 1...25 {
                try await site.reset()
                site.mark = try await site.writes().count
                let fault = Self.faults.randomElement(using: &random) ?? ""
                let passing = Int.random(in: 0...2, using: &random)
                try await site.add(fault: "\(fault),operation:updatePolicy,after:\(passing),times:1")
                let context = "\(put), seed \(seed), number \(number), \(fault) after \(passing)"
                let name = "faulty\(number)"
                let journal = site.scratch.path("\(name).ndjson")
                let process = try site.start(["plan.json", "--approve", digest, "--journal", journal], state: name)
                // However long it takes to begin on a busy machine.
                while process.isRunning, try site.events("\(name).ndjson").isEmpty {
                    try await Task.sleep(for: .milliseconds(5))
                }
                try await Task.sleep(for: .milliseconds(Int.random(in: 0...900, using: &random)))
                kill(process.processIdentifier, SIGKILL)
                await process.ended()
                var status = process.terminationStatus
                if process.terminationReason == .uncaughtSignal, try !site.events("\(name).ndjson").isEmpty {
                    status = try await site.applying("--resume", journal, state: name).status
                    #expect([0, 7].contains(status), "\(context)")
                }
                try await site.clearFaults()
                let policies = try await site.policies()
                for (policy, known) in zip(policies, states) { #expect(known.contains(policy), "\(context)") }
                if status == 0 { #expect(policies == RemediationSite.after, "\(context)") }
                // Whatever was sent more than once was sent with the same bytes.
                let writes = Set(try await site.writes().suffix(from: site.mark))
                #expect(writes.count <= 3, "\(context): \(writes)")
                statuses[status, default: 0] += 1
            }
            print("seed \(seed): ended with \(statuses)")
            #expect(statuses[0, default: 0] > 5)
        }
    }

    /// https://prng.di.unimi.it/splitmix64.c
    private struct SplitMix: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }
#endif
