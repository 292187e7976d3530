/// Why an organization cannot be simulated.
package struct SimulatedOrganizationError: Error, CustomStringConvertible {
    let text: String

    /// The reason, in one line.
    package var description: String {
        text
    }
}
