/// A generator of random numbers that gives the same ones for the same seed.
/// See https://prng.di.unimi.it/splitmix64.c.
package struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    /// The seed belongs into what a failing test prints.
    package init(seed: UInt64) {
        state = seed
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number below a bound, which is a little likelier to be small; cheap, also without optimization.
    package mutating func below(_ bound: Int) -> Int {
        Int(truncatingIfNeeded: (next() >> 33) % UInt64(max(1, bound)))
    }

    /// One of the elements, of which there must be some.
    package mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[below(elements.count)]
    }

    /// True once in so many times.
    package mutating func chance(_ one: Int) -> Bool {
        below(one) == 0
    }
}
