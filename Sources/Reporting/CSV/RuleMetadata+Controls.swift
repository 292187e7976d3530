internal import Rules

extension RuleMetadata {
    /// In one cell: `iso27001-2022 A.5.16 A.8.2; soc2 CC6.1`.
    var controlsText: String {
        controls.map { "\($0.framework) \($0.controls.joined(separator: " "))" }.joined(separator: "; ")
    }
}
