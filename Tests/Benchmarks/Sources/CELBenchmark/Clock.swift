/// The least time of a round, in nanoseconds for each of `count` things that a round does.
func nanoseconds(per count: Int, _ round: () -> Void) -> Double {
    let clock = ContinuousClock()
    var best = Double.infinity
    var spent = Duration.zero
    while spent < .milliseconds(500) {
        let time = clock.measure(round)
        spent += time
        let (seconds, attoseconds) = time.components
        best = min(best, Double(seconds) * 1e9 + Double(attoseconds) / 1e9)
    }
    return best / Double(count)
}
