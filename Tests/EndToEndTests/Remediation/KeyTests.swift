import Foundation
import Testing

/// What a key that cannot be written leaves: nothing that is in the way of the next try.
struct KeyTests {
    private func makeKey(in scratch: Scratch) throws -> Tenet.Result {
        try Tenet.run("approve", "--generate-key", "k.key", folder: scratch.folder)
    }

    @Test func `a private key that cannot be written is not there`() throws {
        let scratch = try Scratch()
        let process = try Tenet.process([], folder: scratch.folder)
        process.executableURL = URL(filePath: "/bin/sh")
        // No file may hold anything, and who writes to one is told so.
        process.arguments = [
            "-c", "trap '' XFSZ; ulimit -f 0; exec \"$0\" approve --generate-key k.key", try Tenet.executable.path(),
        ]
        let errors = Pipe()
        process.standardOutput = FileHandle.nullDevice
        process.standardError = errors
        try process.run()
        let text = String(decoding: try errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 70)
        #expect(text == "tenet: k.key: file too large\n")
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path()).isEmpty)
        #expect(try makeKey(in: scratch).status == 0)
    }

    @Test func `nor is one without its public key`() throws {
        let scratch = try Scratch()
        try scratch.file("k.key.pub/file")
        #expect(
            try makeKey(in: scratch)
                == Tenet.Result(
                    status: 70, output: "", errors: "tenet: cannot write `k.key.pub`: Is a directory\n"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path()) == ["k.key.pub"])
        try FileManager.default.removeItem(atPath: scratch.path("k.key.pub"))
        #expect(try makeKey(in: scratch).status == 0)
    }
}
