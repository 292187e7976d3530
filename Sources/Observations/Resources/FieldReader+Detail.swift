internal import CEL
internal import JSON

extension FieldReader {
    /// Something that has to be fetched beside the plain listing.
    struct NeededDetail: Sendable {
        let detail: Detail
        /// Where a resource has something once it was fetched.
        let trace: [String]
        /// The value until it is fetched.
        let unknown: CELUnknown

        init(_ detail: Detail, of kind: ResourceKind, _ source: FieldSource) {
            self.detail = detail
            var segments = source.path.split(separator: ".").map(String.init)
            if segments.first.map({ $0 == detail.rawValue || $0 == detail.rawValue + "[]" }) == true {
                trace = [detail.rawValue]
            } else {
                if let list = segments.firstIndex(where: { $0.hasSuffix("[]") }) {
                    segments = segments[..<list] + [String(segments[list].dropLast(2))]
                }
                trace = segments
            }
            let path = kind.variableName + "." + detail.rawValue
            unknown = CELUnknown([
                .init(path: path, cause: UnknownCause.detail, text: "`\(path)` was not fetched")
            ])
        }

        func isKnown(of resource: Resource) -> Bool {
            resource.layout.completeDetails.contains(detail)
                || resource.json.value(at: trace).map { detail.canBeNull || !$0.isNull } == true
        }
    }
}
