/// A metric of Prometheus with its samples, in the text format.
/// See https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format.
struct PrometheusMetric {
    let name: String
    let help: String
    private(set) var samples: [String] = []

    init(_ name: String, _ help: String) {
        self.name = name
        self.help = help
    }

    mutating func add(_ value: String, _ labels: [(name: String, value: String)]) {
        let labels = labels.map { "\($0.name)=\"\($0.value.shortened(to: 500).visible.labelEscaped)\"" }
        samples.append("\(name){\(labels.joined(separator: ","))} \(value)")
    }

    /// All are gauges: a report is how things were at one time.
    var text: String {
        (["# HELP \(name) \(help)", "# TYPE \(name) gauge"] + samples).map { $0 + "\n" }.joined()
    }
}

extension String {
    /// As the value of a label, of visible text.
    fileprivate var labelEscaped: String {
        replacing(where: "\\\"\n".utf8.contains) { scalar, _ in
            scalar == "\n" ? "\\n" : "\\\(scalar)"
        }
    }
}
