import CEL
import Evaluation
import Observations

/// What is asked of resources after they were judged; those that were judged as they were read are read again.
extension ObservedOrganization {
    /// Which of some ids there are.
    var seenIDs: SeenIDs {
        let (inventory, streamed) = (inventory, streamed)
        return { kind, ids in
            guard let streamed, streamed.kinds.contains(kind) else { return inventory.ids(of: kind, among: ids) }
            // What cannot be read again cannot be shown to be gone.
            return (try? streamed.folder.reader.ids(of: kind, among: ids)) ?? []
        }
    }

    /// What people are called in it.
    func people() async throws -> Set<CELStringKey> {
        var people = PersonalTexts.texts(in: inventory)
        guard let streamed else { return people }
        do {
            for kind in streamed.kinds { people.formUnion(try await streamed.folder.reader.personalTexts(of: kind)) }
        } catch let error as SnapshotError {
            throw CommandFailure(.localFailure, "\(error)")
        }
        return people
    }
}
