internal import JSON

/// The pages of a listing, fetched one after the other as they are asked for.
///
/// A listing was seen whole only when the iteration ends without an error.
package struct Pages<Item: ResourceEnvelope>: AsyncSequence, Sendable {
    package typealias Element = Page<Item>
    package typealias Failure = AdminAPIError

    let caller: Caller
    let first: Result<Call, AdminAPIError>

    /// Begins at the first page.
    package func makeAsyncIterator() -> Iterator {
        Iterator(caller: caller, next: first)
    }

    /// The items of all pages. Throws where the server says that there are more than it gives.
    package func items() async throws(AdminAPIError) -> [Item] {
        var items: [Item] = []
        var total: Int64 = 0
        var iterator = makeAsyncIterator()
        while let page = try await iterator.next(isolation: nil) {
            items += page.items
            total = Swift.max(total, page.total ?? 0)
        }
        // One that comes twice is one.
        let count = total > 0 ? Set(items).count : 0
        if total > Int64(count) {
            let reason = "the API counts \(total) and lists \(count)"
            throw .malformedBody(caller.failure(of: try first.get(), reason))
        }
        return items
    }

    /// Where in the listing the iteration is.
    package struct Iterator: AsyncIteratorProtocol {
        private let caller: Caller
        private var next: Result<Call, AdminAPIError>?
        private var number = 0
        private var seen: Set<String> = []

        init(caller: Caller, next: Result<Call, AdminAPIError>) {
            self.caller = caller
            self.next = next
        }

        /// The next page; nil after the last, and after an error.
        package mutating func next(isolation actor: isolated (any Actor)?) async throws(AdminAPIError) -> Page<Item>? {
            // After an error there are no further pages.
            let current = next
            next = nil
            guard let call = try current?.get() else { return nil }
            guard number < caller.connection.maximumPages else { throw .pageLimit(caller.failure(of: call)) }
            seen.insert(call.paging.mark(of: call))
            let answer = try await caller.answer(to: call)
            let reader = ShapeReader(caller: caller, call: call)
            let body = try reader.object(answer)
            let items: [Item] = try reader.items(of: body)
            let isEnd = call.paging == .stream && items.isEmpty
            next = isEnd ? nil : following(PageLinks(body, of: answer.target), of: call)
            number += 1
            return Page(number: number, items: items, raw: .object(body), isLast: next == nil)
        }

        /// The call for the next page, or why there is none although the server names one. That is no reason to withhold the
        /// page that names it: what was seen was seen.
        private func following(_ links: PageLinks, of call: Call) -> Result<Call, AdminAPIError>? {
            switch links.next(in: caller.connection.baseURL) {
            case .none:
                return nil
            case .target(let target):
                let further = call.paging.call(for: target, after: call)
                guard !seen.contains(further.paging.mark(of: further)) else {
                    let text = caller.redaction(target.text)
                    return .failure(.repeatedCursor(caller.failure(of: call, "`\(text)`")))
                }
                return .success(further)
            case .foreign(let link):
                let text = caller.redaction(link)
                return .failure(.foreignLink(caller.failure(of: call, "the next page is `\(text)`")))
            case .unreadable:
                return .failure(.malformedBody(caller.failure(of: call, "the link to the next page is not a text")))
            }
        }
    }
}
