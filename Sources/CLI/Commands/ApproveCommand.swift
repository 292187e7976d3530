internal import ArgumentParser
import CEL
import Foundation
import JSON
import Remediation
import Reporting
import Rules

/// `tenet approve`: sign a plan, or a standing approval.
struct ApproveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve", abstract: "Sign a plan that others apply, or make a key to sign with.",
        discussion: """
            Shows what is signed and writes the signature, which `tenet apply --approval` takes. The settings name the keys of \
            those who approve. With `--standing` the file is a standing approval, for `tenet remediate`.
            """)

    @Argument(help: "The plan file.") var file: String?
    @Option(
        help: ArgumentHelp(
            "Make a key pair: the private key in this new file, the public one beside it.", valueName: "file"))
    var generateKey: String?
    @Option(help: "The file of your private key.") var keyFile: String?
    @Option(help: "Your name, as the settings have it. (default: the one that they have for the key)")
    var approver: String?
    @Flag(help: "The file is a standing approval.") var standing = false
    @Option(
        name: .customLong("allow-weaken"),
        help: ArgumentHelp("Approve that values at this path become weaker; repeatable.", valueName: "path"))
    var weakenings: [String] = []
    @Option(
        name: .customLong("ack-lockout"),
        help: ArgumentHelp(
            "Approve that the change of this IP allowlist may lock people out; repeatable.", valueName: "policy"))
    var lockouts: [String] = []
    @Option(name: [.customShort("o"), .customLong("out")], help: "Write the approval into this file.")
    var output: String?

    func run() async throws {
        try await Command.run { console in
            switch (file, generateKey, keyFile) {
            case (nil, let path?, nil):
                try generate(path, console)
            case (let file?, nil, let keyFile?):
                let approval = try sign(file, try Self.key(keyFile), console)
                let bytes = Array((approval.json.serializedPretty() + "\n").utf8)
                if let output { try AtomicFile.write(bytes, to: output) } else { try console.write(bytes) }
            default:
                throw CommandFailure(
                    .wrongArguments, "give a file and `--key-file`, or `--generate-key` alone")
            }
            return .success
        }
    }

    private func generate(_ path: String, _ console: Console) throws {
        let key = SigningKey()
        try key.write(to: path)
        do {
            try AtomicFile.write(Array("\(key.approverKey)\n".utf8), to: path + ".pub")
        } catch {
            // Half a pair would only be in the way of the next try.
            unlink(path)
            throw error
        }
        try console.write("\(key.approverKey)\n")
    }

    private static func key(_ path: String) throws -> SigningKey {
        do {
            return try SigningKey(file: path)
        } catch let error as FileError {
            // The key itself may stand in its place.
            throw CommandFailure(.invalid, "cannot read the file that `--key-file` names: \(error.reason)")
        }
    }

    private func sign(_ file: String, _ key: SigningKey, _ console: Console) throws -> SignedApproval {
        let settings = try Settings(folder: ".", environment: Command.environment, console: console)
        let approvals = ApprovalPolicy(settings.file)
        let known = approvals.approvers.filter { $0.value == key.approverKey }.keys.sorted()
        guard let name = approver ?? known.first else {
            throw CommandFailure(
                .invalid,
                "the settings have no approver with this key, which is `\(key.approverKey)`; give `--approver`")
        }
        let now = ApplyRun.now()
        if standing {
            let document = try StandingFile.read(file, console: console)
            guard now < document.expires else { throw CommandFailure(.stale, "it expired at \(document.expires)") }
            console.note(document.json.serializedPretty().visibleLines)
            return try SignedApproval(
                of: .standing, digest: document.digest, by: name, key: key, approved: now, expires: document.expires,
                weakenings: [])
        }
        let plan = try PlanFile.read(file)
        if let author = plan.author, approvals.required > 0,
            approvals.isSame(name, key.approverKey, author)
        {
            throw CommandFailure(.refused, "\(ApprovalError.author(name))")
        }
        try check(plan)
        guard !plan.isExpired(at: now) else { throw CommandFailure(.stale, "the plan expired at \(plan.expires)") }
        console.note(PlanText(plan, style: TextStyle(color: console.errorHasColor)).text)
        return try SignedApproval(
            of: .plan, digest: plan.digest, by: name, key: key, approved: now, expires: plan.expires,
            weakenings: weakenings, lockouts: lockouts)
    }

    /// What is not accepted by name is not signed by the way.
    private func check(_ plan: Plan) throws {
        let named = Set(plan.changes.map(\.policy.id)).intersection(plan.safeguards.acknowledgedLockouts)
        for id in named.sorted() where !lockouts.contains(id) {
            throw CommandFailure(
                .refused, "the plan may lock people out by `\(id)`; accept it with `--ack-lockout \(id)`")
        }
        let accepted = weakenings.compactMap { PolicyPath($0) }
        for change in plan.changes {
            for path in change.weakenings where !accepted.contains(path) {
                throw CommandFailure(
                    .refused,
                    "the plan makes `\(change.policy.id)` weaker at `\(path)`; accept it with `--allow-weaken \(path)`")
            }
        }
    }
}

extension String {
    /// Line by line as a terminal can show it.
    fileprivate var visibleLines: String {
        split(separator: "\n", omittingEmptySubsequences: false).map { String($0).visible }.joined(separator: "\n")
    }
}
