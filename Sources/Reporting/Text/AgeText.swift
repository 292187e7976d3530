/// An age for people, in its two largest units: `2 hours 5 minutes ago`.
func ageText(_ seconds: Int64) -> String {
    guard seconds != 0 else { return "now" }
    return durationText(seconds) + (seconds < 0 ? " in the future" : " ago")
}

/// A time without its direction, in its two largest units: `2 hours 5 minutes`.
package func durationText(_ seconds: Int64) -> String {
    let units: [(name: String, seconds: UInt64)] = [("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1)]
    var rest = seconds.magnitude
    var parts: [String] = []
    for unit in units {
        let count = rest / unit.seconds
        rest %= unit.seconds
        if count > 0, parts.count < 2 {
            parts.append("\(count) \(unit.name)\(count == 1 ? "" : "s")")
        } else if !parts.isEmpty {
            break
        }
    }
    return parts.isEmpty ? "0 seconds" : parts.joined(separator: " ")
}
