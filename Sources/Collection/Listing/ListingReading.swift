import AdminAPI
import CEL
import Foundation
import JSON
import Observations

/// One way through the pages of a listing, and the signs that it changed meanwhile.
struct ListingReading {
    private(set) var resources: [Resource] = []
    /// Why the way ended early; nil where the last page was reached.
    private(set) var failure: Completeness.Missing?
    /// Elements that are no resources.
    private(set) var unreadable: [Completeness.Missing] = []
    private(set) var pageCount = 0
    /// How often something came that had come before.
    private(set) var duplicateCount = 0
    /// The first id that came again with other contents.
    private(set) var conflict: String?
    /// Tells this sequence of resources from others.
    private(set) var mark = 0
    /// The most that the server says there are, where it does.
    private(set) var total: Int64?
    /// How many there were when the first of several pages had been read; nil where nobody asked.
    private(set) var count: Result<Int64, AdminAPIError>?
    /// What is only seen where the listing changed between pages, unless it is always so; nil where nothing is.
    private(set) var change: String?

    private let kind: ResourceKind
    private let layout: ResourceLayout
    /// In seconds since 1970.
    private let began = Int64(Date().timeIntervalSince1970)
    private var positions: [String: (index: Int, page: Int)] = [:]
    private var hasher = Hasher()

    init(_ kind: ResourceKind, _ layout: ResourceLayout) {
        self.kind = kind
        self.layout = layout
    }

    /// Asks how many there are, in another way than by listing them.
    typealias Count = () async throws(AdminAPIError) -> Int64

    /// Throws when cancelled.
    mutating func read<Item>(
        _ pages: Pages<Item>, explanation: (AdminAPIError) -> String?, count: Count?, progress: (Int) -> Void
    ) async throws {
        do throws(AdminAPIError) {
            for try await page in pages {
                pageCount = page.number
                notice(total: page.total)
                for item in page.items { add(item.raw) }
                progress(resources.count)
                // Now, since one who goes while the others are listed moves another to a page that was read before.
                if page.number == 1, !page.isLast, let count { try await ask(count) }
            }
        } catch {
            if case .cancelled = error { throw CancellationError() }
            failure = Completeness.Missing(
                what: "page \(pageCount + 1)", reason: error.reason, text: explanation(error) ?? "\(error)")
        }
        mark = hasher.finalize()
    }

    private mutating func ask(_ count: Count) async throws(AdminAPIError) {
        do throws(AdminAPIError) {
            self.count = .success(try await count())
        } catch {
            if case .cancelled = error { throw error }
            self.count = .failure(error)
        }
    }

    /// Says that there are more than were listed; nil where there are not. One that came twice does not stand for one that did not
    /// come.
    func shortfall(of total: Int64?) -> String? {
        total.flatMap { kind.shortfall(of: $0, listed: resources.count) }
    }

    private mutating func notice(total: Int64?) {
        guard let total else { return }
        if let before = self.total, before != total {
            change = change ?? "the API counted \(before) \(kind.collectionName), then \(total)"
        }
        self.total = max(self.total ?? total, total)
    }

    /// Of a resource that comes twice (it moved between pages) the later one is newer.
    private mutating func add(_ json: JSONObject) {
        var json = json
        // The listing does not have these; a key of that name is not what a call of its own would tell.
        for key in kind.detailKeys(in: layout.dialect) where json[key] != nil { json[key] = nil }
        hasher.combine(json)
        guard let resource = Resource(.object(json), layout) else {
            unreadable.append(
                Completeness.Missing(
                    what: "page \(pageCount)", reason: .incomplete,
                    text: "page \(pageCount) of the \(kind.collectionName) has one without an id"))
            return
        }
        noticeUpdate(of: json)
        guard let position = positions[resource.id] else {
            positions[resource.id] = (resources.count, pageCount)
            resources.append(resource)
            return
        }
        duplicateCount += 1
        if resources[position.index].json != resource.json { conflict = conflict ?? resource.id }
        if position.page != pageCount { change = change ?? "`\(resource.id)` is on two pages" }
        resources[position.index] = resource
    }

    /// Only policies tell when they were changed. A clock of the server's that is behind hides it.
    private mutating func noticeUpdate(of json: JSONObject) {
        guard kind == .policy, let text = (json["updated"] ?? json["attributes"]?["updatedAt"])?.string,
            let time = CELTimestamp(rfc3339: text), time.seconds > began
        else { return }
        change = change ?? "a policy was changed"
    }
}
