package import Diagnostics

/// One file of waivers and attestations.
package struct WaiverFile: Sendable {
    package var source: SourceText
    /// In the order of the file, waivers first.
    package var waivers: [Waiver]

    /// The entries, to be written into another file.
    package var drafts: [WaiverDraft] { waivers.map(WaiverDraft.init) }

    /// Warnings where an entry's last day is over, or near.
    package func expiryWarnings(today: CalendarDay) -> [Diagnostic] {
        waivers.compactMap { waiver in
            let days = waiver.expires.days(since: today)
            guard days <= Waiver.daysOfNotice else { return nil }
            let message = WaiverMessages.expiry(waiver.kind, waiver.expires, days: days)
            return Diagnostic(.warning, in: waiver.source, at: waiver.expiresRange, message)
        }
    }
}
