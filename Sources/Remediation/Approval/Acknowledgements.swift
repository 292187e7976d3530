/// What an approval accepts by name, besides the changes themselves.
package struct Acknowledgements: Hashable, Sendable {
    /// Paths at which policies become weaker.
    package var weakenings: Set<String> = []
    /// Ids of policies that may lock people out.
    package var lockouts: Set<String> = []

    /// What both accept.
    func intersection(_ other: Acknowledgements) -> Acknowledgements {
        Acknowledgements(
            weakenings: weakenings.intersection(other.weakenings), lockouts: lockouts.intersection(other.lockouts))
    }
}
