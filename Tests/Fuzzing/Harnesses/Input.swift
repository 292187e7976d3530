/// What the fuzzer made, as text; what is no UTF-8 becomes replacement characters, as it does where files are read leniently.
func text(_ start: UnsafePointer<UInt8>, _ count: Int) -> String {
    String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
}
