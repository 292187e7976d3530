import AdminAPI
import Evaluation
import Remediation

/// Makes sure that a plan meets the organization that it was made for.
struct ApplyTarget {
    let plan: Plan
    let client: AdminReadClient

    /// Reads the organization again. Throws `CommandFailure` where it has another id or name, or cannot be read.
    func check() async throws {
        let id = plan.organization.id
        let organization: Organization
        do throws(AdminAPIError) {
            organization = try await client.organization(id)
        } catch {
            if case .cancelled = error { throw CancellationError() }
            throw CommandFailure(.notJudged, "nothing was written: \(error)")
        }
        guard organization.id == id, organization.name == plan.organization.name else {
            let name = organization.name ?? organization.id ?? ""
            throw CommandFailure(
                .refused, "the plan is for `\(plan.organization.name ?? id)`, and this organization is `\(name)`")
        }
    }
}
