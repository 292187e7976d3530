internal import CEL

/// The texts of applying a plan.
enum ApplyMessages {
    static let draft =
        "the plan was made from a snapshot: make it again from the organization with `tenet plan --refresh`"
    static let alreadyThere =
        "the policy is already what the plan makes of it; somebody else, or an earlier run, did that"
    static let changedSince = "the policy has changed since the plan was made; make a new plan"
    static let gone = "the policy is not there any more"
    static let goneSince = "the write was sent, and the policy is not there any more"
    static let changedAndBack =
        "the write was sent, and the policy is as before and yet was changed since: it may yet become what was written, or somebody has undone that; look at it, and make a new plan"
    static let stillBefore = "the write was accepted, and the policy is still as before"
    static let stillApplying = "the write was accepted, and is not applied everywhere yet"
    static let outdated =
        "somebody else has changed the policy right before the write, which the server therefore did not make (412); make a new plan"
    static let applicationFailed = "the server says that applying it failed"

    static func clock(_ time: CELTimestamp, _ latest: CELTimestamp) -> String {
        "the clock says \(time), and the journal was written at \(latest): whether the plan has expired is not known"
    }

    static func earlier(_ write: EarlierWrite) -> String {
        switch write {
        case .made(let time):
            "this plan has changed the policy before, at \(time), and somebody has undone that since; make a new plan"
        case .sent(let time):
            "this plan was sent before, at \(time), and may have changed the policy: go on with that run by `tenet apply --resume`, or make a new plan"
        }
    }

    static func noAnswer(_ answer: String) -> String {
        "the server did not say what became of the write (\(answer)), and the policy is still as before"
    }

    static let noEffect = "the write was sent, and the policy is still as before"

    static func openAndStopped(_ stop: ApplyStop) -> String {
        "the write was sent, the policy is still as before, and it is not sent again: \(stop)"
    }

    static func refused(_ answer: String) -> String {
        "the server refused the write: \(answer)"
    }

    static func firstUnclear(_ refusal: String) -> String {
        "the write was sent twice: the server did not say what became of the first, and of the second: \(refusal)"
    }

    static func refusedAndThere(_ answer: String) -> String {
        "the server refused the write (\(answer)), and the policy is what the plan makes of it all the same; somebody else did that, or the server"
    }

    static func unreadable(_ error: String) -> String {
        "the policy cannot be read: \(error)"
    }

    static func collateral(_ paths: [String]) -> String {
        "what the plan does not touch has changed too: \(list(paths)); a person must look at it, `tenet rollback` will not overwrite it"
    }

    static func otherState(_ paths: [String]) -> String {
        "the write was sent, and the policy is neither what it was nor what it was to become, at \(list(paths)); somebody else may be changing it"
    }

    static func ineffective(_ reasons: [String]) -> String {
        "the policy is as planned, and yet \(reasons.joined(separator: "; "))"
    }

    static func stoppedBetween(_ done: Int, of count: Int, _ reason: some CustomStringConvertible) -> String {
        "stopped after \(done) of \(count) writes: \(reason)"
    }

    private static func list(_ paths: [String]) -> String {
        let shown = paths.prefix(5).map { "`\($0)`" }.joined(separator: ", ")
        return paths.count > 5 ? "\(shown) and \(paths.count - 5) more" : shown
    }
}
