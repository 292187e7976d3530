extension AdminAPIError {
    /// The failure that a status other than a success means.
    init(status: Int, _ failure: CallFailure) {
        self =
            switch status {
            case 400: .badRequest(failure)
            case 401: .unauthorized(failure)
            case 403: .forbidden(failure)
            case 404: .notFound(failure)
            case 429: .rateLimited(failure)
            case 500...599: .serverError(failure)
            default: .unexpectedStatus(failure)
            }
    }
}
