internal import JSON

/// The pages of a listing, fetched one after the other as they are asked for.
///
/// A listing was seen whole only when the iteration ends without an error.
package struct Pages<Item: ResourceEnvelope>: AsyncSequence, Sendable {
    package typealias Element = Page<Item>
    package typealias Failure = AdminAPIError

    let caller: Caller
    let first: Result<Call, AdminAPIError>

    package func makeAsyncIterator() -> Iterator {
        Iterator(caller: caller, next: first)
    }

    /// The items of all pages.
    func items() async throws(AdminAPIError) -> [Item] {
        var items: [Item] = []
        var iterator = makeAsyncIterator()
        while let page = try await iterator.next(isolation: nil) {
            items += page.items
        }
        return items
    }

    package struct Iterator: AsyncIteratorProtocol {
        private let caller: Caller
        private var next: Result<Call, AdminAPIError>?
        private var number = 0
        private var seen: Set<String> = []

        init(caller: Caller, next: Result<Call, AdminAPIError>) {
            self.caller = caller
            self.next = next
        }

        package mutating func next(isolation actor: isolated (any Actor)?) async throws(AdminAPIError) -> Page<Item>? {
            guard let call = try next?.get() else { return nil }
            // After an error there are no further pages.
            next = nil
            guard number < caller.connection.maximumPages else { throw .pageLimit(caller.failure(of: call)) }
            seen.insert(PageLinks.mark(of: call.target))
            let answer = try await caller.answer(to: call)
            let reader = ShapeReader(caller: caller, call: call)
            let body = try reader.object(answer)
            let items: [Item] = try reader.items(of: body)
            if let target = try following(PageLinks(body, of: answer.target), after: answer, of: call) {
                var further = call
                further.target = target
                next = .success(further)
            }
            number += 1
            return Page(number: number, items: items, raw: .object(body), isLast: next == nil)
        }

        private func following(
            _ links: PageLinks, after answer: Answer, of call: Call
        ) throws(AdminAPIError) -> RequestTarget? {
            switch links.next(in: caller.connection.baseURL) {
            case .none:
                return nil
            case .target(let target):
                guard !seen.contains(PageLinks.mark(of: target)) else {
                    throw .repeatedCursor(caller.failure(of: call, "`\(caller.redaction(target.text))`"))
                }
                return target
            case .foreign(let link):
                throw .foreignLink(caller.failure(of: call, "the next page is `\(caller.redaction(link))`"))
            case .unreadable:
                throw .malformedBody(caller.failure(of: call, "the link to the next page is not a text"))
            }
        }
    }
}
