extension CELLibrary {
    static let times: [CELFunction] = [
        part("getFullYear", "timestamp_to_year", tz: "timestamp_to_year_with_tz") { date, _ in date.year },
        part("getMonth", "timestamp_to_month", tz: "timestamp_to_month_with_tz") { date, _ in date.month - 1 },
        part("getDayOfYear", "timestamp_to_day_of_year", tz: "timestamp_to_day_of_year_with_tz") { date, _ in
            date.dayOfYear
        },
        part("getDayOfMonth", "timestamp_to_day_of_month", tz: "timestamp_to_day_of_month_with_tz") { date, _ in
            date.day - 1
        },
        part("getDate", "timestamp_to_day_of_month_1_based", tz: "timestamp_to_day_of_month_1_based_with_tz") {
            date, _ in date.day
        },
        part("getDayOfWeek", "timestamp_to_day_of_week", tz: "timestamp_to_day_of_week_with_tz") { date, _ in
            date.weekday
        },
        part(
            "getHours", "timestamp_to_hours", tz: "timestamp_to_hours_with_tz",
            duration: ("duration_to_hours", { $0.seconds / 3_600 })
        ) { date, _ in date.hour },
        part(
            "getMinutes", "timestamp_to_minutes", tz: "timestamp_to_minutes_with_tz",
            duration: ("duration_to_minutes", { $0.seconds / 60 })
        ) { date, _ in date.minute },
        part(
            "getSeconds", "timestamp_to_seconds", tz: "timestamp_to_seconds_tz",
            duration: ("duration_to_seconds", { $0.seconds })
        ) { date, _ in date.second },
        // Of a duration too this is the part below a second, unlike its hours, minutes and seconds, which are all of it.
        part(
            "getMilliseconds", "timestamp_to_milliseconds", tz: "timestamp_to_milliseconds_with_tz",
            duration: ("duration_to_milliseconds", { Int64($0.nanoseconds / 1_000_000) })
        ) { _, time in Int64(time.nanoseconds / 1_000_000) },
    ]

    /// What looking up a zone costs.
    private static let zoneSteps = 32

    private static func part(
        _ name: String, _ utc: String, tz: String, duration: (String, @Sendable (CELDuration) -> Int64)? = nil,
        of date: @escaping @Sendable (CELCalendarDate, CELTimestamp) -> Int64
    ) -> CELFunction {
        var overloads: [CELOverload] = [
            .unary(utc, .timestamp, .int, isMember: true) { time in
                guard case .timestamp(let time) = time else { return nil }
                return .int(date(CELCalendarDate(secondsOfEpoch: time.seconds), time))
            },
            .metered(tz, [.timestamp, .string], .int, isMember: true) { arguments, steps in
                guard case (.timestamp(let time), .string(let zone)) = (arguments[0], arguments[1]) else { return nil }
                steps -= zoneSteps
                guard let offset = CELTimeZone.secondsFromUTC(zone, at: time.seconds) else {
                    return .error(.invalidArgument, "`\(zone)` is no time zone, such as `Europe/Berlin` or `+01:00`")
                }
                return .int(date(CELCalendarDate(secondsOfEpoch: time.seconds + offset), time))
            },
        ]
        if let (id, compute) = duration {
            overloads.append(
                .unary(id, .duration, .int, isMember: true) { duration in
                    guard case .duration(let duration) = duration else { return nil }
                    return .int(compute(duration))
                })
        }
        return CELFunction(name, overloads)
    }
}
