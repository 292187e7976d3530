import CEL

/// Lexer, parser and unparser: no crash, and what is written is read as the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let environment = CELEnvironment(library: .all)
    let source = text(start, count)
    guard let parsed = try? environment.parse(source) else { return 0 }
    let written = parsed.unparsed
    // Parentheses and escapes may make it longer than a source may be.
    guard written.utf8.count <= environment.limits.sourceLength else { return 0 }
    guard let again = try? environment.parse(written) else {
        fatalError("written but not readable: \(written.debugDescription)")
    }
    precondition(again.unparsed.utf8.elementsEqual(written.utf8), "not the same: \(written.debugDescription)")
    return 0
}
