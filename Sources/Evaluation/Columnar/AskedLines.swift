import JSON

/// The lines of a batch that were asked for, so that nothing is found out twice. Used by one task at a time.
final class AskedLines {
    /// By line, 1 where it was asked for.
    private let known = Vector<UInt8>()
    private let new = Vector<UInt8>()

    /// Forgets what was asked for.
    func begin(_ count: Int) {
        known.fill(count, with: 0)
        new.reserve(count)
    }

    /// The lines of the mask that were not asked for before; nil where there are none.
    func add(_ mask: LineMask, _ count: Int) -> LineMask? {
        let (mask, known, new) = (
            UnsafeRawPointer(mask), UnsafeMutableRawPointer(known.start), UnsafeMutableRawPointer(new.start)
        )
        var any: UInt64 = 0
        for first in stride(from: 0, to: count, by: 8) {
            let eight = mask.loadUnaligned(fromByteOffset: first, as: UInt64.self)
            let before = known.loadUnaligned(fromByteOffset: first, as: UInt64.self)
            // What stands in masks has one of the two lowest bits, or none.
            let asked = (eight | eight >> 1) & ByteWords.all(1)
            let added = asked & ~before
            new.storeBytes(of: added, toByteOffset: first, as: UInt64.self)
            known.storeBytes(of: before | asked, toByteOffset: first, as: UInt64.self)
            any |= added
        }
        return any == 0 ? nil : LineMask(self.new.start)
    }
}
