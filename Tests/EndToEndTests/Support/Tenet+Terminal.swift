import Foundation

extension Tenet {
    /// What a terminal is shown on standard output, its line ends as they came. What it shows must be small.
    static func shown(_ arguments: [String], folder: URL) throws -> String {
        let terminal = posix_openpt(O_RDWR | O_NOCTTY)
        guard terminal >= 0, grantpt(terminal) == 0, unlockpt(terminal) == 0, let name = ptsname(terminal) else {
            throw CocoaError(.fileReadUnknown)
        }
        let descriptor = open(name, O_RDWR | O_NOCTTY)
        guard descriptor >= 0 else { throw CocoaError(.fileReadUnknown) }
        let (master, side) = (FileHandle(fileDescriptor: terminal), FileHandle(fileDescriptor: descriptor))
        let process = try Tenet.process(arguments, folder: folder)
        process.standardOutput = side
        try process.run()
        var text = Data()
        var isOver = false
        // The side that stays open here keeps what was written from being lost, and reading from ending in an error.
        while !isOver {
            isOver = !process.isRunning
            var ready = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
            while poll(&ready, 1, 20) > 0 { text += master.availableData }
        }
        try side.close()
        try master.close()
        return String(decoding: text, as: UTF8.self).replacing("\r\n", with: "\n")
    }
}
