import CEL
import Foundation

/// A published vector as far as parsing and checking it goes.
struct CheckerVector {
    var id: String
    var source: String
    var container: String
    var variables: [String: CELType]
    var functions: [CELFunction]
    var isChecked: Bool
    /// The deduced type, where the vector says it.
    var type: String?

    static let folder = ProcessInfo.processInfo.environment["CEL_CONFORMANCE_DIR"]

    /// All vectors that need neither protobuf messages nor macros that exist only for tests.
    static func all() throws -> [CheckerVector] {
        guard let folder else { return [] }
        var vectors: [CheckerVector] = []
        for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() where name.hasSuffix(".json") {
            let data = try Data(contentsOf: URL(filePath: folder).appending(path: name))
            let objects = try JSONSerialization.jsonObject(with: data) as? [[String: Any]] ?? []
            vectors += objects.compactMap(CheckerVector.init)
        }
        return vectors
    }

    private init?(_ json: [String: Any]) {
        let requires = json["requires"] as? [String] ?? []
        guard !requires.contains("proto"), !requires.contains("block_ext"), let id = json["id"] as? String,
            let source = json["expr"] as? String
        else { return nil }
        self.id = id
        self.source = source
        container = json["container"] as? String ?? ""
        variables = (json["type_env"] as? [String: String] ?? [:]).mapValues(CheckerTypeReader.type)
        for name in (json["bindings"] as? [String: Any] ?? [:]).keys where variables[name] == nil {
            variables[name] = .dyn
        }
        functions = (json["functions"] as? [[String: Any]] ?? []).map(Self.function)
        isChecked = json["disable_check"] as? Bool != true
        let expected = json["expect"] as? [String: Any] ?? [:]
        type = (expected["typed_result"] as? [String: Any])?["type"] as? String
    }

    /// By design: an address is no text.
    var failsAtCheck: Bool {
        source.contains("isIP(cidr(")
    }

    private static func function(_ json: [String: Any]) -> CELFunction {
        let overloads = (json["overloads"] as? [[String: Any]] ?? []).map { overload in
            CELOverload(
                overload["id"] as? String ?? "",
                (overload["params"] as? [String] ?? []).map(CheckerTypeReader.type),
                CheckerTypeReader.type(overload["result"] as? String ?? ""),
                isMember: overload["member"] as? Bool ?? false
            ) { _ in nil }
        }
        return CELFunction(json["name"] as? String ?? "", overloads)
    }
}
