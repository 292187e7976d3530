/// The findings of one rule under its heading, as they stand on the page before the script runs.
struct HTMLGroup {
    var rule: HTMLRule
    var findings: [HTMLFinding]
}
