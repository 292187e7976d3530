/// Changes an organization. Nothing it sends is ever sent twice: after a failure, reading tells what took effect.
package struct AdminWriteClient: Sendable {
    let caller: Caller
}
