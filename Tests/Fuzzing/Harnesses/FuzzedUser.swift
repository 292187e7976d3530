internal import CEL

/// Some of its fields are absent, unknown, malformed, or numbers at the edge.
struct FuzzedUser: CELObject {
    let number: Int
    var typeName: String { "user" }

    func field(_ name: String) -> CELValue? {
        switch name {
        case "id": number == 7 ? .error(CELError(.other, "malformed")) : .string("u\(number % 9)")
        case "n": .int(number == 3 ? .max : Int64(number))
        case "d": .double(number == 4 ? .nan : Double(number) / 2)
        case "roles":
            number == 8
                ? .unknown(CELUnknown([.init(path: "roles")])) : .list(CELList([.string("a"), .string("u\(number)")]))
        case "any": number.isMultiple(of: 2) ? nil : .uint(UInt64(number))
        default: nil
        }
    }

    func isEqual(to other: any CELObject) -> Bool { (other as? FuzzedUser)?.number == number }
}
