internal import HTTPTypes
internal import Hummingbird
internal import Logging

/// Takes a request through routing, authorization, the rate limit, the faults and the organization.
struct Dispatcher: HTTPResponder {
    let organization: any SimulatedBackend
    let credential: Credential
    let rateLimiter: RateLimiter?
    let faults: FaultInjector
    let log: RequestLog
    let control: ControlAPI

    func respond(to request: Request, context: ExchangeContext) async throws -> Response {
        guard !request.uri.path.hasPrefix(ControlAPI.prefix) else {
            return try await control.respond(to: request, credential: credential)
        }
        let arrival = ContinuousClock.now
        var operation: SimulatedOperation?
        var status: Int?
        defer {
            log.add(
                RequestLog.Entry(
                    time: arrival, method: request.method.rawValue, path: request.uri.path,
                    query: request.uri.query ?? "", operation: operation, status: status))
        }
        var response: Response
        var limitHeaders = HTTPFields()
        do {
            let route = try Route(method: request.method, path: request.uri.path, in: organization.dialect)
            operation = route.operation
            try credential.check(request.headers)
            limitHeaders = try rateLimiter?.admit() ?? limitHeaders
            response = try await carryOut(request, along: route, on: context.channel)
        } catch let refusal as Refusal {
            response =
                Answer(
                    refusal, in: organization.dialect, isOld: operation?.path.hasPrefix("/v1/") ?? true
                ).response
        }
        for field in limitHeaders where response.headers[field.name] == nil {
            response.headers[field.name] = field.value
        }
        status = response.status.code
        context.logger.debug("\(request.method.rawValue) \(request.uri.path) \(response.status.code)")
        // The answer to HEAD ends with its headers, or the next answer on the connection would be misread.
        return request.method == .head ? response.createHeadResponse() : response
    }
}
