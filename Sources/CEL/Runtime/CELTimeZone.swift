internal import Foundation
internal import Synchronization

/// Time zones by IANA name, or by a fixed offset such as `+01:00`, `-02:30` or `02:00`.
package enum CELTimeZone {
    private static let capacity = 64
    /// Making a zone reads its rules, so those in use are kept; a name that is none is kept as well.
    private static let zones = Mutex<[CELStringKey: TimeZone?]>([:])

    /// How far the zone's clocks were ahead of UTC at an instant; nil for a name that is no zone.
    package static func secondsFromUTC(_ name: String, at seconds: Int64) -> Int64? {
        if let offset = fixedOffset(name) { return offset }
        let zone = zones.withLock { zones in
            let key = CELStringKey(name)
            if let known = zones[key] { return known }
            if zones.count >= capacity {
                zones.removeAll(keepingCapacity: true)
            }
            let zone = isName(name) ? TimeZone(identifier: name) : nil
            zones[key] = .some(zone)
            return zone
        }
        return zone.map { Int64($0.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds)))) }
    }

    /// Names are `UTC` or have an area and a place; Foundation would also take `GMT+3` and abbreviations such as `PST`.
    private static func isName(_ name: String) -> Bool {
        name.utf8.contains(UInt8(ascii: "/")) || TimeZone.knownTimeZoneIdentifiers.contains(name)
            || [
                "UTC", "GMT", "Zulu", "EST", "MST", "HST", "CET", "EET", "MET", "WET", "EST5EDT", "CST6CDT", "MST7MDT",
                "PST8PDT",
            ]
            .contains(name)
    }

    private static func fixedOffset(_ text: String) -> Int64? {
        var digits = Substring(text).utf8
        var sign: Int64 = 1
        switch digits.first {
        case UInt8(ascii: "-"):
            sign = -1
            digits.removeFirst()
        case UInt8(ascii: "+"): digits.removeFirst()
        default: break
        }
        let parts = digits.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 2, let hours = number(parts[0]), let minutes = number(parts[1]), hours < 24, minutes < 60
        else { return nil }
        return sign * (hours * 3_600 + minutes * 60)
    }

    private static func number(_ digits: Substring.UTF8View) -> Int64? {
        guard digits.count == 2 else { return nil }
        return digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            ? Int64(Substring(digits)) : nil
    }
}
