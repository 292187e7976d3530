extension Waiver {
    /// What is wrong with the day of a check; nil where nothing is.
    static func mistake(ofCheckOn day: CalendarDay, today: CalendarDay) -> String? {
        day <= today ? nil : WaiverMessages.checkedLater
    }

    /// What is wrong with a last day, after the day of the check where there is one; nil where nothing is.
    static func mistake(ofLastDay day: CalendarDay, checked: CalendarDay?, today: CalendarDay) -> String? {
        let starts = [(today, "today"), (checked ?? today, "`checked`")]
        return starts.first { day.days(since: $0.0) > WaiverMessages.mostDays }
            .map { WaiverMessages.tooFar(day, from: $0.0, last: $0.1) }
    }
}
