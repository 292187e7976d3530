import AdminAPI
import JSON
package import Observations

extension Collector {
    /// Reads policies by themselves, in place of what the listing said of them, until `candidates` names no new ones. What could
    /// not be read stays as it was listed: why not, by the policy's id. Throws when cancelled.
    package func readPolicies(
        _ candidates: (Inventory) -> [String], into inventory: inout Inventory
    ) async throws -> [String: String] {
        var asked: Set<String> = []
        var failures: [String: String] = [:]
        while true {
            let wanted = candidates(inventory).filter { asked.insert($0).inserted }
            if wanted.isEmpty { return failures }
            for id in wanted {
                try Task.checkCancellation()
                failures[id] = try await readPolicy(id, into: &inventory)
            }
        }
    }

    /// Nil where it was read.
    private func readPolicy(_ id: String, into inventory: inout Inventory) async throws -> String? {
        guard let policies = inventory.collections[.policy],
            let index = policies.resources.firstIndex(where: { $0.id == id })
        else { return "it was not listed" }
        do throws(AdminAPIError) {
            let answer = try await source.policy(id)
            guard let policy = Resource(.object(answer), policies.resources[index].layout), policy.id == id else {
                return "the answer is about another policy"
            }
            inventory.collections[.policy]?.resources[index] = policy
            return nil
        } catch .cancelled {
            throw CancellationError()
        } catch {
            return "\(error)"
        }
    }
}
