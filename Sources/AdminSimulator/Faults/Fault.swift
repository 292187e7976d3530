/// Something that goes wrong on request: what, in which calls, and how often.
///
/// Spelled `WHAT[:VALUE][,OPTION:VALUE]…`. One fault at most acts on a call: the first in order that fits it.
///
/// | what | effect |
/// | --- | --- |
/// | `status:CODE` | an error status, 400 to 599, before the call takes effect, or with `when:after` after it |
/// | `limit:HINT` | 429 with the headers `seconds`, `date` (Retry-After), `reset`, `reset-minutes`, or `none` |
/// | `drop:PLACE` | the connection closes on the `request`, before the `answer`, in the `body`, or `idle` after it |
/// | `delay:SECONDS` | the answer comes late |
/// | `stall:SECONDS` | the answer stops in the middle of its body for a while |
/// | `slow:BYTES` | the body comes with this many bytes a second |
/// | `huge:BYTES` | the body is padded with spaces to this size |
/// | `body:KIND` | `truncated` or `malformed` JSON, `html`, or JSON of the wrong `shape` |
/// | `next:LINK` | the link to the next page is `repeated`, or leads to a `foreign` host, over `https`, or to a `file` |
/// | `items:KIND` | an item moves between pages: it is `repeated` on the next page, or `missing` from both |
/// | `redirect:PLACE` | 302 to the `same` or to a `foreign` host |
/// | `accept:SECONDS` | a PUT is answered with 202 and takes effect this much later, or `never` |
/// | `application:SECONDS` | the resources of a policy that is put in the cloud dialect stay `applying` so long, or end `failed` |
/// | `meddle:FIELD` | right after a PUT, or with `when:before` right before it, somebody else changes the policy's `name` or `status` |
/// | `expire:COUNT` | after this many calls the API key is refused for good |
/// | `die:COUNT` | after this many calls the server closes for good, without an answer |
///
/// Options: `operation:ID` (any by default), `after:COUNT` lets calls pass first, `times:COUNT` ends it (never by
/// default), `wait:SECONDS` is what `limit` asks for (1 by default).
package struct Fault: Sendable, Hashable {
    let effect: Effect
    /// The operation it acts on; nil means any.
    let operation: SimulatedOperation?
    /// How many fitting calls pass before the first that it acts on.
    let passes: Int
    /// How many calls it acts on; nil means all that follow.
    let times: Int?

    /// What goes wrong.
    enum Effect: Sendable, Hashable {
        case status(Int, Moment)
        case limit(RetryHint, wait: Int)
        case drop(Place)
        case delay(Duration)
        case stall(Duration)
        case slow(bytesPerSecond: Int)
        case huge(bytes: Int)
        case body(Distortion)
        case next(Link)
        case items(Move)
        case redirect(Target)
        /// Nil: never.
        case accept(after: Duration?)
        case meddle(Field, Moment)
        case application(Application)
        case expire
        case die
    }

    /// Whether the call has taken effect.
    enum Moment: String, CaseIterable, Sendable {
        case before, after
    }

    /// How a 429 says when to come back.
    enum RetryHint: String, CaseIterable, Sendable {
        case seconds, date, reset, resetMinutes = "reset-minutes", none
    }

    /// Where in the exchange the connection closes.
    enum Place: String, CaseIterable, Sendable {
        case request, answer, body, idle
    }

    /// What is wrong with the body.
    enum Distortion: String, CaseIterable, Sendable {
        case truncated, malformed, html, shape
    }

    /// Where the link to the next page leads.
    enum Link: String, CaseIterable, Sendable {
        case repeated, foreign, https, file
    }

    /// How an item moves between a page and the next.
    enum Move: String, CaseIterable, Sendable {
        case repeated, missing
    }

    /// What somebody else changes in a policy.
    enum Field: String, CaseIterable, Sendable {
        case name, status
    }

    /// What becomes of the resources of an updated policy.
    enum Application: Sendable, Hashable {
        case after(Duration)
        case failed
    }

    /// Where a redirection leads.
    enum Target: String, CaseIterable, Sendable {
        case same, foreign
    }
}
