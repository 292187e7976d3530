/// A version of OSCAL that assessment results can be written in. What Tenet writes is the same in both.
package enum OSCALVersion: String, CaseIterable, Sendable {
    /// The last of 1.1, which most readers know.
    case v1_1_3 = "1.1.3"
    case v1_2_2 = "1.2.2"
}
