package import JSON

/// What `check --output bitbucket` wrote: a report of Code Insights and its annotations, in requests.
package struct BitbucketInsights: Sendable {
    /// See https://developer.atlassian.com/cloud/bitbucket/rest/api-group-reports/.
    private static let mostAnnotations = 1_000
    private static let mostInRequest = 100

    package let reportID: String
    let report: JSONObject
    let requests: [[JSONValue]]

    /// - Throws: Where it is something else, or more than Bitbucket takes.
    package init(_ json: JSONValue) throws(PublishError) {
        guard let reportID = json["report_id"]?.string, !reportID.isEmpty, let report = json["report"]?.object,
            report["result"]?.string != nil, let lists = json["annotations"]?.array
        else { throw .invalid("expected what `tenet check --output bitbucket=FILE` writes") }
        let requests = lists.compactMap(\.array)
        guard requests.count == lists.count, requests.joined().allSatisfy({ $0.object != nil }) else {
            throw .invalid("`annotations` are not lists of annotations")
        }
        guard requests.allSatisfy({ (1...Self.mostInRequest).contains($0.count) }) else {
            throw .invalid("a list of annotations is empty or holds more than \(Self.mostInRequest)")
        }
        guard requests.joined().count <= Self.mostAnnotations else {
            throw .invalid("there are more than \(Self.mostAnnotations) annotations")
        }
        self.reportID = reportID
        self.report = report
        self.requests = requests
    }

    package var annotationCount: Int { requests.joined().count }
}
