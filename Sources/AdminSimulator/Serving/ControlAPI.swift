internal import HTTPTypes
internal import Hummingbird
internal import JSON
internal import NIOCore

/// Addresses of the simulator's own, for tests in other languages. They need the token and no fault touches them.
///
/// - `POST /_simulator/faults` with `{"faults": ["status:503,times:2"]}` adds faults, `DELETE` ends all.
/// - `GET /_simulator/calls` tells how often each operation was called.
/// - `GET /_simulator/writes` tells what was changed, in order, with the bodies that asked for it.
struct ControlAPI {
    static let prefix = "/_simulator/"

    let faults: FaultList
    let log: RequestLog

    func respond(to request: Request, credential: Credential) async throws -> Response {
        do {
            try credential.check(request.headers)
            return try await answer(request).response
        } catch let refusal as Refusal {
            return Answer(refusal, in: .reference).response
        }
    }

    private func answer(_ request: Request) async throws -> Answer {
        switch (request.uri.path.dropFirst(Self.prefix.count), request.method) {
        case ("faults", .post):
            faults.add(try Self.faults(in: try await RequestObject.body(of: request)))
            return Answer(status: .noContent)
        case ("faults", .delete):
            faults.removeAll()
            return Answer(status: .noContent)
        case ("calls", .get):
            return Answer(json: ByteBuffer(bytes: calls.serializedBytes()))
        case ("writes", .get):
            return Answer(json: ByteBuffer(bytes: writes.serializedBytes()))
        case ("faults", _):
            throw Refusal.methodNotAllowed([.post, .delete])
        case ("calls", _), ("writes", _):
            throw Refusal.methodNotAllowed([.get])
        default:
            throw Refusal.notFound("nothing is at this address")
        }
    }

    private static func faults(in body: RequestObject) throws(Refusal) -> [Fault] {
        var faults: [Fault] = []
        for text in try body.strings("faults") {
            do {
                faults.append(try Fault(parsing: text))
            } catch {
                throw .badRequest(error.description)
            }
        }
        return faults
    }

    private var writes: JSONValue {
        let writes = log.writes.map { write -> JSONValue in
            let parameters = write.parameters.sorted { $0.key < $1.key }.map { name, value in
                JSONObject.Member(key: name, value: .string(value))
            }
            return [
                "operation": .string(write.operation.rawValue),
                "parameters": .object(JSONObject(uniqueMembers: parameters)), "body": write.body,
            ]
        }
        return ["writes": .array(writes)]
    }

    private var calls: JSONValue {
        var operations = JSONObject()
        let counts = log.counts
        for operation in SimulatedOperation.allCases {
            operations[operation.rawValue] = counts[operation].map { .number(JSONNumber($0)) }
        }
        return ["total": .number(JSONNumber(log.total)), "operations": .object(operations)]
    }
}
