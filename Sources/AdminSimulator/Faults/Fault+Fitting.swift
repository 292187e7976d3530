extension Fault {
    /// Whether the fault can act on calls of the operation. Faults of pages fit listings only, those of updates
    /// only updates.
    func fits(_ operation: SimulatedOperation) -> Bool {
        guard self.operation == nil || self.operation == operation else { return false }
        return switch effect {
        case .next, .items: operation.isListing
        case .accept, .meddle, .application: operation == .updatePolicy
        default: true
        }
    }
}
