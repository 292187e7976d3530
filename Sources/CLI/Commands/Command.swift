internal import ArgumentParser
import Foundation
import Reporting

/// What all commands share: how they end.
enum Command {
    static var environment: [String: String] { ProcessInfo.processInfo.environment }

    /// Runs the body until it ends or the process is interrupted; ends the process with the status that follows.
    static func run(_ body: @escaping @Sendable (Console) async throws -> ExitStatus) async throws {
        let console = Console()
        let status = await Interruption.watch {
            await Self.status(console, body)
        }
        throw ExitCode(status.rawValue)
    }

    /// The same for a body that ends by itself when the process is asked to.
    static func serve(_ body: (Console) async throws -> Void) async throws {
        let status = await Self.status(Console()) { console in
            try await body(console)
            return .success
        }
        throw ExitCode(status.rawValue)
    }

    private static func status(
        _ console: Console, _ body: (Console) async throws -> ExitStatus
    ) async -> ExitStatus {
        do {
            return try await body(console)
        } catch let failure as CommandFailure {
            if !failure.message.isEmpty { console.note("tenet: \(failure.message.visible)") }
            return failure.status
        } catch is CancellationError {
            return .interrupted
        } catch {
            console.note("tenet: \("\(error)".visible)")
            return .localFailure
        }
    }
}
