/// The connection was closed on purpose: there is nobody to answer.
struct ConnectionClosed: Error {}
