import Diagnostics
import Rules

/// YAML and the loading and compilation of rule files: no crash, and diagnostics that can be shown.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    var reader = RuleFileReader(path: "rules.yaml", bytes: Array(UnsafeBufferPointer(start: start, count: count))) {
        _ in
        throw NoFile()
    }
    let file = reader.read()
    var compiler = RuleCompiler(RuleSet(files: [file]), parameters: [:])
    _ = compiler.compile()
    for diagnostic in reader.diagnostics + compiler.diagnostics {
        precondition(!diagnostic.message.isEmpty)
        precondition(!diagnostic.rendered(color: false).isEmpty)
    }
    return 0
}

struct NoFile: Error {}
