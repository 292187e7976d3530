import AdminAPI
import JSON
import Observations

extension CloudSource {
    func search(
        for roles: Set<String>, among kind: ResourceKind, _ filter: ResourceFilter, isWorth: (Int) -> Bool
    ) async throws -> RoleSearchResult {
        do throws(AdminAPIError) {
            guard kind == .user else {
                return try await holders(
                    client.groups(of: organization, roleIDs: Self.roleIDs(roles)), "id", isWorth, count: nil)
            }
            var filter = filter
            filter.values[.role] = roles
            let search = UserSearch(filter)
            return try await holders(client.users(search, of: organization), "accountId", isWorth) {
                () async throws(AdminAPIError) in try await client.userCount(of: organization, among: search)
            }
        } catch .cancelled {
            throw CancellationError()
        } catch {
            return .failed
        }
    }

    /// Reads the pages as long as that is worth it. Where there are several, `count` tells how many are found, so that it is known
    /// how many there will be, and at the end whether all were seen.
    private func holders(
        _ pages: Pages<CloudResource>, _ idKey: String, _ isWorth: (Int) -> Bool,
        count: (() async throws(AdminAPIError) -> Int64)?
    ) async throws(AdminAPIError) -> RoleSearchResult {
        var holders: Set<String> = []
        var expected: Int64?
        var announced: Int64 = 0
        var iterator = pages.makeAsyncIterator()
        while let page = try await iterator.next(isolation: nil) {
            for item in page.items {
                guard let id = item.raw[idKey]?.string else { return .failed }
                holders.insert(id)
            }
            announced = max(announced, page.total ?? 0)
            if page.isLast { break }
            if let count, expected == nil {
                // The count, and another page at least.
                guard isWorth(2) else { return .tooLong(calls: 3) }
                let total = try await count()
                expected = total
                let pages = total.dividedUp(by: page.items.count)
                guard isWorth(pages - 1) else { return .tooLong(calls: pages + 1) }
            } else if count == nil, !isWorth(page.number + 1) {
                return .tooLong(calls: 2 * page.number)
            }
        }
        if let expected, expected != Int64(holders.count) { return .failed }
        if announced > Int64(holders.count) { return .failed }
        return .holders(holders)
    }
}

extension Int64 {
    /// How many parts of the size it takes; 0 for less than nothing.
    fileprivate func dividedUp(by size: Int) -> Int {
        guard self > 0, size > 0 else { return 0 }
        return Int(clamping: self / Int64(size) + (self % Int64(size) > 0 ? 1 : 0))
    }
}
