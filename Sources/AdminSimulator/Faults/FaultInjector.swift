internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import ServiceLifecycle

/// Makes a call go wrong as a fault says, in four places on its way.
struct FaultInjector {
    /// A host that does not exist: https://www.rfc-editor.org/rfc/rfc2606#section-2.
    static let foreignOrigin = "http://foreign.invalid"

    let faults: FaultList
    let now: @Sendable () -> Timestamp
    /// Closes the server for good.
    let die: @Sendable () -> Void

    /// Before the call takes effect.
    /// - Returns: What is answered in place of the call; nil when it goes on.
    func begin(_ effect: Fault.Effect?, _ exchange: Exchange) async throws -> Answer? {
        switch effect {
        case .status(let code, .before):
            throw Refusal.failure(HTTPResponse.Status(code: code))
        case .limit(let hint, let wait):
            throw Refusal.tooManyRequests(headers(hint, wait: wait))
        case .expire:
            throw Refusal.unauthorized
        case .redirect(let target):
            var answer = Answer(status: .found)
            answer.headers[.location] = (target == .same ? exchange.origin : Self.foreignOrigin) + exchange.target
            return answer
        case .drop(.request):
            try? await exchange.channel.close()
            throw ConnectionClosed()
        case .die:
            die()
            throw ConnectionClosed()
        case .delay(let duration):
            try await Self.sleep(duration)
            return nil
        default:
            return nil
        }
    }

    /// After the call took effect, on what it answers.
    func amend(_ reply: Reply, _ effect: Fault.Effect?, _ exchange: Exchange) async throws -> Reply {
        switch effect {
        case .status(let code, .after):
            throw Refusal.failure(HTTPResponse.Status(code: code))
        case .drop(.answer):
            try? await exchange.channel.close()
            throw ConnectionClosed()
        case .items(let move):
            guard case .page(var page) = reply, let following = page.following else { return reply }
            switch move {
            case .repeated: page.items.append(following)
            case .missing: page.items.removeLast()
            }
            return .page(page)
        default:
            return reply
        }
    }

    /// Ends early when the server shuts down, so that no stalled answer holds it up.
    static func sleep(_ duration: Duration) async throws {
        try await cancelWhenGracefulShutdown {
            try await Task.sleep(for: duration)
        }
    }

    private func headers(_ hint: Fault.RetryHint, wait: Int) -> HTTPFields {
        let time = now().advanced(bySeconds: Int64(wait))
        return switch hint {
        case .seconds: [.retryAfter: String(wait)]
        case .date: [.retryAfter: time.httpDate]
        case .reset: [.rateLimitRemaining: "0", .rateLimitReset: time.rfc3339Seconds]
        case .resetMinutes: [.rateLimitRemaining: "0", .rateLimitReset: time.roundedUpToMinute.minutePrecision]
        case .none: [:]
        }
    }
}
