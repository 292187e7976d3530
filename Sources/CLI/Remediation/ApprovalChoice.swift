import Evaluation
import Foundation
import Remediation
import Reporting

/// Finds out how a plan is approved.
struct ApprovalChoice {
    let digest: String?
    let files: [String]
    let weakenings: [String]
    let lockouts: [String]
    let console: Console

    /// Throws `CommandFailure` where nobody has approved it. Whether the approval is enough is not looked at.
    func approval(of plan: Plan) throws -> Approval {
        switch (digest, files.isEmpty) {
        case (_?, false):
            throw CommandFailure(.wrongArguments, "`--approve` and `--approval` exclude each other")
        case (let digest?, true):
            return .digest(digest, weakenings: weakenings, lockouts: lockouts)
        case (nil, false):
            return .signed(try files.map(Self.read))
        case (nil, true):
            guard isatty(STDIN_FILENO) == 1, console.errorIsTerminal else {
                throw CommandFailure(.refused, "\(ApprovalError.missing)")
            }
            return try ask(plan)
        }
    }

    static func read(_ path: String) throws -> SignedApproval {
        let bytes = try TextFile.read(path)
        do throws(DocumentError) {
            return try SignedApproval(file: bytes)
        } catch {
            throw CommandFailure(.invalid, "\(path): \(error)")
        }
    }

    /// Shows the plan and asks for the organization's name.
    private func ask(_ plan: Plan) throws -> Approval {
        let name = plan.organization.name ?? plan.organization.id
        console.note(PlanText(plan, style: TextStyle(color: console.errorHasColor)).text)
        console.note("Type the organization's name, \(name.visible), to make these changes:")
        guard let typed = try typedLine(), typed == name else {
            throw CommandFailure(.refused, "\(ApprovalError.notTyped)")
        }
        return .typed(plan.digest, weakenings: weakenings, lockouts: lockouts)
    }

    /// Waits for a line, but no longer than until the process is interrupted.
    private func typedLine() throws -> String? {
        var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        while true {
            try Task.checkCancellation()
            let count = poll(&input, 1, 200)
            if count > 0 || count < 0 && errno != EINTR { return readLine(strippingNewline: true) }
        }
    }
}
