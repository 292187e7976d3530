internal import Hummingbird
internal import JSON
internal import NIOCore

extension Dispatcher {
    /// Carries out an authorized request, with the fault that acts on it.
    func carryOut(_ request: Request, along route: Route, on channel: any Channel) async throws -> Response {
        let exchange = Exchange(request, on: channel)
        let effect = faults.faults.effect(on: route.operation)
        if let answer = try await faults.begin(effect, exchange) {
            return answer.response
        }
        let call = try await read(request, along: route)
        if case .application(let application) = effect { await organization.apply(application) }
        if case .meddle(let field, .before) = effect { await organization.meddle(with: field, of: call["policyId"]) }
        if case .accept(let delay) = effect {
            let answer = Answer(accepted: try await organization.accept(call, after: delay), in: organization.dialect)
            if delay != nil { log.add(RequestLog.Write(call)) }
            return answer.response
        }
        let result = try await organization.answer(call)
        if route.operation.isWrite { log.add(RequestLog.Write(call)) }
        if case .meddle(let field, .after) = effect { await organization.meddle(with: field, of: call["policyId"]) }
        let reply = try await faults.amend(result, effect, exchange)
        var links = PageLinks(
            origin: exchange.origin, call: call, dialect: organization.dialect,
            cursors: organization.settings.cursors)
        if case .next(let fault) = effect {
            links.fault = fault
        }
        var answer = Answer(reply, links: links)
        if organization.settings.hasEntityTags, route.operation == .getPolicyById {
            answer.headers[.eTag] = reply.entityTag
        }
        return answer.response(distortedBy: effect)
    }

    private func read(_ request: Request, along route: Route) async throws -> Call {
        let call = Call(
            route: route,
            query: try Query(request.uri.query ?? "", for: route.operation, in: organization.dialect),
            body: try await RequestObject.body(of: request, for: route.operation),
            ifMatch: request.headers[.ifMatch])
        if organization.dialect == .cloud, let shape = CloudShapes.body(of: route.operation) {
            try shape.check(.object(call.body.object), "the body")
        }
        return call
    }
}
