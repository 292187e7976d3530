package import CEL
internal import CNDJSON

extension SnapshotReader {
    /// Those of some ids that resources of the kind have. Fails where the file is not the one that the manifest describes.
    package func ids(of kind: ResourceKind, among ids: Set<CELStringKey>) throws(SnapshotError) -> Set<CELStringKey> {
        guard let file = manifest.files[kind], let parser = lineParser(of: kind), let columns = columns(of: kind),
            case .line(let column) = columns.id
        else { return [] }
        var found: Set<CELStringKey> = []
        var lineCount = 0
        let chunks = try self.chunks(of: kind)
        let batch = ColumnBatch(columns.plan, parser)
        while try batch.read(chunks) != nil {
            lineCount += batch.count
            for line in 0..<batch.count {
                let text =
                    batch.isPlain(line) ? batch.text(batch.slots(at: line)[column]) : batch.resource(at: line)?.id
                guard let text else { continue }
                let id = CELStringKey(text)
                if ids.contains(id) { found.insert(id) }
            }
        }
        try check(file, lineCount: lineCount, digest: chunks.digest.final())
        return found
    }
}
