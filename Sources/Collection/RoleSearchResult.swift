/// What a search by roles comes to.
enum RoleSearchResult {
    /// The ids of all who hold one of the roles.
    case holders(Set<String>)
    /// It was given up, since it would take so many calls in all.
    case tooLong(calls: Int)
    /// It could not be read to its end.
    case failed
}
