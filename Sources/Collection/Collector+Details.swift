import AdminAPI
import JSON
import Observation

extension Collector {
    /// Fetches details, several at once, and puts them where they belong; false when every further call would fail too.
    func fetch(_ requests: [DetailRequest], into inventory: inout Inventory) async throws -> Bool {
        var goesOn = true
        var done = 0
        let wanted = requests.filter { $0.kind == .user && $0.detail == .roleAssignments }
        try await withThrowingTaskGroup(of: (DetailRequest, Result<JSONValue, AdminAPIError>).self) { group in
            var rest = wanted[...]
            func addNext() {
                guard goesOn, let request = rest.popFirst(),
                    let resources = inventory.collections[request.kind]?.resources,
                    resources.indices.contains(request.resource)
                else { return }
                let account = resources[request.resource].id
                group.addTask { (request, await roleAssignments(of: account)) }
            }
            for _ in 0..<max(1, concurrency) { addNext() }
            while let (request, result) = try await group.next() {
                done += 1
                progress(.details(done, of: wanted.count))
                switch result {
                case .success(let value):
                    inventory.set(request, to: value)
                case .failure(.cancelled):
                    throw CancellationError()
                case .failure(let error):
                    if error.endsTheRun { goesOn = false }
                    let name = request.detail.rawValue.replacing("_", with: " ")
                    let reason = Reason(error.reason, "\(name) could not be read: \(error)")
                    inventory.note(reason, about: request.detail, of: request.kind)
                }
                addNext()
            }
        }
        return goesOn
    }

    /// The role assignments of an account in all directories. A directory that does not know it adds none, unless none does.
    private func roleAssignments(of account: String) async -> Result<JSONValue, AdminAPIError> {
        var found: [JSONValue] = []
        var unknown: AdminAPIError?
        var isKnown = false
        for directory in directories {
            do {
                let assignments = try await client.roleAssignments(
                    of: account, directory: directory, organization: organization)
                found += assignments.map { .object($0.raw) }
                isKnown = true
            } catch .notFound(let failure) {
                unknown = .notFound(failure)
            } catch {
                return .failure(error)
            }
        }
        if !isKnown, let unknown { return .failure(unknown) }
        return .success(.array(found))
    }
}
