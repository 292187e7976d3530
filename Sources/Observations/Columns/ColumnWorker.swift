/// Takes the lines of a file, batch by batch; several take those of one file together.
package protocol ColumnWorker: AnyObject, Sendable {
    /// Called by one task at a time. Lines that are rejected say nothing.
    func consume(_ batch: ColumnBatch)
}
