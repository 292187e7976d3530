import CEL
import Diagnostics
import Evaluation
import Observations
import Rules

/// Waiver files written as text.
enum Waiving {
    static let today = CalendarDay(of: Compiling.now)

    /// The rules with the waivers of a file, given the lines below `apiVersion`. Throws its diagnostics, warnings included.
    static func rules(_ rules: CompiledRuleSet, _ waivers: String) throws -> CompiledRuleSet {
        var reader = RuleFileReader(path: "waivers.yaml", bytes: Array("apiVersion: tenet/v1\n\(waivers)".utf8)) { _ in
            throw Compiling.Mistakes(description: "no file")
        }
        let file = reader.readWaivers(today: today)
        var compiler = WaiverCompiler(rules)
        var set = rules
        set.waivers = compiler.compile([file])
        let diagnostics = (reader.diagnostics + compiler.diagnostics).sorted()
        guard diagnostics.isEmpty else {
            throw Compiling.Mistakes(description: diagnostics.map { $0.rendered(color: false) }.joined(separator: "\n"))
        }
        return set
    }

    /// What the rule says after the waivers, on a day.
    static func assess(
        _ rule: String, _ waivers: String, on inventory: Inventory, today: CalendarDay = today
    ) throws -> Assessment {
        let set = try rules(Compiling.rule(rule), waivers)
        return set.assess(inventory, now: Compiling.now).accepting(set, on: inventory, today: today)
    }

    /// A list of one waiver, given the line that says what it is for.
    static func waiver(_ subject: String, expires: String = "2027-01-31") -> String {
        """
        waivers:
          - rule: the-rule
            \(subject)
            reason: Break glass
            approver: ciso@acme.example
            ticket: SEC-12
            expires: \(expires)

        """
    }

    static func attestation(_ subject: String? = nil, checked: String = "2026-10-30", expires: String = "2027-01-31")
        -> String
    {
        """
        attestations:
          - rule: the-rule
        \(subject.map { "    \($0)\n" } ?? "")    reason: Looked at the console
            approver: ciso@acme.example
            ticket: SEC-13
            checked: \(checked)
            expires: \(expires)

        """
    }
}
